#include "tests/algo/odd_polygons.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tests/algo/random_shapes.h"

namespace odd {

namespace {

using geodata::LocalPoint;
using shapes::Random;

constexpr std::int32_t centre = 8192, radius = 7900;

LocalPoint polar(double angle, double distance, LocalPoint about = {centre, centre}) {
  return {about.x + static_cast<std::int32_t>(std::lround(distance * std::cos(angle))),
          about.y + static_cast<std::int32_t>(std::lround(distance * std::sin(angle)))};
}

LocalPoint anywhere(Random& random, double within = radius) {
  return polar(2 * std::numbers::pi * shapes::fraction(random), within * std::sqrt(shapes::fraction(random)));
}

Ring box(std::int32_t x, std::int32_t y, std::int32_t width, std::int32_t height) {
  return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
}

// Every `step`-th of `count` points of a circle: a star of as many rounds.
std::vector<Ring> star_of_rounds(Random& random) {
  const int count = shapes::between(random, 5, 41), step = shapes::between(random, 2, (count - 1) / 2);
  const double start = shapes::fraction(random);
  Ring ring;
  for (int i = 0; i < count; ++i) ring.push_back(polar(start + 2 * std::numbers::pi * i * step / count, radius));
  return {ring};
}

std::vector<Ring> bow_tie(Random& random) {
  const std::int32_t w = shapes::between(random, 300, 5000), h = shapes::between(random, 300, 5000);
  const std::int32_t skew = random() % 2 == 0 ? 0 : shapes::between(random, -w / 2, w / 2);
  return {
      {{centre - w, centre - h}, {centre + w + skew, centre + h}, {centre + w, centre - h}, {centre - w, centre + h}}};
}

std::vector<Ring> wild_walk(Random& random) {
  Ring ring;
  for (int count = shapes::between(random, 4, 80); count > 0; --count) ring.push_back(anywhere(random));
  return {ring};
}

// Steps of a lattice: edges that lie on each other, places passed many times.
std::vector<Ring> lattice_walk(Random& random) {
  Ring ring;
  const std::int32_t step = 1000;
  for (int count = shapes::between(random, 4, 60); count > 0; --count)
    ring.push_back({centre + step * shapes::between(random, -5, 5), centre + step * shapes::between(random, -5, 5)});
  return {ring};
}

std::vector<Ring> islands_as_holes(Random& random) {
  std::vector<Ring> rings;
  for (int x = -2; x <= 2; ++x) {
    for (int y = -2; y <= 2; ++y) {
      if (random() % 3 != 0)
        rings.push_back(shapes::star(random, {centre + x * 2200, centre + y * 2200},
                                     3 + static_cast<int>(random() % 40), 100, 1050));
    }
  }
  return rings;
}

// The first ring is of no size beside the others.
std::vector<Ring> speck_first(Random& random) {
  std::vector<Ring> rings = islands_as_holes(random);
  rings.insert(rings.begin(), box(centre + 5000, centre + 5000, 3, 3));
  return rings;
}

std::vector<Ring> rings_that_cross(Random& random) {
  std::vector<Ring> rings;
  for (int count = shapes::between(random, 2, 6); count > 0; --count) {
    const LocalPoint at = anywhere(random, 4000);
    rings.push_back(shapes::star(random, at, shapes::between(random, 3, 60), 500, 3900));
  }
  return rings;
}

std::vector<Ring> nested(Random& random) {
  std::vector<Ring> rings;
  for (int i = shapes::between(random, 2, 9); i > 0; --i) {
    const double far = i * 800;
    rings.push_back(shapes::star(random, {centre, centre}, shapes::between(random, 20, 90), far * 0.97, far));
  }
  std::shuffle(rings.begin(), rings.end(), random);
  return rings;
}

std::vector<Ring> doubled(Random& random) {
  std::vector<Ring> rings{shapes::star(random, {centre, centre}, shapes::between(random, 3, 60), 3000, radius)};
  for (int i = shapes::between(random, 1, 2); i > 0; --i) rings.push_back(rings.front());
  if (random() % 2 == 0) std::reverse(rings.back().begin(), rings.back().end());
  return rings;
}

// Each third is like one of "three holes that touch at corners", and others touch along a whole side.
std::vector<Ring> touching_holes(Random& random) {
  std::vector<Ring> rings{box(centre - 5000, centre - 5000, 10000, 10000)};
  const std::int32_t side = 1000;
  for (int x = -4; x < 4; ++x) {
    for (int y = -4; y < 4; ++y) {
      if (random() % 3 == 0) continue;
      Ring hole = box(centre + x * side, centre + y * side, side, side);
      if (random() % 3 == 0) hole.erase(hole.begin() + static_cast<std::ptrdiff_t>(random() % 4));
      if (random() % 2 == 0) std::reverse(hole.begin(), hole.end());
      rings.push_back(hole);
    }
  }
  return rings;
}

// Spikes that share nearly all of their length, between two circles.
std::vector<Ring> spikes(Random& random) {
  Ring ring;
  const int count = shapes::between(random, 50, 900);
  for (int i = 0; i < count; ++i) {
    const double angle = 0.2 + 0.9 * i / count;
    ring.push_back(
        polar(angle, i % 2 == 0 ? 300 + 20 * shapes::fraction(random) : radius - 20 * shapes::fraction(random)));
  }
  return {ring};
}

// Out and back on the same way, and on with another part.
std::vector<Ring> bridges_without_width(Random& random) {
  Ring ring;
  for (int i = 0; i < shapes::between(random, 2, 6); ++i) {
    const LocalPoint gate = polar(i, 4500);
    const Ring part = shapes::star(random, gate, shapes::between(random, 3, 20), 300, 1500);
    ring.push_back({centre, centre});
    ring.insert(ring.end(), part.begin(), part.end());
    ring.push_back(part.front());
  }
  return {ring};
}

// Goes round more than once, each time nearly where it was.
std::vector<Ring> rounds(Random& random) {
  Ring ring;
  const int turns = shapes::between(random, 2, 5), count = 40 * turns;
  for (int i = 0; i < count; ++i)
    ring.push_back(
        polar(2 * std::numbers::pi * i * turns / count, 4000 + 3000.0 * i / count + 300 * shapes::fraction(random)));
  return {ring};
}

// As clipping at a tile leaves a coast: edges back and forth along the box.
std::vector<Ring> clipped(Random& random) {
  const Ring coast = shapes::star(random, anywhere(random), shapes::between(random, 20, 400), 2000, 14000);
  const std::int32_t low = centre - 5500, high = centre + 5500;
  Ring cut = geodata::clip_ring(coast, {low, low, high, high});
  return {cut};
}

// Hundreds of short edges on few places.
std::vector<Ring> crowded(Random& random) {
  Ring ring;
  for (int count = shapes::between(random, 30, 400); count > 0; --count)
    ring.push_back({centre + shapes::between(random, -8, 8), centre + shapes::between(random, -8, 8)});
  for (LocalPoint& p : ring) p = {centre + (p.x - centre) * 600, centre + (p.y - centre) * 600};
  return {ring};
}

}  // namespace

std::vector<Polygon> corpus() {
  struct Kind {
    const char* name;
    std::vector<Ring> (*make)(Random&);
    std::uint32_t count;
  };
  const Kind kinds[] = {{"star of rounds", star_of_rounds, 40},
                        {"bow tie", bow_tie, 20},
                        {"wild walk", wild_walk, 60},
                        {"walk on a lattice", lattice_walk, 60},
                        {"islands as holes", islands_as_holes, 20},
                        {"speck first", speck_first, 20},
                        {"rings that cross", rings_that_cross, 60},
                        {"nested", nested, 30},
                        {"doubled", doubled, 20},
                        {"touching holes", touching_holes, 60},
                        {"spikes", spikes, 30},
                        {"bridges without width", bridges_without_width, 30},
                        {"rounds", rounds, 20},
                        {"clipped", clipped, 40},
                        {"crowded", crowded, 20}};
  std::vector<Polygon> out;
  for (const Kind& kind : kinds) {
    for (std::uint32_t seed = 1; seed <= kind.count; ++seed) {
      Random random(seed);
      out.push_back({kind.name + (" " + std::to_string(seed)), kind.make(random)});
      std::erase_if(out.back().rings, [](const Ring& ring) { return ring.empty(); });
      if (out.back().rings.empty()) out.pop_back();
    }
  }
  return out;
}

Polygon turned(const Polygon& polygon, double degrees) {
  const double c = std::cos(degrees * std::numbers::pi / 180), s = std::sin(degrees * std::numbers::pi / 180);
  Polygon out = polygon;
  out.name += ", turned by " + std::to_string(static_cast<int>(degrees));
  for (Ring& ring : out.rings) {
    for (LocalPoint& p : ring) {
      const double x = p.x - centre, y = p.y - centre;
      p = {centre + static_cast<std::int32_t>(std::lround(c * x - s * y)),
           centre + static_cast<std::int32_t>(std::lround(s * x + c * y))};
    }
  }
  return out;
}

std::vector<Cell> raster(const Polygon& polygon, int cells, double near) {
  std::vector<Cell> out(static_cast<std::size_t>(cells) * static_cast<std::size_t>(cells), Cell::outside);
  const double cell = 16384.0 / cells;
  // The cells of a row whose centres lie from x0 to x1.
  const auto for_each = [&](int row, double x0, double x1, auto&& visit) {
    const int first = std::max(0, static_cast<int>(std::ceil(x0 / cell - 0.5)));
    for (int column = first; column < cells && (column + 0.5) * cell < x1; ++column)
      visit(out[static_cast<std::size_t>(row) * static_cast<std::size_t>(cells) + static_cast<std::size_t>(column)]);
  };
  std::vector<double> crossings;
  for (int row = 0; row < cells; ++row) {
    const double y = (row + 0.5) * cell;
    crossings.clear();
    for (const Ring& ring : polygon.rings) {
      for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const double ax = ring[i].x, ay = ring[i].y, bx = ring[j].x, by = ring[j].y;
        if ((ay > y) != (by > y)) crossings.push_back(ax + (bx - ax) * (y - ay) / (by - ay));
      }
    }
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
      for_each(row, crossings[i], crossings[i + 1], [](Cell& c) { c = Cell::inside; });
  }
  for (const Ring& ring : polygon.rings) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const LocalPoint a = ring[i].y < ring[j].y ? ring[i] : ring[j], b = ring[i].y < ring[j].y ? ring[j] : ring[i];
      for (int row = std::max(0, static_cast<int>((a.y - near) / cell) - 1);
           row < std::min(cells, static_cast<int>((b.y + near) / cell) + 2); ++row) {
        const double y = (row + 0.5) * cell, y0 = std::max<double>(a.y, y - near), y1 = std::min<double>(b.y, y + near);
        if (y0 > y1) continue;
        const double slope = a.y == b.y ? 0 : (static_cast<double>(b.x) - a.x) / (static_cast<double>(b.y) - a.y);
        double x0 = a.x + slope * (y0 - a.y), x1 = a.y == b.y ? b.x : a.x + slope * (y1 - a.y);
        if (x0 > x1) std::swap(x0, x1);
        for_each(row, x0 - near, x1 + near, [](Cell& c) { c = Cell::on_an_edge; });
      }
    }
  }
  return out;
}

}  // namespace odd
