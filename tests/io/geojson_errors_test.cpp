// Bad GeoJSON: what is said, and where. A broken file is refused; a bad feature is left out and named.
#include <ctime>
#include <string>

#include "tests/catch.h"
#include "tests/io/test_files.h"

using namespace geodata;
using test_files::message;
using test_files::read;

namespace {

struct Refused {
  const char* text;
  const char* why;
  std::int64_t line, byte;
};

const Refused refused[] = {
    {"", "the file is empty", 0, -1},
    {" \n\n ", "the file is empty", 0, -1},
    {"hello", "it is not JSON", 1, 0},
    {"{\"type\":\"FeatureCollection\",\n\"features\":[{\"type\":\"Feat", "cut off", 2, 54},
    {"{\"type\":\"FeatureCollection\",\n\"features\":[", "cut off", 2, 41},
    {"{\"type\":\"FeatureCollection\",\"features\":[]", "cut off", 1, 41},
    {"{\"type\":\"Point\",\n\"coordinates\":[NaN,1]}", "NaN is not a number that JSON allows", 2, 32},
    {"{\"type\":\"Point\",\"coordinates\":[1,-Infinity]}", "-Infinity is not a number", 1, 33},
    {"{\"type\":\"Point\",\"coordinates\":[1,2,]}", "the character ] cannot stand here", 1, 35},
    {"{\"type\":\"Point\" \"coordinates\":[1,2]}", "the character \" cannot stand here", 1, 16},
    {"{\"type\":\"Point\",\"coordinates\":[01,2]}", "needless 0", 1, 31},
    {"{\"type\":\"Point\",\"coordinates\":[1.,2]}", "the character , cannot stand here", 1, 33},
    {"{\"type\":\"Point\",\"coordinates\":[+1,2]}", "the character + cannot stand here", 1, 31},
    {"{'type':'Point'}", "the character ' cannot stand here", 1, 1},
    {"{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":\"\xC8\xCB\"}}", "a text is not UTF-8", 1, 53},
    {"{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":\"x\ny\"}}", "line break", 1, 54},
    {"{\"type\":\"Point\",\"coordinates\":[1,2]}}", "behind the end", 1, 36},
    {"{\"type\":\"Point\",\"coordinates\":[1,2]}\nrest", "behind the end", 2, 37},
    {"[]", "not a GeoJSON object", 1, 0},
    {"{}", "not a GeoJSON object", 1, 0},
    {"{\"type\":\"Topology\",\"objects\":{}}", "TopoJSON", 1, 0},
    {"{\"type\":\"Table\"}", "its type is Table", 1, 0},
    {"{\"type\":\"FeatureCollection\"}", "without a list of features", 1, 0},
    {"{\"type\":\"FeatureCollection\",\"features\":{}}", "without a list of features", 1, 0},
    {"{\"type\":\"Point\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:999999\"}},\"coordinates\":[1,2]}",
     "EPSG:999999 is not known", 1, 22},
    {"{\"type\":\"Point\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"+proj=longlat "
     "+nadgrids=/etc/passwd\"}},"
     "\"coordinates\":[1,2]}",
     "is not a name such as EPSG:4326", 1, 22},
};

// A file of four features, of which the second and last are whole and the third is the case.
std::string with_third(const std::string& third) {
  const std::string whole =
      R"({"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[123,41]}})";
  std::string out = "{\"type\":\"FeatureCollection\",\"features\":[\n";
  out += whole + ",\n" + whole + ",\n" + third + ",\n" + whole + "\n]}";
  return out;
}
std::string with_geometry(const std::string& geometry) {
  std::string third = R"({"type":"Feature","properties":{"n":3},"geometry":)";
  third += geometry;
  return with_third(third += "}");
}

const std::pair<const char*, const char*> bad_geometries[] = {
    {R"({"type":"Point","coordinates":[432.1,41]})", "the position 432.1, 41 is not a longitude and latitude"},
    {R"({"type":"Point","coordinates":[123,-91]})", "is not a longitude and latitude"},
    {R"({"type":"Point","coordinates":[1e999,41]})", "not a number"},
    {R"({"type":"LineString","coordinates":[[1,2],[3,400]]})", "is not a longitude and latitude"},
    {R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]],[[0,0],[500,0],[1,1],[0,0]]]})", "500, 0"},
    {R"({"type":"Point","coordinates":[123]})", "fewer than two numbers"},
    {R"({"type":"Point","coordinates":[null,41]})", "not nested"},
    {R"({"type":"Point","coordinates":["123","41"]})", "not nested"},
    {R"({"type":"Point","coordinates":{}})", "not nested"},
    {R"({"type":"LineString","coordinates":[123,41]})", "not nested"},
    {R"({"type":"Point","coordinates":[[123,41]]})", "not nested"},
    {R"({"type":"Polygon","coordinates":[[123,41],[124,41]]})", "not nested"},
    {R"({"coordinates":[[123,41],[124,41]],"type":"Polygon"})", "not nested"},
    {R"({"type":"Circle","coordinates":[123,41]})", "the geometry type Circle is not known"},
    {R"({"coordinates":[123,41]})", "geometry type"},
    {R"({"type":"Point"})", "no coordinates"},
    {R"({"type":"GeometryCollection"})", "no coordinates"},
    {R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,1]},{"type":"Blob"}]})", "Blob"},
    {"\"POINT (1 2)\"", "not an object"},
};

// Of the processor, not of the clock: tests run beside others.
double seconds_to_read(const std::string& text, std::string& said) {
  const std::clock_t start = std::clock();
  said = message(read(text));
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("a broken file is refused with line and byte") {
  for (const Refused& row : refused) {
    INFO(row.text);
    const auto result = read(row.text);
    REQUIRE_FALSE(result.has_value());
    INFO(message(result));
    CHECK(message(result).find(row.why) != std::string::npos);
    CHECK(result.error().file == "test.geojson");
    if (row.byte < 0) continue;
    CHECK(result.error().line == row.line);
    CHECK(result.error().byte == row.byte);
  }
}

TEST_CASE("every byte of a file is checked, whatever member it stands in") {
  const std::pair<const char*, const char*> bad_values[] = {
      {R"("\x00")", "the character x cannot stand here"},
      {R"("\u12G4")", "the character G cannot stand here"},
      {R"("\ud800")", "half of a character"},
      {R"("\ud800\u0041")", "half of a character"},
      {R"("\udc00\ud800")", "half of a character"},
      {"\"\xC8\xCB\"", "a text is not UTF-8"},
      {"\"\xED\xA0\x80\"", "a text is not UTF-8"},  // a surrogate as bytes
      {"\"a\tb\"", "control character"},
      {"nul", "the character n cannot stand here"},
      {"nulll", "the character l cannot stand here"},
      {"True", "the character T cannot stand here"},
      {"NaN", "NaN is not a number that JSON allows"},
      {"-", "the character - cannot stand here"},
      {"01", "needless 0"},
      {"1.", "cannot stand here"},
      {".5", "the character . cannot stand here"},
      {"[1,]", "the character ] cannot stand here"},
      {"{\"a\":1,}", "the character } cannot stand here"},
      {"{\"\\q\":1}", "the character q cannot stand here"},
      {"{a:1}", "the character a cannot stand here"},
  };
  // Where a value may stand: %.
  const char* const places[] = {
      R"({"type":"Feature","geometry":null,"properties":{"a":%}})",
      R"({"type":"Feature","geometry":null,"properties":{"a":{"b":[1,%]}}})",
      R"({"type":"Feature","geometry":null,"properties":null,"extra":%})",
      R"({"type":"Feature","geometry":{"type":"Point","coordinates":[1,2],"extra":%},"properties":null})",
      R"({"type":"Feature","id":%,"geometry":null,"properties":null})",
      R"({"type":"Feature","bbox":%,"geometry":null,"properties":null})",
      R"({"type":"FeatureCollection","extra":{"b":%},"features":[]})",
      R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":null}],"extra":[%]})",
  };
  for (const char* place : places) {
    const std::string around = place;
    const std::size_t at = around.find('%');
    for (const auto& [value, why] : bad_values) {
      const std::string file = around.substr(0, at) + value + around.substr(at + 1);
      INFO(file);
      const auto result = read(file);
      CHECK_FALSE(result.has_value());
      INFO(message(result));
      CHECK(message(result).find(why) != std::string::npos);
      if (!result) CHECK((result.error().byte >= static_cast<std::int64_t>(at) && result.error().line == 1));
    }
  }
}

TEST_CASE("a bad feature is left out, named, and the rest is read") {
  for (const auto& [geometry, why] : bad_geometries) {
    INFO(geometry);
    const auto result = read(with_geometry(geometry));
    INFO(message(result));
    REQUIRE(result.has_value());
    CHECK(result->value.features_read == 3);
    CHECK(result->value.features_skipped == 1);
    CHECK(result->value.features->vertex_count() == 3);
    REQUIRE(result->warnings.size() == 1);
    const std::string said = say(result->warnings[0]);
    INFO(said);
    CHECK(said.find("Feature 3 is left out") == 0);
    CHECK(said.find(why) != std::string::npos);
    CHECK(result->warnings[0].line == 4);
  }
}

TEST_CASE("a feature with two geometries is left out: neither of them is its own") {
  const auto got = read(R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]},
"geometry":{"type":"Point","coordinates":[3,4]}},
{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[5,6]}}]})");
  REQUIRE(got);
  CHECK(got->value.features->size() == 1);
  REQUIRE(got->warnings.size() == 1);
  CHECK(say(got->warnings[0]).find("its geometry is given twice") != std::string::npos);
}

TEST_CASE("what is in the list of features and is none is left out") {
  for (const char* third : {"17", "null", "[]", R"({"type":"feature","geometry":null})", "{}"}) {
    INFO(third);
    const auto result = read(with_third(third));
    REQUIRE(result.has_value());
    CHECK(result->value.features_read == 3);
    REQUIRE(result->warnings.size() == 1);
    CHECK(result->warnings[0].line == 4);
  }
}

TEST_CASE("many bad features are 20 warnings and a count") {
  std::string text = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null}";
  for (int i = 0; i < 50; ++i) text += ",\n17";
  const auto result = read(text + "]}");
  REQUIRE(result.has_value());
  CHECK(result->value.features_skipped == 50);
  REQUIRE(result->warnings.size() == 21);
  CHECK(say(result->warnings[20]).find("30 more features") == 0);
}

TEST_CASE("a file in metres that names no coordinate system says which member it lacks") {
  const auto result = read(R"({"type":"Point","coordinates":[510505.3,4542255.5]})");
  CHECK(message(result).find("the file has no crs member") != std::string::npos);
  CHECK(message(result).find("EPSG:32651") != std::string::npos);
  const auto wrong = read(
      R"({"type":"Point","crs":{"type":"name","properties":{"name":"EPSG:4326"}},"coordinates":[510505.3,4542255.5]})");
  CHECK(message(wrong).find("do not fit the coordinate system EPSG:4326") != std::string::npos);
}

TEST_CASE("100 MB of brackets are refused at once") {
  for (const char* before : {"", R"({"type":"FeatureCollection","features":)", R"({"type":"Polygon","coordinates":)"}) {
    std::string text = before;
    text.append(100'000'000, '[');
    std::string said;
    CHECK(seconds_to_read(text, said) < 0.2);
    CHECK(said.find("nested more than 512 deep") != std::string::npos);
  }
  std::string objects;
  for (int i = 0; i < 100000; ++i) objects += R"({"a":)";
  CHECK(message(read(objects)).find("nested more than 512 deep") != std::string::npos);
}

TEST_CASE("a file cut off anywhere is refused, and never crashes") {
  const std::string whole = R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"\u5343",)"
                            R"("properties":{"a":-1.5e2,"b":[true,null]},)"
                            R"("geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}}]})";
  REQUIRE(read(whole).has_value());
  for (std::size_t length = 0; length < whole.size(); ++length) {
    INFO(whole.substr(0, length));
    CHECK_FALSE(read(whole.substr(0, length)).has_value());
  }
}

TEST_CASE("coordinates of a chart are refused as such, wherever the recipe stands") {
  const std::string collection = R"({"type":"FeatureCollection",A"features":[{"type":"Feature","properties":{},
    "geometry":{"type":"Point","coordinates":[7900,6600]}}]B})";
  const std::string recipe = R"("hc-transform":{"default":{"crs":"+proj=lcc"}})";
  for (const bool before : {true, false}) {
    std::string bytes = collection;
    bytes.replace(bytes.find("B}"), 1, before ? "" : "," + recipe);
    bytes.replace(bytes.find("A\""), 1, before ? recipe + "," : "");
    const auto read = test_files::read(bytes);
    REQUIRE_FALSE(read);
    CHECK(test_files::message(read).find("those of a chart (hc-transform)") != std::string::npos);
  }
}

TEST_CASE("a file whose latitudes come first is told as such, and read when the reader says so") {
  std::string swapped = R"({"type":"FeatureCollection","features":[)";
  for (int i = 0; i < 3; ++i) {
    swapped += i > 0 ? ",\n" : "\n";
    swapped += R"({"type":"Feature","properties":null,"geometry":{"type":"LineString","coordinates":[[41.)" +
               std::to_string(i) + R"(,122.9],[41.5,123.1]]}})";
  }
  swapped += "]}";
  const auto refused = read(swapped);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().remedy == Remedy::swap_axes);
  CHECK(message(refused) ==
        "Cannot read the file: its latitudes and longitudes are swapped: a latitude here is beyond 90, and every "
        "longitude could be a latitude. (test.geojson, line 2)");
  ReadOptions options;
  options.swapped = true;
  const auto got = read_vector_bytes(swapped, "test.geojson", options);
  REQUIRE(got);
  REQUIRE(got->value.features->size() == 3);
  const LngLat end = to_lnglat(got->value.features->ring(2).back());
  CHECK(end.lng == Catch::Approx(123.1).margin(1e-6));
  CHECK(end.lat == Catch::Approx(41.5).margin(1e-6));

  // Another system in metres, or a single bad feature, is no swap.
  CHECK(message(read(R"({"type":"Point","coordinates":[500000,4550000]})")).find("swapped") == std::string::npos);
  const auto one_bad = read(with_geometry(R"({"type":"Point","coordinates":[41,123]})"));
  REQUIRE(one_bad);
  CHECK(one_bad->value.features->size() == 3);
}
