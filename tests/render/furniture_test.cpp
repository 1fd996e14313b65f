// What a picture carries beside the map: all credits, a scale bar that is true, a north arrow that turns, and a legend
// that lists what is seen and leaves nothing out.
#include <chrono>
#include <cmath>
#include <filesystem>
#include <set>
#include <thread>

#include "app/core/numbers.h"
#include "app/shell/frame.h"
#include "geodata/geo/geodesic.h"
#include "tests/catch.h"
#include "tests/render/graphics.h"
#include "tests/temporary_folder.h"

using namespace app;

namespace {

struct Drawn {
  std::unique_ptr<OffscreenContext> context = graphics();
  Explorer explorer{2};
  std::unique_ptr<Frame> frame;
  FrameSize size;
  double time_ms = 0;

  Drawn(FrameSize at, PictureFurniture furniture, geodata::Language language = geodata::Language::english) : size(at) {
    explorer.mutable_settings().reduced_motion = true;
    explorer.mutable_settings().language = language;
    REQUIRE(explorer.open(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan"));
    frame = std::make_unique<Frame>(explorer, size, furniture);
    settle();
  }
  void settle() {
    for (int i = 0; i < 20000 && (i < 3 || !frame->settled()); ++i) {
      frame->step({}, time_ms += 1000.0 / 60);
      if (!frame->settled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    REQUIRE(frame->settled());
  }
  void apply(Command command) {
    explorer.apply({std::move(command)}, size.width_px, size.height_px);
    settle();
  }
  std::vector<UiItem> items(std::string_view label) const {
    std::vector<UiItem> out;
    for (const UiItem& item : frame->ui()->items())
      if (item.label == label) out.push_back(item);
    return out;
  }
  UiItem item(std::string_view label) const {
    const auto all = items(label);
    REQUIRE(all.size() == 1);
    return all.front();
  }
  std::set<std::string> legend() const {
    std::set<std::string> out;
    for (const UiItem& line : items("Legend")) out.insert(line.value);
    return out;
  }
};

}  // namespace

TEST_CASE("every credit that a layer of the picture needs stands in it, whole and with its licence") {
  for (const FrameSize size : {FrameSize{1280, 800, 1}, FrameSize{2400, 1500, 1}, FrameSize{360, 300, 1}}) {
    CAPTURE(size.width_px);
    const Drawn d(size, {});
    std::string all;
    for (const UiItem& line : d.items("Credits")) {
      all += (all.empty() ? "" : " ") + line.value;
      CHECK(line.rect.min_x >= 0);
      CHECK(line.rect.max_x <= size.width_px);
      CHECK(line.rect.max_y <= size.height_px);
    }
    const double zoom = d.explorer.session().camera.zoom;
    std::set<std::string> needed;
    for (const Layer& layer : d.explorer.library().layers) {
      const LayerState* state = d.explorer.session().layer(layer.spec.id);
      if (state == nullptr || !state->on || zoom < layer.spec.min_zoom || zoom >= layer.spec.max_zoom) continue;
      needed.insert(layer.spec.credits.begin(), layer.spec.credits.end());
    }
    CHECK(needed.size() > 5);
    for (const geodata::Credit& credit : d.explorer.library().atlas->credits) {
      CAPTURE(credit.text);
      CHECK((all.find(credit.text + " (" + credit.licence + ")") != std::string::npos) ==
            (needed.count(credit.key) == 1));
    }
  }
}

TEST_CASE("the scale bar is as long as it says, on the ellipsoid, to within 1 %") {
  Drawn d({1280, 800, 2}, {});
  for (const double lat : {0.0, 23.0, 41.1, -54.0, 70.0}) {
    for (const double zoom : {4.0, 7.3, 9.1, 12.9, 16.2}) {
      CAPTURE(lat, zoom);
      d.apply(command::SetCamera{camera_at({123, lat}, zoom)});
      const std::string label = d.item("Scale bar").value;
      CAPTURE(label);
      const bool km = label.find("km") != std::string::npos;
      std::string digits = label.substr(0, label.find(km ? " km" : " m"));
      for (auto at = digits.find(thin_space); at != std::string::npos; at = digits.find(thin_space))
        digits.erase(at, 3);
      const double said_m = std::stod(digits) * (km ? 1000 : 1);
      // What is drawn is that many px, to a half of one, which is a device px at this scale.
      const View view = d.frame->view();
      const double px = std::round(said_m / view.metres_per_px() * 2) / 2;
      const double y = view.height_px / 2, x = view.width_px / 2;
      const double m = geodata::distance_m(view.to_lnglat({x - px / 2, y}), view.to_lnglat({x + px / 2, y}));
      CHECK(std::abs(m - said_m) < 0.01 * said_m);
      CHECK(px > 60);
      CHECK(d.item("Scale bar").rect.width() > px);
    }
  }
}

TEST_CASE("the north arrow turns with the map") {
  Drawn d({640, 480, 1}, {});
  CHECK(d.item("North").value == "0");
  Camera turned = d.explorer.session().camera;
  turned.bearing_deg = 45;
  d.apply(command::SetCamera{turned});
  CHECK(d.item("North").value == "45");
}

TEST_CASE("the legend lists what is on, in range and in view, with what marks mean") {
  Drawn d({1280, 800, 1}, {true, "Anshan"});
  const auto has = [&](const char* words) { return d.legend().count(words) == 1; };
  for (const char* words :
       {"The subject", "Mines", "planned mine", "place within 5 km", "Rivers and lakes", "estimated line"}) {
    CAPTURE(words);
    CHECK(has(words));
  }
  CHECK_FALSE(has("Catchments"));  // off
  CHECK(d.item("Title").value == "Anshan");
  d.apply(command::SetLayer{"mines", false, std::nullopt, 0});
  CHECK_FALSE(has("Mines"));
  CHECK_FALSE(has("± 5 km"));
  d.apply(command::SetLayer{"catchments", true, std::nullopt, 0});
  CHECK(has("Catchments"));
  CHECK(has("area not reliable"));
  // A hatched area is an estimate only where the data say so.
  d.apply(command::SetLayer{"mines", true, std::nullopt, 0});
  d.apply(command::SetCamera{camera_at({122.93, 41.06}, 11)});
  CHECK_FALSE(has("area estimated"));
  // Where nothing of a layer is in view it is not in the legend; the world has no mines.
  d.apply(command::SetCamera{camera_at({122.99, 41.118}, 5)});
  CHECK_FALSE(has("Steel works"));
  d.apply(command::SetCamera{camera_at({120.5, 38.9}, 9)});
  CHECK_FALSE(has("Tiexi District"));
}

TEST_CASE("the legend names the traces and the reader's own stations that are in the picture") {
  const TemporaryFolder folder;
  const auto table = folder.write("own.csv", "station,date,lng,lat,TP\nBridge,2024-05-01,123.3484,41.2510,0.1\n");
  Drawn d({1280, 800, 1}, {true, {}});
  d.apply(command::AddTrace{TraceState{{123.065045, 41.055176}, "mine-p100000129340"}});
  d.explorer.set_interactive(true);  // a table is offered, not opened as points
  REQUIRE(d.explorer.open(table));
  const auto looked_at = [&] {
    const auto& import = d.explorer.measurements().import;
    return import && import->table;
  };
  for (int i = 0; i < 2000 && !looked_at(); ++i) d.settle();
  REQUIRE(looked_at());
  d.apply(command::EndImport{command::ImportEnd::add});
  TraceState named = d.explorer.session().traces.at(0);
  named.name = "From the mine";
  d.apply(command::ChangeTrace{0, named});
  CHECK(d.legend().count("From the mine") == 1);
  CHECK(d.legend().count("own.csv") == 1);
  // Of several the hidden ones are not named; of none that is drawn nothing is.
  d.apply(command::AddTrace{TraceState{{123.6, 41.2}, {}}});
  CHECK(d.legend().count("From the mine") == 1);
  named.shown = false;
  d.apply(command::ChangeTrace{0, named});
  CHECK(d.legend().count("From the mine") == 0);
  d.apply(command::SetCamera{camera_at({120.5, 38.9}, 9)});
  CHECK(d.legend().count("own.csv") == 0);
}

TEST_CASE("the plates do not overlap, and a legend without room is left out rather than cut") {
  for (const FrameSize size : {FrameSize{1280, 800, 1}, FrameSize{900, 600, 1}, FrameSize{640, 480, 2}}) {
    CAPTURE(size.width_px);
    const Drawn d(size, {true, "Anshan: steel, rivers and mines of the city and its surroundings"});
    std::vector<UiItem> plates;
    for (const char* label : {"Title", "North", "Scale bar"}) plates.push_back(d.item(label));
    for (const UiItem& line : d.items("Credits")) plates.push_back(line);
    for (const UiItem& line : d.items("Legend")) plates.push_back(line);
    for (std::size_t a = 0; a < plates.size(); ++a) {
      CHECK(plates[a].rect.min_x >= 0);
      CHECK(plates[a].rect.min_y >= 0);
      CHECK(plates[a].rect.max_x <= size.width_px);
      for (std::size_t b = a + 1; b < plates.size(); ++b) {
        CAPTURE(plates[a].value, plates[b].value);
        CHECK_FALSE(plates[a].rect.intersects(plates[b].rect));
      }
    }
  }
  Drawn small({320, 240, 1}, {true, {}});
  CHECK(small.legend().empty());
  CHECK(small.frame->legend_left_out());
}
