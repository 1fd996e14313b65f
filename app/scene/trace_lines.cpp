#include "app/scene/trace_lines.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/scene/symbols.h"
#include "app/scene/theme.h"
#include "app/scene/trace_colours.h"

namespace app {

using geodata::Colour;

namespace {

constexpr std::array<double, 3> order_width_px = {3.2, 4.2, 5};  // brooks, rivers, and the few that gather them
constexpr double trace_halo_px = 3.8, over_land_width_px = 2;
constexpr double beside_width_px = 3.2, beside_step_px = 4.8;  // of the others, from the open one's middle on
constexpr std::size_t most_beside = 3;
constexpr float start_radius_px = 14, end_radius_px = 5, ring_width_px = 2.5f, hovered_radius_px = 12;
constexpr double drop_px = 22, number_above_px = 21, number_px = 17;
constexpr double preview_opacity = 0.75, veil_opacity = 0.34;
constexpr double catchment_opacity = 0.16, catchment_edge_opacity = 0.7, catchment_edge_px = 1.4;
const std::vector<double> estimate_dash{9, 5}, over_land_dash{2, 4};

std::size_t width_class(std::uint8_t stream_order) { return stream_order <= 1 ? 0 : stream_order == 2 ? 1 : 2; }

// All the world, to lie over the ground.
FeatureLines whole_world() {
  constexpr double edge = 180, top = geodata::max_latitude;
  return FeatureLines(std::vector<geodata::Polygon>{
      {{{-edge, -top}, {0, -top}, {edge, -top}, {edge, top}, {0, top}, {-edge, top}, {-edge, -top}}}});
}

bool is_down(const ShownTrace& shown) { return shown.answer.question.direction == TraceDirection::down; }

Colour with_opacity(Colour colour, double opacity) {
  colour.a = static_cast<std::uint8_t>(colour.a * opacity);
  return colour;
}

// In each copy of the world in view, or so near that what stands there reaches into it.
std::vector<ScreenXY> everywhere(const TraceLinesInput& input, geodata::LngLat at) {
  constexpr double reach_px = 40;
  return input.view.in_every_copy(input.view.to_screen(geodata::to_world(at)), reach_px);
}

// In the view's copy of the world, as far as it is in view; no finer than the eye sees, and `offset_px` to the right.
ScreenWay on_screen(const std::vector<geodata::WorldPoint>& line, int copy, const View& view, double width_px,
                    double offset_px) {
  constexpr double finest_px = 1.5;
  const double k = 1 / view.units_per_px(), b = view.camera.bearing_deg * std::numbers::pi / 180;
  const double c = std::cos(b) * k, s = std::sin(b) * k;
  const double centre_x = view.camera.centre.x - copy * geodata::world_size, centre_y = view.camera.centre.y;
  ScreenWay out{{}, width_px / 2};
  for (std::size_t i = 0; i < line.size(); ++i) {
    const double dx = line[i].x - centre_x, dy = line[i].y - centre_y;
    const ScreenXY p{view.width_px / 2 + dx * c + dy * s, view.height_px / 2 + dy * c - dx * s};
    if (!out.points.empty() && i + 1 < line.size() &&
        std::hypot(p.x - out.points.back().x, p.y - out.points.back().y) < finest_px)
      continue;
    out.points.push_back(p);
  }
  if (offset_px == 0) return out;
  std::vector<ScreenXY> beside = out.points;
  for (std::size_t i = 0; i < beside.size(); ++i) {
    const ScreenXY from = out.points[i == 0 ? 0 : i - 1], to = out.points[std::min(i + 1, beside.size() - 1)];
    const double length = std::max(1e-9, std::hypot(to.x - from.x, to.y - from.y));
    beside[i].x -= (to.y - from.y) / length * offset_px, beside[i].y += (to.x - from.x) / length * offset_px;
  }
  out.points = std::move(beside);
  return out;
}

}  // namespace

TraceLines::Way TraceLines::way_of(const RiverGuide& guide, const RiverStart& start, const geodata::Trace& trace) {
  using Lines = std::vector<std::vector<geodata::LngLat>>;
  std::array<Lines, 3> mapped, estimated;
  Lines over_land;
  for (const geodata::TraceStep& step : trace.steps) {
    auto& lines = guide.rivers.estimated(step.reach) ? estimated : mapped;
    lines[width_class(guide.stream_order[step.reach])].push_back(guide.rivers.line(step.reach, step.from_m, step.to_m));
  }
  if (start.access.overland_m > 0) over_land.push_back(way_over_land(guide, start));
  Way way;
  const auto keep = [&way](const Lines& lines, double width_px, bool is_river) {
    for (const auto& line : lines) {
      Way::Line& kept = way.lines.emplace_back();
      kept.width_px = width_px, kept.is_river = is_river;
      for (const geodata::LngLat p : line)
        kept.points.push_back(geodata::to_world(p)), kept.box.add(kept.points.back());
    }
  };
  keep(over_land, over_land_width_px, false);
  for (std::size_t i = 0; i < order_width_px.size(); ++i) {
    way.mapped[i] = FeatureLines(mapped[i]), way.estimated[i] = FeatureLines(estimated[i]);
    keep(mapped[i], order_width_px[i], true), keep(estimated[i], order_width_px[i], true);
  }
  way.over_land = FeatureLines(over_land);
  return way;
}

void TraceLines::take(const TraceLinesInput& input) {
  const RiverView& rivers = *input.rivers;
  std::vector<Kept> before = std::move(kept_);
  kept_.clear();
  for (const auto& shown : rivers.kept) {
    const auto known = std::find_if(before.begin(), before.end(), [&](const Kept& k) { return k.shown == shown; });
    if (!shown) {
      kept_.emplace_back();
    } else if (known != before.end()) {
      kept_.push_back(std::move(*known));
      known->shown.reset();
    } else {
      kept_.push_back({shown, way_of(*rivers.guide, shown->start, shown->answer.trace)});
    }
  }
  if (preview_ == rivers.preview) return;
  preview_ = rivers.preview;
  preview_way_ = preview_ ? way_of(*rivers.guide, preview_->start, preview_->trace) : Way{};
}

std::vector<std::size_t> TraceLines::drawn(const TraceLinesInput& input) {
  std::vector<std::size_t> out;
  const std::vector<TraceState>& traces = input.session->traces;
  const auto& kept = input.rivers->kept;
  for (std::size_t i = 0; i < std::min(traces.size(), kept.size()); ++i) {
    if (kept[i] && traces[i].shown && input.session->trace != i) out.push_back(i);
  }
  const auto open = input.session->trace;
  if (open && *open < kept.size() && kept[*open]) out.push_back(*open);
  return out;
}

std::vector<std::pair<std::size_t, TraceLines::Look>> TraceLines::looks(const TraceLinesInput& input) const {
  std::vector<std::pair<std::size_t, Look>> out;
  const std::vector<std::size_t> all = drawn(input);
  std::size_t beside = all.empty() ? 0 : all.size() - 1;
  for (const std::size_t i : all) {
    const bool is_open = kept_[i].shown == input.rivers->shown && input.session->trace == i;
    Look look{trace_colour(*input.library, input.theme, i), 0, trace_halo_px, 0, 1};
    // A few lie side by side; more would leave the river, and lie under those instead.
    if (!is_open) {
      look.width_px = beside_width_px;
      look.offset_px = beside <= most_beside ? static_cast<double>(beside) * beside_step_px : 0;
      --beside;
    }
    out.emplace_back(i, look);
  }
  return out;
}

void TraceLines::draw(const TraceLinesInput& input, Way& way, const Look& look, Scene& scene) {
  const Colour halo = with_opacity(theme_colours(input.theme).halo, look.opacity);
  const Colour colour = with_opacity(look.colour, look.opacity);
  const auto width = [&](std::size_t i) { return look.width_px > 0 ? look.width_px : order_width_px[i]; };
  for (std::size_t i = 0; i < order_width_px.size(); ++i) {
    const LinePen pen{halo, width(i) + look.halo_px, {}, look.offset_px};
    way.mapped[i].draw(input.view, pen, scene.highlight);
    way.estimated[i].draw(input.view, pen, scene.highlight);
  }
  for (std::size_t i = 0; i < order_width_px.size(); ++i) {
    way.mapped[i].draw(input.view, {colour, width(i), {}, look.offset_px}, scene.highlight);
    way.estimated[i].draw(input.view, {colour, width(i), estimate_dash, look.offset_px}, scene.highlight);
  }
  way.over_land.draw(input.view, {colour, over_land_width_px, over_land_dash}, scene.highlight);
}

// Under the ways: a veil over the ground, and the land that drains to the open one.
void TraceLines::under(const TraceLinesInput& input, Colour colour, Scene& scene) {
  if (veil_.empty()) veil_ = whole_world();
  const Colour land = theme_colours(input.theme).land;
  veil_.fill(input.view, with_opacity(land, veil_opacity), true, scene.highlight_fills);
  if (catchment_ != input.rivers->catchment) {
    catchment_ = input.rivers->catchment;
    catchment_area_ = catchment_ ? FeatureLines(catchment_->area) : FeatureLines();
  }
  catchment_area_.fill(input.view, with_opacity(colour, catchment_opacity), true, scene.highlight_fills);
  const LinePen edge{with_opacity(colour, catchment_edge_opacity), catchment_edge_px, {}};
  catchment_area_.draw(input.view, edge, scene.highlight);
}

void TraceLines::start_ring(const TraceLinesInput& input, geodata::LngLat at, Scene& scene) {
  for (const ScreenXY there : everywhere(input, at)) {
    scene.glows.push_back(
        {GlowOp::Kind::ring, there, start_radius_px, ring_width_px, theme_colours(input.theme).accent, true});
  }
}

void TraceLines::ends(const TraceLinesInput& input, Colour colour, Scene& scene) {
  const ShownTrace& shown = *input.rivers->shown;
  start_ring(input, shown.start.at, scene);
  if (shown.answer.question.direction == TraceDirection::up) return;  // a whole tree
  for (const ScreenXY there : everywhere(input, shown.answer.events.back().at))
    scene.glows.push_back({GlowOp::Kind::ring, there, end_radius_px, ring_width_px, colour, true});
}

void TraceLines::update(const TraceLinesInput& input, Scene& scene) {
  if (input.rivers == nullptr || !input.rivers->guide) return;
  take(input);
  const auto& shown = input.rivers->shown;
  const std::size_t open = input.session->trace.value_or(0);
  if (shown) under(input, trace_colour(*input.library, input.theme, open), scene);
  // Below all: where it comes to a kept way there is nothing new. Right after a click it would be that way itself.
  const bool same = shown && preview_ && preview_->trace.steps == shown->answer.trace.steps;
  const Colour next = trace_colour(*input.library, input.theme, input.session->traces.size());
  if (!same) draw(input, preview_way_, {next, 0, trace_halo_px, 0, preview_opacity}, scene);
  for (const auto& [i, look] : looks(input)) draw(input, kept_[i].way, look, scene);
  if (!shown) {
    // Asked, and without an answer: where that was stays marked.
    if (const TraceState* asked = input.session->open_trace(); asked != nullptr && input.rivers->error)
      start_ring(input, asked->from, scene);
    return;
  }
  ends(input, trace_colour(*input.library, input.theme, open), scene);
  const bool pointed = input.hover != nullptr && input.hover->trace_m.has_value() && !input.rivers->drop;
  const auto glow = [&](geodata::LngLat at) {
    for (const ScreenXY there : everywhere(input, at))
      scene.glows.push_back({GlowOp::Kind::disc, there, hovered_radius_px, 0, theme_colours(input.theme).glow});
  };
  if (pointed) {
    const geodata::RiverPosition at = position_at(shown->answer.trace, *input.hover->trace_m, is_down(*shown));
    glow(input.rivers->guide->rivers.point(at));
  }
  if (input.rivers->drop) glow(input.rivers->drop->at);
}

std::vector<std::shared_ptr<const ShownTrace>> TraceLines::shown(const TraceLinesInput& input) {
  std::vector<std::shared_ptr<const ShownTrace>> out;
  if (input.rivers == nullptr || !input.rivers->guide) return out;
  for (const std::size_t i : drawn(input)) out.push_back(input.rivers->kept[i]);
  return out;
}

std::vector<ScreenWay> TraceLines::ways(const TraceLinesInput& input) const {
  std::vector<ScreenWay> out;
  if (input.rivers == nullptr || !input.rivers->guide) return out;
  const auto parts = input.view.parts(16);
  for (const auto& [i, look] : looks(input)) {
    for (const Way::Line& line : kept_[i].way.lines) {
      const double width_px = look.width_px > 0 && line.is_river ? look.width_px : line.width_px;
      const double offset_px = line.is_river ? look.offset_px : 0;
      for (const View::Part& part : parts) {
        if (part.box.intersects(line.box))
          out.push_back(on_screen(line.points, part.shift, input.view, width_px, offset_px));
      }
    }
  }
  return out;
}

std::vector<ScreenRect> TraceLines::numbers(const TraceLinesInput& input) {
  std::vector<ScreenRect> out;
  if (input.rivers == nullptr || !input.rivers->guide) return out;
  const std::vector<std::size_t> all = drawn(input);
  for (const std::size_t i : all) {
    if (all.size() < 2) break;
    constexpr double half = number_px / 2 + 1;
    for (const ScreenXY at : everywhere(input, input.rivers->kept[i]->start.at))
      out.push_back({at.x - half, at.y - number_above_px - half, at.x + half, at.y - number_above_px + half});
  }
  return out;
}

void TraceLines::add_sprites(const TraceLinesInput& input, Scene& scene) {
  if (input.rivers == nullptr || !input.rivers->guide) return;
  const ThemeColours& colours = theme_colours(input.theme);
  const auto put = [&](const BitmapPtr& bitmap, ScreenXY centre) {
    const double x = std::round((centre.x - bitmap->width / input.scale / 2) * input.scale) / input.scale;
    const double y = std::round((centre.y - bitmap->height / input.scale / 2) * input.scale) / input.scale;
    scene.sprites.push_back({bitmap, static_cast<float>(x), static_cast<float>(y), 1});
  };
  const std::vector<std::size_t> all = drawn(input);
  for (const std::size_t i : all) {
    if (all.size() < 2) break;
    PlateStyle plate;
    plate.text = std::to_string(i + 1);
    plate.size_px = 11, plate.height_px = number_px, plate.radius_px = number_px / 2, plate.frame_px = 0;
    plate.fill = plate.frame = trace_colour(*input.library, input.theme, i);
    plate.letters = colours.paper, plate.halo = colours.paper, plate.band = {0, 0, 0, 0};
    plate.scale = input.scale;
    for (const ScreenXY at : everywhere(input, kept_[i].shown->start.at))
      put(plates_.plate(plate).bitmap, {at.x, at.y - number_above_px});
  }
  if (!input.rivers->drop) return;
  const std::size_t open = input.session->trace.value_or(0);
  SymbolStyle drop;
  drop.name = "icon-drop", drop.size_px = drop_px, drop.scale = input.scale;
  drop.colour = trace_colour(*input.library, input.theme, open), drop.halo = colours.paper;
  for (const ScreenXY at : everywhere(input, input.rivers->drop->at)) put(symbol(drop), at);
}

}  // namespace app
