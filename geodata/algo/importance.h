// Importance of vertices, so that a zoom level is a threshold (Douglas and Peucker 1973, computed once).
//
// A vertex's importance is the largest tolerance at which it survives, kept as one byte: the number of world-unit
// doublings, floor(log2(distance)) clamped to 0..32; 255 for ends that always stay. Lines that share a stretch
// between two fixed vertices keep the same vertices on it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "geodata/base/parallel.h"
#include "geodata/features/feature_store.h"

namespace geodata {

inline constexpr std::uint8_t always_important = 255;

// Importance of one ring or line. Iterative; O(n log n) in practice. A closed ring's start and the vertex farthest
// from it always stay.
void compute_importance(std::span<const WorldPoint> line, bool closed, std::span<std::uint8_t> out);

// Of every vertex of the store, parallel to store.vertices(). About 28 M vertices a second and thread; the same on any
// number of threads.
std::vector<std::uint8_t> compute_importance(const FeatureStore& store, const Parallel& parallel = {});

// compute_importance() of one line after another, with the memory kept between them.
class LineImportance {
 public:
  LineImportance();
  ~LineImportance();
  void compute(std::span<const WorldPoint> line, bool closed, std::span<std::uint8_t> out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The least importance a vertex needs to be drawn where a pixel spans `units_per_pixel` world units, with an error
// below `tolerance_px` pixels.
std::uint8_t importance_threshold(double units_per_pixel, double tolerance_px = 0.35);

}  // namespace geodata
