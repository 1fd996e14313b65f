// Where rings meet and part: the vertices that thinning must leave alone so that two areas keep one border.
//
// A node is a vertex that two rings (or one ring twice) pass with different neighbours, or at which one of the rings
// that share it begins. Between two nodes all rings that share one edge share all of them. Found by a counting filter
// over all vertices (rings without shared vertices cost about 10 ns a vertex) and exact hashing of those that may be
// shared. Private to this folder.
#pragma once

#include <cstdint>
#include <span>

#include "geodata/features/feature_store.h"

namespace geodata {

constexpr std::uint64_t point_key(WorldPoint p) { return std::uint64_t{p.x} << 32 | p.y; }

// Sets out[v] to always_important (255) for the nodes of closed rings, and for the start of each ring that has a
// node; leaves the rest. `out` runs parallel to store.vertices().
void mark_ring_nodes(const FeatureStore& store, std::span<std::uint8_t> out);

}  // namespace geodata
