#include "app/scene/label_sites.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "geodata/algo/label_point.h"

namespace app {
namespace {

constexpr double gap_px = 3.5;

ScreenRect block(double x, double y, const TextShaper::Extent& name) {
  return {x, y, x + name.width_px, y + name.height_px};
}

// Top of the block whose body (capitals to the last line's foot) is centred on `y`.
double centred_top(double y, const TextShaper::Extent& name) { return y - (name.body_min_y + name.body_max_y) / 2; }

// How far the outline reaches left and right within a band of rows; the mark of an area that is not there: min > max.
struct Extremes {
  double min = 1e9, max = -1e9;
  void add(double v) { min = std::min(min, v), max = std::max(max, v); }
};

// Of the outline's edges, the part within [low, high] of one coordinate, measured in the other.
Extremes reach_in_band(const std::vector<ScreenXY>& ring, double low, double high, bool rows) {
  Extremes out;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    ScreenXY a = ring[i], b = ring[(i + 1) % ring.size()];
    if (!rows) std::swap(a.x, a.y), std::swap(b.x, b.y);
    if (std::max(a.y, b.y) < low || std::min(a.y, b.y) > high) continue;
    for (const double y : {std::clamp(a.y, low, high), std::clamp(b.y, low, high)}) {
      const double t = std::abs(b.y - a.y) < 1e-9 ? 0 : (y - a.y) / (b.y - a.y);
      out.add(a.x + (b.x - a.x) * std::clamp(t, 0.0, 1.0));
    }
  }
  return out;
}

// Higher and lower in the area than round its middle, where a row is long enough.
void add_far_inside(std::vector<Site>& sites, const std::vector<ScreenXY>& ring, ScreenXY at,
                    const TextShaper::Extent& name, const std::function<bool(ScreenXY)>& in_area) {
  const double w = name.width_px, h = name.height_px;
  for (const auto& [side, lines] : {std::pair{Side::centre_high, -1.6},
                                    {Side::centre_low, 1.6},
                                    {Side::centre_highest, -2.8},
                                    {Side::centre_lowest, 2.8}}) {
    const double y = at.y + lines * h;
    const Extremes row = reach_in_band(ring, y - 0.01, y + 0.01, true);
    if (row.min > row.max || row.max - row.min < w) continue;
    const double lowest_x = row.min + w / 2, highest_x = row.max - w / 2;
    const ScreenRect box = block(std::clamp(at.x, lowest_x, highest_x) - w / 2, centred_top(y, name), name);
    const bool inside = in_area({box.min_x, box.min_y}) && in_area({box.max_x, box.min_y}) &&
                        in_area({box.min_x, box.max_y}) && in_area({box.max_x, box.max_y});
    if (inside) sites.push_back({side, box});
  }
}

}  // namespace

NameAlign align_of(Side side) {
  switch (side) {
    case Side::right:
    case Side::right_above:
    case Side::right_below:
    case Side::right_high:
    case Side::right_low:
    case Side::right_far: return NameAlign::left;
    case Side::left:
    case Side::left_above:
    case Side::left_below:
    case Side::left_high:
    case Side::left_low:
    case Side::left_far: return NameAlign::right;
    default: return NameAlign::centre;
  }
}

std::vector<ScreenRect> line_boxes(const Site& site, const TextShaper::Extent& name) {
  std::vector<ScreenRect> out;
  const NameAlign align = align_of(site.side);
  for (const auto& line : name.lines) {
    const double free = name.width_px - line.width_px;
    const double x = site.box.min_x + (align == NameAlign::left ? 0 : align == NameAlign::right ? free : free / 2);
    out.push_back({x, site.box.min_y + line.min_y, x + line.width_px, site.box.min_y + line.max_y});
  }
  return out;
}

std::vector<Site> sites_at_point(ScreenXY at, const ScreenRect& symbol, const TextShaper::Extent& name, bool has_symbol,
                                 bool finely) {
  const double w = name.width_px, h = name.height_px;
  const double centre_x = at.x - w / 2, centre_y = centred_top(at.y, name);
  if (!has_symbol) {
    const double up = 0.6 * h, aside = 0.35 * w;
    return {{Side::centre, block(centre_x, centre_y, name)},
            {Side::centre_above, block(centre_x, centre_y - up, name)},
            {Side::centre_below, block(centre_x, centre_y + up, name)},
            {Side::centre_right, block(centre_x + aside, centre_y, name)},
            {Side::centre_left, block(centre_x - aside, centre_y, name)}};
  }
  const double right = at.x + symbol.max_x + gap_px, left = at.x + symbol.min_x - gap_px - w;
  const double level = centred_top(at.y + (symbol.min_y + symbol.max_y) / 2, name);
  const double over = at.y + symbol.min_y - gap_px - name.body_max_y,
               under = at.y + symbol.max_y + gap_px - name.body_min_y;
  const double raised = (level + over) / 2, lowered = (level + under) / 2;
  std::vector<Site> out{
      {Side::right, block(right, level, name)},        {Side::left, block(left, level, name)},
      {Side::above, block(centre_x, over, name)},      {Side::below, block(centre_x, under, name)},
      {Side::right_above, block(right, raised, name)}, {Side::right_below, block(right, lowered, name)},
      {Side::left_above, block(left, raised, name)},   {Side::left_below, block(left, lowered, name)}};
  if (finely) {
    const double higher = (level + raised) / 2, lower = (level + lowered) / 2;
    out.push_back({Side::right_high, block(right, higher, name)});
    out.push_back({Side::right_low, block(right, lower, name)});
    out.push_back({Side::left_high, block(left, higher, name)});
    out.push_back({Side::left_low, block(left, lower, name)});
  }
  return out;
}

std::vector<Site> sites_of_area(const LabelFeature& area, int copy, const View& view, const TextShaper::Extent& name) {
  std::vector<ScreenXY> ring;
  ring.reserve(area.outline.size());
  for (const geodata::WorldPoint p : area.outline) ring.push_back(view.to_screen_as_is(in_copy(p, copy)));
  const ScreenXY at = view.to_screen_as_is(in_copy(area.at, copy));
  const double w = name.width_px, h = name.height_px, half = h / 2;
  const double room = area.inner_radius / view.units_per_px();  // of a circle round `at`
  const double x = at.x - w / 2, y = centred_top(at.y, name);
  const Extremes rows = reach_in_band(ring, at.y - half, at.y + half, true);
  const Extremes columns = reach_in_band(ring, at.x - w / 4, at.x + w / 4, false);
  std::vector<Site> inside{{Side::centre, block(x, y, name)}};
  if (room > h) {
    const double up = std::min(0.75 * h, room - half), aside = std::min(0.5 * w, room * 0.7);
    inside.push_back({Side::centre_above, block(x, y - up, name)});
    inside.push_back({Side::centre_below, block(x, y + up, name)});
    inside.push_back({Side::centre_right, block(x + aside, y, name)});
    inside.push_back({Side::centre_left, block(x - aside, y, name)});
  }
  const bool fits = rows.min <= rows.max && rows.max - rows.min >= w && room > 0.6 * h;
  if (fits) {
    add_far_inside(inside, ring, at, name, [&](ScreenXY p) {
      const geodata::WorldXY there = view.to_world(p);
      return geodata::ring_contains(area.outline, {there.x - copy * geodata::world_size, there.y});
    });
  }
  std::vector<Site> beside;
  constexpr double widest_px = 260;  // beside a larger area nobody would see what the name belongs to
  if (rows.min <= rows.max && rows.max - rows.min < widest_px) {
    beside.push_back({Side::right, block(rows.max + gap_px + 1, y, name)});
    beside.push_back({Side::left, block(rows.min - gap_px - 1 - w, y, name)});
  }
  if (columns.min <= columns.max && columns.max - columns.min < widest_px) {
    beside.push_back({Side::below, block(x, columns.max + gap_px - name.body_min_y, name)});
    beside.push_back({Side::above, block(x, columns.min - gap_px - name.body_max_y, name)});
  }
  // The same sides, a line or two higher or lower.
  const auto shifted = [&](double by, Side on_right, Side on_left) {
    const Extremes there = reach_in_band(ring, at.y + by - half, at.y + by + half, true);
    if (there.min > there.max || there.max - there.min >= widest_px) return;
    beside.push_back({on_right, block(there.max + gap_px + 1, y + by, name)});
    beside.push_back({on_left, block(there.min - gap_px - 1 - w, y + by, name)});
  };
  shifted(-0.6 * h, Side::right_above, Side::left_above);
  shifted(0.6 * h, Side::right_below, Side::left_below);
  shifted(-1.2 * h, Side::right_high, Side::left_high);
  shifted(1.2 * h, Side::right_low, Side::left_low);
  if (rows.min <= rows.max && rows.max - rows.min < widest_px) {
    beside.push_back({Side::right_far, block(rows.max + 4 * gap_px, y, name)});
    beside.push_back({Side::left_far, block(rows.min - 4 * gap_px - w, y, name)});
  }
  for (Site& site : beside) site.beside = true;
  std::vector<Site> out = fits ? inside : beside;
  const std::vector<Site>& then = fits ? beside : inside;
  out.insert(out.end(), then.begin(), then.end());
  return out;
}

}  // namespace app
