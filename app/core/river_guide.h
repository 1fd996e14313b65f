// All that tracing needs to know of an atlas: its rivers as a network, and what stands along them. Read once, on a
// worker; immutable and shared.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/core/library.h"
#include "app/core/river_areas.h"
#include "app/core/river_land.h"
#include "geodata/network/rivers.h"

namespace app {

// Where something meets the network, and how that is known.
struct RiverAccess {
  enum class Basis : std::uint8_t {
    on_river,      // a point on a reach, or nearer to one than the data is good to
    recorded,      // its position on the network is in the data
    outfall,       // a recorded outfall: an estimate of the way its water takes
    descent,       // steepest descent over the relief
    nearest_reach  // the nearest reach: nothing is known of the way over land
  };
  geodata::RiverPosition position;
  Basis basis = Basis::nearest_reach;
  double overland_m = 0;     // from it to the river
  double uncertainty_m = 0;  // 0: not known
  std::string method, note;  // of the data, as it is; may be empty
  double level_m = 0;        // descent: of the way, over level ground, where the relief does not say which way
  std::vector<geodata::LngLat> way = {};  // descent: over land, both ends included
};

// Of a layer: a mine, a town, a monitoring section. An area is a site only where the table of outfalls has it: areas
// are mostly drawn beside a point of the same thing.
struct RiverSite {
  std::string layer, id;  // `id` finds the feature in the layer
  FeatureNames names;
  std::string kind;
  std::string fact, fact_zh;  // the first of the layer's facts, with its title: "State: operating"; may be empty
  geodata::LngLat at;
  std::optional<geodata::PlaceIndex> place;  // whose sentences of the article are told where it is passed
  // Where a trace passes it; nothing: it does not stand by a river, or drains to none.
  std::optional<RiverAccess> access;
  bool drains_elsewhere = false;  // the table of outfalls says so
};

struct MeasurementTable;

// A position farther from every river has none.
inline constexpr double nearest_reach_m = 20'000;

struct RiverGuide {
  std::shared_ptr<const geodata::Atlas> atlas;
  geodata::Rivers rivers;
  std::vector<std::uint8_t> stream_order;  // Strahler's, by reach
  RiverLand land;
  std::vector<RiverSite> sites;             // in the order of the layers
  RiverAreas areas;                         // that a way passes through: districts
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

// Of any lines, without an atlas: no sites, no relief, no article. `file` stands in messages. Error: there are no
// lines. Warnings: the network has problems, as `anshan network check` lists them; the lines seem to be drawn up the
// river.
geodata::Result<geodata::WithWarnings<std::shared_ptr<const RiverGuide>>> make_river_guide(
    const std::shared_ptr<const geodata::FeatureStore>& features, const std::string& file,
    const geodata::RiverOptions& options);
// The same of a file: errors too when it cannot be read.
geodata::Result<geodata::WithWarnings<std::shared_ptr<const RiverGuide>>> read_river_file(
    const std::filesystem::path& file, const geodata::RiverOptions& options);

// The nearest reach, nothing when none is so near.
std::optional<RiverAccess> snapped_access(const geodata::Rivers& rivers, geodata::LngLat at, double within_m,
                                          double uncertainty_m);

}  // namespace app
