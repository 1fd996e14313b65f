// What keeps a flight or a wheel from ending on a blank page.
#include "app/core/view_content.h"

#include "geodata/features/feature_store.h"
#include "tests/catch.h"

using namespace app;
using geodata::LngLat;

namespace {

// A layer of some points and one line, all drawn at every zoom.
struct World {
  Library library;
  Session session;
  explicit World(const std::vector<LngLat>& points, const std::vector<LngLat>& line = {}) {
    geodata::FeatureStoreBuilder builder;
    for (const LngLat p : points) {
      builder.add_point(geodata::to_world(p));
      builder.finish_feature();
    }
    if (!line.empty()) {
      std::vector<geodata::WorldPoint> world;
      for (const LngLat p : line) world.push_back(geodata::to_world(p));
      builder.add_line(world);
      builder.finish_feature();
    }
    Layer layer;
    layer.spec.id = "all";
    geodata::StyleRule rule;
    rule.marker_symbol = "dot";
    rule.stroke = geodata::ThemeColour{};
    layer.spec.rules = {rule};
    layer.content = prepare(std::move(builder).build(), layer.spec);
    layer.state = Layer::State::ready;
    library.layers.push_back(std::move(layer));
    session.layers.push_back({"all"});
  }
  std::size_t count(LngLat at, double zoom, Things which = Things::any) const {
    return things_in_view(library, session, {camera_at(at, zoom), 800, 600}, which, 100);
  }
};

}  // namespace

TEST_CASE("what is in view is counted: points in it, lines that cross it without a corner there") {
  const World world({{122.9, 41.1}, {122.91, 41.1}, {130, 41}}, {{120, 41.1}, {126, 41.1}});
  CHECK(world.count({122.9, 41.1}, 12) == 3);
  CHECK(world.count({122.9, 41.1}, 12, Things::signs) == 2);
  CHECK(world.count({124, 41.1}, 18) == 1);  // the line alone
  CHECK(world.count({124, 41.3}, 15) == 0);
}

TEST_CASE("a layer that is off, or not drawn at this zoom, is nothing to see") {
  World world({{122.9, 41.1}});
  world.library.layers[0].spec.max_zoom = 12;
  CHECK(world.count({122.9, 41.1}, 11) == 1);
  CHECK(world.count({122.9, 41.1}, 12) == 0);
  world.session.layers[0].on = false;
  CHECK(world.count({122.9, 41.1}, 11) == 0);
}

TEST_CASE("a lone point is seen from where others tell where it is") {
  const View near{camera_at({122.9, 41.1}, 16), 800, 600};
  const World alone({{122.9, 41.1}});
  CHECK(with_signs_in_view(alone.library, alone.session, near, 11).zoom == 11);
  // Four more: 0.08 degrees of longitude are 800 px at zoom 13.78.
  const World together({{122.9, 41.1}, {122.94, 41.1}, {122.86, 41.1}, {122.9, 41.12}, {122.9, 41.08}});
  const double zoom = with_signs_in_view(together.library, together.session, near, 8).zoom;
  CHECK(zoom > 12);
  CHECK(zoom <= 13.78);
}
