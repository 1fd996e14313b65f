#include "app/ui/panels/profile_panel.h"

#include <algorithm>
#include <cmath>

#include "app/core/numbers.h"
#include "app/core/river_words.h"
#include "app/ui/room.h"
#include "app/ui/swatch.h"
#include "app/ui/widgets.h"

namespace app {

namespace {

constexpr double status_bar = 24, left_margin = 64, right_margin = 32, title_y = 12;
constexpr double plot_top = 36, plot_height = 62, sites_y = 112, band_top = 124, band_height = 15, scale_y = 152;
constexpr double stripe_px = 5, least_label_px = 40;

// 1, 2 or 5 times a power of ten: so that about `steps` of them make up `length`.
double round_step(double length, double steps) {
  const double power = std::pow(10, std::floor(std::log10(length / steps)));
  for (const double k : {1.0, 2.0, 5.0}) {
    if (length / (k * power) <= steps) return k * power;
  }
  return 10 * power;
}

void stripes(PanelFrame& f, const ScreenRect& rect, geodata::Colour colour, double width) {
  const Clip clip(f, rect);
  for (double x = rect.min_x - rect.height(); x < rect.max_x; x += stripe_px) {
    line(f, {x, rect.max_y}, {x + rect.height(), rect.min_y}, colour, width);
  }
}

double step_length(const geodata::TraceStep& step) { return step.to_m - step.from_m; }

}  // namespace

std::optional<ScreenRect> ProfilePanel::place(PanelFrame& f) {
  const ScreenRect& map = f.view.map_rect;
  if (!f.view.session->shows_profile() || map.max_y > f.height_px - status_bar - profile_height_px / 2) {
    return std::nullopt;
  }
  return ScreenRect{map.min_x, map.max_y, map.max_x, f.height_px - status_bar};
}

ProfilePanel::Axes ProfilePanel::axes_of(const ScreenRect& rect, const RiverGuide& guide, const RiverAnswer& answer) {
  Axes axes;
  const double width = rect.width() - left_margin - right_margin;
  axes.plot = box(rect.min_x + left_margin, rect.min_y + plot_top, width, plot_height);
  axes.band = box(rect.min_x + left_margin, rect.min_y + band_top, width, band_height);
  axes.length_m = std::max(answer.trace.length_m, 1.0);
  for (const geodata::TraceStep& step : answer.trace.steps) {
    axes.most_km2 = std::max(axes.most_km2, guide.rivers.area_km2(step.reach).value_or(0));
  }
  axes.most_km2 = std::max(axes.most_km2 * 1.08, 1.0);
  return axes;
}

void ProfilePanel::draw_area(PanelFrame& f, const Axes& axes, const RiverGuide& guide, const RiverAnswer& answer) {
  const double step = round_step(axes.most_km2, 4);
  for (double km2 = 0; km2 <= axes.most_km2; km2 += step) {
    text_right(f, axes.plot.min_x - 8, axes.y(km2), font::small, f.colours.muted, number(km2, 0));
    rule_across(f, axes.plot.min_x, axes.plot.max_x, axes.y(km2));
  }
  geodata::Colour ground = f.colours.link;
  ground.a = 60;
  double labelled_to = -1e9;
  std::optional<double> last;
  for (const geodata::TraceStep& s : answer.trace.steps) {
    const double x0 = axes.x(s.distance_m), x1 = axes.x(s.distance_m + step_length(s));
    const auto km2 = guide.rivers.area_km2(s.reach);
    if (!km2) {
      stripes(f, {x0, axes.plot.min_y, x1, axes.plot.max_y}, f.colours.rule, 1);
      last.reset();
      continue;
    }
    const double y = axes.y(*km2);
    app::fill(f, {x0, y, x1, axes.plot.max_y}, ground);
    app::fill(f, {x0, y - 1, x1, y + 1}, f.colours.link);
    const std::string words = number(*km2, 0);
    const double width = text_width(f, font::small, words), at = (x0 + x1 - width) / 2;
    if (x1 - x0 >= width && at > labelled_to + 6 && last != *km2) {
      text(f, at, y - 5, font::small, f.colours.ink, words);
      labelled_to = at + width;
    }
    last = *km2;
  }
}

void ProfilePanel::draw_rivers(PanelFrame& f, const Axes& axes, const RiverGuide& guide, const RiverAnswer& answer) {
  const auto& steps = answer.trace.steps;
  const geodata::Rivers& rivers = guide.rivers;
  for (const geodata::TraceStep& s : steps) {
    const ScreenRect part{axes.x(s.distance_m), axes.band.min_y, axes.x(s.distance_m + step_length(s)),
                          axes.band.max_y};
    geodata::Colour pale = f.colours.link;
    pale.a = 90;
    app::fill(f, part, rivers.estimated(s.reach) ? mixed(f.colours.paper, f.colours.link, 0.12) : f.colours.link);
    if (rivers.estimated(s.reach)) stripes(f, part, pale, 1.5);
  }
  for (std::size_t first = 0, last = 0; first < steps.size(); first = last) {
    bool estimated = false;
    for (last = first; last < steps.size() && rivers.name(steps[last].reach) == rivers.name(steps[first].reach);
         ++last) {
      estimated = estimated || rivers.estimated(steps[last].reach);
    }
    const double x0 = axes.x(steps[first].distance_m);
    const double x1 = axes.x(steps[last - 1].distance_m + step_length(steps[last - 1]));
    if (first > 0) app::fill(f, {x0 - 0.5, axes.band.min_y, x0 + 0.5, axes.band.max_y}, f.colours.paper);
    const FeatureNames names = river_names(guide, steps[first].reach);
    const std::string name = f.own(names.name.empty() ? names.name_zh : names.name, names.name_zh);
    const double width = text_width(f, font::small_bold, name);
    if (name.empty() || x1 - x0 < std::max(width + 8, least_label_px)) continue;
    const double x = (x0 + x1 - width) / 2;
    if (estimated) app::fill(f, {x - 4, axes.band.min_y, x + width + 4, axes.band.max_y}, f.colours.paper);
    text_at(f, x, middle(axes.band).y, font::small_bold, estimated ? f.colours.link : f.colours.paper, name);
  }
}

// Symbols of the sites, those that would overlap left out: the list has them all.
void ProfilePanel::draw_sites(PanelFrame& f, const Axes& axes, const RiverGuide& guide, const RiverAnswer& answer) {
  double free_from = -1e9;
  for (const RiverEvent& event : answer.events) {
    const double x = axes.x(event.distance_m), y = axes.band.min_y - (band_top - sites_y);
    if (event.kind == RiverEvent::Kind::tributary || event.kind == RiverEvent::Kind::into) {
      triangle(f, {x - 4, axes.band.min_y - 5}, {x + 4, axes.band.min_y - 5}, {x, axes.band.min_y}, f.colours.link);
    }
    if (!event.site || x - 9 < free_from) continue;
    const RiverSite& site = guide.sites[*event.site];
    const Layer* layer = f.view.library->layer(site.layer);
    const auto feature = layer != nullptr && layer->content ? layer->content->features->find(site.id) : std::nullopt;
    const geodata::StyleRule* rule = feature ? rule_of(*layer, feature.value_or(0)) : nullptr;
    if (rule == nullptr || rule->marker_symbol.empty()) continue;
    draw_swatch(f, {x, y}, layer->spec, rule);
    free_from = x + 9;
  }
}

void ProfilePanel::draw_scale(PanelFrame& f, const Axes& axes) {
  const double km = axes.length_m / 1000, step = round_step(km, std::max(axes.plot.width() / 80, 2.0));
  const std::string last = kilometres(axes.length_m) + " km";
  const double last_width = text_width(f, font::small_bold, last), y = axes.band.min_y + scale_y - band_top;
  for (double at = 0; axes.x(at * 1000) < axes.plot.max_x - last_width - 16; at += step) {
    const std::string words = number(at, step < 1 ? 1 : 0);
    const double x = axes.x(at * 1000);
    app::fill(f, {x - 0.5, axes.band.max_y, x + 0.5, axes.band.max_y + 4}, f.colours.rule);
    text_at(f, x - text_width(f, font::small, words) / 2, y, font::small, f.colours.muted, words);
  }
  text_right(f, axes.plot.max_x, y, font::small_bold, f.colours.ink, last);
}

void ProfilePanel::fill(PanelFrame& f, const ScreenRect& rect) {
  rule_across(f, rect.min_x, rect.max_x, rect.min_y);
  const std::shared_ptr<const ShownTrace>& shown = f.view.rivers->shown;
  if (!shown) return;
  const RiverGuide& guide = *f.view.rivers->guide;
  const Axes axes = axes_of(rect, guide, shown->answer);
  const double title =
      text_at(f, rect.min_x + 16, rect.min_y + title_y, font::small_bold, f.colours.ink, f.word("Area drained, km²"));
  text_at(f, rect.min_x + 26 + title, rect.min_y + title_y, font::small, f.colours.muted,
          f.word("at the lower end of each reach; striped: not known"));
  draw_area(f, axes, guide, shown->answer);
  draw_rivers(f, axes, guide, shown->answer);
  draw_sites(f, axes, guide, shown->answer);
  draw_scale(f, axes);

  const Press p = press(f, {axes.plot.min_x, axes.plot.min_y, axes.plot.max_x, axes.band.max_y}, "Way");
  if (p.hovered) {
    const double share = (f.mouse.x - axes.plot.min_x) / axes.plot.width();
    f.out.hover.trace_m = std::clamp(share, 0.0, 1.0) * axes.length_m;
  }
  const auto& at_m = f.out.hover.trace_m ? f.out.hover.trace_m : f.view.hover.trace_m;
  if (!at_m) return;
  const double x = std::round(axes.x(std::clamp(*at_m, 0.0, axes.length_m)));
  app::fill(f, {x - 0.5, axes.plot.min_y - 4, x + 1, axes.band.max_y}, f.colours.accent);
  const std::string words = kilometres(*at_m) + " km";
  const double width = text_width(f, font::small_bold, words);
  const double left = std::clamp(x - width / 2, axes.plot.min_x, axes.plot.max_x - width);
  app::fill(f, {left - 4, axes.plot.min_y - 15, left + width + 4, axes.plot.min_y - 2}, f.colours.paper);
  text(f, left, axes.plot.min_y - 4, font::small_bold, f.colours.accent, words);
  if (!p.clicked) return;
  const bool down = shown->answer.question.direction == RiverQuestion::Direction::down;
  Camera camera = f.view.map.camera;
  camera.centre = camera_at(guide.rivers.point(position_at(shown->answer.trace, *at_m, down)), camera.zoom).centre;
  f.send(command::FlyTo{camera});
}

}  // namespace app
