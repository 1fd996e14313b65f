// A layer of rivers as a network: read from its properties or joined by its end points, checked, and with its lines, so
// that a place on the map is a position on the network and the other way round.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geodata/algo/spatial_index.h"
#include "geodata/base/result.h"
#include "geodata/network/river_columns.h"
#include "geodata/network/trace.h"

namespace geodata {

enum class RiverFaultKind : std::uint8_t {
  no_line,       // the feature has no line, and is left out
  pieces,        // its line is in pieces that do not touch
  duplicate_id,  // its id is another's too; the first has it
  unknown_next,  // flows into a reach that is not there
  gap,           // ends apart from the reach that it flows into
  midway,        // ends at the middle of the reach that it flows into, of which a trace counts all
  reversed,      // runs against the reaches around it
  cycle,         // flows into itself by way of others; cut there
  dead_end,      // ends short of a mouth, or just short of another reach
  apart,         // a part of the network without a way to the others, or to any mouth
  braid,         // a branch that comes back; kept
  diversion,     // a branch that does not; kept
  no_length,     // its line is one place, over which water passes
  uphill,        // nearly all lines part where they meet: all seem to be drawn up the river
  doubled        // its line is another's too, the same way or the other
};

struct RiverFault {
  RiverFaultKind kind = RiverFaultKind::no_line;
  FeatureIndex feature = 0;
  std::string id;                   // its id in the data, else "#" and its number from 1
  std::vector<std::string> others;  // ids of the reaches that it has to do with
  double distance_m = 0;            // of a gap, or a dead end that is just short of a reach; of a part: its length
  bool note = false;                // nothing is wrong: the network is like that
  friend bool operator==(const RiverFault&, const RiverFault&) = default;
};
Text describe(const RiverFault& fault);

struct RiverOptions {
  // Ends of lines this near to each other are one place.
  double tolerance_m = 30;
  // Of lines without links: which way the water runs.
  enum class Direction : std::uint8_t { lines, turned, elevation, mouths } direction = Direction::lines;
  std::function<double(LngLat)> elevation_m;  // NaN: not known. For Direction::elevation
  // Where rivers may end, beside reaches whose property `mouth` is true; with neither, any end may be one.
  std::vector<LngLat> mouths;
  double mouth_within_m = 2000;
};

struct Snapped {
  RiverPosition position;
  LngLat point;           // on the line
  double distance_m = 0;  // from what was asked
};

class Rivers {
 public:
  // Errors: no lines at all. What is wrong with single reaches is a fault.
  static Result<Rivers> read(std::shared_ptr<const FeatureStore> features, const RiverOptions& options = {});

  const RiverNetwork& network() const { return network_; }
  const std::vector<RiverFault>& faults() const { return faults_; }
  enum class Joined : std::uint8_t { by_id, by_node, by_ends };
  Joined joined() const { return joined_; }

  const FeatureStore& features() const { return *features_; }
  FeatureIndex feature(ReachIndex r) const { return feature_[network_.source(r)]; }
  std::string id(ReachIndex r) const { return id_of(feature(r)); }
  std::optional<ReachIndex> find(std::string_view id) const;  // the first with this id
  std::string_view name(ReachIndex r) const;                  // of the river; empty: none
  std::string_view name_zh(ReachIndex r) const;
  // What the data says of the reach; nothing: it does not.
  std::optional<double> area_km2(ReachIndex r) const { return number(r, columns_.area); }  // at its lower end
  std::optional<double> discharge_m3s(ReachIndex r) const {
    const auto units = number(r, columns_.discharge);
    return units ? std::optional(*units * columns_.discharge_unit_m3s) : std::nullopt;
  }
  std::optional<double> slope(ReachIndex r) const { return number(r, columns_.slope); }
  bool reservoir(ReachIndex r) const;
  std::string_view reservoir_name(ReachIndex r) const { return text(r, columns_.reservoir_name); }  // empty: none given
  std::string_view into(ReachIndex r) const { return text(r, columns_.into); }  // the sea or lake at its mouth
  std::string_view discharge_method(ReachIndex r) const { return text(r, columns_.discharge_method); }
  std::string_view discharge_method_zh(ReachIndex r) const { return text(r, columns_.discharge_method_zh); }
  bool estimated(ReachIndex r) const;  // its `certainty` is there and is not "mapped"

  std::span<const WorldPoint> line(ReachIndex r) const;  // from its upper to its lower end
  LngLat point(RiverPosition position) const;
  // The line between two offsets of a reach, ends included; from_m <= to_m.
  std::vector<LngLat> line(ReachIndex r, double from_m, double to_m) const;
  // The nearest place on any reach; nothing within `within_m`: none. On the ellipsoid to 0.1 % of the distance.
  std::optional<Snapped> snap(LngLat p, double within_m) const;
  // The nearest place on one reach.
  Snapped snap_to(ReachIndex r, LngLat p) const;

 private:
  friend class RiverReader;
  std::string id_of(FeatureIndex f) const;
  std::optional<double> number(ReachIndex r, std::optional<ColumnIndex> column) const;
  std::string_view text(ReachIndex r, std::optional<ColumnIndex> column) const;

  std::shared_ptr<const FeatureStore> features_;
  RiverColumns columns_;
  Joined joined_ = Joined::by_ends;
  RiverNetwork network_;
  // By the network's source numbers.
  std::vector<FeatureIndex> feature_;
  std::vector<std::uint32_t> starts_{0};
  std::vector<WorldPoint> vertices_;
  SpatialIndex index_;  // over the reaches' boxes, source numbers
  std::vector<ReachIndex> reach_of_source_;
  std::vector<RiverFault> faults_;
};

}  // namespace geodata
