// A file with several layers is open as a whole: each layer under the file's name, by its own.
#include <map>
#include <new>

#include "app/core/numbers.h"
#include "app/ui/popup_content.h"
#include "tests/shell/opened.h"
#include "tests/temporary_folder.h"

using namespace app;

namespace {

constexpr const char* gpx = R"(<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="41.1" lon="122.95"><name>Gate</name></wpt>
<rte><name>plan</name><rtept lat="41.05" lon="122.9"/><rtept lat="41.08" lon="123.0"/></rte>
<trk><name>walk</name><trkseg><trkpt lat="41.0" lon="122.9"/><trkpt lat="41.02" lon="123.0"/></trkseg></trk></gpx>)";

constexpr const char* track_alone = R"(<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">
<trk><name>walk</name><trkseg><trkpt lat="41.0" lon="122.9"/><trkpt lat="41.02" lon="123.0"/></trkseg></trk></gpx>)";

constexpr const char* kml = R"(<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Walk</name>
<Folder><name>Mines</name><Placemark><name>a</name>
<Point><coordinates>122.9,41.1,0</coordinates></Point></Placemark></Folder>
<Folder><name>寺庙</name><Placemark><name>b</name>
<Point><coordinates>123.1,41.05,0</coordinates></Point></Placemark></Folder>
</Document></kml>)";

struct Row {
  std::string group, title;
  std::size_t features = 0;
  friend bool operator==(const Row&, const Row&) = default;
};

// Of what was added to the atlas.
std::vector<Row> added(const Opened& opened) {
  std::vector<Row> out;
  for (const Layer& layer : opened.explorer.library().layers) {
    if (!layer.spec.file.empty()) continue;
    REQUIRE(layer.content != nullptr);
    out.push_back({layer.spec.group, layer.spec.title, layer.content->features->size()});
  }
  return out;
}

}  // namespace

namespace Catch {
template <>
struct StringMaker<Row> {
  static std::string convert(const Row& r) { return r.group + " / " + r.title + ": " + std::to_string(r.features); }
};
}  // namespace Catch

TEST_CASE("way points, routes and tracks of one GPX file, folders of one KML file: none is lost") {
  const TemporaryFolder folder;
  Opened opened;
  REQUIRE(opened.explorer.open(folder.write("walk.gpx", gpx)));
  opened.settle();
  CHECK(added(opened) ==
        std::vector<Row>{{"walk.gpx", "waypoints", 1}, {"walk.gpx", "routes", 1}, {"walk.gpx", "tracks", 1}});
  for (const auto& [layer, zh] : {std::pair{"waypoints", "航点"}, {"routes", "路线"}, {"tracks", "轨迹"}}) {
    for (const Layer& l : opened.explorer.library().layers)
      if (l.spec.title == layer) CHECK(l.spec.title_zh == zh);
  }
  REQUIRE(opened.explorer.open(folder.write("places.kml", kml)));
  opened.settle();
  const std::vector<Row> all = added(opened);
  REQUIRE(all.size() == 5);
  CHECK(all[3] == Row{"places.kml", "Mines", 1});
  CHECK(all[4] == Row{"places.kml", "寺庙", 1});
}

TEST_CASE("all layers of a file come into view, also when it is opened again") {
  const TemporaryFolder folder;
  Opened opened;
  const std::string path = folder.write("walk.gpx", gpx);
  for (int i = 0; i < 2; ++i) {
    REQUIRE(opened.explorer.open(path));
    opened.settle();
    for (const Layer& layer : opened.explorer.library().layers) {
      if (layer.spec.group != "walk.gpx") continue;
      CAPTURE(i, layer.spec.title);
      const geodata::WorldBox& box = layer.content->features->box();
      const auto parts = View{opened.explorer.session().camera, 1280, 800}.parts(0);
      const bool seen = std::any_of(parts.begin(), parts.end(), [&](const View::Part& p) {
        return p.box.contains({box.min_x, box.min_y}) && p.box.contains({box.max_x, box.max_y});
      });
      CHECK(seen);
    }
    opened.apply(command::SetCamera{camera_at({121.5, 42}, 12)});
  }
}

TEST_CASE("a file with one layer stands under the added files by its own name") {
  const TemporaryFolder folder;
  Opened opened;
  REQUIRE(opened.explorer.open(folder.write("walk.gpx", track_alone)));
  opened.settle();
  CHECK(added(opened) == std::vector<Row>{{"Added files", "walk", 1}});
}

TEST_CASE("a file's numbers stand in the popup as the file has them") {
  const TemporaryFolder folder;
  Opened opened;
  REQUIRE(opened.explorer.open(folder.write("works.geojson", R"({"type":"Feature",
"properties":{"name":"works","founded":1914,"postcode":114000,"HYRIV_ID":40214917,"people":1234567,"width":12345,
"tiny":1.2e-07,"u64":18446744073709551615,"osm":2305843009223239036,"list":["x","y",3],"deep":{"a":[1,2]}},
"geometry":{"type":"Point","coordinates":[122.95,41.1]}})")));
  opened.settle();
  Selection selection;
  selection.candidates.push_back({"works.geojson", 0, std::nullopt});
  selection.at = geodata::to_world({122.95, 41.1});
  const PopupContent content = popup_content(opened.explorer.library(), selection, geodata::Language::english);
  std::map<std::string, std::string> shown;
  for (const PopupContent::Fact& fact : content.facts) shown[fact.title] = fact.value;
  const std::string gap = thin_space;
  CHECK(shown["founded"] == "1914");
  CHECK(shown["postcode"] == "114000");
  CHECK(shown["HYRIV_ID"] == "40214917");
  CHECK(shown["people"] == "1" + gap + "234" + gap + "567");
  CHECK(shown["width"] == "12" + gap + "345");
  CHECK(shown["tiny"] == "1.2e-7");
  CHECK(shown["u64"] == "18446744073709551615");
  CHECK(shown["list"] == "x, y, 3");
  CHECK(shown["deep"] == R"({"a":[1,2]})");
}

TEST_CASE("a job that fails is told as a notice, and nothing waits for it") {
  Opened opened;
  opened.explorer.jobs().start(geodata::text("Reading {}", "x.gpkg"), 1,
                               [](const JobContext&) -> Jobs::Deliver { throw std::bad_alloc(); }, {});
  opened.settle();
  const Notice* const told = opened.explorer.notices().foremost();
  REQUIRE(told != nullptr);
  CHECK(told->level == Notice::Level::error);
  CHECK(say(told->message) ==
        "Reading x.gpkg: there is not enough memory. Close other programs, or open less at once.");
  CHECK(opened.explorer.finish_reading());
}

TEST_CASE("all layers of a file are one step, also when something was done before the last of them came") {
  const TemporaryFolder folder;
  const auto file = folder.write("walk.gpx", gpx);
  Opened opened;
  REQUIRE(opened.explorer.open(file));
  opened.explorer.apply({command::SetLayer{"mines", false, std::nullopt}}, 864, 736);  // while it is being read
  opened.settle();
  CHECK(added(opened).size() == 3);
  opened.apply(command::Undo{});
  CHECK(added(opened).size() == 3);
  CHECK(opened.explorer.session().layer("mines")->on);
  opened.apply(command::Undo{});
  CHECK(added(opened).empty());
  opened.apply(command::Redo{});
  CHECK(added(opened).size() == 3);
  opened.apply(command::Redo{});
  CHECK(added(opened).size() == 3);
  CHECK_FALSE(opened.explorer.session().layer("mines")->on);
}

TEST_CASE("a file that could not be read does not come back with undo or redo") {
  const TemporaryFolder folder;
  const auto file = folder.write("broken.geojson", "{\"type\":");
  Opened opened;
  REQUIRE(opened.explorer.open(file));
  opened.explorer.apply({command::SetLayer{"mines", false, std::nullopt}}, 864, 736);
  opened.settle();
  const auto failures = [&] {
    const auto& all = opened.explorer.notices().all();
    return std::count_if(all.begin(), all.end(), [](const Notice& n) { return n.level == Notice::Level::error; });
  };
  CHECK(failures() == 1);
  for (int i = 0; i < 2; ++i) opened.apply(command::Undo{});
  for (int i = 0; i < 2; ++i) opened.apply(command::Redo{});
  CHECK(added(opened).empty());
  CHECK(opened.explorer.session().layer("broken.geojson") == nullptr);
  CHECK(failures() == 1);
}

TEST_CASE("two files of one name are two layers, whichever of them is undone") {
  const TemporaryFolder one, two;
  const auto first = one.write("a.geojson", R"({"type":"Point","coordinates":[123,41]})");
  const auto second = two.write("a.geojson", R"({"type":"MultiPoint","coordinates":[[123,41],[122,41]]})");
  Opened opened;
  REQUIRE(opened.explorer.open(first));
  opened.settle();
  opened.apply(command::RemoveLayers{{"a.geojson"}});
  REQUIRE(opened.explorer.open(second));
  opened.settle();
  const Layer* layer = opened.explorer.library().layer("a.geojson'");
  REQUIRE(layer != nullptr);
  CHECK(layer->content->features->vertices().size() == 2);
  for (int i = 0; i < 2; ++i) opened.apply(command::Undo{});
  CHECK(opened.explorer.library().layer("a.geojson'") == nullptr);
  layer = opened.explorer.library().layer("a.geojson");
  REQUIRE(layer != nullptr);
  CHECK(layer->content->features->vertices().size() == 1);
}

TEST_CASE("features without a position are counted in the word of success") {
  const TemporaryFolder folder;
  const auto file = folder.write("half.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[123,41]}},
{"type":"Feature","properties":{},"geometry":null}]})");
  Opened opened;
  REQUIRE(opened.explorer.open(file));
  opened.settle();
  CHECK(say(opened.explorer.notices().all().back().message) == "half.geojson: 2 features read, without a position: 1.");
}

TEST_CASE("undo of another step leaves a trace that was closed closed") {
  Opened opened;
  opened.apply(command::AddTrace{TraceState{{123.065045, 41.055176}, "mine-p100000129340"}});
  opened.apply(command::SetLayer{"mines", false, std::nullopt});
  opened.apply(command::OpenTrace{std::nullopt});
  opened.apply(command::Undo{});
  CHECK(opened.explorer.session().layer("mines")->on);
  CHECK(opened.explorer.session().traces.size() == 1);
  CHECK_FALSE(opened.explorer.session().trace.has_value());
}
