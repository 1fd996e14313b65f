// Triangles that cover what lies inside an odd number of rings (the even-odd rule), whatever the rings do: cross
// themselves or each other, touch, run along each other, lie side by side or one in another.
//
// One sweep from left to right keeps the edges that it meets in order, and of each stretch of inside the left rim that
// has no triangles yet (S. Hertel, K. Mehlhorn, "Fast triangulation of simple polygons", 1983). Its predicates are
// exact in 64-bit integers. A ring that crosses another is told by two neighbours in that order that change places (M.
// Shamos, D. Hoey, "Geometric intersection problems", 1976); then every crossing gets a vertex, and the sweep starts
// again. O(n log n), with k crossings and n vertices O((n + k) log n).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "geodata/algo/clip.h"

namespace geodata {

// Keeps its memory from one polygon to the next.
class Triangulator {
 public:
  Triangulator();
  ~Triangulator();
  Triangulator(Triangulator&&) noexcept;
  Triangulator& operator=(Triangulator&&) noexcept;

  // `vertices`: all rings one after another, each open; `ring_ends`: the end offset of each ring. Appends three indices
  // into `vertices` a triangle, all turning one way, and to `vertices` the places where rings cross, to the nearest
  // whole coordinates. No triangle overlaps another and none has a vertex inside an edge, so none shows a seam.
  // Rings that cross more than 200,000 times are filled by rows, a thousandth of their height each.
  void add(std::vector<LocalPoint>& vertices, std::span<const std::uint32_t> ring_ends,
           std::vector<std::uint32_t>& indices);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace geodata
