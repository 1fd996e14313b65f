#include "geodata/algo/importance.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "geodata/algo/ring_nodes.h"

namespace geodata {
namespace {

constexpr std::uint8_t largest_importance = 32;

// Above this many distances a vertex, a range is halved where it can be (see near_middle).
constexpr std::size_t plain_work_per_vertex = 64;
// How much smaller (squared) than the largest distance a split may then be.
constexpr double near_enough = 0.81;

// floor(log2(sqrt(d2))), from the exponent's bits.
std::uint8_t importance_of(double squared_distance) {
  if (squared_distance < 4) return 0;
  const auto exponent = static_cast<int>(std::bit_cast<std::uint64_t>(squared_distance) >> 52) - 1023;
  return static_cast<std::uint8_t>(std::min<int>(exponent / 2, largest_importance));
}

struct Range {  // of a line; both ends are kept
  std::uint32_t first, last;
  std::uint8_t cap;  // importance of the vertex that made the range
};

struct Farthest {
  std::uint32_t index = 0;
  double squared_distance = -1;
};

// A line as doubles, which the compiler can take two at a time.
class Plane {
 public:
  void assign(std::span<const WorldPoint> line) {
    x_.resize(line.size());
    y_.resize(line.size());
    squared_.resize(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
      x_[i] = line[i].x;
      y_[i] = line[i].y;
    }
  }

  // Of the vertices between first and last, the one farthest from the segment between a and b. Three loops without a
  // branch: distances, their maximum, where it is. One loop with a comparison mispredicts several times a range, and
  // most ranges are short.
  Farthest farthest_between(std::uint32_t first, std::uint32_t last, std::uint32_t a, std::uint32_t b) {
    measure(first, last, a, b);
    double most = -1, most_odd = -1;
    std::uint32_t i = first + 1;
    for (; i + 1 < last; i += 2) {
      most = std::max(most, squared_[i]);
      most_odd = std::max(most_odd, squared_[i + 1]);
    }
    if (i < last) most = std::max(most, squared_[i]);
    most = std::max(most, most_odd);
    std::uint32_t index = first + 1;
    while (squared_[index] != most) ++index;
    return {index, most};
  }

  // The middlemost vertex that is nearly as far as the farthest, by the distances of the last farthest_between(). A
  // comb or a staircase loses one vertex a split when split at its farthest, which takes quadratic time; split like
  // this it takes n log n, at the same error.
  std::uint32_t near_middle(std::uint32_t first, std::uint32_t last, const Farthest& farthest) const {
    const double enough = farthest.squared_distance * near_enough;
    const std::uint32_t middle = first + (last - first) / 2;
    for (std::uint32_t step = 0; step <= last - middle; ++step) {  // the upper half is the larger, if any
      const std::uint32_t below = middle - std::min(step, middle - first);
      const std::uint32_t above = std::min(middle + step, last);
      if (below > first && squared_[below] >= enough) return below;
      if (above < last && squared_[above] >= enough) return above;
    }
    return farthest.index;
  }

 private:
  // Squared distances to the segment, not to its endless line: a spike along the line counts.
  void measure(std::uint32_t first, std::uint32_t last, std::uint32_t a, std::uint32_t b) {
    const double* x = x_.data();
    const double* y = y_.data();
    double* squared = squared_.data();
    const double ax = x[a], ay = y[a];
    const double ux = x[b] - ax, uy = y[b] - ay;
    const double squared_length = ux * ux + uy * uy;
    const double inverse = squared_length > 0 ? 1 / squared_length : 0;
    for (std::uint32_t i = first + 1; i < last; ++i) {
      const double dx = x[i] - ax;
      const double dy = y[i] - ay;
      const double t = std::min(1.0, std::max(0.0, (dx * ux + dy * uy) * inverse));
      const double ex = dx - t * ux;
      const double ey = dy - t * uy;
      squared[i] = ex * ex + ey * ey;
    }
  }

  std::vector<double> x_, y_, squared_;
};

// The work of one thread, kept so that a store's rings share the stack.
class Thinner {
 public:
  // Importance of the vertices between the line's two ends; the ends become always important.
  void thin(std::span<const WorldPoint> line, std::span<std::uint8_t> out) {
    if (line.size() > 2) plane_.assign(line);
    thin_range(0, line.size(), out);
  }

  // A line that ends where it begins: its start and the vertex farthest from it stay.
  void thin_closed(std::span<const WorldPoint> line, std::span<std::uint8_t> out) {
    if (line.size() < 3) return thin(line, out);
    plane_.assign(line);
    const std::uint32_t far = plane_.farthest_between(0, static_cast<std::uint32_t>(line.size() - 1), 0, 0).index;
    thin_range(0, far + 1, out);
    thin_range(far, line.size(), out);
  }

  // As above, but the same whichever way the line runs, so that both owners of a border see it alike.
  void thin_either_way(std::span<const WorldPoint> line, std::span<std::uint8_t> out) {
    const bool closed = line.front() == line.back();
    if (!runs_backwards(line)) return closed ? thin_closed(line, out) : thin(line, out);
    reversed_line_.assign(line.rbegin(), line.rend());
    reversed_out_.resize(line.size());
    closed ? thin_closed(reversed_line_, reversed_out_) : thin(reversed_line_, reversed_out_);
    std::copy(reversed_out_.rbegin(), reversed_out_.rend(), out.begin());
  }

 private:
  // The vertices [begin, end) of the line in plane_.
  void thin_range(std::size_t begin, std::size_t end, std::span<std::uint8_t> out) {
    if (begin == end) return;
    out[begin] = out[end - 1] = always_important;
    std::size_t work_left = (end - begin) * plain_work_per_vertex;
    push({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - 1), largest_importance}, out);
    while (!stack_.empty()) {
      const Range range = stack_.back();
      stack_.pop_back();
      const Farthest farthest = plane_.farthest_between(range.first, range.last, range.first, range.last);
      const std::uint8_t importance = std::min(range.cap, importance_of(farthest.squared_distance));
      const std::size_t work = range.last - range.first;
      const bool late = work_left < work && importance > 0;
      work_left -= std::min(work, work_left);
      const std::uint32_t split = late ? plane_.near_middle(range.first, range.last, farthest) : farthest.index;
      out[split] = importance;
      push({range.first, split, importance}, out);
      push({split, range.last, importance}, out);
    }
  }

  // Nothing lies between the ends, or nothing between them can be of any importance: done without a visit.
  void push(const Range& range, std::span<std::uint8_t> out) {
    if (range.last <= range.first + 1) return;
    if (range.cap > 0) {
      stack_.push_back(range);
    } else {
      std::fill(out.begin() + range.first + 1, out.begin() + range.last, std::uint8_t{0});
    }
  }

  static bool runs_backwards(std::span<const WorldPoint> line) {
    for (std::size_t i = 0, j = line.size() - 1; i < j; ++i, --j) {
      if (line[i] != line[j]) return point_key(line[i]) > point_key(line[j]);
    }
    return false;
  }

  Plane plane_;
  std::vector<Range> stack_;
  std::vector<WorldPoint> reversed_line_;
  std::vector<std::uint8_t> reversed_out_;
};

// A ring whose nodes are marked in `out`: from node to node, each stretch by itself.
void thin_between_nodes(Thinner& thinner, std::span<const WorldPoint> ring, std::span<std::uint8_t> out) {
  std::size_t from = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if (out[i] != always_important && i + 1 < ring.size()) continue;
    thinner.thin_either_way(ring.subspan(from, i - from + 1), out.subspan(from, i - from + 1));
    from = i;
  }
}

}  // namespace

struct LineImportance::Impl {
  Thinner thinner;
};

LineImportance::LineImportance() : impl_(std::make_unique<Impl>()) {}
LineImportance::~LineImportance() = default;

void LineImportance::compute(std::span<const WorldPoint> line, bool closed, std::span<std::uint8_t> out) {
  closed ? impl_->thinner.thin_closed(line, out) : impl_->thinner.thin(line, out);
}

void compute_importance(std::span<const WorldPoint> line, bool closed, std::span<std::uint8_t> out) {
  LineImportance().compute(line, closed, out);
}

namespace {

constexpr std::size_t vertices_a_share = std::size_t{1} << 17;

void thin_rings(const FeatureStore& store, IndexRange rings, std::span<std::uint8_t> out) {
  Thinner thinner;
  for (RingIndex r = rings.first; r < rings.last; ++r) {
    const std::span<const WorldPoint> ring = store.ring(r);
    const std::span<std::uint8_t> ring_out = out.subspan(store.vertex_range(r).first, ring.size());
    if (ring.size() < 3) {
      std::fill(ring_out.begin(), ring_out.end(), always_important);
    } else if (ring_out.front() == always_important) {
      thin_between_nodes(thinner, ring, ring_out);
    } else if (ring.front() == ring.back()) {
      thinner.thin_closed(ring, ring_out);
    } else {
      thinner.thin(ring, ring_out);
    }
  }
}

}  // namespace

std::vector<std::uint8_t> compute_importance(const FeatureStore& store, const Parallel& parallel) {
  std::vector<std::uint8_t> out(store.vertex_count(), 0);
  mark_ring_nodes(store, out);
  std::vector<IndexRange> shares;
  for (RingIndex r = 0, first = 0; r < store.ring_count(); ++r) {
    const bool full = store.vertex_range(r).last - store.vertex_range(first).first >= vertices_a_share;
    if (!full && r + 1 < store.ring_count()) continue;
    shares.push_back({first, r + 1});
    first = r + 1;
  }
  for_each_of(parallel, shares.size(), [&](std::size_t i) { thin_rings(store, shares[i], out); });
  return out;
}

std::uint8_t importance_threshold(double units_per_pixel, double tolerance_px) {
  const double tolerance = units_per_pixel * tolerance_px;
  if (!(tolerance >= 1)) return 0;
  return static_cast<std::uint8_t>(std::min(std::floor(std::log2(tolerance)), largest_importance + 1.0));
}

}  // namespace geodata
