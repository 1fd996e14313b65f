// KML as people and programs write it: every folder, every kind of geometry and of property, and its faults with lines.
#include "tests/catch.h"
#include "tests/io/test_files.h"

using namespace geodata;
using test_files::message;

namespace {

std::string kml(std::string_view inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\" "
         "xmlns:gx=\"http://www.google.com/kml/ext/2.2\"><Document><name>Walk</name>" +
         std::string(inside) + "</Document></kml>";
}

test_files::Read read_kml(std::string_view inside, const std::string& layer = {}) {
  ReadOptions options;
  options.layer = layer;
  return read_vector_bytes(kml(inside), "walk.kml", options);
}

// "point 122.9,41.1; polygon 4+4" : parts with the vertices of each ring; a point with its position.
std::string shape(const FeatureStore& store, FeatureIndex f) {
  std::string out;
  for (PartIndex p = store.parts(f).first; p < store.parts(f).last; ++p) {
    out += out.empty() ? "" : "; ";
    const char* const names[] = {"point", "line", "polygon"};
    out += names[static_cast<std::size_t>(store.type(p))];
    for (RingIndex r = store.rings(p).first; r < store.rings(p).last; ++r)
      out += (r == store.rings(p).first ? " " : "+") + std::to_string(store.ring(r).size());
  }
  return out;
}

std::string value(const test_files::Read& from, FeatureIndex f, const char* column) {
  return to_string(from->value.features->value(f, column));
}

constexpr std::string_view point = "<Point><coordinates>122.9,41.1,0</coordinates></Point>";

}  // namespace

TEST_CASE("each folder with placemarks is a layer; one name twice is told apart") {
  const std::string mark = "<Placemark>" + std::string(point) + "</Placemark>";
  const std::string inside = mark + "<Folder><name>Mines</name>" + mark + "<Folder><name>寺庙</name>" + mark +
                             "</Folder></Folder><Folder><name>empty</name></Folder><Folder><name>Mines</name>" + mark +
                             mark + "</Folder>";
  const auto first = read_kml(inside);
  INFO(message(first));
  REQUIRE(first);
  CHECK(first->value.layers == std::vector<std::string>{"Walk", "Mines", "寺庙", "Mines 2"});
  CHECK(first->value.layer == "Walk");
  CHECK(first->warnings.empty());
  CHECK(read_kml(inside, "Mines 2")->value.features_read == 2);
  CHECK(message(read_kml(inside, "Roads")).find("it has no layer Roads") != std::string::npos);
}

TEST_CASE("geometry of every kind") {
  const std::string ring = "<LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing>";
  const std::pair<std::string, const char*> rows[] = {
      {std::string(point), "point 1"},
      {"<LineString><coordinates>122.9,41.1 123,41.2,5\n123.1,41.3</coordinates></LineString>", "line 3"},
      {ring, "line 4"},
      {"<Polygon><innerBoundaryIs>" + ring + ring + "</innerBoundaryIs><outerBoundaryIs>" + ring +
           "</outerBoundaryIs></Polygon>",
       "polygon 4+4+4"},
      {"<MultiGeometry>" + std::string(point) + "<MultiGeometry><Polygon><outerBoundaryIs>" + ring +
           "</outerBoundaryIs></Polygon></MultiGeometry></MultiGeometry>",
       "point 1; polygon 4"},
      {"<gx:Track><when>2020-05-08T00:00:00Z</when><gx:coord>122.9 41.1 40</gx:coord><gx:coord>122.91 41.2</gx:coord>"
       "</gx:Track>",
       "line 2"},
      {"<gx:MultiTrack><gx:Track><gx:coord>1 1 1</gx:coord><gx:coord>2 2 2</gx:coord></gx:Track><gx:Track>"
       "<gx:coord>3 3 1</gx:coord><gx:coord>4 4 2</gx:coord><gx:coord>5 5 2</gx:coord></gx:Track></gx:MultiTrack>",
       "line 2; line 3"},
      {"", ""},
  };
  for (const auto& [geometry, expected] : rows) {
    CAPTURE(geometry);
    const auto got = read_kml("<Placemark><name>a</name>" + geometry + "</Placemark>");
    INFO(message(got));
    REQUIRE(got);
    REQUIRE(got->value.features_read == 1);
    CHECK(shape(*got->value.features, 0) == expected);
    CHECK(got->warnings.empty());
  }
}

TEST_CASE("blanks beside a comma part nothing, as people type them") {
  const auto got = read_kml(
      "<Placemark><LineString><coordinates> 122.9, 41.1, 0  123.0 ,41.2,0\n\t123.1,41.3 "
      "</coordinates></LineString></Placemark>");
  REQUIRE(got);
  const FeatureStore& store = *got->value.features;
  REQUIRE(shape(store, 0) == "line 3");
  CHECK(store.vertices()[0] == to_world({122.9, 41.1}));
  CHECK(store.vertices()[2] == to_world({123.1, 41.3}));
  CHECK(got->warnings.empty());
}

TEST_CASE("a track has its times, and a placemark its time or span") {
  const auto track = read_kml(
      "<Placemark><gx:Track><when>2020-05-08T00:00:00Z</when><when>2020-05-08T00:01:00Z</when>"
      "<gx:coord>1 1 1</gx:coord><gx:coord>2 2 2</gx:coord></gx:Track></Placemark>");
  REQUIRE(track);
  CHECK(value(track, 0, "begin") == "2020-05-08T00:00:00Z");
  CHECK(value(track, 0, "end") == "2020-05-08T00:01:00Z");
  CHECK(value(track, 0, "times") == R"(["2020-05-08T00:00:00Z","2020-05-08T00:01:00Z"])");
  const auto span = read_kml("<Placemark><TimeSpan><begin>1918</begin><end>1933-06-04</end></TimeSpan>" +
                             std::string(point) + "</Placemark>");
  REQUIRE(span);
  CHECK(value(span, 0, "begin") == "1918");
  CHECK(value(span, 0, "end") == "1933-06-04");
}

TEST_CASE("properties: Data, SimpleData and elements of one's own; HTML as text") {
  const auto got = read_kml(
      "<Placemark><name><![CDATA[Pit <b>3</b>]]></name><description><![CDATA[<table><tr><td>class</td><td>III</td></tr>"
      "<tr><td>a &amp; b</td></tr></table><script>alert(1)</script>]]></description><ExtendedData><Data name=\"level\">"
      "<value>III</value></Data><SchemaData schemaUrl=\"#x\"><SimpleData name=\"pop\">12</SimpleData></SchemaData>"
      "<camp:number xmlns:camp=\"x\">14</camp:number></ExtendedData>" +
      std::string(point) + "</Placemark>");
  REQUIRE(got);
  CHECK(value(got, 0, "name") == "Pit 3");
  CHECK(value(got, 0, "description") == "class III\na & b");
  CHECK(value(got, 0, "level") == "III");
  CHECK(got->value.features->value(0, "pop") == Value{std::int64_t{12}});
  CHECK(got->value.features->value(0, "number") == Value{std::int64_t{14}});
}

TEST_CASE("the look of its style, its own before the document's, wherever that stands") {
  const auto got = read_kml(
      "<Placemark><styleUrl>#map</styleUrl>" + std::string(point) +
      "</Placemark><Placemark><styleUrl>#base</styleUrl><Style><LineStyle><color>ff0000ff</color></LineStyle></Style>" +
      std::string(point) + "</Placemark><Placemark><styleUrl>http://example.org/a.kml#base</styleUrl>" +
      std::string(point) +
      "</Placemark><Style id=\"base\"><LineStyle><color>80ff8000</color><width>2.5</width></LineStyle>"
      "<PolyStyle><color>7f00ff00</color><fill>0</fill></PolyStyle><IconStyle><color>ff00ffff</color></IconStyle>"
      "</Style><StyleMap id=\"map\"><Pair><key>highlight</key><styleUrl>#none</styleUrl></Pair>"
      "<Pair><key>normal</key><styleUrl>#base</styleUrl></Pair></StyleMap>");
  REQUIRE(got);
  CHECK(value(got, 0, "stroke") == "#0080ff");
  CHECK(value(got, 0, "stroke-opacity") == "0.5");
  CHECK(value(got, 0, "stroke-width") == "2.5");
  CHECK(value(got, 0, "fill") == "#00ff00");
  CHECK(value(got, 0, "fill-opacity") == "0");
  CHECK(value(got, 0, "marker-color") == "#ffff00");
  CHECK(value(got, 1, "stroke") == "#ff0000");
  CHECK(value(got, 1, "stroke-width") == "2.5");
  CHECK(value(got, 2, "stroke").empty());
}

TEST_CASE("one bad position is left out and told with its line; a bad point leaves its placemark out") {
  const auto got = read_kml(
      "<Placemark><name>a</name><LineString><coordinates>122.9,41.1\n122,9,41,1\n123,41.2\n"
      "123.1,141.3 123.2,41.3</coordinates></LineString></Placemark>\n<Placemark><Point>"
      "<coordinates>east,north</coordinates></Point></Placemark><Placemark><Point/></Placemark>");
  INFO(message(got));
  REQUIRE(got);
  CHECK(got->value.features_read == 1);
  CHECK(got->value.features_skipped == 2);
  CHECK(shape(*got->value.features, 0) == "line 3");
  std::vector<std::string> said;
  for (const Error& warning : got->warnings) said.push_back(say(warning));
  CHECK(said == std::vector<std::string>{
                    "Feature 2 is left out: its position is missing or not a number. (walk.kml, line 6)",
                    "Feature 3 is left out: its position is missing or not a number. (walk.kml, line 6)",
                    "A position of feature 1 is left out: its position is missing or not a number. (walk.kml, line 3)",
                    "A position of feature 1 is left out: the position 123.1, 141.3 is not a longitude and latitude. "
                    "(walk.kml, line 5)"});
}

TEST_CASE("what is not followed is told") {
  const auto got = read_kml(
      "<NetworkLink><Link><href>http://127.0.0.1/x.kml</href></Link></NetworkLink><GroundOverlay/>"
      "<Placemark>" +
      std::string(point) + "</Placemark><Placemark><Model/></Placemark>");
  REQUIRE(got);
  REQUIRE(got->warnings.size() == 3);
  CHECK(say(got->warnings[0]) ==
        "Links to other files are left out: 1: nothing is read that a file points at. (walk.kml)");
  CHECK(message(read_kml("<NetworkLink/>")).find("only links to other files") != std::string::npos);
}

TEST_CASE("KML with a prefix, without a document, in GBK, in UTF-16, with a wrong declaration") {
  const std::string plain = "<kml><Placemark><name>千山</name>" + std::string(point) + "</Placemark></kml>";
  const std::string prefixed =
      "<k:kml xmlns:k='http://www.opengis.net/kml/2.2'><k:Placemark><k:name>千山</k:name><k:Point><k:coordinates>"
      "122.9,41.1</k:coordinates></k:Point></k:Placemark></k:kml>";
  const std::string gbk = "<?xml version=\"1.0\" encoding=\"GBK\"?><kml><Placemark><name>\xC7\xA7\xC9\xBD</name>" +
                          std::string(point) + "</Placemark></kml>";
  std::string says_utf8 = gbk;
  says_utf8.replace(says_utf8.find("GBK"), 3, "UTF-8");
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("<kml><Placemark><name>")) wide += {c, '\0'};
  wide += "\x43\x53\x71\x5C";  // 千山
  for (const char c : "</name>" + std::string(point) + "</Placemark></kml>") wide += {c, '\0'};
  for (const std::string& bytes : {plain, prefixed, gbk, says_utf8, wide}) {
    CAPTURE(bytes);
    const auto got = read_vector_bytes(bytes, "a.kml");
    INFO(message(got));
    REQUIRE(got);
    CHECK(value(got, 0, "name") == "千山");
    CHECK(got->value.features->vertices()[0] == to_world({122.9, 41.1}));
  }
}

TEST_CASE("broken XML is refused with line and byte") {
  const std::pair<const char*, const char*> rows[] = {
      {"<kml>\n<Document>\n</kml>", "an element here ends that is not the one that is open. (a.kml, line 3, byte 19)"},
      {"<kml>\n<Placemark><name>a &nbsp; b</name></Placemark></kml>",
       "it uses an entity that XML does not have. (a.kml, line 2, byte 25)"},
      {"<kml><Placemark>", "the file ends too early; it may have been cut off. (a.kml, line 1, byte 16)"},
  };
  for (const auto& [bytes, expected] : rows) {
    const auto got = read_vector_bytes(bytes, "a.kml");
    REQUIRE_FALSE(got);
    CHECK(message(got) == "Cannot read the file: " + std::string(expected));
  }
}

TEST_CASE("swapped positions in KML are told with their line, and read the other way round when asked for") {
  const char* const swapped =
      R"(<kml><Document><Placemark><name>Gate</name><Point><coordinates>41.1,88,0</coordinates></Point></Placemark>
<Placemark><name>Walk</name><LineString><coordinates>41.1,122.9 41.2,123.1</coordinates></LineString></Placemark>
</Document></kml>)";
  const auto refused = read_vector_bytes(swapped, "t.kml");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().remedy == Remedy::swap_axes);
  CHECK(refused.error().line == 2);
  ReadOptions options;
  options.swapped = true;
  const auto got = read_vector_bytes(swapped, "t.kml", options);
  REQUIRE(got);
  CHECK(got->warnings.empty());
  const LngLat gate = to_lnglat(got->value.features->vertices().front());
  CHECK(gate.lng == Catch::Approx(88).margin(1e-6));
  CHECK(gate.lat == Catch::Approx(41.1).margin(1e-6));
}
