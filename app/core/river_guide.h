// All that tracing needs to know of an atlas: its rivers as a network, and what stands along them. Read once, on a
// worker; immutable and shared.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/core/library.h"
#include "geodata/network/rivers.h"

namespace app {

// Where something meets the network, and how that is known.
struct RiverAccess {
  enum class Basis : std::uint8_t {
    on_river,      // a point on a reach, or nearer to one than the data is good to
    recorded,      // its position on the network is in the data
    outfall,       // a recorded outfall: an estimate of the way its water takes
    nearest_reach  // the nearest reach: nothing is known of the way over land
  };
  geodata::RiverPosition position;
  Basis basis = Basis::nearest_reach;
  double overland_m = 0;     // from it to the river
  double uncertainty_m = 0;  // 0: not known
  std::string method, note;  // of the data, as it is; may be empty
};

// Of a layer: a mine, a town, a monitoring section. An area is a site only where the table of outfalls has it: areas
// are mostly drawn beside a point of the same thing.
struct RiverSite {
  std::string layer, id;  // `id` finds the feature in the layer
  FeatureNames names;
  std::string kind;
  std::string fact, fact_zh;  // the first of the layer's facts, with its title: "State: operating"; may be empty
  geodata::LngLat at;
  std::optional<geodata::PlaceIndex> place;  // of the article
  std::optional<RiverAccess> access;         // nothing: it drains to no river of the network
};

struct MeasurementTable;

struct RiverGuide {
  std::shared_ptr<const geodata::Atlas> atlas;
  geodata::Rivers rivers;
  std::vector<RiverSite> sites;             // in the order of the layers
  std::vector<FeatureNames> name_of_reach;  // by reach: the river, as the layers that draw the network call it
  std::vector<std::optional<geodata::PlaceIndex>> place_of_reach;  // by reach: the place of the article that it shows
  std::shared_ptr<const MeasurementTable> measured;                // the atlas's; null: it has none that can be read
  std::optional<geodata::Error> measured_error;                    // why they cannot be read

  const RiverSite* site(std::string_view id) const;
};

// Errors: the atlas has no network, or its file cannot be read. Warnings: a layer or a table that cannot be read, a row
// of the outfalls that names a reach or a site that is not there, measurements that cannot be read.
geodata::Result<geodata::WithWarnings<std::shared_ptr<const RiverGuide>>> read_river_guide(
    std::shared_ptr<const geodata::Atlas> atlas);

// Where water from a point comes to the network: on a reach, else the nearest one within 20 km.
std::optional<RiverAccess> access_of(const RiverGuide& guide, geodata::LngLat p);

}  // namespace app
