#include "geodata/algo/ring_faults.h"

#include "tests/algo/odd_polygons.h"
#include "tests/catch.h"

using Kind = geodata::RingFault::Kind;
using Rings = std::vector<geodata::Ring>;

namespace {

geodata::Ring square(double west, double south, double side) {
  return {{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}, {west, south}};
}

}  // namespace

TEST_CASE("rings by hand: what is wrong with them, and where") {
  struct Row {
    const char* name;
    Rings rings;
    std::vector<Kind> kinds;
    geodata::LngLat at;  // of the first
  };
  const Row rows[] = {
      {"square", {square(122, 41, 1)}, {}, {}},
      {"square, clockwise", {{{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}}}, {}, {}},
      {"hole", {square(122, 41, 1), square(122.2, 41.2, 0.5)}, {}, {}},
      {"hole that touches the outline at a corner", {square(0, 0, 4), {{0, 2}, {1, 1}, {1, 3}, {0, 2}}}, {}, {}},
      {"two holes that touch at a corner", {square(0, 0, 8), square(1, 1, 2), square(3, 3, 2)}, {}, {}},
      {"repeated position", {{{0, 0}, {1, 0}, {1, 0}, {1, 1}, {0, 0}}}, {}, {}},
      {"bow tie",
       {{{122.9, 41.02}, {122.96, 41.07}, {122.96, 41.02}, {122.9, 41.07}, {122.9, 41.02}}},
       {Kind::crosses_itself},
       {122.93, 41.045}},
      {"pinched at a corner",
       {{{0, 0}, {5, 5}, {10, 0}, {10, 10}, {5, 5}, {0, 10}, {0, 0}}},
       {Kind::touches_itself},
       {5, 5}},
      {"corner on a side of its own",
       {{{0, 0}, {10, 0}, {10, 10}, {5, 0}, {0, 10}, {0, 0}}},
       {Kind::touches_itself},
       {5, 0}},
      {"spike without width",
       {{{0, 0}, {10, 0}, {10, 10}, {15, 10}, {10, 10}, {0, 10}, {0, 0}}},
       {Kind::touches_itself, Kind::runs_along},
       {10, 10}},
      {"holes side by side", {square(0, 0, 8), square(1, 1, 2), square(3, 1, 2)}, {Kind::runs_along}, {3, 1}},
      {"the same ring twice", {square(0, 0, 8), square(0, 0, 8)}, {Kind::runs_along}, {0, 0}},
      {"hole over the outline",
       {square(0, 0, 4), {{3, 1}, {6, 2}, {3, 3}, {3, 1}}},
       {Kind::crosses_another},
       {4, 1.3333333333}},
      {"hole outside", {square(123.1, 41.1, 0.06), square(123.18, 41.11, 0.02)}, {Kind::outside}, {123.18, 41.11}},
      {"island as a hole of a hole", {square(0, 0, 8), square(1, 1, 4), square(2, 2, 1)}, {Kind::in_another}, {2, 2}},
      {"nothing", {}, {}, {}},
      {"all in one place", {{{1, 1}, {1, 1}, {1, 1}, {1, 1}}}, {}, {}},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const std::vector<geodata::RingFault> found = geodata::ring_faults(row.rings);
    std::vector<Kind> kinds;
    for (const geodata::RingFault& fault : found) kinds.push_back(fault.kind);
    CHECK(kinds == row.kinds);
    if (found.empty()) continue;
    CHECK(found[0].at.lng == Catch::Approx(row.at.lng).margin(1e-6));
    CHECK(found[0].at.lat == Catch::Approx(row.at.lat).margin(1e-6));
  }
}

TEST_CASE("of the odd polygons those with a fault, and no other, are told") {
  std::size_t faulty = 0;
  for (const odd::Polygon& polygon : odd::corpus()) {
    Rings rings;
    for (const odd::Ring& ring : polygon.rings) {
      rings.emplace_back();
      for (const geodata::LocalPoint p : ring) rings.back().push_back({p.x * 1e-3, p.y * 1e-3});
      rings.back().push_back(rings.back().front());
    }
    const bool odd_one = !geodata::ring_faults(rings).empty();
    faulty += odd_one ? 1u : 0u;
    CAPTURE(polygon.name);
    for (const char* kind : {"star of rounds", "bow tie", "doubled", "bridges without width", "crowded"})
      if (polygon.name.starts_with(kind)) CHECK(odd_one);
  }
  CHECK(faulty > 400);
}
