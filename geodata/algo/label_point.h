// Where a name goes: a point inside an area, the middle of a line.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geodata/features/feature_store.h"

namespace geodata {

struct LabelPoint {
  WorldPoint point;
  double distance = 0;  // world units to the nearest edge (areas); 0 for lines and points
};

// Pole of inaccessibility: the inside point farthest from the outline, to `precision` world units, of the polygon
// part whose rings are given (outer first) (V. Agafonkin's quadtree search over Garcia-Castellanos and Lombardo 2007).
LabelPoint pole_of_inaccessibility(std::span<const std::span<const WorldPoint>> rings, double precision);

// Of a feature: its largest polygon's pole, else the middle of its longest line, else its first point.
std::optional<LabelPoint> label_point(const FeatureStore& store, FeatureIndex f);

// --- predicates, shared with picking ---
std::vector<std::span<const WorldPoint>> rings_of(const FeatureStore& store, PartIndex p);
bool covers(const FeatureStore& store, FeatureIndex f, WorldXY p);  // one of its polygons contains it
bool ring_contains(std::span<const WorldPoint> ring, WorldXY p);    // even-odd
bool polygon_contains(std::span<const std::span<const WorldPoint>> rings, WorldXY p);  // in an odd number
double squared_distance_to_line(std::span<const WorldPoint> line, WorldXY p);          // world units squared

}  // namespace geodata
