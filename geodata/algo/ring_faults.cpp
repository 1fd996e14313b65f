#include "geodata/algo/ring_faults.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "geodata/algo/segment_grid.h"

namespace geodata {
namespace {

using planar::Segment;
using planar::side;
using planar::sign;

using Kind = RingFault::Kind;
constexpr std::size_t kinds = 6;
constexpr double extent = (1 << 30) - 1;

bool is_between(LocalPoint a, LocalPoint b, LocalPoint p) {  // the three being in line
  return p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x) && p.y >= std::min(a.y, b.y) &&
         p.y <= std::max(a.y, b.y);
}

class RingCheck {
 public:
  explicit RingCheck(std::span<const Ring> rings) : rings_(rings) {
    LngLat max;
    bool first = true;
    for (const Ring& ring : rings) {
      for (const LngLat p : ring) {
        if (first) min_ = max = p;
        min_ = {std::min(min_.lng, p.lng), std::min(min_.lat, p.lat)};
        max = {std::max(max.lng, p.lng), std::max(max.lat, p.lat)};
        first = false;
      }
    }
    const double widest = std::max(max.lng - min_.lng, max.lat - min_.lat);
    scale_ = widest > 0 ? extent / widest : 1;
    for (std::uint32_t r = 0; r < rings.size(); ++r) add(rings[r], r);
  }

  std::vector<RingFault> run() {
    const planar::SegmentGrid grid(segments_);
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
      const std::span<const std::uint32_t> here = grid.segments_in(cell);
      for (std::size_t i = 0; i < here.size(); ++i)
        for (std::size_t j = i + 1; j < here.size(); ++j) look(std::min(here[i], here[j]), std::max(here[i], here[j]));
    }
    const bool meet = found_[static_cast<std::size_t>(Kind::crosses_another)].has_value() ||
                      found_[static_cast<std::size_t>(Kind::runs_along)].has_value();
    if (!meet) look_at_places();  // of rings that cross it cannot be said
    std::vector<RingFault> out;
    for (const auto& fault : found_)
      if (fault) out.push_back(*fault);
    return out;
  }

 private:
  LocalPoint local(LngLat p) const {
    return {static_cast<std::int32_t>(std::lround((p.lng - min_.lng) * scale_)),
            static_cast<std::int32_t>(std::lround((p.lat - min_.lat) * scale_))};
  }
  LngLat world(double x, double y) const { return {min_.lng + x / scale_, min_.lat + y / scale_}; }

  void add(const Ring& ring, std::uint32_t number) {
    std::vector<LocalPoint> points;
    for (const LngLat p : ring) {
      const LocalPoint at = local(p);
      if (points.empty() || points.back() != at) points.push_back(at);
    }
    while (points.size() > 1 && points.front() == points.back()) points.pop_back();
    points_.push_back(points);
    for (std::uint32_t i = 0; i < points.size() && points.size() > 2; ++i) {
      const LocalPoint a = points[i], b = points[(i + 1) % points.size()];
      segments_.push_back(a.x <= b.x ? Segment{a, b} : Segment{b, a});
      owners_.push_back({number, i});
    }
  }

  void tell(Kind kind, LngLat at) {
    std::optional<RingFault>& fault = found_[static_cast<std::size_t>(kind)];
    if (!fault) fault = RingFault{kind, at};
  }

  void look(std::uint32_t one, std::uint32_t other) {
    const auto [a, b] = segments_[one];
    const auto [c, d] = segments_[other];
    if (c.x > b.x || d.x < a.x) return;
    const std::int64_t abc = side(a, b, c), abd = side(a, b, d), cda = side(c, d, a), cdb = side(c, d, b);
    const bool same_ring = owners_[one].ring == owners_[other].ring;
    if (abc == 0 && abd == 0) return look_in_line(a, b, c, d);
    const auto apart = [](LocalPoint from, LocalPoint to, std::int64_t area) {  // more than rounding can move it
      return std::abs(area) > 2 * (std::abs(std::int64_t{to.x} - from.x) + std::abs(std::int64_t{to.y} - from.y));
    };
    const bool cross = sign(abc) * sign(abd) < 0 && sign(cda) * sign(cdb) < 0;
    if (cross && apart(a, b, abc) && apart(a, b, abd) && apart(c, d, cda) && apart(c, d, cdb)) {
      const double t = static_cast<double>(cda) / (static_cast<double>(cda) - static_cast<double>(cdb));
      return tell(same_ring ? Kind::crosses_itself : Kind::crosses_another,
                  world(a.x + t * (static_cast<double>(b.x) - a.x), a.y + t * (static_cast<double>(b.y) - a.y)));
    }
    if (!same_ring || are_neighbours(owners_[one], owners_[other])) return;  // two rings may touch
    for (const auto& [p, on_a_line, from, to] :
         {Touch{c, abc == 0, a, b}, Touch{d, abd == 0, a, b}, Touch{a, cda == 0, c, d}, Touch{b, cdb == 0, c, d}})
      if (on_a_line && is_between(from, to, p)) tell(Kind::touches_itself, world(p.x, p.y));
  }

  void look_in_line(LocalPoint a, LocalPoint b, LocalPoint c, LocalPoint d) {
    const auto before = [](LocalPoint p, LocalPoint q) { return p.x != q.x ? p.x < q.x : p.y < q.y; };
    if (before(b, a)) std::swap(a, b);
    if (before(d, c)) std::swap(c, d);
    const LocalPoint from = before(a, c) ? c : a, to = before(b, d) ? b : d;
    if (before(from, to)) tell(Kind::runs_along, world(from.x, from.y));
  }

  struct Owner {
    std::uint32_t ring, edge;
  };
  struct Touch {
    LocalPoint p;
    bool in_line;
    LocalPoint from, to;
  };

  bool are_neighbours(Owner one, Owner other) const {
    const auto edges = static_cast<std::uint32_t>(points_[one.ring].size());
    return (one.edge + 1) % edges == other.edge || (other.edge + 1) % edges == one.edge;
  }

  // 0 outside, 1 inside, nothing: on the ring.
  static std::optional<bool> inside(const std::vector<LocalPoint>& ring, LocalPoint p) {
    bool in = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const LocalPoint a = ring[i].y < ring[j].y ? ring[i] : ring[j], b = ring[i].y < ring[j].y ? ring[j] : ring[i];
      const std::int64_t turn = side(a, b, p);
      if (turn == 0 && is_between(a, b, p)) return std::nullopt;
      if (a.y <= p.y && p.y < b.y && turn > 0) in = !in;
    }
    return in;
  }
  static bool lies_in(const std::vector<LocalPoint>& ring, const std::vector<LocalPoint>& other) {
    for (const LocalPoint p : ring)
      if (const auto in = inside(other, p)) return *in;
    return true;  // all on it
  }

  void look_at_places() {
    for (std::size_t r = 1; r < points_.size(); ++r) {
      if (points_[r].size() < 3 || points_[0].size() < 3) continue;
      const LngLat at = world(points_[r][0].x, points_[r][0].y);
      if (!lies_in(points_[r], points_[0])) tell(Kind::outside, at);
      for (std::size_t q = 1; q < points_.size(); ++q)
        if (q != r && points_[q].size() > 2 && lies_in(points_[r], points_[q])) tell(Kind::in_another, at);
    }
  }

  std::span<const Ring> rings_;
  LngLat min_;
  double scale_ = 1;
  std::vector<std::vector<LocalPoint>> points_;  // of each ring, open, no two neighbours alike
  std::vector<Segment> segments_;
  std::vector<Owner> owners_;
  std::array<std::optional<RingFault>, kinds> found_;
};

}  // namespace

std::vector<RingFault> ring_faults(std::span<const Ring> rings) { return RingCheck(rings).run(); }

}  // namespace geodata
