// A directed river network: reaches as plain arrays, in an order in which a river is one stretch of memory.
//
// Each reach has at most one *main* reach below it, so the main links form trees that are rooted at the mouths. Reaches
// are numbered in post-order of these trees, the main stem last, which makes the order itself the index:
//   next(r) > r                                a reach stands before the one below it
//   [first_above(r), r]                        r and everything that drains through it by main links
//   r - 1, when first_above(r) < r             the reach above r on its main stem
// So going down a stem, and listing all that lies upstream, read memory in a straight line.
// Where a river parts, the other ways out of a reach are *side links* (diversions; a braid is one that comes back).
// They are few, and kept apart: from -> to, in order of `from` and of `to`.
//
// 20 bytes a reach. Immutable once built; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geodata/base/large_pages.h"

namespace geodata {

using ReachIndex = std::uint32_t;
inline constexpr ReachIndex no_reach = 0xFFFFFFFFu;

struct SideLink {
  ReachIndex from = 0, to = 0;
  friend bool operator==(SideLink, SideLink) = default;
};

// The network as its source lists it: reach i flows into next[i] (no_reach: it ends), is length_m[i] long and drains
// area_km2[i] at its lower end. `area_km2` may be empty, or hold NaN: then the longer way up is the main stem.
struct RiverLinks {
  std::span<const ReachIndex> next;
  std::span<const double> length_m;
  std::span<const float> area_km2;
  std::span<const SideLink> sides;  // in the source's numbers
};

class RiverNetwork {
 public:
  RiverNetwork() = default;
  // O(n). A ring of main links is cut below its member with the largest area (else the first of the source), which then
  // counts as an end; `cut` receives those reaches, in the source's numbers, one for each ring.
  // Preconditions: the arrays have one length, links are in range, lengths are finite and not negative.
  explicit RiverNetwork(const RiverLinks& links, std::vector<std::uint32_t>* cut = nullptr);

  std::uint32_t size() const { return static_cast<std::uint32_t>(next_.size()); }
  ReachIndex next(ReachIndex r) const { return next_[r]; }
  double length_m(ReachIndex r) const { return length_m_[r]; }
  ReachIndex first_above(ReachIndex r) const { return first_above_[r]; }
  // The reach above on the main stem; no_reach at a source.
  ReachIndex main_above(ReachIndex r) const { return first_above_[r] < r ? r - 1 : no_reach; }
  // Does `above` drain through `r` by main links alone? A reach does so through itself. O(1).
  bool drains_through(ReachIndex above, ReachIndex r) const { return first_above_[r] <= above && above <= r; }
  // Calls visit(reach) for each reach that flows into r by its main link, the main stem first.
  template <class Visit>
  void for_each_above(ReachIndex r, Visit&& visit) const {
    for (ReachIndex above = r; above > first_above_[r]; above = first_above_[above - 1]) visit(above - 1);
  }

  std::span<const SideLink> sides_from(ReachIndex r) const;                       // that leave r
  std::span<const SideLink> sides_into(ReachIndex first, ReachIndex last) const;  // that enter reaches [first, last]
  std::size_t side_count() const { return sides_by_from_.size(); }

  // The reach's number in the source.
  std::uint32_t source(ReachIndex r) const { return source_[r]; }
  // The other way round, for all: 4 bytes a reach.
  std::vector<ReachIndex> by_source() const;
  std::size_t bytes() const;

 private:
  template <class T>
  using Array = std::vector<T, LargePageAllocator<T>>;
  Array<ReachIndex> next_, first_above_;
  Array<double> length_m_;
  Array<std::uint32_t> source_;
  std::vector<SideLink> sides_by_from_, sides_by_to_;
};

}  // namespace geodata
