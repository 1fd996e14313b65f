#include "geodata/algo/cell_outline.h"

#include <array>

namespace geodata {

namespace {

// Directions along the cells' edges, counterclockwise on the map; rows grow south.
enum Heading : std::uint8_t { east, north, west, south };
constexpr std::array<int, 4> columns_of = {1, 0, -1, 0}, rows_of = {0, -1, 0, 1};
Heading left_of(Heading h) { return static_cast<Heading>((h + 1) % 4); }
Heading right_of(Heading h) { return static_cast<Heading>((h + 3) % 4); }

class Outliner {
 public:
  Outliner(const CellGrid& grid, std::span<const std::uint8_t> marked)
      : grid_(grid), marked_(marked), label_(grid.size(), none), walked_(grid.size(), 0) {}

  std::vector<Polygon> outline() {
    for (CellIndex c = 0; c < grid_.size(); ++c) {
      if (marked_[c] != 0 && label_[c] == none) label_from(c, count_++);
    }
    polygons_.resize(count_);
    // The first cell of a polygon has its outer ring above it, so that one comes before its holes.
    for (CellIndex c = 0; c < grid_.size(); ++c) {
      if (label_[c] == none) continue;
      const auto x = static_cast<std::int64_t>(grid_.column(c)), y = static_cast<std::int64_t>(grid_.row(c));
      if (at(x, y - 1) != label_[c] && (walked_[c] & (1u << west)) == 0) walk(x + 1, y, west);
      if (at(x, y + 1) != label_[c] && (walked_[c] & (1u << east)) == 0) walk(x, y + 1, east);
    }
    return std::move(polygons_);
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFFu;

  std::uint32_t at(std::int64_t column, std::int64_t row) const {
    if (column < 0 || row < 0 || column >= grid_.width || row >= grid_.height) return none;
    return label_[grid_.cell(static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(row))];
  }

  void label_from(CellIndex first, std::uint32_t label) {
    std::vector<CellIndex> open{first};
    label_[first] = label;
    while (!open.empty()) {
      const CellIndex c = open.back();
      open.pop_back();
      const auto visit = [&](bool inside, CellIndex n) {
        if (!inside || marked_[n] == 0 || label_[n] != none) return;
        label_[n] = label;
        open.push_back(n);
      };
      visit(grid_.column(c) > 0, c - 1);
      visit(grid_.column(c) + 1 < grid_.width, c + 1);
      visit(grid_.row(c) > 0, c - grid_.width);
      visit(grid_.row(c) + 1 < grid_.height, c + grid_.width);
    }
  }

  // The cells left and right ahead of one who stands at a corner.
  struct Ahead {
    std::int64_t left_x, left_y, right_x, right_y;
  };
  static Ahead ahead(std::int64_t x, std::int64_t y, Heading h) {
    switch (h) {
      case east: return {x, y - 1, x, y};
      case north: return {x - 1, y - 1, x, y - 1};
      case west: return {x - 1, y, x - 1, y - 1};
      case south: break;
    }
    return {x, y, x - 1, y};
  }

  // Round a ring with its polygon on the left, from an edge that runs west over a cell or east under one.
  void walk(std::int64_t x, std::int64_t y, Heading h) {
    const std::int64_t first_x = x, first_y = y;
    const Heading first_h = h;
    const Ahead start = ahead(x, y, h);
    const std::uint32_t label = at(start.left_x, start.left_y);
    Ring ring;
    do {
      const Ahead here = ahead(x, y, h);
      walked_[grid_.cell(static_cast<std::uint32_t>(here.left_x), static_cast<std::uint32_t>(here.left_y))] |=
          static_cast<std::uint8_t>(1u << h);
      x += columns_of[h], y += rows_of[h];
      const Ahead next = ahead(x, y, h);
      const bool left = at(next.left_x, next.left_y) == label, right = at(next.right_x, next.right_y) == label;
      const Heading before = h;
      // Right where only the right one is ours too: a corner where two cells of one polygon meet joins them, and what
      // lies between is a hole.
      if (right) {
        h = right_of(h);
      } else if (!left) {
        h = left_of(h);
      }
      if (h != before) ring.push_back(grid_.corner(static_cast<double>(x), static_cast<double>(y)));
    } while (x != first_x || y != first_y || h != first_h);
    ring.push_back(ring.front());
    polygons_[label].push_back(std::move(ring));
  }

  const CellGrid& grid_;
  std::span<const std::uint8_t> marked_;
  std::vector<std::uint32_t> label_;
  std::vector<std::uint8_t> walked_;  // of each cell: a bit for each heading in which its edge was walked
  std::uint32_t count_ = 0;
  std::vector<Polygon> polygons_;
};

}  // namespace

std::vector<Polygon> outline_of_cells(const CellGrid& grid, std::span<const std::uint8_t> marked) {
  return Outliner(grid, marked).outline();
}

}  // namespace geodata
