// GPX: way points, routes and tracks, none lost; bad points told with their lines.
#include "tests/catch.h"
#include "tests/io/test_files.h"

using namespace geodata;
using test_files::message;

namespace {

test_files::Read read_gpx(std::string_view inside, const std::string& layer = {}) {
  ReadOptions options;
  options.layer = layer;
  const std::string bytes =
      "<?xml version=\"1.0\"?>\n<gpx version=\"1.1\" creator=\"t\" "
      "xmlns=\"http://www.topografix.com/GPX/1/1\">" +
      std::string(inside) + "</gpx>";
  return read_vector_bytes(bytes, "walk.gpx", options);
}

std::vector<std::string> words(const test_files::Read& from) {
  std::vector<std::string> out;
  for (const Error& warning : from->warnings) out.push_back(say(warning));
  return out;
}

}  // namespace

TEST_CASE("way points, routes and tracks with their properties are three layers") {
  const std::string inside =
      "<metadata><name>not a place</name></metadata><wpt lat=\"41.1\" lon=\"122.95\"><ele>40.5</ele><name>Gate &amp; "
      "inn"
      "</name><sym>Flag</sym><link href=\"http://x\"><text>t</text></link></wpt><rte><name>plan</name><rtept "
      "lat=\"41\" "
      "lon=\"122\"><name>not the route</name></rtept><rtept lat=\"42\" lon=\"123\"/></rte><trk><name>2020</name>"
      "<trkseg><trkpt lat=\"41\" lon=\"122\"><time>2020-05-08T00:00:00Z</time></trkpt><trkpt lat=\"41.1\" lon=\"122\"/>"
      "</trkseg><trkseg><trkpt lat=\"41.2\" lon=\"122\"/><trkpt lat=\"41.3\" lon=\"122\">"
      "<time>2020-05-08T01:00:00Z</time></trkpt><trkpt lat=\"41.4\" lon=\"122\"/></trkseg></trk>";
  const auto points = read_gpx(inside);
  INFO(message(points));
  REQUIRE(points);
  CHECK(points->value.layers == std::vector<std::string>{"waypoints", "routes", "tracks"});
  CHECK(points->value.features->value(0, "name") == Value{"Gate & inn"});
  CHECK(points->value.features->value(0, "ele") == Value{40.5});
  CHECK(points->value.features->value(0, "link") == Value{"http://x"});
  const auto route = read_gpx(inside, "routes");
  CHECK(route->value.features->value(0, "name") == Value{"plan"});
  CHECK(route->value.features->vertex_count() == 2);
  const auto track = read_gpx(inside, "tracks");
  CHECK(track->value.features->value(0, "name") == Value{"2020"});  // a name, whatever it looks like
  CHECK(track->value.features->parts(0).size() == 2);
  CHECK(track->value.features->vertex_count() == 5);
  CHECK(track->value.features->value(0, "begin") == Value{"2020-05-08T00:00:00Z"});
  CHECK(track->value.features->value(0, "end") == Value{"2020-05-08T01:00:00Z"});
  CHECK(track->warnings.empty());
}

TEST_CASE("a bad point of a track is left out and told; the track stays") {
  const auto got = read_gpx(
      "<trk><trkseg>\n<trkpt></trkpt>\n<trkpt lat=\"41.1\" lon=\"122.95\"/>\n<trkpt lat=\"41.12\" "
      "lon=\"122.99\"/>\n<trkpt lat=\"-3705053\" lon=\"1\"/></trkseg></trk>\n"
      "<trk><trkseg><trkpt lat=\"1\" lon=\"2\"/></trkseg></trk>");
  REQUIRE(got);
  CHECK(got->value.features_read == 1);
  CHECK(got->value.features->vertex_count() == 2);
  CHECK(words(got) ==
        std::vector<std::string>{
            "Feature 2 is left out: it has fewer than two positions that can be used. (walk.gpx, line 7)",
            "A position of feature 1 is left out: its position is missing or not a number. (walk.gpx, line 3)",
            "A position of feature 1 is left out: the position 1, -3705053 is not a longitude and latitude. "
            "(walk.gpx, line 6)"});
}

TEST_CASE("a decimal comma is a point, and said; never half the number") {
  const auto got =
      read_gpx("<wpt lat=\"41,1\" lon=\"122,95\"/><wpt lat=\"41.1\" lon=\"122.95\"/><wpt lat=\"4,1,1\" lon=\"1\"/>");
  REQUIRE(got);
  REQUIRE(got->value.features_read == 2);
  CHECK(got->value.features->vertices()[0] == to_world({122.95, 41.1}));
  CHECK(got->value.features->vertices()[1] == to_world({122.95, 41.1}));
  CHECK(words(got) ==
        std::vector<std::string>{"Decimal commas are read as points: 2 numbers of its positions have one. (walk.gpx)",
                                 "Feature 3 is left out: its position is missing or not a number. (walk.gpx, line 2)"});
}

TEST_CASE("a track over the antimeridian takes the short way") {
  const auto got =
      read_gpx("<trk><trkseg><trkpt lat=\"-17\" lon=\"179.5\"/><trkpt lat=\"-17\" lon=\"-179.5\"/></trkseg></trk>");
  REQUIRE(got);
  const auto line = got->value.features->ring(0);
  REQUIRE(line.size() == 2);
  const auto step = static_cast<std::int32_t>(line[1].x - line[0].x);  // the world wraps by overflow
  CHECK(std::abs(static_cast<double>(step)) < world_size / 300);
}

TEST_CASE("swapped positions in GPX are told with their line, and read the other way round when asked for") {
  const char* const swapped = R"(<gpx><wpt lat="88" lon="41.1"><name>Gate</name></wpt>
<trk><trkseg><trkpt lat="122.9" lon="41.1"/><trkpt lat="123.1" lon="41.2"/></trkseg></trk></gpx>)";
  const auto refused = read_vector_bytes(swapped, "t.gpx");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().remedy == Remedy::swap_axes);
  CHECK(refused.error().line == 2);
  ReadOptions options;
  options.swapped = true;
  const auto got = read_vector_bytes(swapped, "t.gpx", options);
  REQUIRE(got);
  CHECK(got->warnings.empty());
  const LngLat gate = to_lnglat(got->value.features->vertices().front());
  CHECK(gate.lng == Catch::Approx(88).margin(1e-6));
  CHECK(gate.lat == Catch::Approx(41.1).margin(1e-6));
}
