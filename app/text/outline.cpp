#include "app/text/outline.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "app/text/freetype.h"
#include FT_STROKER_H

namespace app {
namespace {

void drop_repeats(GridLine& line) {
  const auto same = [](const GridPoint& a, const GridPoint& b) { return std::hypot(a.x - b.x, a.y - b.y) < 1e-6; };
  auto& points = line.points;
  points.erase(std::unique(points.begin(), points.end(), same), points.end());
  if (line.closed && points.size() > 2 && same(points.front(), points.back())) points.pop_back();
}

// Moves edges that run along the axes onto whole pixels (a stroke's own edge, when `width_px` is not 0), so that small
// symbols are crisp at every size; slanted and curved parts follow their ends.
void fit(GridLine& line, double width_px) {
  const auto snapped = [width_px](double v) {
    const double half = width_px / 2;
    return std::round(v - half + 1e-9) + half;
  };
  const std::size_t n = line.points.size();
  std::vector<GridPoint> out = line.points;
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t next = (i + 1) % n;
    if (next == 0 && !line.closed) break;
    const GridPoint& a = line.points[i];
    const GridPoint& b = line.points[next];
    if (a.curved || b.curved) continue;
    if (std::abs(a.x - b.x) < 1e-6) out[i].x = out[next].x = snapped(a.x);
    if (std::abs(a.y - b.y) < 1e-6) out[i].y = out[next].y = snapped(a.y);
  }
  line.points = std::move(out);
}

void to_pixels(std::vector<GridLine>& lines, double width_px, const Raster& raster) {
  for (GridLine& line : lines) {
    drop_repeats(line);
    for (GridPoint& p : line.points)
      p.x = p.x * raster.px_per_unit + raster.left, p.y = p.y * raster.px_per_unit + raster.top;
    fit(line, width_px);
  }
}

FT_Vector to_vector(const GridPoint& p) { return {std::lround(p.x * 64), std::lround(-p.y * 64)}; }

Coverage on_canvas(FT_Outline& outline, const Raster& raster) {
  Coverage out(raster.width, raster.height);
  const Filled filled = fill(outline);
  if (!filled.ink.empty()) add(out, filled.ink, filled.left, -filled.top);
  return out;
}

std::vector<GridLine> dashed(const GridLine& line, double dash, double gap) {
  std::vector<GridLine> out;
  std::vector<GridPoint> points = line.points;
  if (line.closed) points.push_back(points.front());
  double left = dash;
  bool on = true;
  out.push_back({{points.front()}, false});
  for (std::size_t i = 1; i < points.size(); ++i) {
    GridPoint from = points[i - 1];
    double length = std::hypot(points[i].x - from.x, points[i].y - from.y);
    while (length > left) {
      const double t = left / length;
      from = {from.x + (points[i].x - from.x) * t, from.y + (points[i].y - from.y) * t, false};
      length -= left;
      if (on) {
        out.back().points.push_back(from);
      } else {
        out.push_back({{from}, false});
      }
      on = !on;
      left = on ? dash : gap;
    }
    left -= length;
    if (on) out.back().points.push_back(points[i]);
  }
  return out;
}

}  // namespace

Coverage fill_lines(std::vector<GridLine> lines, const Raster& raster) {
  to_pixels(lines, 0, raster);
  std::size_t count = 0;
  for (const GridLine& line : lines) count += line.points.size();
  FT_Outline outline;
  if (count == 0 || freetype_library() == nullptr ||
      FT_Outline_New(freetype_library(), static_cast<FT_UInt>(count), static_cast<FT_Int>(lines.size()), &outline) != 0)
    return Coverage(raster.width, raster.height);
  using End = std::remove_pointer_t<decltype(outline.contours)>;  // short, and from FreeType 2.13.3 unsigned short
  std::size_t at = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const GridPoint& p : lines[i].points) {
      outline.points[at] = to_vector(p);
      outline.tags[at] = FT_CURVE_TAG_ON;
      ++at;
    }
    outline.contours[i] = static_cast<End>(at - 1);
  }
  outline.flags |= FT_OUTLINE_EVEN_ODD_FILL;
  Coverage out = on_canvas(outline, raster);
  FT_Outline_Done(freetype_library(), &outline);
  return out;
}

Coverage stroke_lines(std::vector<GridLine> lines, double width, double dash, double gap, const Raster& raster) {
  const double width_px = width * raster.px_per_unit;
  to_pixels(lines, width_px, raster);
  if (dash > 0) {
    std::vector<GridLine> pieces;
    for (const GridLine& line : lines) {
      for (GridLine& piece : dashed(line, dash * raster.px_per_unit, gap * raster.px_per_unit))
        pieces.push_back(std::move(piece));
    }
    lines = std::move(pieces);
  }
  Coverage out(raster.width, raster.height);
  FT_Stroker stroker = nullptr;
  if (freetype_library() == nullptr || FT_Stroker_New(freetype_library(), &stroker) != 0) return out;
  FT_Stroker_Set(stroker, std::lround(width_px * 32), dash > 0 ? FT_STROKER_LINECAP_BUTT : FT_STROKER_LINECAP_ROUND,
                 dash > 0 ? FT_STROKER_LINEJOIN_MITER_FIXED : FT_STROKER_LINEJOIN_ROUND, FT_Fixed{4} << 16);
  for (const GridLine& line : lines) {
    if (line.points.size() < 2) continue;
    FT_Vector start = to_vector(line.points.front());
    FT_Stroker_BeginSubPath(stroker, &start, !line.closed);
    for (std::size_t i = 1; i < line.points.size(); ++i) {
      FT_Vector to = to_vector(line.points[i]);
      FT_Stroker_LineTo(stroker, &to);
    }
    FT_Stroker_EndSubPath(stroker);
  }
  FT_UInt points = 0, contours = 0;
  FT_Outline outline;
  if (FT_Stroker_GetCounts(stroker, &points, &contours) == 0 && points > 0 &&
      FT_Outline_New(freetype_library(), points, static_cast<FT_Int>(contours), &outline) == 0) {
    outline.n_points = 0;  // Export appends to what an outline already holds
    outline.n_contours = 0;
    FT_Stroker_Export(stroker, &outline);
    out = on_canvas(outline, raster);
    FT_Outline_Done(freetype_library(), &outline);
  }
  FT_Stroker_Done(stroker);
  return out;
}

}  // namespace app
