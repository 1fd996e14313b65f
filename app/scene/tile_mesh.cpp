#include "app/scene/tile_mesh.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "app/core/camera.h"
#include "app/scene/mesh_fills.h"
#include "app/scene/mesh_lines.h"
#include "geodata/algo/importance.h"
#include "geodata/base/eight_bytes.h"

namespace app {

using geodata::FeatureIndex;
using geodata::GeometryType;
using geodata::LocalBox;
using geodata::LocalPoint;
using geodata::TileId;
using geodata::WorldBox;
using geodata::WorldPoint;

namespace {

constexpr std::int64_t world = std::int64_t{1} << 32;
constexpr int unit_bits = 14;
static_assert(tile_units == 1 << unit_bits);
constexpr int units_per_px = tile_units / 512;
constexpr std::int64_t least_doubled_area = std::int64_t{units_per_px} * units_per_px;  // half a square pixel
constexpr std::int32_t least_line_units = units_per_px / 4;
constexpr std::int32_t line_overlap = units_per_px / 2;
// A line's steps are no shorter: a jagged coast has thousands below a pixel, each as dear as one across the screen.
constexpr std::int64_t least_step = units_per_px * 5 / 8;
constexpr LocalBox area_box{0, 0, tile_units, tile_units};
constexpr LocalBox line_box{-line_overlap, -line_overlap, tile_units + line_overlap, tile_units + line_overlap};

// World coordinates of one copy of the world to a tile's own. Rounding is the same in every tile of a zoom, so that
// neighbours meet exactly.
class ToLocal {
 public:
  ToLocal(TileId tile, int copy) : shift_(32 - tile.z - unit_bits) {
    const auto size = static_cast<std::int64_t>(geodata::tile_size(tile.z));
    origin_x_ = size * tile.x - copy * world;
    origin_y_ = size * tile.y;
  }

  LocalPoint operator()(WorldPoint p) const { return {scaled(p.x - origin_x_), scaled(p.y - origin_y_)}; }

 private:
  std::int32_t scaled(std::int64_t d) const {
    // Only tiles above zoom 15 can see a vertex beyond this, an eighth of the world away; there its edge may bend.
    constexpr std::int64_t far = std::int64_t{1} << 29;
    if (shift_ > 4) return static_cast<std::int32_t>((d + (std::int64_t{1} << (shift_ - 1))) >> shift_);
    if (shift_ > 0) {
      d = (d + (std::int64_t{1} << (shift_ - 1))) >> shift_;
    } else {
      d *= std::int64_t{1} << -shift_;
    }
    return static_cast<std::int32_t>(std::clamp(d, -far, far));
  }

  int shift_;
  std::int64_t origin_x_ = 0, origin_y_ = 0;
};

// The stretch of the world that the tile draws, in the copy of the world shifted by `copy`.
WorldBox search_box(TileId tile, int copy) {
  const auto size = static_cast<std::int64_t>(geodata::tile_size(tile.z)), margin = size * line_overlap / tile_units;
  const std::int64_t min_x = size * tile.x - margin - copy * world, max_x = min_x + size + 2 * margin;
  const std::int64_t min_y = size * tile.y - margin, max_y = min_y + size + 2 * margin;
  if (max_x < 0 || min_x >= world) return {};
  const auto unit = [](std::int64_t v) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(v, 0, world - 1));
  };
  WorldBox box;
  box.min_x = unit(min_x), box.max_x = unit(max_x), box.min_y = unit(min_y), box.max_y = unit(max_y);
  return box;
}

bool has_lines(const geodata::StyleRule& rule) {
  return rule.stroke || rule.casing || rule.band || rule.tick_length.set();
}

// What of a ring can be seen. Not told by its area alone: the lobes of a ring that crosses itself take each other's
// away, and a ring that runs out and back on one line has none, but an outline.
enum class Seen { nothing, outline, all };
Seen seen_of(std::span<const LocalPoint> ring) {
  if (std::abs(doubled_area(ring)) >= least_doubled_area) return Seen::all;
  const auto [left, right] = std::minmax_element(ring.begin(), ring.end(), [](auto a, auto b) { return a.x < b.x; });
  const auto [low, high] = std::minmax_element(ring.begin(), ring.end(), [](auto a, auto b) { return a.y < b.y; });
  const auto [shorter, longer] = std::minmax({right->x - left->x, high->y - low->y});
  if (longer < 2 * units_per_px) return Seen::nothing;
  return shorter < units_per_px ? Seen::outline : Seen::all;
}

// Meshes features one by one; owns the scratch memory.
class TileMesher {
 public:
  TileMesher(const LayerContent& content, TileId tile, TileMesh& mesh)
      : content_(content), store_(*content.features), tile_(tile), writer_(mesh) {
    threshold_ = geodata::importance_threshold(static_cast<double>(geodata::tile_size(tile.z)) / 512);
  }

  MeshWriter& writer() { return writer_; }

  void add(FeatureIndex f, int copy, GeometryType type, bool fills, bool lines) {
    const ToLocal to_local(tile_, copy);
    const geodata::IndexRange parts = store_.parts(f);
    for (geodata::PartIndex p = parts.first; p < parts.last; ++p) {
      if (store_.type(p) != type) continue;
      if (type == GeometryType::line) {
        if (lines) line(store_.rings(p).first, to_local);
      } else if (type == GeometryType::polygon) {
        polygon(store_.rings(p), to_local, fills, lines);
      }
    }
  }

 private:
  // The vertices that matter at this zoom, without repetitions.
  void thin(geodata::RingIndex ring, const ToLocal& to_local) {
    thinned_.clear();
    const geodata::IndexRange range = store_.vertex_range(ring);
    if (content_.importance.empty()) return thin_by_itself(store_.ring(ring), to_local);
    const std::span<const WorldPoint> vertices = store_.vertices();
    const auto take = [&](std::uint32_t i) {
      const LocalPoint p = to_local(vertices[i]);
      if (thinned_.empty() || thinned_.back() != p) thinned_.push_back(p);
    };
    // Of most runs of eight none or few matter.
    std::uint32_t i = range.first;
    for (; i + 8 <= range.last; i += 8) {
      std::uint64_t kept = geodata::at_least(geodata::eight_bytes(&content_.importance[i]), threshold_);
      for (; kept != 0; kept &= kept - 1) take(i + static_cast<std::uint32_t>(geodata::first_marked(kept)));
    }
    for (; i < range.last; ++i)
      if (content_.importance[i] >= threshold_) take(i);
  }

  // Where nothing is known yet about the vertices: those a step apart, and of these what matters. Two areas may take
  // other vertices of the border they share, half a pixel apart.
  void thin_by_itself(std::span<const WorldPoint> ring, const ToLocal& to_local) {
    const auto far_enough = [](LocalPoint a, LocalPoint b) {
      const std::int64_t dx = std::int64_t{a.x} - b.x, dy = std::int64_t{a.y} - b.y;
      return dx * dx + dy * dy >= least_step * least_step;
    };
    LocalPoint before = to_local(ring.front());
    thinned_.push_back(before);
    for (const WorldPoint v : ring.subspan(1)) {
      const LocalPoint p = to_local(v);
      if (far_enough(p, before)) thinned_.push_back(before = p);
    }
    const LocalPoint last = to_local(ring.back());
    if (thinned_.back() != last) thinned_.push_back(last);
    if (thinned_.size() < 4) return;
    constexpr std::uint32_t middle = 1u << 31;  // local coordinates are small, and may be negative
    importance_.resize(thinned_.size());
    shifted_.clear();
    for (const LocalPoint p : thinned_) {
      shifted_.push_back({middle + static_cast<std::uint32_t>(p.x), middle + static_cast<std::uint32_t>(p.y)});
    }
    line_importance_.compute(shifted_, thinned_.front() == thinned_.back(), importance_);
    const std::uint8_t threshold = geodata::importance_threshold(units_per_px);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < thinned_.size(); ++i)
      if (importance_[i] >= threshold) thinned_[kept++] = thinned_[i];
    thinned_.resize(kept);
  }

  // Of the thinned vertices those that a line draws: the ends, and what lies far enough from the one before.
  std::span<const LocalPoint> stepped() {
    steps_.clear();
    for (const LocalPoint p : thinned_) {
      if (!steps_.empty()) {
        const std::int64_t dx = p.x - steps_.back().x, dy = p.y - steps_.back().y;
        if (dx * dx + dy * dy < least_step * least_step) continue;
      }
      steps_.push_back(p);
    }
    if (steps_.back() != thinned_.back()) {
      if (steps_.size() > 1) steps_.pop_back();
      steps_.push_back(thinned_.back());
    }
    return steps_;
  }

  void line(geodata::RingIndex ring, const ToLocal& to_local) {
    thin(ring, to_local);
    if (thinned_.size() < 2) return;
    if (thinned_.size() == 2 && std::abs(thinned_[0].x - thinned_[1].x) < least_line_units &&
        std::abs(thinned_[0].y - thinned_[1].y) < least_line_units) {
      return;
    }
    add_line(writer_, stepped(), LineKind::line, line_box);
  }

  // Where an area was cut at the antimeridian it has no edge.
  void outline(const ToLocal& to_local) {
    const std::int32_t west = to_local({0, 0}).x, east = to_local({0xFFFFFFFFu, 0}).x;
    const auto is_seam = [&](LocalPoint a, LocalPoint b) { return a.x == b.x && (a.x == west || a.x == east); };
    const std::span<const LocalPoint> ring = stepped();
    const std::size_t edges = ring.size() - 1;
    std::size_t seam = 0;
    while (seam < edges && !is_seam(ring[seam], ring[seam + 1])) ++seam;
    if (seam == edges) return add_line(writer_, ring, LineKind::ring, line_box);
    run_.clear();
    for (std::size_t k = 1; k <= edges; ++k) {
      const LocalPoint a = ring[(seam + k) % edges], b = ring[(seam + k) % edges + 1];
      if (run_.empty()) run_.push_back(a);
      if (!is_seam(a, b)) {
        run_.push_back(b);
        continue;
      }
      if (run_.size() > 1) add_line(writer_, run_, LineKind::line, line_box);
      run_.clear();
    }
  }

  void polygon(geodata::IndexRange rings, const ToLocal& to_local, bool fills, bool lines) {
    polygon_.vertices.clear(), polygon_.ring_ends.clear();
    for (geodata::RingIndex r = rings.first; r < rings.last; ++r) {
      thin(r, to_local);
      if (!thinned_.empty() && thinned_.front() != thinned_.back()) thinned_.push_back(thinned_.front());
      const std::span<const LocalPoint> open(thinned_.data(), thinned_.empty() ? 0 : thinned_.size() - 1);
      const Seen seen = open.size() < 2 ? Seen::nothing : seen_of(open);
      if (seen == Seen::nothing) continue;
      if (lines) outline(to_local);
      if (fills && seen == Seen::all) {
        polygon_.vertices.insert(polygon_.vertices.end(), open.begin(), open.end());
        polygon_.ring_ends.push_back(static_cast<std::uint32_t>(polygon_.vertices.size()));
      }
    }
    if (fills) add_polygon(writer_, triangulator_, polygon_, area_box);
  }

  const LayerContent& content_;
  const geodata::FeatureStore& store_;
  TileId tile_;
  MeshWriter writer_;
  std::uint8_t threshold_ = 0;
  std::vector<LocalPoint> thinned_, steps_, run_;
  geodata::LineImportance line_importance_;
  std::vector<WorldPoint> shifted_;
  std::vector<std::uint8_t> importance_;
  LocalPolygon polygon_;
  geodata::Triangulator triangulator_;
};

// So small that neither its lines nor its areas would be drawn: told from its box, without a look at its vertices.
bool is_speck(const WorldBox& box, TileId tile) {
  const double units = static_cast<double>(geodata::tile_size(tile.z)) / tile_units;
  const double width = (box.max_x - box.min_x) / units, height = (box.max_y - box.min_y) / units;
  return width < least_line_units - 1 && height < least_line_units - 1;
}

struct Found {
  std::uint16_t rule = 0;
  FeatureIndex feature = 0;
  int copy = 0;
};

void mesh_found(TileMesher& mesher, std::span<const Found> found, const geodata::StyleRule* rule) {
  const bool fills = rule == nullptr || rule->fill, lines = rule == nullptr || has_lines(*rule);
  for (const GeometryType type : {GeometryType::line, GeometryType::polygon}) {
    mesher.writer().set_rule(found.front().rule, type == GeometryType::polygon);
    for (const Found& f : found) mesher.add(f.feature, f.copy, type, fills, lines);
  }
}

// A tile at zoom z is drawn by cameras from z + 1 up to z + 2.
bool shown_by_tiles_of(const geodata::StyleRule& rule, std::uint8_t z) {
  const bool shown_later = rule.max_zoom > z + 1 || z == 0;
  return shown_later && (rule.min_zoom < z + 2 || z >= tile_zoom(max_zoom));
}

}  // namespace

std::uint8_t tile_zoom(double zoom) {
  return static_cast<std::uint8_t>(std::clamp(std::floor(zoom + 1e-9) - 1, 0.0, max_zoom - 1));
}

bool draws_ground(const geodata::LayerSpec& spec) {
  return std::any_of(spec.rules.begin(), spec.rules.end(),
                     [](const geodata::StyleRule& rule) { return rule.fill || has_lines(rule); });
}

std::shared_ptr<const TileMesh> build_tile_mesh(const LayerContent& content, const geodata::LayerSpec& spec,
                                                TileId tile) {
  // Rule by rule; within one as the index finds them, neighbours together.
  std::vector<std::vector<Found>> found(spec.rules.size());
  std::vector<bool> drawn(spec.rules.size());
  for (std::size_t r = 0; r < drawn.size(); ++r) {
    const geodata::StyleRule& rule = spec.rules[r];
    drawn[r] = (rule.fill || has_lines(rule)) && shown_by_tiles_of(rule, tile.z);
  }
  for (const int copy : {-1, 0, 1}) {
    const WorldBox box = search_box(tile, copy);
    if (box.empty()) continue;
    content.index.search(box, [&](std::uint32_t f, const WorldBox& around) {
      if (is_speck(around, tile)) return;
      const std::uint16_t r = content.rule[f];
      if (r < drawn.size() && drawn[r]) found[r].push_back({r, f, copy});
    });
  }
  auto mesh = std::make_shared<TileMesh>();
  mesh->tile = tile;
  TileMesher mesher(content, tile, *mesh);
  for (const std::vector<Found>& of_rule : found)
    if (!of_rule.empty()) mesh_found(mesher, of_rule, &spec.rules[of_rule.front().rule]);
  mesher.writer().finish();
  return mesh;
}

std::shared_ptr<const TileMesh> build_feature_mesh(const LayerContent& content, std::span<const FeatureIndex> features,
                                                   TileId tile) {
  std::vector<Found> found;
  for (const int copy : {-1, 0, 1}) {
    const WorldBox box = search_box(tile, copy);
    if (box.empty()) continue;
    for (const FeatureIndex f : features) {
      if (box.intersects(content.features->box(f)) && !is_speck(content.features->box(f), tile))
        found.push_back({0, f, copy});
    }
  }
  auto mesh = std::make_shared<TileMesh>();
  mesh->tile = tile;
  TileMesher mesher(content, tile, *mesh);
  if (!found.empty()) mesh_found(mesher, found, nullptr);
  mesher.writer().finish();
  return mesh;
}

}  // namespace app
