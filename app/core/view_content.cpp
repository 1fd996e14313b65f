#include "app/core/view_content.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

using geodata::FeatureIndex;
using geodata::FeatureStore;
using geodata::GeometryType;
using geodata::WorldBox;
using geodata::WorldPoint;

constexpr std::size_t enough = 5;
constexpr double step = 0.25;  // zoom levels

bool drawn_at(const Layer& layer, FeatureIndex f, double zoom) {
  const std::uint16_t rule = layer.content->rule[f];
  if (rule >= layer.spec.rules.size()) return false;
  const geodata::StyleRule& r = layer.spec.rules[rule];
  if (zoom < r.min_zoom || zoom >= r.max_zoom) return false;
  return r.stroke || !r.marker_symbol.empty() || r.label;
}

bool is_point(const FeatureStore& store, FeatureIndex f) {
  const geodata::IndexRange parts = store.parts(f);
  return parts.size() > 0 && store.type(parts.first) == GeometryType::point;
}

// Whether the segment has a part in the box: Cohen and Sutherland's codes, halved until that is clear.
bool crosses(WorldPoint a, WorldPoint b, const WorldBox& box) {
  const auto code = [&](double x, double y) {
    return (x < box.min_x ? 1 : x > box.max_x ? 2 : 0) | (y < box.min_y ? 4 : y > box.max_y ? 8 : 0);
  };
  double ax = a.x, ay = a.y, bx = b.x, by = b.y;
  for (int i = 0; i < 40; ++i) {
    const int from = code(ax, ay), to = code(bx, by);
    if (from == 0 || to == 0) return true;
    if ((from & to) != 0) return false;
    const double x = (ax + bx) / 2, y = (ay + by) / 2;
    const int middle = code(x, y);
    if (middle == 0) return true;
    if ((middle & from) != 0) {
      ax = x, ay = y;
    } else {
      bx = x, by = y;
    }
  }
  return false;
}

bool in_view(const FeatureStore& store, FeatureIndex f, const WorldBox& box) {
  for (geodata::PartIndex p = store.parts(f).first; p < store.parts(f).last; ++p) {
    for (geodata::RingIndex r = store.rings(p).first; r < store.rings(p).last; ++r) {
      const auto line = store.ring(r);
      if (store.type(p) == GeometryType::point) {
        if (crosses(line[0], line[0], box)) return true;
        continue;
      }
      for (std::size_t i = 0; i + 1 < line.size(); ++i)
        if (crosses(line[i], line[i + 1], box)) return true;
    }
  }
  return false;
}

}  // namespace

std::size_t things_in_view(const Library& library, const Session& session, const View& view, Things which,
                           std::size_t most) {
  std::size_t count = 0;
  const double zoom = view.camera.zoom;
  for (const Layer& layer : library.layers) {
    const LayerState* state = session.layer(layer.spec.id);
    if (!layer.content || state == nullptr || !state->on || zoom < layer.spec.min_zoom || zoom >= layer.spec.max_zoom)
      continue;
    for (const View::Part& part : view.parts()) {
      layer.content->index.search(part.box, [&](std::uint32_t f) {
        if (count >= most || !drawn_at(layer, f, zoom)) return;
        if (which == Things::signs && !is_point(*layer.content->features, f)) return;
        if (in_view(*layer.content->features, f, part.box)) ++count;
      });
    }
    if (count >= most) break;
  }
  return count;
}

Camera with_signs_in_view(const Library& library, const Session& session, View view, double farthest) {
  while (view.camera.zoom - step >= farthest && things_in_view(library, session, view, Things::signs, enough) < enough)
    view.camera.zoom -= step;
  return view.camera;
}

}  // namespace app
