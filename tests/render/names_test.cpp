// The names of the shipped atlas in several views: none lies over another, nor over a road's plate.
#include <chrono>
#include <filesystem>
#include <thread>

#include "app/shell/frame.h"
#include "tests/catch.h"
#include "tests/render/graphics.h"

using namespace app;

namespace {

// Names along rivers turn: a box round some of their letters is wider than the letters.
bool is_level(const Library& library, const PlacedItem& item) {
  const Layer& layer = library.layers[item.layer];
  const geodata::FeatureStore& store = *layer.content->features;
  const bool line = store.type(store.parts(item.feature).first) == geodata::GeometryType::line;
  return !line || layer.spec.rules[layer.content->rule[item.feature]].shield.has_value();
}

}  // namespace

TEST_CASE("no two names of the atlas overlap, from the world to a town") {
  const auto context = graphics();
  Explorer explorer(2);
  explorer.mutable_settings().reduced_motion = true;
  REQUIRE(explorer.open(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan"));
  Frame frame(explorer, {1280, 800, 1}, false, Frame::Use::picture);
  double time_ms = 0;
  struct Place {
    double lng, lat, zoom;
  };
  for (const Place& place : {Place{60, 30, 2},
                             {115, 38, 4.6},
                             {123.1, 41.2, 7.2},
                             {123.16, 41.155, 9.1},
                             {122.99, 41.118, 10.6},
                             {123.43, 41.8, 11.5},
                             {122.98, 41.1, 13}}) {
    CAPTURE(place.lng, place.lat, place.zoom);
    explorer.apply({command::SetCamera{camera_at({place.lng, place.lat}, place.zoom)}}, 1280, 800);
    for (int i = 0; i < 20000 && (i < 3 || !frame.settled()); ++i) {
      frame.step({}, time_ms += 1000.0 / 60);
      if (!frame.settled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    REQUIRE(frame.settled());
    std::vector<PlacedItem> names;
    for (const PlacedItem& item : frame.scene_builder().placed())
      if (item.is_name && is_level(explorer.library(), item)) names.push_back(item);
    CHECK(names.size() > 5);
    for (std::size_t a = 0; a < names.size(); ++a) {
      for (std::size_t b = a + 1; b < names.size(); ++b) {
        if (names[a].layer == names[b].layer && names[a].feature == names[b].feature) continue;
        CHECK_FALSE(names[a].box.intersects(names[b].box));
      }
    }
  }
}
