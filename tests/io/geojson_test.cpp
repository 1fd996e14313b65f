// What the GeoJSON reader takes in: geometry, ids, properties, coordinate systems, sequences.
#include <atomic>
#include <string>

#include "tests/catch.h"
#include "tests/io/test_files.h"

using namespace geodata;
using test_files::message;
using test_files::read;

namespace {

std::string collection_of(const std::string& features, const std::string& members = "") {
  std::string out = R"({"type":"FeatureCollection",)";
  out += members;
  out += R"("features":[)";
  out += features;
  return out + "]}";
}

std::string feature(const std::string& properties, const std::string& members = "") {
  std::string out = R"({"type":"Feature",)";
  out += members;
  out += R"("geometry":{"type":"Point","coordinates":[123,41]},"properties":)";
  out += properties;
  return out + "}";
}

// The store of a text that must be read.
std::shared_ptr<const FeatureStore> store_of(const std::string& geojson) {
  const auto result = read(geojson);
  INFO(geojson << "\n" << message(result));
  REQUIRE(result.has_value());
  return result->value.features;
}

}  // namespace

TEST_CASE("members may come in any order") {
  const char* texts[] = {
      R"({"type":"FeatureCollection","features":[{"type":"Feature",
          "geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]},"properties":{"a":1}}]})",
      R"({"features":[{"properties":{"a":1},"geometry":{"coordinates":[[1,2],[3,4]],"type":"LineString"},
          "type":"Feature"}],"type":"FeatureCollection"})",
      "\xEF\xBB\xBF "
      "\n{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[1,2],["
      "3,4]]}}\n",
  };
  for (const char* text : texts) {
    const auto store = store_of(text);
    REQUIRE(store->size() == 1);
    CHECK(store->value(0, "a") == Value{std::int64_t{1}});
    REQUIRE(store->vertex_count() == 2);
    CHECK(store->vertices()[0] == to_world({1, 2}));
    CHECK(store->vertices()[1] == to_world({3, 4}));
  }
}

TEST_CASE("a bare geometry is one feature") {
  const auto store = store_of(R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})");
  CHECK(store->size() == 1);
  CHECK(store->type(0) == GeometryType::polygon);
}

TEST_CASE("empty things are not mistakes") {
  CHECK(store_of(collection_of(""))->size() == 0);
  CHECK(store_of(R"({"type":"Feature","geometry":null,"properties":null})")->size() == 1);
  CHECK(store_of(R"({"type":"Point","coordinates":[]})")->parts(0).size() == 0);
  CHECK(store_of(R"({"type":"MultiPolygon","coordinates":[]})")->parts(0).size() == 0);
  CHECK(store_of(R"({"type":"GeometryCollection","geometries":[]})")->parts(0).size() == 0);
}

TEST_CASE("ids: the member of either type, else the property") {
  const std::pair<std::string, const char*> rows[] = {
      {feature("{}", R"("id":"a/1",)"), "a/1"},
      {feature("{}", R"("id":12,)"), "12"},
      {feature(R"({"id":"p"})", R"("id":"m",)"), "m"},
      {feature(R"({"id":"p"})"), "p"},
      {feature(R"({"id":7})"), "7"},
      {feature(R"({"id":null})"), ""},
      {feature("{}", R"("id":null,)"), ""},
      {feature("{}", R"("id":{"no":1},)"), ""},
  };
  for (const auto& [text, id] : rows) {
    INFO(text);
    const auto store = store_of(collection_of(text));
    CHECK(store->id(0) == id);
    CHECK(store->find(id).has_value() == (*id != 0));
  }
}

TEST_CASE("properties keep their types") {
  struct Row {
    const char* json;
    ColumnType type;
    Value value;
  };
  const Row rows[] = {
      {"true", ColumnType::boolean, true},
      {"-12", ColumnType::integer, std::int64_t{-12}},
      {"9223372036854775807", ColumnType::integer, std::int64_t{9223372036854775807}},
      {"9223372036854775808", ColumnType::text, "9223372036854775808"},  // an id keeps its digits
      {"1.0", ColumnType::real, 1.0},
      {"1e3", ColumnType::real, 1000.0},
      {R"("")", ColumnType::text, ""},
      {R"("a\n\"\\\/\u5343\u5c71\ud83c\udfd4")", ColumnType::text, "a\n\"\\/千山🏔"},
      {R"("1982-11-08")", ColumnType::date, "1982-11-08"},
      {R"("1982-11-8")", ColumnType::text, "1982-11-8"},
      {R"({"a": [1, "x"]})", ColumnType::json, R"({"a": [1, "x"]})"},
      {"[]", ColumnType::json, "[]"},
  };
  for (const Row& row : rows) {
    INFO(row.json);
    const auto store = store_of(collection_of(feature(std::string("{\"k\":") + row.json + "}")));
    CHECK(store->column_type(0) == row.type);
    CHECK(store->value(0, "k") == row.value);
  }
  CHECK_FALSE(store_of(collection_of(feature(R"({"k":null})")))->column("k"));
}

TEST_CASE("columns follow names, not positions") {
  const auto store =
      store_of(collection_of(feature(R"({"a":1,"b":"x"})") + "," + feature(R"({"b":"y","c":true,"a":2})") + "," +
                             feature(R"({"c":false})") + "," + feature(R"({"b":5,"b":6})")));
  CHECK(to_string(store->value(1, "a")) == "2");
  CHECK(to_string(store->value(1, "b")) == "y");
  CHECK(to_string(store->value(2, "c")) == "false");
  CHECK(store->value(2, "a") == Value{});
  CHECK(to_string(store->value(3, "b")) == "6");
}

TEST_CASE("a column of dates with one other text is a column of texts") {
  const auto store = store_of(collection_of(feature(R"({"d":"2021-05-31"})") + "," + feature(R"({"d":"in spring"})")));
  CHECK(store->column_type(0) == ColumnType::text);
  CHECK(to_string(store->value(0, "d")) == "2021-05-31");
}

TEST_CASE("foreign members are passed over") {
  const auto store = store_of(collection_of(feature("{}", R"("bbox":[1,2,3,4],"when":{"start":[{"x":{}}]},)"),
                                            R"("@context":["x",{"y":1}],"name":"n",)"));
  CHECK(store->size() == 1);
  CHECK(store->column_names().empty());
}

TEST_CASE("a property text of megabytes is only a text") {
  const std::string article(5'000'000, 'x');
  const auto store = store_of(R"({"note":")" + article + R"(","type":"FeatureCollection","features":[)" +
                              feature(R"({"text":")" + article + R"("})") + "]}");
  CHECK(to_string(store->value(0, "text")) == article);
}

TEST_CASE("the old crs member is honoured") {
  // Qianshan in UTM zone 51 north, as GDAL's gdaltransform gives it.
  const std::string utm = R"({"type":"FeatureCollection",CRS"features":[{"type":"Feature","properties":{},
    "geometry":{"type":"Point","coordinates":[510507.725736428,4542233.64236625]}}]})";
  const std::string degrees = R"({"type":"FeatureCollection",CRS"features":[{"type":"Feature","properties":{},
    "geometry":{"type":"Point","coordinates":[123.125,41.03125]}}]})";
  struct Row {
    const std::string& text;
    const char* name;
    const char* crs;
  };
  const Row rows[] = {
      {utm, "EPSG:32651", "EPSG:32651"},
      {utm, "urn:ogc:def:crs:EPSG::32651", "EPSG:32651"},
      {degrees, "EPSG:4326", "EPSG:4326"},
      {degrees, "urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84"},
      {degrees, "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const std::string member = std::string(R"("crs":{"type":"name","properties":{"name":")") + row.name + R"("}},)";
    std::string text = row.text;
    text.replace(text.find("CRS"), 3, member);
    const auto result = read(text);
    INFO(message(result));
    REQUIRE(result.has_value());
    CHECK(result->value.crs == row.crs);
    const LngLat p = to_lnglat(result->value.features->vertices()[0]);
    CHECK(p.lng == Catch::Approx(123.125).margin(2e-7));
    CHECK(p.lat == Catch::Approx(41.03125).margin(2e-7));
  }
}

TEST_CASE("a crs member behind the features counts as well") {
  const auto result = read(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
    "geometry":{"type":"Point","coordinates":[510507.725736428,4542233.64236625]}}],
    "crs":{"type":"name","properties":{"name":"EPSG:32651"}}})");
  INFO(message(result));
  REQUIRE(result.has_value());
  CHECK(to_lnglat(result->value.features->vertices()[0]).lng == Catch::Approx(123.125).margin(2e-7));
}

TEST_CASE("one text after another is a sequence") {
  const std::string f = feature("{}");
  for (const std::string& text :
       {f + "\n" + f, "\x1E" + f + "\n\x1E" + f + "\n", f + f, collection_of(f) + "\n" + f + "\n"}) {
    const auto result = read(text);
    INFO(message(result));
    REQUIRE(result.has_value());
    CHECK(result->value.format == "GeoJSONSeq");
    CHECK(result->value.features_read == 2);
  }
}

TEST_CASE("reading can be cancelled and says how far it is") {
  std::string many = feature("{}");
  for (int i = 0; i < 3000; ++i) many.append(",").append(feature("{}"));
  const std::string text = collection_of(many);
  ReadOptions options;
  double last = 0;
  options.progress = [&](double fraction) {
    CHECK(fraction > last);
    CHECK(fraction <= 1);
    last = fraction;
  };
  CHECK(read_vector_bytes(text, "t.geojson", options).has_value());
  CHECK(last > 0.5);
  const std::atomic<bool> cancel = true;
  options.cancel = &cancel;
  options.progress = nullptr;
  CHECK(message(read_vector_bytes(text, "t.geojson", options)).find("cancelled") != std::string::npos);
}
