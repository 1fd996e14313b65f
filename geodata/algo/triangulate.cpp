// Ears are cut from one ring until nothing is left of it. Names: an ear is the triangle (before, tip, after) of a
// convex tip that holds no other vertex. All predicates are exact in 64-bit integers.
#include "geodata/algo/triangulate.h"

#include "geodata/algo/hole_bridges.h"
#include "geodata/algo/polygon_rings.h"

namespace geodata {
namespace {

using namespace polygon;

constexpr std::size_t z_order_from = 64;  // nodes; below, a walk round the ring is as fast
// Steps a vertex that looking for a cutting diagonal may take. It is needed only where a ring crosses itself, takes
// cubic time at worst, and may then give up.
constexpr std::size_t diagonal_steps_per_vertex = 400;

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
    rings_.reserve(vertices.size() + 2 * ring_ends.size() + 16);
    rings_.measure(vertices);
    while ((rings_.extent >> z_shift_) >= 1 << 16) ++z_shift_;
    NodeIndex outer = rings_.add_ring(vertices, 0, ring_ends[0], true);
    if (outer == none || rings_.next(outer) == rings_.prev(outer)) return;
    if (ring_ends.size() > 1) outer = join_holes(rings_, vertices, ring_ends, outer);
    diagonal_steps_left_ = diagonal_steps_per_vertex * rings_.size();
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

  void clip_ears(NodeIndex ear, Stage stage) {
    if (ear == none) return;
    if (stage == Stage::plain) link_by_z(ear);
    const bool linked = rings_.at(ear).prev_z != none || rings_.at(ear).next_z != none;
    NodeIndex stop = ear;
    while (rings_.prev(ear) != rings_.next(ear)) {
      const NodeIndex before = rings_.prev(ear);
      const NodeIndex after = rings_.next(ear);
      if (linked ? is_ear_by_z(ear) : is_ear(ear)) {
        emit(before, ear, after);
        rings_.remove(ear);
        ear = rings_.next(after);  // skipping one makes fewer slivers than going round a fan
        stop = ear;
        continue;
      }
      ear = after;
      if (ear == stop) return recover(ear, stage);
    }
  }

  void emit(NodeIndex a, NodeIndex b, NodeIndex c) {
    for (const NodeIndex i : {a, b, c}) indices_.push_back(base_ + rings_.at(i).vertex);
  }

  // No ear left: the ring touches or crosses itself. Each step is tried once before the next, harsher one.
  void recover(NodeIndex start, Stage stage) {
    if (stage == Stage::plain) {
      pieces_.push_back({rings_.filter(start), Stage::filtered});
    } else if (stage == Stage::filtered) {
      // Ears may have left new spikes, which hide other ears: as long as there are any, without a harsher step.
      rings_.removed_count = 0;
      start = rings_.filter(start);
      pieces_.push_back(rings_.removed_count > 0 ? Piece{start, Stage::filtered}
                                                 : Piece{clip_crossings(start), Stage::uncrossed});
    } else if (!split(start)) {
      clip_convex(start);
    }
  }

  bool is_ear(NodeIndex ear) const {
    const NodeIndex a = rings_.prev(ear), c = rings_.next(ear);
    if (rings_.corner(ear) <= 0) return false;
    for (NodeIndex p = rings_.next(c); p != a; p = rings_.next(p)) {
      if (blocks(a, ear, c, p)) return false;
    }
    return true;
  }

  bool blocks(NodeIndex a, NodeIndex b, NodeIndex c, NodeIndex p) const {
    return in_triangle(rings_.at(a), rings_.at(b), rings_.at(c), rings_.at(p)) &&
           !same_place(rings_.at(p), rings_.at(a)) && rings_.corner(p) <= 0;
  }

  // The same with only the nodes whose z lies between those of the triangle's box.
  bool is_ear_by_z(NodeIndex ear) const {
    const NodeIndex a = rings_.prev(ear), c = rings_.next(ear);
    if (rings_.corner(ear) <= 0) return false;
    const Node &na = rings_.at(a), &nb = rings_.at(ear), &nc = rings_.at(c);
    const std::int32_t min_x = std::min({na.x, nb.x, nc.x}), max_x = std::max({na.x, nb.x, nc.x});
    const std::int32_t min_y = std::min({na.y, nb.y, nc.y}), max_y = std::max({na.y, nb.y, nc.y});
    const std::uint32_t min_z = z_of(min_x, min_y), max_z = z_of(max_x, max_y);
    const auto stands_in = [&](NodeIndex p) {
      const Node& n = rings_.at(p);
      return n.x >= min_x && n.x <= max_x && n.y >= min_y && n.y <= max_y && p != a && p != c && p != ear &&
             blocks(a, ear, c, p);
    };
    NodeIndex down = nb.prev_z, up = nb.next_z;  // in turns: what blocks is mostly near
    while (down != none && rings_.at(down).z >= min_z && up != none && rings_.at(up).z <= max_z) {
      if (stands_in(down) || stands_in(up)) return false;
      down = rings_.at(down).prev_z, up = rings_.at(up).next_z;
    }
    for (; down != none && rings_.at(down).z >= min_z; down = rings_.at(down).prev_z) {
      if (stands_in(down)) return false;
    }
    for (; up != none && rings_.at(up).z <= max_z; up = rings_.at(up).next_z) {
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
      rings_.at(p).prev_z = rings_.at(p).next_z = none;
      order_.push_back(std::uint64_t{z_of(rings_.at(p).x, rings_.at(p).y)} << 32 | p);
      p = rings_.next(p);
    } while (p != start);
    if (order_.size() < z_order_from) return;
    std::sort(order_.begin(), order_.end());
    NodeIndex before = none;
    for (const std::uint64_t entry : order_) {
      const auto i = static_cast<NodeIndex>(entry);
      rings_.at(i).z = static_cast<std::uint32_t>(entry >> 32);
      rings_.at(i).prev_z = before;
      if (before != none) rings_.at(before).next_z = i;
      before = i;
    }
  }

  // --- rings that cross themselves ---

  // Where an edge crosses the edge after next, cuts off the small triangle.
  NodeIndex clip_crossings(NodeIndex start) {
    if (start == none) return none;
    NodeIndex p = start;
    do {
      const NodeIndex a = rings_.prev(p);
      const NodeIndex p2 = rings_.next(p);
      const NodeIndex b = rings_.next(p2);
      if (a != b && segments_cross(rings_.at(a), rings_.at(p), rings_.at(p2), rings_.at(b))) {
        emit(a, p, b);
        rings_.remove(p);
        rings_.remove(p2);
        p = start = b;
      }
      p = rings_.next(p);
    } while (p != start);
    return rings_.filter(p);
  }

  bool meets_an_edge(NodeIndex a, NodeIndex b) {
    NodeIndex p = a;
    do {
      spend(1);
      const std::uint32_t v = rings_.at(p).vertex, w = rings_.at(rings_.next(p)).vertex, va = rings_.at(a).vertex,
                          vb = rings_.at(b).vertex;
      if (v != va && w != va && v != vb && w != vb &&
          segments_meet(rings_.at(p), rings_.at(rings_.next(p)), rings_.at(a), rings_.at(b)))
        return true;
      p = rings_.next(p);
    } while (p != a);
    return false;
  }

  bool middle_inside(NodeIndex a, NodeIndex b) const {
    const double x = (static_cast<double>(rings_.at(a).x) + rings_.at(b).x) / 2;
    const double y = (static_cast<double>(rings_.at(a).y) + rings_.at(b).y) / 2;
    bool inside = false;
    NodeIndex p = a;
    do {
      const double px = static_cast<double>(rings_.at(p).x), py = static_cast<double>(rings_.at(p).y);
      const double qx = static_cast<double>(rings_.at(rings_.next(p)).x),
                   qy = static_cast<double>(rings_.at(rings_.next(p)).y);
      if ((py > y) != (qy > y) && x < (qx - px) * (y - py) / (qy - py) + px) inside = !inside;
      p = rings_.next(p);
    } while (p != a);
    return inside;
  }

  bool is_diagonal(NodeIndex a, NodeIndex b) {
    if (rings_.at(a).vertex == rings_.at(b).vertex || rings_.at(rings_.next(a)).vertex == rings_.at(b).vertex ||
        rings_.at(rings_.prev(a)).vertex == rings_.at(b).vertex) {
      return false;
    }
    if (same_place(rings_.at(a), rings_.at(b))) return rings_.corner(a) < 0 && rings_.corner(b) < 0;
    if (!rings_.locally_inside(a, b) || !rings_.locally_inside(b, a)) return false;
    const bool has_area = twice_area(rings_.at(rings_.prev(a)), rings_.at(a), rings_.at(rings_.prev(b))) != 0 ||
                          twice_area(rings_.at(a), rings_.at(rings_.prev(b)), rings_.at(b)) != 0;
    return has_area && !meets_an_edge(a, b) && middle_inside(a, b);
  }

  void spend(std::size_t steps) { diagonal_steps_left_ -= std::min(steps, diagonal_steps_left_); }

  // Cuts the ring in two along the first diagonal found.
  bool split(NodeIndex start) {
    NodeIndex a = start;
    do {
      for (NodeIndex b = rings_.next(rings_.next(a)); b != rings_.prev(a); b = rings_.next(b)) {
        spend(1);
        if (diagonal_steps_left_ == 0) return false;
        if (!is_diagonal(a, b)) continue;
        const NodeIndex c = rings_.connect(a, b);
        pieces_.push_back({rings_.filter(a, rings_.next(a)), Stage::plain});
        pieces_.push_back({rings_.filter(c, rings_.next(c)), Stage::plain});
        return true;
      }
      a = rings_.next(a);
    } while (a != start);
    return false;
  }

  // The last resort: convex corners whatever lies in them. Covers what is left roughly, in linear time.
  void clip_convex(NodeIndex p) {
    std::size_t idle = 0, count = 1;
    for (NodeIndex q = rings_.next(p); q != p; q = rings_.next(q)) ++count;
    while (rings_.prev(p) != rings_.next(p) && idle <= count) {
      if (rings_.corner(p) <= 0) {
        p = rings_.next(p);
        ++idle;
        continue;
      }
      emit(rings_.prev(p), p, rings_.next(p));
      rings_.remove(p);
      p = rings_.prev(p);
      idle = 0;
    }
  }

  std::vector<std::uint32_t>& indices_;
  std::uint32_t base_;
  Rings rings_;
  std::vector<Piece> pieces_;
  std::vector<std::uint64_t> order_;
  int z_shift_ = 0;
  std::size_t diagonal_steps_left_ = 0;
};

}  // namespace

void triangulate(std::span<const LocalPoint> vertices, std::span<const std::uint32_t> ring_ends,
                 std::vector<std::uint32_t>& indices, std::uint32_t base) {
  if (ring_ends.empty() || ring_ends[0] < 3 || ring_ends.back() > vertices.size()) return;
  Triangulator(indices, base).run(vertices, ring_ends);
}

}  // namespace geodata
