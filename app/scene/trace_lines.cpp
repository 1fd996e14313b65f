#include "app/scene/trace_lines.h"

#include "app/scene/theme.h"

namespace app {

using geodata::Colour;

namespace {

constexpr std::array<double, 3> width_px = {3.2, 4.2, 5};
constexpr double halo_px = 3.8, over_land_width_px = 2;
constexpr float start_radius_px = 14, end_radius_px = 5, ring_width_px = 2.5f, hovered_radius_px = 12;
constexpr double preview_opacity = 0.75, veil_opacity = 0.34;
constexpr double catchment_opacity = 0.16, catchment_edge_opacity = 0.7, catchment_edge_px = 1.4;
const std::vector<double> estimate_dash{9, 5}, over_land_dash{2, 4};

Colour trace_colour(const Library& library, geodata::Theme theme) {
  const auto named = library.atlas->palette.find("trace");
  return named == library.atlas->palette.end() ? theme_colours(theme).link : named->second.in(theme);
}

// Brooks, rivers, and the few that gather them.
std::size_t width_class(std::uint8_t stream_order) { return stream_order <= 1 ? 0 : stream_order == 2 ? 1 : 2; }

// All the world, to lie over the ground.
FeatureLines whole_world() {
  constexpr double edge = 180, top = geodata::max_latitude;
  return FeatureLines(std::vector<geodata::Polygon>{
      {{{-edge, -top}, {0, -top}, {edge, -top}, {edge, top}, {0, top}, {-edge, top}, {-edge, -top}}}});
}

bool is_down(const ShownTrace& shown) { return shown.answer.question.direction == RiverQuestion::Direction::down; }

Colour with_opacity(Colour colour, double opacity) {
  colour.a = static_cast<std::uint8_t>(colour.a * opacity);
  return colour;
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
  for (std::size_t i = 0; i < width_px.size(); ++i) {
    way.mapped[i] = FeatureLines(mapped[i]), way.estimated[i] = FeatureLines(estimated[i]);
  }
  way.over_land = FeatureLines(over_land);
  return way;
}

void TraceLines::ends(const TraceLinesInput& input, Scene& scene) const {
  const ThemeColours& colours = theme_colours(input.theme);
  const auto ring = [&](geodata::LngLat at, float radius, Colour colour) {
    scene.glows.push_back(
        {GlowOp::Kind::ring, input.view.to_screen(geodata::to_world(at)), radius, ring_width_px, colour});
  };
  ring(shown_->start.at, start_radius_px, colours.accent);
  const bool whole_tree = shown_->answer.question.direction == RiverQuestion::Direction::up;
  if (!whole_tree) ring(shown_->answer.events.back().at, end_radius_px, trace_colour(*input.library, input.theme));
}

void TraceLines::update(const TraceLinesInput& input, Scene& scene) {
  if (input.rivers == nullptr || !input.rivers->guide) return;
  if (shown_ != input.rivers->shown) {
    shown_ = input.rivers->shown;
    shown_way_ = shown_ ? way_of(*input.rivers->guide, shown_->start, shown_->answer.trace) : Way{};
  }
  if (preview_ != input.rivers->preview) {
    preview_ = input.rivers->preview;
    preview_way_ = preview_ ? way_of(*input.rivers->guide, preview_->start, preview_->trace) : Way{};
  }
  const ThemeColours& colours = theme_colours(input.theme);
  const Colour colour = trace_colour(*input.library, input.theme);
  if (shown_) {
    if (veil_.empty()) veil_ = whole_world();
    veil_.fill(input.view, with_opacity(colours.land, veil_opacity), true, scene.highlight_fills);
  }
  if (catchment_ != input.rivers->catchment) {
    catchment_ = input.rivers->catchment;
    catchment_area_ = catchment_ ? FeatureLines(catchment_->area) : FeatureLines();
  }
  catchment_area_.fill(input.view, with_opacity(colour, catchment_opacity), true, scene.highlight_fills);
  catchment_area_.draw(input.view, {with_opacity(colour, catchment_edge_opacity), catchment_edge_px, {}},
                       scene.highlight);
  const auto draw = [&](Way& way, double opacity) {
    for (std::size_t i = 0; i < width_px.size(); ++i) {
      const LinePen halo{with_opacity(colours.halo, opacity), width_px[i] + halo_px, {}};
      way.mapped[i].draw(input.view, halo, scene.highlight);
      way.estimated[i].draw(input.view, halo, scene.highlight);
    }
    for (std::size_t i = 0; i < width_px.size(); ++i) {
      way.mapped[i].draw(input.view, {with_opacity(colour, opacity), width_px[i], {}}, scene.highlight);
      way.estimated[i].draw(input.view, {with_opacity(colour, opacity), width_px[i], estimate_dash}, scene.highlight);
    }
    way.over_land.draw(input.view, {with_opacity(colour, opacity), over_land_width_px, over_land_dash},
                       scene.highlight);
  };
  draw(shown_way_, 1);
  draw(preview_way_, preview_opacity);
  if (shown_) ends(input, scene);
  if (shown_ && input.hover != nullptr && input.hover->trace_m) {
    const geodata::LngLat on_river =
        input.rivers->guide->rivers.point(position_at(shown_->answer.trace, *input.hover->trace_m, is_down(*shown_)));
    const ScreenXY at = input.view.to_screen(geodata::to_world(on_river));
    scene.glows.push_back({GlowOp::Kind::disc, at, hovered_radius_px, 0, colours.glow});
  }
}

}  // namespace app
