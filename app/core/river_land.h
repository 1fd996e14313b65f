// The land beside the rivers: which way water takes over it, and how much of it drains to a place on a river. From the
// reaches' recorded catchments where there are any, else by the relief. Pure, but for reading.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "geodata/atlas/atlas.h"
#include "geodata/geo/polygon.h"
#include "geodata/io/raster_reader.h"
#include "geodata/network/river_drainage.h"

namespace app {

struct RiverLand {
  std::shared_ptr<const geodata::ElevationGrid> relief;  // may be null, and so may what follows
  std::shared_ptr<const geodata::RiverDrainage> drainage;
  std::vector<geodata::Polygon> sea;  // what the atlas names as such; empty: nothing
  struct Recorded {
    std::vector<geodata::Polygon> area;  // that drains straight to the reach; empty: none is recorded
    bool weak = false;                   // the data says that it is not reliable
  };
  std::vector<Recorded> recorded;  // by reach, or empty
};

// What the atlas names of relief and catchments. What cannot be read or used is left out, and is a warning.
geodata::WithWarnings<RiverLand> read_river_land(const geodata::Atlas& atlas, const geodata::Rivers& rivers);

// All that drains to a place on a river.
struct Catchment {
  geodata::RiverPosition at;
  std::vector<geodata::Polygon> area;
  double km2 = 0;
  double recorded_km2 = 0;                   // of it: by recorded catchments; the rest by the relief
  double weak_km2 = 0;                       // of the recorded: not reliable, as the data says
  std::vector<geodata::ReachIndex> unknown;  // reaches above of whose own land nothing is known
  bool last_whole = false;                   // all land of the reach of `at` counts: no relief to cut it
  bool at_rim = false;                       // reaches the relief's rim, and may go on beyond it
  std::optional<double> reach_km2;           // what the network says of the lower end of the reach of `at`

  bool is_whole() const { return unknown.empty() && !at_rim; }  // else km2 is the least that drains here
};

// Error: neither catchments nor a relief say anything of this place; the areas cannot be made one.
geodata::Result<Catchment> catchment_of(const geodata::Rivers& rivers, const RiverLand& land,
                                        geodata::RiverPosition at);

}  // namespace app
