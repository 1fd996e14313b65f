// Areas that a way passes through: districts, counties. Where it crosses their boundaries is found on the plane of the
// map (Web Mercator), by the crossings of its line with theirs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/core/library.h"
#include "app/core/river_path.h"
#include "geodata/algo/spatial_index.h"

namespace app {

struct RiverArea {
  std::string layer, id;
  FeatureNames names;
  std::optional<geodata::PlaceIndex> place;  // of the article
};

// From where to where a way is in an area, in the order of travel; metres from its start.
struct AreaStay {
  std::size_t area = 0;
  double from_m = 0, to_m = 0;
  friend bool operator==(const AreaStay&, const AreaStay&) = default;
};

class RiverAreas {
 public:
  // A boundary often follows the river itself, and two drawings of one line cross again and again: what is shorter than
  // this is neither a stay nor an absence.
  static constexpr double least_stay_m = 2500;

  // The polygons of a feature; features without any are left out.
  void add(RiverArea area, const geodata::FeatureStore& store, geodata::FeatureIndex feature);
  // After the last one.
  void finish();

  const std::vector<RiverArea>& all() const { return areas_; }
  // O(vertices of the way · log edges). By where they begin.
  std::vector<AreaStay> along(const std::vector<RiverPathPoint>& path) const;

 private:
  struct Edge {
    geodata::WorldPoint a, b;
    std::uint32_t area = 0;
  };
  bool inside(std::size_t area, geodata::WorldPoint p) const;

  std::vector<RiverArea> areas_;
  std::vector<Edge> edges_;                    // of an area in a row
  std::vector<geodata::IndexRange> edges_of_;  // by area
  geodata::SpatialIndex index_;
};

}  // namespace app
