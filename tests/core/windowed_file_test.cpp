// What of a large file is read next, and how it is joined to what was read before.
#include "app/core/library.h"
#include "tests/catch.h"

using namespace app;
using geodata::LngLat;
using geodata::WorldBox;

namespace {

WorldBox box_of(double west, double south, double east, double north) {
  WorldBox box;
  box.add(geodata::to_world(LngLat{west, north}));
  box.add(geodata::to_world(LngLat{east, south}));
  return box;
}

// One point for each longitude, with the longitude as its number.
geodata::VectorFile points(const std::vector<std::uint64_t>& lngs, std::uint64_t in_file) {
  geodata::FeatureStoreBuilder builder;
  const auto column = builder.add_column("lng", geodata::ColumnType::integer);
  for (const std::uint64_t lng : lngs) {
    builder.add_point(geodata::to_world(LngLat{static_cast<double>(lng), 41}));
    builder.set(column, static_cast<std::int64_t>(lng));
    builder.finish_feature();
  }
  geodata::VectorFile file;
  file.features = std::move(builder).build();
  file.window = geodata::ReadWindow{box_of(110, 35, 130, 45), in_file, lngs};
  return file;
}

View view_at(double lng, double lat, double zoom) { return {camera_at({lng, lat}, zoom), 800, 600}; }

bool within(const WorldBox& inner, const WorldBox& outer) {
  return inner.min_x >= outer.min_x && inner.max_x <= outer.max_x && inner.min_y >= outer.min_y &&
         inner.max_y <= outer.max_y;
}

}  // namespace

TEST_CASE("what is in view and not there yet is read, wider than the view") {
  const auto file = extended(nullptr, "a.fgb", box_of(122, 40, 124, 42), points({123}, 100));
  CHECK_FALSE(missing_window(*file, view_at(123, 41, 10)).has_value());

  const View east = view_at(124, 41, 10);
  const auto missing = missing_window(*file, east);
  REQUIRE(missing.has_value());
  CHECK(within(east.parts().front().box, *missing));
  CHECK(within(*missing, file->extent));

  const auto more = extended(file.get(), "a.fgb", *missing, points({124}, 100));
  CHECK_FALSE(missing_window(*more, east).has_value());
  CHECK(more->read.size() == 2);
}

TEST_CASE("nothing is read where the file has nothing, or when all of it is there") {
  const auto file = extended(nullptr, "a.fgb", box_of(122, 40, 124, 42), points({123}, 100));
  CHECK_FALSE(missing_window(*file, view_at(0, 0, 8)).has_value());
  const auto whole = extended(nullptr, "a.fgb", box_of(122, 40, 124, 42), points({123}, 1));
  CHECK_FALSE(missing_window(*whole, view_at(128, 41, 10)).has_value());
}

TEST_CASE("a view of the whole file asks for no more than the file") {
  const auto file = extended(nullptr, "a.fgb", box_of(122, 40, 124, 42), points({123}, 100));
  CHECK(missing_window(*file, view_at(120, 40, 3)) == file->extent);
}

TEST_CASE("features keep their numbers when others come behind them") {
  const auto first = extended(nullptr, "a.fgb", box_of(122, 40, 124, 42), points({125, 123}, 100));
  const auto both = extended(first.get(), "a.fgb", box_of(110, 35, 130, 45), points({112, 124}, 100));
  REQUIRE(both->features->size() == 4);
  const std::int64_t expected[] = {125, 123, 112, 124};
  for (geodata::FeatureIndex f = 0; f < 4; ++f)
    CHECK(std::get<std::int64_t>(both->features->value(f, "lng")) == expected[f]);
  CHECK(both->numbers == std::vector<std::uint64_t>{112, 123, 124, 125});
  CHECK(both->read.size() == 1);  // the second window holds the first
}
