// The polygon is a doubly linked ring of nodes that shrinks by one with each ear. Outer rings run so that twice_area
// is positive, holes the other way; a corner with positive area is convex. All predicates are exact in 64-bit
// integers. Names: an ear is the triangle (before, tip, after) of a convex tip that holds no other vertex.
#include "geodata/algo/triangulate.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace geodata {
namespace {

using NodeIndex = std::uint32_t;
constexpr NodeIndex none = 0xFFFFFFFFu;

constexpr std::size_t z_order_from = 64;       // nodes; below, a walk round the ring is as fast
constexpr std::int64_t safe_extent = 1 << 30;  // differences below this keep cross products within 64 bits
// Steps a vertex that looking for a cutting diagonal may take. It is needed only where a ring crosses itself, takes
// cubic time at worst, and may then give up.
constexpr std::size_t diagonal_steps_per_vertex = 400;

struct Node {
  std::uint32_t vertex = 0;
  std::int32_t x = 0, y = 0;
  NodeIndex prev = none, next = none;
  std::uint32_t z = 0;  // place on the z-order curve, and the neighbours there
  NodeIndex prev_z = none, next_z = none;
  bool lone = false;  // a hole of one point: must not be filtered away as collinear before it is cut
};

std::int64_t twice_area(const Node& a, const Node& b, const Node& c) {
  return std::int64_t{b.x - a.x} * (c.y - a.y) - std::int64_t{b.y - a.y} * (c.x - a.x);
}
bool same_place(const Node& a, const Node& b) { return a.x == b.x && a.y == b.y; }
int sign(std::int64_t v) { return (v > 0) - (v < 0); }

// Inside or on the edge of a triangle with positive area.
bool in_triangle(const Node& a, const Node& b, const Node& c, const Node& p) {
  return twice_area(a, b, p) >= 0 && twice_area(b, c, p) >= 0 && twice_area(c, a, p) >= 0;
}

// p lies in the box of a-b; with the three collinear, on the segment.
bool within_box(const Node& a, const Node& b, const Node& p) {
  return p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x) && p.y >= std::min(a.y, b.y) &&
         p.y <= std::max(a.y, b.y);
}

bool segments_meet(const Node& a, const Node& b, const Node& c, const Node& d) {
  const int abc = sign(twice_area(a, b, c));
  const int abd = sign(twice_area(a, b, d));
  const int cda = sign(twice_area(c, d, a));
  const int cdb = sign(twice_area(c, d, b));
  if (abc != abd && cda != cdb) return true;
  return (abc == 0 && within_box(a, b, c)) || (abd == 0 && within_box(a, b, d)) ||
         (cda == 0 && within_box(c, d, a)) || (cdb == 0 && within_box(c, d, b));
}

// Inside both. Touching is not crossing: to cut there would cover what is outside.
bool segments_cross(const Node& a, const Node& b, const Node& c, const Node& d) {
  return sign(twice_area(a, b, c)) * sign(twice_area(a, b, d)) < 0 &&
         sign(twice_area(c, d, a)) * sign(twice_area(c, d, b)) < 0;
}

// Spreads the low 16 bits to the even places.
std::uint32_t spread_bits(std::uint32_t v) {
  v = (v | v << 8) & 0x00FF00FFu;
  v = (v | v << 4) & 0x0F0F0F0Fu;
  v = (v | v << 2) & 0x33333333u;
  return (v | v << 1) & 0x55555555u;
}

class Triangulator {
 public:
  Triangulator(std::vector<std::uint32_t>& indices, std::uint32_t base) : indices_(indices), base_(base) {}

  void run(std::span<const LocalPoint> vertices, std::span<const std::uint32_t> ring_ends) {
    measure(vertices);
    nodes_.reserve(vertices.size() + 2 * ring_ends.size() + 16);
    NodeIndex outer = add_ring(vertices, 0, ring_ends[0], true);
    if (outer == none || at(outer).next == at(outer).prev) return;
    if (ring_ends.size() > 1) outer = join_holes(vertices, ring_ends, outer);
    diagonal_steps_left_ = diagonal_steps_per_vertex * nodes_.size();
    // Pieces split off are worked from a list and not by recursion, so that no input can exhaust the stack.
    pieces_.push_back({outer, Stage::plain});
    while (!pieces_.empty()) {
      const Piece piece = pieces_.back();
      pieces_.pop_back();
      clip_ears(piece.start, piece.stage);
    }
  }

 private:
  enum class Stage { plain, filtered, uncrossed };
  struct Piece {
    NodeIndex start;
    Stage stage;
  };

  Node& at(NodeIndex i) { return nodes_[i]; }
  const Node& at(NodeIndex i) const { return nodes_[i]; }
  NodeIndex next(NodeIndex i) const { return nodes_[i].next; }
  NodeIndex prev(NodeIndex i) const { return nodes_[i].prev; }
  std::int64_t corner(NodeIndex i) const { return twice_area(at(prev(i)), at(i), at(next(i))); }

  // --- building the ring ---

  void measure(std::span<const LocalPoint> vertices) {
    std::int64_t max_x = std::numeric_limits<std::int32_t>::min(), max_y = max_x;
    min_x_ = min_y_ = std::numeric_limits<std::int32_t>::max();
    for (const LocalPoint p : vertices) {
      min_x_ = std::min<std::int64_t>(min_x_, p.x), max_x = std::max<std::int64_t>(max_x, p.x);
      min_y_ = std::min<std::int64_t>(min_y_, p.y), max_y = std::max<std::int64_t>(max_y, p.y);
    }
    const std::int64_t extent = std::max(max_x - min_x_, max_y - min_y_);
    // Wider than any tile: lose the last bits rather than overflow.
    while ((extent >> coarser_) >= safe_extent) ++coarser_;
    while ((extent >> coarser_ >> z_shift_) >= 1 << 16) ++z_shift_;
  }

  NodeIndex append(std::uint32_t vertex, std::int64_t x, std::int64_t y, NodeIndex after) {
    const auto i = static_cast<NodeIndex>(nodes_.size());
    Node node;
    node.vertex = vertex;
    node.x = static_cast<std::int32_t>(x), node.y = static_cast<std::int32_t>(y);
    node.prev = node.next = i;
    if (after != none) {
      node.prev = after;
      node.next = at(after).next;
    }
    nodes_.push_back(node);
    at(at(i).prev).next = i;
    at(at(i).next).prev = i;
    return i;
  }

  // Nodes of the vertices [first, last) in the wanted direction; none for no vertices.
  NodeIndex add_ring(std::span<const LocalPoint> vertices, std::uint32_t first, std::uint32_t last, bool positive) {
    if (first >= last) return none;
    std::int64_t area = 0;  // may wrap for a ring that winds many times over; then its direction is anyone's guess
    const auto x = [&](std::uint32_t v) { return (std::int64_t{vertices[v].x} - min_x_) >> coarser_; };
    const auto y = [&](std::uint32_t v) { return (std::int64_t{vertices[v].y} - min_y_) >> coarser_; };
    for (std::uint32_t i = first, j = last - 1; i < last; j = i++) {
      const std::int64_t cross = (x(j) - x(first)) * (y(i) - y(first)) - (x(i) - x(first)) * (y(j) - y(first));
      area = static_cast<std::int64_t>(static_cast<std::uint64_t>(area) + static_cast<std::uint64_t>(cross));
    }
    NodeIndex end = none;
    for (std::uint32_t i = 0; i < last - first; ++i) {
      const std::uint32_t v = (area > 0) == positive ? first + i : last - 1 - i;
      end = append(v, x(v), y(v), end);
    }
    if (same_place(at(end), at(next(end)))) {
      const NodeIndex before = prev(end);
      if (before != end) remove(end);
      end = before;
    }
    return end;
  }

  void remove(NodeIndex i) {
    ++removed_;
    const Node& node = at(i);
    at(node.prev).next = node.next;
    at(node.next).prev = node.prev;
    if (node.prev_z != none) at(node.prev_z).next_z = node.next_z;
    if (node.next_z != none) at(node.next_z).prev_z = node.prev_z;
  }

  // Cuts the ring, or joins two, along a-b with two new nodes; returns the twin of b.
  NodeIndex connect(NodeIndex a, NodeIndex b) {
    const auto a2 = static_cast<NodeIndex>(nodes_.size());
    const NodeIndex b2 = a2 + 1;
    nodes_.push_back(twin(a));
    nodes_.push_back(twin(b));
    const NodeIndex after_a = next(a);
    const NodeIndex before_b = prev(b);
    at(a).next = b, at(b).prev = a;
    at(a2).next = after_a, at(after_a).prev = a2;
    at(b2).next = a2, at(a2).prev = b2;
    at(before_b).next = b2, at(b2).prev = before_b;
    return b2;
  }
  Node twin(NodeIndex i) const {
    Node node;
    node.vertex = at(i).vertex, node.x = at(i).x, node.y = at(i).y;
    return node;
  }

  // Removes repeated and collinear nodes from `start` round to `end`; returns a node that is still there.
  NodeIndex filter(NodeIndex start, NodeIndex end = none) {
    if (start == none) return none;
    if (end == none) end = start;
    NodeIndex p = start;
    bool again = false;
    do {
      again = false;
      if (!at(p).lone && (same_place(at(p), at(next(p))) || corner(p) == 0)) {
        remove(p);
        p = end = prev(p);
        if (p == next(p)) break;
        again = true;
      } else {
        p = next(p);
      }
    } while (again || p != end);
    return end;
  }

  // --- holes ---

  NodeIndex leftmost(NodeIndex start) const {
    NodeIndex best = start;
    for (NodeIndex p = next(start); p != start; p = next(p)) {
      if (at(p).x < at(best).x || (at(p).x == at(best).x && at(p).y < at(best).y)) best = p;
    }
    return best;
  }

  NodeIndex join_holes(std::span<const LocalPoint> vertices, std::span<const std::uint32_t> ring_ends,
                       NodeIndex outer) {
    std::vector<NodeIndex> holes;
    for (std::size_t r = 1; r < ring_ends.size(); ++r) {
      const NodeIndex ring = add_ring(vertices, ring_ends[r - 1], ring_ends[r], false);
      if (ring == none) continue;
      if (ring == next(ring)) at(ring).lone = true;
      holes.push_back(leftmost(ring));
    }
    // From left to right, so that the bridge of each goes to what is joined already. Holes that start in one vertex:
    // the one whose first edge is turned furthest, lest its bridge cross the other.
    std::sort(holes.begin(), holes.end(), [&](NodeIndex a, NodeIndex b) {
      if (at(a).x != at(b).x) return at(a).x < at(b).x;
      if (at(a).y != at(b).y) return at(a).y < at(b).y;
      const std::int64_t turn = twice_area(at(a), at(next(a)), at(next(b)));
      return turn != 0 ? turn > 0 : a < b;
    });
    for (const NodeIndex hole : holes) {
      const NodeIndex bridge = find_bridge(hole, outer);
      if (bridge == none) continue;
      // All round, because a bridge along an edge leaves a spike that the next bridge must not take for an edge.
      outer = filter(connect(bridge, hole));
    }
    return outer;
  }

  // The node of the outer ring that the hole's leftmost node sees: of the edge that a ray to the left meets first, or
  // of the vertices that stand in the way of that edge's end (Eberly, section 5).
  NodeIndex find_bridge(NodeIndex hole, NodeIndex outer) const {
    if (const NodeIndex touched = touched_node(hole, outer); touched != none) return touched;
    const Node& h = at(hole);
    NodeIndex edge = none;
    NodeIndex p = outer;
    do {
      const Node& a = at(p);
      const Node& b = at(next(p));
      if (h.y <= a.y && h.y >= b.y && b.y != a.y) {
        const std::int64_t side = twice_area(a, b, h);
        if (side == 0) return a.x < b.x ? p : next(p);  // the hole touches the edge
        if (side > 0 && (edge == none || is_right_of(p, edge, h.y))) edge = p;
      }
      p = next(p);
    } while (p != outer);
    return edge == none ? none : nearest_in_sight(hole, edge);
  }

  // Of two descending edges that meet the horizontal line at y, p crosses it further right than q; or in the same
  // point, which is an end of q but not of p (then only p's other side is in sight). In integers: holes that touch
  // make such ties common, and a division would decide them at random.
  bool is_right_of(NodeIndex p, NodeIndex q, std::int32_t y) const {
    const Node &pa = at(p), &pb = at(next(p)), &qa = at(q), &qb = at(next(q));
    const Node* p_end = pa.y == y ? &pa : pb.y == y ? &pb : nullptr;
    const Node* q_end = qa.y == y ? &qa : qb.y == y ? &qb : nullptr;
    if (p_end != nullptr && q_end != nullptr) return p_end->x > q_end->x;
    if (p_end != nullptr) return twice_area(qa, qb, *p_end) > 0;
    if (q_end != nullptr) return twice_area(pa, pb, *q_end) <= 0;
    const std::int64_t upper = pa.y <= qa.y ? twice_area(qa, qb, pa) : -twice_area(pa, pb, qa);
    if (upper != 0) return upper > 0;
    return (pb.y >= qb.y ? twice_area(qa, qb, pb) : -twice_area(pa, pb, qb)) > 0;
  }

  // The node in the same place as the hole's leftmost one. After earlier bridges there may be several: that one whose
  // corner holds the hole, or the joined ring would cross itself.
  NodeIndex touched_node(NodeIndex hole, NodeIndex outer) const {
    NodeIndex any = none;
    NodeIndex p = outer;
    do {
      if (same_place(at(p), at(hole))) {
        if (locally_inside(p, next(hole)) && locally_inside(p, prev(hole))) return p;
        if (any == none) any = p;
      }
      p = next(p);
    } while (p != outer);
    return any;
  }

  // Of the nodes in the triangle between the hole's node h, the edge's left end m, and the ray: the one whose direction
  // from h is nearest to the ray. In integers, because vertices often lie exactly on the triangle's sides.
  NodeIndex nearest_in_sight(NodeIndex hole, NodeIndex edge) const {
    const Node &h = at(hole), &a = at(edge), &b = at(next(edge));
    const NodeIndex end = a.x < b.x ? edge : next(edge);
    const Node& m = at(end);
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
    NodeIndex p = end;
    do {
      if (in_the_way(at(p)) && locally_inside(p, hole)) {
        const std::int64_t more = best == none ? -1 : steeper(at(p), at(best));
        if (more < 0 || (more == 0 && (at(p).x > at(best).x ||
                                       (at(p).x == at(best).x && sector_holds_sector(best, p))))) {
          best = p;
        }
      }
      p = next(p);
    } while (p != end);
    return best == none ? end : best;
  }

  // Of two nodes in one place: the corner at b lies within the corner at a.
  bool sector_holds_sector(NodeIndex a, NodeIndex b) const {
    return twice_area(at(prev(a)), at(a), at(prev(b))) > 0 && twice_area(at(next(b)), at(a), at(next(a))) > 0;
  }

  // --- ears ---

  void clip_ears(NodeIndex ear, Stage stage) {
    if (ear == none) return;
    if (stage == Stage::plain) link_by_z(ear);
    const bool linked = at(ear).prev_z != none || at(ear).next_z != none;
    NodeIndex stop = ear;
    while (prev(ear) != next(ear)) {
      const NodeIndex before = prev(ear);
      const NodeIndex after = next(ear);
      if (linked ? is_ear_by_z(ear) : is_ear(ear)) {
        emit(before, ear, after);
        remove(ear);
        ear = next(after);  // skipping one makes fewer slivers than going round a fan
        stop = ear;
        continue;
      }
      ear = after;
      if (ear == stop) return recover(ear, stage);
    }
  }

  void emit(NodeIndex a, NodeIndex b, NodeIndex c) {
    for (const NodeIndex i : {a, b, c}) indices_.push_back(base_ + at(i).vertex);
  }

  // No ear left: the ring touches or crosses itself. Each step is tried once before the next, harsher one.
  void recover(NodeIndex start, Stage stage) {
    if (stage == Stage::plain) {
      pieces_.push_back({filter(start), Stage::filtered});
    } else if (stage == Stage::filtered) {
      // Ears may have left new spikes, which hide other ears: as long as there are any, without a harsher step.
      removed_ = 0;
      start = filter(start);
      pieces_.push_back(removed_ > 0 ? Piece{start, Stage::filtered} : Piece{clip_crossings(start), Stage::uncrossed});
    } else if (!split(start)) {
      clip_convex(start);
    }
  }

  bool is_ear(NodeIndex ear) const {
    const NodeIndex a = prev(ear), c = next(ear);
    if (corner(ear) <= 0) return false;
    for (NodeIndex p = next(c); p != a; p = next(p)) {
      if (blocks(a, ear, c, p)) return false;
    }
    return true;
  }

  bool blocks(NodeIndex a, NodeIndex b, NodeIndex c, NodeIndex p) const {
    return in_triangle(at(a), at(b), at(c), at(p)) && !same_place(at(p), at(a)) &&
           corner(p) <= 0;
  }

  // The same with only the nodes whose z lies between those of the triangle's box.
  bool is_ear_by_z(NodeIndex ear) const {
    const NodeIndex a = prev(ear), c = next(ear);
    if (corner(ear) <= 0) return false;
    const Node &na = at(a), &nb = at(ear), &nc = at(c);
    const std::int32_t min_x = std::min({na.x, nb.x, nc.x}), max_x = std::max({na.x, nb.x, nc.x});
    const std::int32_t min_y = std::min({na.y, nb.y, nc.y}), max_y = std::max({na.y, nb.y, nc.y});
    const std::uint32_t min_z = z_of(min_x, min_y), max_z = z_of(max_x, max_y);
    const auto stands_in = [&](NodeIndex p) {
      const Node& n = at(p);
      return n.x >= min_x && n.x <= max_x && n.y >= min_y && n.y <= max_y && p != a && p != c && p != ear &&
             blocks(a, ear, c, p);
    };
    NodeIndex down = nb.prev_z, up = nb.next_z;  // in turns: what blocks is mostly near
    while (down != none && at(down).z >= min_z && up != none && at(up).z <= max_z) {
      if (stands_in(down) || stands_in(up)) return false;
      down = at(down).prev_z, up = at(up).next_z;
    }
    for (; down != none && at(down).z >= min_z; down = at(down).prev_z) {
      if (stands_in(down)) return false;
    }
    for (; up != none && at(up).z <= max_z; up = at(up).next_z) {
      if (stands_in(up)) return false;
    }
    return true;
  }

  std::uint32_t z_of(std::int32_t x, std::int32_t y) const {
    return spread_bits(static_cast<std::uint32_t>(x >> z_shift_)) |
           spread_bits(static_cast<std::uint32_t>(y >> z_shift_)) << 1;
  }

  // Links the ring's nodes in z-order; not those of a small ring, which is walked instead.
  void link_by_z(NodeIndex start) {
    order_.clear();
    NodeIndex p = start;
    do {
      at(p).prev_z = at(p).next_z = none;
      order_.push_back(std::uint64_t{z_of(at(p).x, at(p).y)} << 32 | p);
      p = next(p);
    } while (p != start);
    if (order_.size() < z_order_from) return;
    std::sort(order_.begin(), order_.end());
    NodeIndex before = none;
    for (const std::uint64_t entry : order_) {
      const auto i = static_cast<NodeIndex>(entry);
      at(i).z = static_cast<std::uint32_t>(entry >> 32);
      at(i).prev_z = before;
      if (before != none) at(before).next_z = i;
      before = i;
    }
  }

  // --- rings that cross themselves ---

  // Where an edge crosses the edge after next, cuts off the small triangle.
  NodeIndex clip_crossings(NodeIndex start) {
    if (start == none) return none;
    NodeIndex p = start;
    do {
      const NodeIndex a = prev(p);
      const NodeIndex p2 = next(p);
      const NodeIndex b = next(p2);
      if (a != b && segments_cross(at(a), at(p), at(p2), at(b))) {
        emit(a, p, b);
        remove(p);
        remove(p2);
        p = start = b;
      }
      p = next(p);
    } while (p != start);
    return filter(p);
  }

  // The diagonal a-b starts inside the polygon at a.
  bool locally_inside(NodeIndex a, NodeIndex b) const {
    const Node &na = at(a), &nb = at(b), &before = at(prev(a)), &after = at(next(a));
    if (twice_area(before, na, after) > 0) {
      return twice_area(na, nb, after) <= 0 && twice_area(na, before, nb) <= 0;
    }
    return twice_area(na, nb, before) > 0 || twice_area(na, after, nb) > 0;
  }

  bool meets_an_edge(NodeIndex a, NodeIndex b) {
    NodeIndex p = a;
    do {
      spend(1);
      const std::uint32_t v = at(p).vertex, w = at(next(p)).vertex, va = at(a).vertex, vb = at(b).vertex;
      if (v != va && w != va && v != vb && w != vb && segments_meet(at(p), at(next(p)), at(a), at(b))) return true;
      p = next(p);
    } while (p != a);
    return false;
  }

  bool middle_inside(NodeIndex a, NodeIndex b) const {
    const double x = (static_cast<double>(at(a).x) + at(b).x) / 2;
    const double y = (static_cast<double>(at(a).y) + at(b).y) / 2;
    bool inside = false;
    NodeIndex p = a;
    do {
      const double px = static_cast<double>(at(p).x), py = static_cast<double>(at(p).y);
      const double qx = static_cast<double>(at(next(p)).x), qy = static_cast<double>(at(next(p)).y);
      if ((py > y) != (qy > y) && x < (qx - px) * (y - py) / (qy - py) + px) inside = !inside;
      p = next(p);
    } while (p != a);
    return inside;
  }

  bool is_diagonal(NodeIndex a, NodeIndex b) {
    if (at(a).vertex == at(b).vertex || at(next(a)).vertex == at(b).vertex || at(prev(a)).vertex == at(b).vertex) {
      return false;
    }
    if (same_place(at(a), at(b))) return corner(a) < 0 && corner(b) < 0;
    if (!locally_inside(a, b) || !locally_inside(b, a)) return false;
    const bool has_area = twice_area(at(prev(a)), at(a), at(prev(b))) != 0 || twice_area(at(a), at(prev(b)), at(b)) != 0;
    return has_area && !meets_an_edge(a, b) && middle_inside(a, b);
  }

  void spend(std::size_t steps) { diagonal_steps_left_ -= std::min(steps, diagonal_steps_left_); }

  // Cuts the ring in two along the first diagonal found.
  bool split(NodeIndex start) {
    NodeIndex a = start;
    do {
      for (NodeIndex b = next(next(a)); b != prev(a); b = next(b)) {
        spend(1);
        if (diagonal_steps_left_ == 0) return false;
        if (!is_diagonal(a, b)) continue;
        const NodeIndex c = connect(a, b);
        pieces_.push_back({filter(a, next(a)), Stage::plain});
        pieces_.push_back({filter(c, next(c)), Stage::plain});
        return true;
      }
      a = next(a);
    } while (a != start);
    return false;
  }

  // The last resort: convex corners whatever lies in them. Covers what is left roughly, in linear time.
  void clip_convex(NodeIndex p) {
    std::size_t idle = 0, count = 1;
    for (NodeIndex q = next(p); q != p; q = next(q)) ++count;
    while (prev(p) != next(p) && idle <= count) {
      if (corner(p) <= 0) {
        p = next(p);
        ++idle;
        continue;
      }
      emit(prev(p), p, next(p));
      remove(p);
      p = prev(p);
      idle = 0;
    }
  }

  std::vector<std::uint32_t>& indices_;
  std::uint32_t base_;
  std::vector<Node> nodes_;
  std::vector<Piece> pieces_;
  std::vector<std::uint64_t> order_;
  std::int64_t min_x_ = 0, min_y_ = 0;
  int coarser_ = 0, z_shift_ = 0;
  std::size_t diagonal_steps_left_ = 0;
  std::size_t removed_ = 0;  // nodes, since it was last set to 0
};

}  // namespace

void triangulate(std::span<const LocalPoint> vertices, std::span<const std::uint32_t> ring_ends,
                 std::vector<std::uint32_t>& indices, std::uint32_t base) {
  if (ring_ends.empty() || ring_ends[0] < 3 || ring_ends.back() > vertices.size()) return;
  Triangulator(indices, base).run(vertices, ring_ends);
}

}  // namespace geodata
