// What lies on both sides of the antimeridian is near.
#include "app/core/extent.h"

#include "tests/catch.h"

using namespace app;

namespace {

std::shared_ptr<const geodata::FeatureStore> points(std::initializer_list<double> longitudes) {
  geodata::FeatureStoreBuilder builder;
  for (const double lng : longitudes) {
    builder.add_point(geodata::to_world({lng, 10}));
    builder.finish_feature();
  }
  return std::move(builder).build();
}

// The longitude of the view's middle and how wide it is.
std::pair<double, double> view(const Extent& extent) {
  const Camera camera = extent.on_world(fitted(extent.box(), 500, 400, 0));
  const double wide = static_cast<double>(extent.box().max_x) - extent.box().min_x;
  return {geodata::to_lnglat(geodata::WorldXY{camera.centre.x, camera.centre.y}).lng, wide / geodata::world_size * 360};
}

}  // namespace

TEST_CASE("a view goes over the antimeridian where that is the nearer way") {
  struct Row {
    std::initializer_list<double> longitudes;
    double middle, wide;
  };
  const Row rows[] = {
      {{122, 124}, 123, 2},   {{-124, -122}, -123, 2},     {{-2, 4}, 1, 6},
      {{178, -176}, -179, 6}, {{170, 178, -178}, 176, 12}, {{-120, 120, 0}, 0, 240},
  };
  for (const Row& row : rows) {
    const Extent extent(*points(row.longitudes));
    CAPTURE(row.middle);
    CHECK(view(extent).first == Catch::Approx(row.middle).margin(1e-4));
    CHECK(view(extent).second == Catch::Approx(row.wide).margin(1e-4));
    // One by one, as files arrive.
    Extent together;
    for (const double lng : row.longitudes) together.add(Extent(*points({lng})));
    CHECK(view(together) == view(extent));
  }
  CHECK(Extent(*points({})).empty());
  CHECK(Extent(*points({7})).is_point());
}
