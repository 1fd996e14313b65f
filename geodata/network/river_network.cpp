#include "geodata/network/river_network.h"

#include <algorithm>
#include <cmath>

namespace geodata {
namespace {

// What ordering needs to know of a reach, close together: reaches are met at random.
struct Node {
  std::uint32_t waiting = 0;      // reaches above that have not been ordered yet
  std::uint32_t size = 1;         // of its tree
  std::uint32_t main = no_reach;  // the reach above on the main stem
  std::uint32_t place = 0;        // its number in the network
  double way_up_m = 0;            // the longest, without the reach itself
};

class Orderer {
 public:
  explicit Orderer(const RiverLinks& links) : links_(links), nodes_(links.next.size()) {
    for (const ReachIndex next : links_.next) {
      if (next != no_reach) ++nodes_[next].waiting;
    }
    order_.reserve(nodes_.size());
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].waiting == 0) order_.push_back(i);
    }
    follow();
    if (order_.size() < nodes_.size()) cut_rings();
    place();
  }

  const std::vector<std::uint32_t>& cut() const { return cut_; }
  const Node& node(std::uint32_t i) const { return nodes_[i]; }
  ReachIndex below(std::uint32_t i) const { return is_cut(i) ? no_reach : links_.next[i]; }

 private:
  bool is_cut(std::uint32_t i) const { return !cut_.empty() && std::binary_search(cut_.begin(), cut_.end(), i); }

  // Orders what lies below the reaches that are ordered already, each behind all that flow into it.
  void follow() {
    for (; followed_ < order_.size(); ++followed_) {
      const std::uint32_t i = order_[followed_];
      const ReachIndex below_it = below(i);
      if (below_it == no_reach) continue;
      flow_into(nodes_[below_it], i);
      if (--nodes_[below_it].waiting == 0) order_.push_back(below_it);
    }
  }

  double area(std::uint32_t i) const { return static_cast<double>(links_.area_km2.empty() ? NAN : links_.area_km2[i]); }
  double way_m(std::uint32_t i) const { return nodes_[i].way_up_m + links_.length_m[i]; }

  void flow_into(Node& below, std::uint32_t i) {
    below.size += nodes_[i].size;
    below.way_up_m = std::max(below.way_up_m, way_m(i));
    if (below.main == no_reach || outranks(i, below.main)) below.main = i;
  }

  // Of two that meet: the larger area, a known one before an unknown one; else the longer way up; else the first of the
  // source, so that the order is always the same.
  bool outranks(std::uint32_t a, std::uint32_t b) const {
    const double area_a = area(a), area_b = area(b);
    if (std::isnan(area_a) != std::isnan(area_b)) return std::isnan(area_b);
    if (area_a != area_b && !std::isnan(area_a)) return area_a > area_b;
    if (way_m(a) != way_m(b)) return way_m(a) > way_m(b);
    return a < b;
  }

  // What waits still are rings: a reach has one way on, so a ring leads nowhere else.
  void cut_rings() {
    std::vector<std::uint32_t> cut;
    std::vector<bool> seen(nodes_.size());
    for (std::uint32_t start = 0; start < nodes_.size(); ++start) {
      if (nodes_[start].waiting == 0 || seen[start]) continue;
      std::uint32_t lowest = start;
      for (std::uint32_t at = start; !seen[at]; at = links_.next[at]) {
        seen[at] = true;
        const double a = std::isnan(area(at)) ? -1 : area(at), b = std::isnan(area(lowest)) ? -1 : area(lowest);
        if (a > b || (a == b && at < lowest)) lowest = at;
      }
      cut.push_back(lowest);
    }
    std::sort(cut.begin(), cut.end());
    cut_ = std::move(cut);
    for (const std::uint32_t end : cut_) {
      const ReachIndex below_it = links_.next[end];
      if (--nodes_[below_it].waiting == 0) order_.push_back(below_it);
    }
    follow();
  }

  // From the mouths up. `waiting` is 0 everywhere now, and serves as the place of a reach's next tributary.
  void place() {
    std::uint32_t placed = 0;
    for (std::size_t k = order_.size(); k-- > 0;) {
      const std::uint32_t i = order_[k];
      Node& node = nodes_[i];
      if (const ReachIndex below_it = below(i); below_it == no_reach) {
        placed += node.size;
        node.place = placed - 1;
      } else if (Node& to = nodes_[below_it]; to.main == i) {
        node.place = to.place - 1;
      } else {
        node.place = to.waiting;
        to.waiting -= node.size;
      }
      if (node.main != no_reach) node.waiting = node.place - 1 - nodes_[node.main].size;
    }
  }

  const RiverLinks& links_;
  std::vector<Node, LargePageAllocator<Node>> nodes_;
  std::vector<std::uint32_t, LargePageAllocator<std::uint32_t>> order_;
  std::vector<std::uint32_t> cut_;  // ascending
  std::size_t followed_ = 0;
};

bool by_from(SideLink a, SideLink b) { return a.from != b.from ? a.from < b.from : a.to < b.to; }
bool by_to(SideLink a, SideLink b) { return a.to != b.to ? a.to < b.to : a.from < b.from; }

}  // namespace

RiverNetwork::RiverNetwork(const RiverLinks& links, std::vector<std::uint32_t>* cut)
    : next_(links.next.size()), first_above_(next_.size()), length_m_(next_.size()), source_(next_.size()) {
  const Orderer orderer(links);
  if (cut != nullptr) *cut = orderer.cut();
  for (std::uint32_t i = 0; i < size(); ++i) {
    const Node& node = orderer.node(i);
    const ReachIndex below = orderer.below(i);
    next_[node.place] = below == no_reach ? no_reach : orderer.node(below).place;
    first_above_[node.place] = node.place + 1 - node.size;
    length_m_[node.place] = links.length_m[i];
    source_[node.place] = i;
  }
  sides_by_from_.reserve(links.sides.size());
  for (const SideLink& side : links.sides) {
    sides_by_from_.push_back({orderer.node(side.from).place, orderer.node(side.to).place});
  }
  sides_by_to_ = sides_by_from_;
  std::sort(sides_by_from_.begin(), sides_by_from_.end(), by_from);
  std::sort(sides_by_to_.begin(), sides_by_to_.end(), by_to);
}

std::span<const SideLink> RiverNetwork::sides_from(ReachIndex r) const {
  const auto first = std::lower_bound(sides_by_from_.begin(), sides_by_from_.end(), SideLink{r, 0}, by_from);
  auto last = first;
  while (last != sides_by_from_.end() && last->from == r) ++last;
  return {first, last};
}

std::span<const SideLink> RiverNetwork::sides_into(ReachIndex first, ReachIndex last) const {
  const auto begin = std::lower_bound(sides_by_to_.begin(), sides_by_to_.end(), SideLink{0, first}, by_to);
  const auto end = std::upper_bound(begin, sides_by_to_.end(), SideLink{no_reach, last}, by_to);
  return {begin, end};
}

std::vector<ReachIndex> RiverNetwork::by_source() const {
  std::vector<ReachIndex> reach(size());
  for (ReachIndex r = 0; r < size(); ++r) reach[source_[r]] = r;
  return reach;
}

std::size_t RiverNetwork::bytes() const {
  return std::size_t{size()} * (sizeof(ReachIndex) * 2 + sizeof(double) + sizeof(std::uint32_t)) +
         (sides_by_from_.size() + sides_by_to_.size()) * sizeof(SideLink);
}

}  // namespace geodata
