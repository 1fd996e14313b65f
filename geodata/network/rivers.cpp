#include "geodata/network/rivers.h"

#include <algorithm>
#include <cmath>

#include <fmt/ranges.h>

#include "geodata/base/utf8.h"
#include "geodata/geo/geodesic.h"

namespace geodata {

std::string Rivers::id_of(FeatureIndex f) const {
  if (columns_.id) {
    if (std::string own = to_string(features_->value(f, *columns_.id)); !own.empty()) return own;
  }
  const std::string_view own = features_->id(f);
  return own.empty() ? "#" + std::to_string(f + 1) : std::string(own);
}

std::optional<ReachIndex> Rivers::find(std::string_view wanted) const {
  for (std::uint32_t i = 0; i < feature_.size(); ++i) {
    if (id(reach_of_source_[i]) == wanted) return reach_of_source_[i];
  }
  return std::nullopt;
}

std::string_view Rivers::text(ReachIndex r, std::optional<ColumnIndex> column) const {
  if (!column) return {};
  const Value value = features_->value(feature(r), *column);
  const auto* found = std::get_if<std::string_view>(&value);
  return found == nullptr ? std::string_view() : trimmed(*found);  // NHDPlus writes a blank for no name
}

std::string_view Rivers::name(ReachIndex r) const { return text(r, columns_.name); }
std::string_view Rivers::name_zh(ReachIndex r) const { return text(r, columns_.name_zh); }

std::optional<double> Rivers::number(ReachIndex r, std::optional<ColumnIndex> column) const {
  const auto value = column ? to_number(features_->value(feature(r), *column)) : std::nullopt;
  return value && *value >= 0 ? value : std::nullopt;  // NHDPlus writes -9998 where nothing is known
}

bool Rivers::reservoir(ReachIndex r) const {
  return columns_.reservoir && features_->value(feature(r), *columns_.reservoir) == Value(true);
}

bool Rivers::estimated(ReachIndex r) const {
  const std::string_view certainty = text(r, columns_.certainty);
  return !certainty.empty() && certainty != "mapped" && certainty != "measured";
}

std::span<const WorldPoint> Rivers::line(ReachIndex r) const {
  const std::uint32_t i = network_.source(r);
  return {vertices_.data() + starts_[i], vertices_.data() + starts_[i + 1]};
}

LngLat Rivers::point(RiverPosition position) const {
  const std::vector<LngLat> ends = line(position.reach, position.offset_m, position.offset_m);
  return ends.front();
}

std::vector<LngLat> Rivers::line(ReachIndex r, double from_m, double to_m) const {
  const std::span<const WorldPoint> all = line(r);
  std::vector<LngLat> cut;
  double at_m = 0;
  LngLat a = to_lnglat(all[0]);
  if (from_m <= 0) cut.push_back(a);
  for (std::size_t i = 1; i < all.size(); ++i) {
    const LngLat b = to_lnglat(all[i]);
    const double step_m = distance_m(a, b), end_m = at_m + step_m;
    const auto add_at = [&](double m) { cut.push_back(step_m > 0 ? destination(a, azimuth_deg(a, b), m - at_m) : a); };
    if (cut.empty() && end_m >= from_m) add_at(from_m);
    if (end_m >= to_m && to_m > from_m) {
      add_at(to_m);
      return cut;
    }
    if (!cut.empty() && end_m > from_m && end_m < to_m) cut.push_back(b);
    if (!cut.empty() && to_m <= from_m) return cut;
    a = b, at_m = end_m;
  }
  if (cut.empty() || to_m > from_m) cut.push_back(a);  // rounding left the end just beyond the line
  return cut;
}

namespace {

struct OnSegment {
  double distance_m = 0, share = 0;
};

// In world units, whose scale is that of the ground at the point: good to 0.1 % within some tens of kilometres.
OnSegment nearest_on_segment(WorldXY p, WorldPoint a, WorldPoint b, double metres_per_unit) {
  const double ax = a.x, ay = a.y, dx = b.x - ax, dy = b.y - ay, length2 = dx * dx + dy * dy;
  const double share = length2 > 0 ? std::clamp(((p.x - ax) * dx + (p.y - ay) * dy) / length2, 0.0, 1.0) : 0;
  return {std::hypot(ax + share * dx - p.x, ay + share * dy - p.y) * metres_per_unit, share};
}

// Where reaches meet, a place is the upper end of the one below: all that comes there drains to it.
Snapped below_node(const Rivers& rivers, Snapped at) {
  constexpr double same_place_m = 1;
  const RiverNetwork& network = rivers.network();
  while (at.position.offset_m >= network.length_m(at.position.reach) - same_place_m) {
    const ReachIndex r = at.position.reach, below = network.next(r);
    if (below == no_reach) break;
    const LngLat end = to_lnglat(rivers.line(r).back()), begin = to_lnglat(rivers.line(below).front());
    if (distance_m(end, begin) > same_place_m) break;
    at.position = {below, 0};
  }
  return at;
}

}  // namespace

Snapped Rivers::snap_to(ReachIndex r, LngLat p) const {
  const std::span<const WorldPoint> all = line(r);
  OnSegment best{HUGE_VAL, 0};
  std::size_t segment = 0;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const OnSegment here = nearest_on_segment(to_world_xy(p), all[i], all[i + 1], metres_per_unit(p.lat));
    if (here.distance_m < best.distance_m) best = here, segment = i;
  }
  double offset_m = 0;
  for (std::size_t i = 0; i < segment; ++i) offset_m += distance_m(to_lnglat(all[i]), to_lnglat(all[i + 1]));
  const LngLat a = to_lnglat(all[segment]), b = to_lnglat(all[segment + 1]);
  offset_m += best.share * distance_m(a, b);
  const LngLat on{a.lng + best.share * (b.lng - a.lng), a.lat + best.share * (b.lat - a.lat)};
  return {{r, std::min(offset_m, network_.length_m(r))}, on, distance_m(p, on)};
}

std::optional<Snapped> Rivers::snap(LngLat p, double within_m) const {
  // Rings of growing size, so that a click beside a river looks at a few reaches and not at all.
  const WorldPoint centre = to_world(p);
  const double unit = std::max(metres_per_unit(p.lat), 1e-6);
  for (double reach_m = std::min(within_m, 2000.0);; reach_m = std::min(within_m, reach_m * 4)) {
    const auto half = static_cast<std::uint32_t>(std::min(reach_m / unit * 1.01 + 1, world_size / 4));
    WorldBox box{centre.x - std::min(half, centre.x), centre.y - std::min(half, centre.y), 0, 0};
    box.max_x = centre.x + std::min(half, 0xFFFFFFFFu - centre.x);
    box.max_y = centre.y + std::min(half, 0xFFFFFFFFu - centre.y);
    std::optional<Snapped> best;
    double best_m = reach_m;
    index_.search(box, [&](std::uint32_t source) {
      const ReachIndex r = reach_of_source_[source];
      const std::span<const WorldPoint> all = line(r);
      for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        const OnSegment here = nearest_on_segment(to_world_xy(p), all[i], all[i + 1], unit);
        if (here.distance_m > best_m || (best && here.distance_m == best_m && r > best->position.reach)) continue;
        best_m = here.distance_m;
        best = Snapped{{r, 0}, {}, here.distance_m};
      }
    });
    if (best) return below_node(*this, snap_to(best->position.reach, p));
    if (reach_m >= within_m) return std::nullopt;
  }
}

Text describe(const RiverFault& fault) {
  const std::string other = fault.others.empty() ? std::string() : fault.others.front();
  const auto metres = [&] { return fmt::format("{:.0f}", fault.distance_m); };
  switch (fault.kind) {
    case RiverFaultKind::no_line: return text("has no line and is left out");
    case RiverFaultKind::pieces: return text("is in pieces that lie {} m apart", metres());
    case RiverFaultKind::duplicate_id: return text("has the id of another reach, which keeps it");
    case RiverFaultKind::unknown_next:
      return fault.note ? text("flows on into {}, which is not in the file", other)
                        : text("flows into {}, which is not there", other);
    case RiverFaultKind::no_length: return text("has no length; water passes over it");
    case RiverFaultKind::doubled: return text("has the same line as {}", other);
    case RiverFaultKind::uphill:
      return text(
          "parts where it meets others, and so do nearly all: the lines seem to be drawn up the river (--turn)");
    case RiverFaultKind::gap: return text("ends {} m from {}, into which it flows", metres(), other);
    case RiverFaultKind::midway: return text("joins {} below its upper end; traces count all of {}", other, other);
    case RiverFaultKind::reversed:
      return fault.note ? text("was drawn up the river, against its link, and is turned")
                        : text("runs against the reaches around it");
    case RiverFaultKind::cycle:
      if (fault.others.empty()) return text("flows into itself; it is cut here");
      return text("flows in a ring through {}; it is cut here", fmt::format("{}", fmt::join(fault.others, ", ")));
    case RiverFaultKind::dead_end:
      return other.empty() ? text("ends, but not at a mouth") : text("ends {} m short of {}", metres(), other);
    case RiverFaultKind::apart:
      return fault.note ? text("is the mouth of a river system of its own")
                        : text("is the end of a part that reaches no mouth");
    case RiverFaultKind::braid:
      return text("is a branch that leaves below {} and comes back; kept as a side branch", other);
    case RiverFaultKind::diversion:
      return text("is a branch that leaves below {} and does not come back; kept as a side branch", other);
  }
  return {};
}

}  // namespace geodata
