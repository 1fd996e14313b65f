#include "geodata/algo/hole_bridges.h"

#include <cstdlib>

namespace geodata::polygon {
namespace {

constexpr std::int64_t most_rows = 1024;
constexpr std::int64_t rows_an_edge = 4;  // on average, so that long edges do not fill all rows

// The edges, each named by the node it starts from, by the rows of the polygon that they cross. An edge that has
// changed is added again; who visits a row asks the nodes what they are now.
class EdgeRows {
 public:
  EdgeRows(const Rings& rings, std::int64_t edges, std::int64_t rise) : rings_(rings) {
    const std::int64_t height = std::int64_t{rings.extent} + 1;
    const std::int64_t rows =
        std::clamp(rows_an_edge * edges * height / std::max<std::int64_t>(rise, 1), std::int64_t{1}, most_rows);
    while ((height >> shift_) > rows) ++shift_;
    first_.assign(static_cast<std::size_t>(height >> shift_) + 1, none);
  }

  void add(NodeIndex i) {
    const std::int32_t a = rings_.at(i).y, b = rings_.at(rings_.next(i)).y;
    for (std::size_t row = row_of(std::min(a, b)); row <= row_of(std::max(a, b)); ++row) {
      entries_.push_back({i, first_[row]});
      first_[row] = static_cast<std::uint32_t>(entries_.size() - 1);
    }
  }
  void add_ring(NodeIndex start) {
    NodeIndex p = start;
    do {
      add(p);
      p = rings_.next(p);
    } while (p != start);
  }

  // Each node whose edge may meet the heights [low, high]; some more than once, some removed.
  template <class Visit>
  void visit(std::int32_t low, std::int32_t high, Visit&& visit) const {
    for (std::size_t row = row_of(low); row <= row_of(high); ++row) {
      for (std::uint32_t e = first_[row]; e != none; e = entries_[e].next) visit(entries_[e].node);
    }
  }

 private:
  struct Entry {
    NodeIndex node;
    std::uint32_t next;
  };
  std::size_t row_of(std::int32_t y) const { return static_cast<std::size_t>(y >> shift_); }

  const Rings& rings_;
  int shift_ = 0;
  std::vector<std::uint32_t> first_;
  std::vector<Entry> entries_;
};

struct Hole {
  NodeIndex start;  // its leftmost node
  NodeIndex ahead;  // the first node after it in another place; none for a hole of one place
};

class Joiner {
 public:
  Joiner(Rings& rings, std::int64_t edges, std::int64_t rise) : rings_(rings), rows_(rings, edges, rise) {}

  NodeIndex join(const std::vector<Hole>& holes, NodeIndex outer) {
    rows_.add_ring(outer);
    for (const Hole& hole : holes) {
      const NodeIndex bridge = find_bridge(hole.start);
      if (bridge == none) continue;  // a hole outside the outer ring
      rows_.add_ring(hole.start);
      const NodeIndex hole_twin = rings_.connect(bridge, hole.start);
      const NodeIndex bridge_twin = rings_.next(hole_twin);
      for (const NodeIndex i : {bridge, hole_twin, bridge_twin}) rows_.add(i);
      // A bridge along an edge leaves a spike, which the next bridge must not take for an edge.
      const auto add_again = [&](NodeIndex i) { rows_.add(i); };
      outer = rings_.filter(hole_twin, rings_.next(bridge_twin), add_again);
      if (!rings_.at(bridge).removed) outer = rings_.filter(bridge, rings_.next(bridge), add_again);
    }
    return outer;
  }

 private:
  // The node of the joined ring that the hole's leftmost node sees: of the edge that a ray to the left meets first, or
  // of the vertices that stand in the way of that edge's end.
  NodeIndex find_bridge(NodeIndex hole) const {
    const Node& h = rings_.at(hole);
    NodeIndex touched = none, touched_edge = none, edge = none;
    bool holds_hole = false;  // of several nodes in the hole's place, the one whose corner holds the hole
    rows_.visit(h.y, h.y, [&](NodeIndex p) {
      const Node& a = rings_.at(p);
      if (a.removed) return;
      if (same_place(a, h) && !holds_hole) {
        touched = p;
        holds_hole = rings_.locally_inside(p, rings_.next(hole)) && rings_.locally_inside(p, rings_.prev(hole));
      }
      const Node& b = rings_.at(a.next);
      if (h.y > a.y || h.y < b.y || a.y == b.y) return;
      const std::int64_t side = twice_area(a, b, h);
      if (side == 0) touched_edge = a.x < b.x ? p : a.next;
      if (side > 0 && (edge == none || is_right_of(p, edge, h.y))) edge = p;
    });
    if (touched != none) return touched;
    if (touched_edge != none) return touched_edge;
    return edge == none ? none : nearest_in_sight(hole, edge);
  }

  // Of two descending edges that meet the horizontal line at y, p crosses it further right than q; or in the same
  // point, which is an end of q but not of p (then only p's other side is in sight). In integers: holes that touch
  // make such ties common, and a division would decide them at random.
  bool is_right_of(NodeIndex p, NodeIndex q, std::int32_t y) const {
    const Node &pa = rings_.at(p), &pb = rings_.at(rings_.next(p)), &qa = rings_.at(q), &qb = rings_.at(rings_.next(q));
    const Node* p_end = pa.y == y ? &pa : pb.y == y ? &pb : nullptr;
    const Node* q_end = qa.y == y ? &qa : qb.y == y ? &qb : nullptr;
    if (p_end != nullptr && q_end != nullptr) return p_end->x > q_end->x;
    if (p_end != nullptr) return twice_area(qa, qb, *p_end) > 0;
    if (q_end != nullptr) return twice_area(pa, pb, *q_end) <= 0;
    const std::int64_t upper = pa.y <= qa.y ? twice_area(qa, qb, pa) : -twice_area(pa, pb, qa);
    if (upper != 0) return upper > 0;
    return (pb.y >= qb.y ? twice_area(qa, qb, pb) : -twice_area(pa, pb, qb)) > 0;
  }

  // Of the nodes in the triangle between the hole's node h, the edge's left end m, and the ray: the one whose direction
  // from h is nearest to the ray. In integers, because vertices often lie exactly on the triangle's sides.
  NodeIndex nearest_in_sight(NodeIndex hole, NodeIndex edge) const {
    const Node &h = rings_.at(hole), &a = rings_.at(edge), &b = rings_.at(rings_.next(edge));
    const NodeIndex end = a.x < b.x ? edge : rings_.next(edge);
    const Node& m = rings_.at(end);
    const auto in_the_way = [&](const Node& q) {
      if (q.x >= h.x || q.x < m.x || q.y < std::min(h.y, m.y) || q.y > std::max(h.y, m.y)) return false;
      const std::int64_t side = twice_area(m, h, q);
      return twice_area(a, b, q) >= 0 && (m.y > h.y ? side <= 0 : side >= 0);
    };
    // Difference of the slopes from h to two nodes, without dividing.
    const auto steeper = [&](const Node& q, const Node& r) {
      return std::int64_t{std::abs(h.y - q.y)} * (h.x - r.x) - std::int64_t{std::abs(h.y - r.y)} * (h.x - q.x);
    };
    NodeIndex best = none;
    rows_.visit(std::min(h.y, m.y), std::max(h.y, m.y), [&](NodeIndex p) {
      const Node& q = rings_.at(p);
      if (q.removed || !in_the_way(q) || !rings_.locally_inside(p, hole)) return;
      const std::int64_t more = best == none ? -1 : steeper(q, rings_.at(best));
      const bool nearer =
          more == 0 && (q.x > rings_.at(best).x || (q.x == rings_.at(best).x && sector_holds_sector(best, p)));
      if (more < 0 || nearer) best = p;
    });
    return best == none ? end : best;
  }

  // Of two nodes in one place: the corner at b lies within the corner at a.
  bool sector_holds_sector(NodeIndex a, NodeIndex b) const {
    return twice_area(rings_.at(rings_.prev(a)), rings_.at(a), rings_.at(rings_.prev(b))) > 0 &&
           twice_area(rings_.at(rings_.next(b)), rings_.at(a), rings_.at(rings_.next(a))) > 0;
  }

  Rings& rings_;
  EdgeRows rows_;
};

NodeIndex leftmost(const Rings& rings, NodeIndex start) {
  NodeIndex best = start;
  for (NodeIndex p = rings.next(start); p != start; p = rings.next(p)) {
    const Node &a = rings.at(p), &b = rings.at(best);
    if (a.x < b.x || (a.x == b.x && a.y < b.y)) best = p;
  }
  return best;
}

NodeIndex next_in_another_place(const Rings& rings, NodeIndex start) {
  for (NodeIndex p = rings.next(start); p != start; p = rings.next(p)) {
    if (!same_place(rings.at(p), rings.at(start))) return p;
  }
  return none;
}

// From left to right, so that the bridge of each goes to what is joined already. Holes that start in one place: the one
// whose first edge is turned furthest, lest its bridge cross the other.
void sort_holes(const Rings& rings, std::vector<Hole>& holes) {
  std::sort(holes.begin(), holes.end(), [&](const Hole& a, const Hole& b) {
    const Node &na = rings.at(a.start), &nb = rings.at(b.start);
    if (na.x != nb.x) return na.x < nb.x;
    if (na.y != nb.y) return na.y < nb.y;
    if ((a.ahead == none) != (b.ahead == none)) return a.ahead == none;
    const std::int64_t turn = a.ahead == none ? 0 : twice_area(na, rings.at(a.ahead), rings.at(b.ahead));
    return turn != 0 ? turn > 0 : a.start < b.start;
  });
}

}  // namespace

NodeIndex join_holes(Rings& rings, std::span<const LocalPoint> vertices, std::span<const std::uint32_t> hole_ends,
                     NodeIndex outer) {
  std::vector<Hole> holes;
  for (std::size_t r = 1; r < hole_ends.size(); ++r) {
    const NodeIndex ring = rings.add_ring(vertices, hole_ends[r - 1], hole_ends[r], false);
    if (ring == none) continue;
    if (ring == rings.next(ring)) rings.at(ring).lone = true;
    const NodeIndex start = leftmost(rings, ring);
    holes.push_back({start, next_in_another_place(rings, start)});
  }
  sort_holes(rings, holes);

  std::int64_t rise = 0;
  for (NodeIndex i = 0; i < rings.size(); ++i) {
    rise += std::abs(std::int64_t{rings.at(i).y} - rings.at(rings.next(i)).y);
  }
  return Joiner(rings, static_cast<std::int64_t>(rings.size()), rise).join(holes, outer);
}

}  // namespace geodata::polygon
