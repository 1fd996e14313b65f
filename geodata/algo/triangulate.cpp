#include "geodata/algo/triangulate.h"

#include <algorithm>

#include "geodata/algo/fill_rows.h"
#include "geodata/algo/planar_graph.h"

namespace geodata {

using planar::Edge;
using planar::NodeIndex;

namespace {

constexpr std::uint32_t none = 0xFFFFFFFFu;
constexpr int most_rounds = 24;  // of splitting; what rounding moves settles in four or five

// The rim between a stretch of inside and its triangles so far, from the lower edge to the upper. It bends away from
// the sweep on both sides of the node that came last, which any node to the right of it that reaches it can see.
struct Rim {
  std::uint32_t low = none, high = none, last = none;  // links
};

struct Link {
  NodeIndex node;
  std::uint32_t below, above;
};

// An edge that the sweep line meets, and the rim above it, up to the next edge, where that is inside.
struct Active {
  NodeIndex left, right;
  std::uint32_t rim;
};

class Sweep {
 public:
  // False: two edges cross; what it made is to be thrown away.
  bool run(const planar::Graph& graph, std::vector<std::uint32_t>& indices) {
    graph_ = &graph, nodes_ = graph.nodes().data(), indices_ = &indices;
    active_.clear(), links_.clear(), rims_.clear();
    starts_ = graph.edges();
    first_start_.assign(graph.nodes().size(), none);
    next_start_.resize(starts_.size());
    for (std::uint32_t e = 0; e < starts_.size(); ++e) link_start(e);
    for (NodeIndex v = 0; v < graph.nodes().size(); ++v)
      if (!visit(v)) return false;
    return active_.empty();
  }

 private:
  static bool is_inside_above(std::size_t place) { return place % 2 == 0; }

  void link_start(std::uint32_t e) {
    next_start_[e] = first_start_[starts_[e].left];
    first_start_[starts_[e].left] = e;
  }
  void add_start(NodeIndex left, NodeIndex right) {
    starts_.push_back({left, right});
    next_start_.push_back(none);
    link_start(static_cast<std::uint32_t>(starts_.size() - 1));
  }

  std::int64_t side_of(const Active& edge, NodeIndex v) const {
    return planar::side(nodes_[edge.left], nodes_[edge.right], nodes_[v]);
  }

  bool visit(NodeIndex v) {
    const auto first =
        std::partition_point(active_.begin(), active_.end(), [&](const Active& edge) { return side_of(edge, v) > 0; });
    const auto low = static_cast<std::size_t>(first - active_.begin());
    std::size_t high = low;
    for (; high < active_.size() && side_of(active_[high], v) == 0; ++high) {
      Active& edge = active_[high];
      if (edge.right == v) continue;
      if (edge.right < v) return false;
      add_start(v, edge.right);  // v lies on it: it goes on from here
      edge.right = v;
    }
    if (high < active_.size() && active_[high].right <= v) return false;
    take_starts(v);
    if ((high - low + out_.size()) % 2 != 0) return false;
    if (high == low && out_.empty()) return true;  // what met here ran twice
    return turn(v, low, high);
  }

  // The edges that begin at v, from the lowest, into out_. Of two that lie on each other only what is longer stays.
  void take_starts(NodeIndex v) {
    out_.clear();
    for (std::uint32_t e = first_start_[v]; e != none; e = next_start_[e]) out_.push_back(starts_[e].right);
    if (out_.size() < 2) return;
    const auto turns = [&](NodeIndex a, NodeIndex b) { return planar::side(nodes_[v], nodes_[a], nodes_[b]); };
    std::sort(out_.begin(), out_.end(), [&](NodeIndex a, NodeIndex b) {
      const std::int64_t turn = turns(a, b);
      return turn != 0 ? turn > 0 : a < b;
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < out_.size(); ++i) {
      if (i + 1 < out_.size() && turns(out_[i], out_[i + 1]) == 0) {
        if (out_[i] != out_[i + 1]) add_start(out_[i], out_[i + 1]);
        ++i;
        continue;
      }
      out_[kept++] = out_[i];
    }
    out_.resize(kept);
  }

  // The edges [low, high) end at v and those of out_ begin.
  bool turn(NodeIndex v, std::size_t low, std::size_t high) {
    std::uint32_t below = none, above = none;  // rims that reach v and go on
    if (low > 0 && is_inside_above(low - 1)) below = active_[low - 1].rim;
    if (high == low) {
      if (below != none) above = split(below, v);
    } else {
      if (below != none) add_above(rims_[below], v);
      for (std::size_t i = low; i + 1 < high; ++i)
        if (is_inside_above(i)) close(rims_[active_[i].rim], v);
      if (is_inside_above(high - 1)) add_below(rims_[above = active_[high - 1].rim], v);
    }
    replace(v, low, high, above);
    if (out_.empty()) {
      if (below != none) join(rims_[below], rims_[above]);
      return low == 0 || low == active_.size() || in_order(active_[low - 1], active_[low]);
    }
    const std::size_t end = low + out_.size();
    return (low == 0 || in_order(active_[low - 1], active_[low])) &&
           (end == active_.size() || in_order(active_[end - 1], active_[end]));
  }

  void replace(NodeIndex v, std::size_t low, std::size_t high, std::uint32_t above) {
    const std::size_t ended = high - low, begun = out_.size();
    const auto at = active_.begin() + static_cast<std::ptrdiff_t>(low);
    if (begun > ended) {
      active_.insert(at, begun - ended, {});
    } else {
      active_.erase(at, at + static_cast<std::ptrdiff_t>(ended - begun));
    }
    for (std::size_t i = 0; i < begun; ++i) {
      std::uint32_t rim = none;
      if (i + 1 == begun) {
        rim = above;
      } else if (is_inside_above(low + i)) {
        rim = new_rim(new_link(v, none, none));
      }
      active_[low + i] = {v, out_[i], rim};
    }
  }

  // Two neighbours up to where the first of them ends.
  bool in_order(const Active& lower, const Active& upper) const {
    if (lower.right == upper.right) return true;
    return lower.right < upper.right ? side_of(upper, lower.right) <= 0 : side_of(lower, upper.right) >= 0;
  }

  // --- rims

  std::uint32_t new_link(NodeIndex node, std::uint32_t below, std::uint32_t above) {
    links_.push_back({node, below, above});
    return static_cast<std::uint32_t>(links_.size() - 1);
  }
  std::uint32_t new_rim(std::uint32_t link) {
    rims_.push_back({link, link, link});
    return static_cast<std::uint32_t>(rims_.size() - 1);
  }

  // Whether v sees the rim's step from a up to b; then their triangle is added.
  bool cover(NodeIndex a, NodeIndex b, NodeIndex v) {
    if (planar::side(nodes_[a], nodes_[b], nodes_[v]) >= 0) return false;
    for (const NodeIndex n : {a, v, b}) indices_->push_back(graph_->vertex(n));
    return true;
  }

  void add_above(Rim& rim, NodeIndex v) {
    while (rim.high != rim.low && cover(links_[links_[rim.high].below].node, links_[rim.high].node, v)) {
      rim.high = links_[rim.high].below;
    }
    const std::uint32_t link = new_link(v, rim.high, none);
    links_[rim.high].above = link;
    rim.high = rim.last = link;
  }

  void add_below(Rim& rim, NodeIndex v) {
    while (rim.low != rim.high && cover(links_[rim.low].node, links_[links_[rim.low].above].node, v)) {
      rim.low = links_[rim.low].above;
    }
    const std::uint32_t link = new_link(v, none, rim.low);
    links_[rim.low].below = link;
    rim.low = rim.last = link;
  }

  void close(const Rim& rim, NodeIndex v) {
    for (std::uint32_t link = rim.low; link != rim.high; link = links_[link].above)
      cover(links_[link].node, links_[links_[link].above].node, v);
  }

  // At the node that came last; v is joined to both parts. Returns the upper one.
  std::uint32_t split(std::uint32_t whole, NodeIndex v) {
    const std::uint32_t last = rims_[whole].last;
    const std::uint32_t copy = new_link(links_[last].node, none, links_[last].above);
    const std::uint32_t above = new_rim(copy);
    Rim &lower = rims_[whole], &upper = rims_[above];
    if (last != lower.high) {
      links_[links_[copy].above].below = copy;
      upper.high = lower.high;
    }
    lower.high = last;
    add_above(lower, v);
    add_below(upper, v);
    return above;
  }

  // Both end at the same node.
  void join(Rim& lower, const Rim& upper) {
    const std::uint32_t second = links_[upper.low].above;
    if (upper.low != upper.high) {
      links_[lower.high].above = second;
      links_[second].below = lower.high;
      lower.last = lower.high;
      lower.high = upper.high;
    }
  }

  const planar::Graph* graph_ = nullptr;
  const LocalPoint* nodes_ = nullptr;
  std::vector<std::uint32_t>* indices_ = nullptr;
  std::vector<Active> active_;  // from the lowest
  std::vector<Edge> starts_;
  std::vector<std::uint32_t> first_start_, next_start_;  // of a node; after an edge
  std::vector<NodeIndex> out_;
  std::vector<Link> links_;
  std::vector<Rim> rims_;
};

}  // namespace

struct Triangulator::Impl {
  planar::Graph graph;
  Sweep sweep;
};

Triangulator::Triangulator() : impl_(std::make_unique<Impl>()) {}
Triangulator::~Triangulator() = default;
Triangulator::Triangulator(Triangulator&&) noexcept = default;
Triangulator& Triangulator::operator=(Triangulator&&) noexcept = default;

void Triangulator::add(std::vector<LocalPoint>& vertices, std::span<const std::uint32_t> ring_ends,
                       std::vector<std::uint32_t>& indices) {
  if (ring_ends.empty() || ring_ends.back() > vertices.size()) return;
  const std::size_t first_index = indices.size(), first_vertex = vertices.size();
  impl_->graph.build(vertices, ring_ends);
  for (int round = 0; round < most_rounds; ++round) {
    if (impl_->sweep.run(impl_->graph, indices)) return;
    indices.resize(first_index);
    if (!impl_->graph.split_crossings(vertices)) break;
  }
  vertices.resize(first_vertex);
  fill_rows(vertices, ring_ends, indices);
}

}  // namespace geodata
