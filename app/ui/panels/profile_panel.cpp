#include "app/ui/panels/profile_drawing.h"

#include <algorithm>
#include <cmath>

#include "app/core/measured_words.h"
#include "app/core/numbers.h"
#include "app/core/river_words.h"
#include "app/ui/room.h"
#include "app/ui/swatch.h"
#include "app/ui/widgets.h"

namespace app {

namespace {

constexpr double status_bar = 24, left_margin = 64, right_margin = 36, title_y = 14;
constexpr double plot_top = 36, plot_height = 62, sites_y = 112, band_top = 124, band_height = 15, scale_y = 152;
constexpr double least_label_px = 40, near_section_px = 9, least_apart_px = 18, section_px = 13, aside_px = 16;

// "Sanchahe: median 0.25 mg/L (II), from 0.2 to 0.3 mg/L; 12 samples, 2020-05-08 – 2020-05-09; file.csv"
std::string words_of(const PanelFrame& f, const MeasureKind& kind, const SectionOfTable& from,
                     const MeasureSummary& s) {
  std::string out = in_language(from.section->names, f.language) + (f.chinese() ? "：" : ": ");
  out += range_words(kind, s, from.section->body, f.language);
  if (from.section->access && from.section->access->uncertainty_m > 0) {
    out += (f.chinese() ? "；" : "; ") +
           f.say(geodata::text("its place {}", plus_minus(from.section->access->uncertainty_m)));
  }
  if (from.file) out += "; " + from.table->title;
  return out;
}

}  // namespace

std::vector<QuantityChoice> ProfilePanel::choices(PanelFrame& f, const RiverGuide& guide) const {
  std::vector<QuantityChoice> out;
  for (const char* id : {"area", "discharge", "slope"}) {
    const ReachQuantity& quantity = *reach_quantity(id);
    // Known of no reach of the open way it would be an empty plot.
    const auto& steps = f.view.rivers->shown->answer.trace.steps;
    const bool known = std::any_of(steps.begin(), steps.end(), [&](const geodata::TraceStep& s) {
      return quantity.value(guide.rivers, s.reach).has_value();
    });
    if (known || quantity_ == id) out.push_back({id, quantity.title, std::string(f.word(quantity.title))});
  }
  if (guide.land.relief) out.push_back({heights_id, heights_title, std::string(f.word(heights_title))});
  for (const MeasureKind* kind : kinds_measured(*f.view.measurements)) {
    out.push_back({std::string(kind->id), std::string(kind->name), title_of(f, *kind)});
  }
  return out;
}

bool ProfilePanel::close(PanelFrame& f) { return f.view.parts.profile && chooser_.close(); }

std::optional<ScreenRect> ProfilePanel::place(PanelFrame& f) {
  const ScreenRect& map = f.view.map_rect;
  if (!f.view.parts.profile || map.max_y > f.height_px - status_bar - profile_height_px / 2) {
    return std::nullopt;
  }
  return ScreenRect{map.min_x, map.max_y, map.max_x, f.height_px - status_bar};
}

ProfilePanel::Axes ProfilePanel::axes_of(const ScreenRect& rect, const RiverAnswer& answer) {
  Axes axes;
  const double width = rect.width() - left_margin - right_margin;
  axes.plot = box(rect.min_x + left_margin, rect.min_y + plot_top, width, plot_height);
  axes.band = box(rect.min_x + left_margin, rect.min_y + band_top, width, band_height);
  axes.length_m = std::max(answer.trace.length_m, 1.0);
  return axes;
}

std::vector<ProfilePanel::Measured> ProfilePanel::measured_on(const MeasurementView& view, const RiverAnswer& answer,
                                                              const MeasureKind& kind) {
  std::vector<Measured> out;
  const bool down = answer.question.direction == TraceDirection::down;
  for (const MeasurementView::Shown& shown : view.tables) {
    const auto m = shown.table->measure(kind.id);
    if (!m) continue;
    for (const MeasuredSection& section : shown.table->sections) {
      if (!section.access) continue;
      const auto distance = distance_to(answer.trace, section.access->position, down);
      const auto summary = distance ? summary_of(*shown.table, section, *m) : std::nullopt;
      if (!summary) continue;
      // What several files tell of one section stands side by side.
      const auto same = std::count_if(out.begin(), out.end(),
                                      [&](const Measured& other) { return other.from.section->key == section.key; });
      out.push_back(
          {{shown.table.get(), &section, shown.file}, *distance, *summary, aside_px * static_cast<double>(same)});
    }
  }
  return out;
}

void ProfilePanel::draw_limits(PanelFrame& f, const Axes& axes, std::span<const ClassLine> lines) {
  double last_label = 1e9;
  for (const ClassLine& limit : lines) {
    const double y = std::round(axes.y(limit.value));
    if (y < axes.plot.min_y || y > axes.plot.max_y) continue;
    for (double x = axes.plot.min_x; x < axes.plot.max_x; x += 7) {
      app::fill(f, {x, y, std::min(x + 4, axes.plot.max_x), y + 1}, mixed(f.colours.rule, f.colours.muted, 0.35));
    }
    if (std::abs(y - last_label) < 11) continue;
    text_at(f, axes.plot.max_x + 8, y, font::small_bold, f.colours.muted, limit.name);
    last_label = y;
  }
}

// At each section the median by the symbol of its class, on a bar from the least to the greatest; nothing between them.
std::vector<ProfilePanel::Measured> ProfilePanel::draw_measured(PanelFrame& f, Axes& axes, const MeasureKind& kind,
                                                                const RiverAnswer& answer) {
  std::vector<Measured> measured = measured_on(*f.view.measurements, answer, kind);
  if (measured.empty()) {
    text_centred(f, axes.plot, font::small, f.colours.muted, f.word("No section on this way has measured it."));
    return measured;
  }
  double least = measured.front().summary.least, greatest = measured.front().summary.greatest;
  for (const Measured& m : measured) {
    least = std::min(least, m.summary.least), greatest = std::max(greatest, m.summary.greatest);
  }
  const std::vector<ClassLine> lines = class_lines(kind, geodata::WaterBody::river);
  axes.values = value_scale(kind, least, greatest, lines, 3);
  draw_scale(f, axes);
  draw_limits(f, axes, lines);
  for (const Measured& m : measured) {
    const double x = std::round(axes.x(m.distance_m)) + m.aside_px;
    const double top = axes.y(m.summary.greatest), bottom = axes.y(m.summary.least);
    app::fill(f, {x - 1, top, x + 1, bottom}, f.colours.muted);
    app::fill(f, {x - 4, top - 0.5, x + 4, top + 0.5}, f.colours.muted);
    app::fill(f, {x - 4, bottom - 0.5, x + 4, bottom + 0.5}, f.colours.muted);
  }
  for (const Measured& m : measured) {
    const ScreenXY at{std::round(axes.x(m.distance_m)) + m.aside_px, axes.y(m.summary.median)};
    icon(f, at, class_symbol(f, class_of(kind, m.summary.median, m.from.section->body), section_px));
    if (m.from.file) ring(f, at, section_px / 2 + 2, f.colours.accent, 1.5);
    record(f, box(at.x - 6, at.y - 6, 12, 12), m.from.section->names.name, with_unit(kind, m.summary.median));
  }
  return measured;
}

void ProfilePanel::draw_rivers(PanelFrame& f, const Axes& axes, const RiverGuide& guide, const RiverAnswer& answer) {
  const auto& steps = answer.trace.steps;
  const geodata::Rivers& rivers = guide.rivers;
  for (const geodata::TraceStep& s : steps) {
    const ScreenRect part{axes.x(s.distance_m), axes.band.min_y, axes.x(s.distance_m + step_length(s)),
                          axes.band.max_y};
    geodata::Colour pale = way_colour(f);
    pale.a = 90;
    app::fill(f, part, rivers.estimated(s.reach) ? mixed(f.colours.paper, way_colour(f), 0.12) : way_colour(f));
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
    const std::string name = in_language(names, f.language);
    const double width = text_width(f, font::small_bold, name);
    if (name.empty() || x1 - x0 < std::max(width + 8, least_label_px)) continue;
    const double x = (x0 + x1 - width) / 2;
    if (estimated) app::fill(f, {x - 4, axes.band.min_y, x + width + 4, axes.band.max_y}, f.colours.paper);
    text_at(f, x, middle(axes.band).y, font::small_bold, estimated ? way_colour(f) : f.colours.paper, name);
  }
}

// Symbols of the sites, those that would overlap left out: the list has them all. Sections, mines and works come before
// the towns of the ground.
void ProfilePanel::draw_sites(PanelFrame& f, const Axes& axes, const RiverGuide& guide, const RiverAnswer& answer) {
  std::vector<double> taken;
  const double y = axes.band.min_y - (band_top - sites_y);
  const auto draw = [&](const RiverEvent& event, geodata::LayerRole role) {
    const RiverSite& site = guide.sites[*event.site];
    const Layer* layer = f.view.library->layer(site.layer);
    if (layer == nullptr || !layer->content || layer->spec.role != role) return;
    const double x = axes.x(event.distance_m);
    if (std::any_of(taken.begin(), taken.end(), [&](double t) { return std::abs(x - t) < least_apart_px; })) return;
    const auto feature = layer->content->features->find(site.id);
    const geodata::StyleRule* rule = feature ? rule_of(*layer, *feature) : nullptr;
    if (rule == nullptr || rule->marker_symbol.empty()) return;
    draw_swatch(f, {x, y}, layer->spec, rule);
    taken.push_back(x);
  };
  for (const geodata::LayerRole role : {geodata::LayerRole::overlay, geodata::LayerRole::base}) {
    for (const RiverEvent& event : answer.events) {
      if (event.site) draw(event, role);
    }
  }
  for (const RiverEvent& event : answer.events) {
    if (event.kind != RiverEvent::Kind::tributary && event.kind != RiverEvent::Kind::into) continue;
    const double x = axes.x(event.distance_m), top = axes.band.min_y - 5;
    triangle(f, {x - 4, top}, {x + 4, top}, {x, axes.band.min_y}, way_colour(f));
  }
}

void ProfilePanel::draw_distances(PanelFrame& f, const Axes& axes) {
  const double km = axes.length_m / 1000, step = round_step(km, std::max(axes.plot.width() / 80, 2.0));
  const std::string last = f.say(geodata::text("{} km", kilometres(axes.length_m)));
  const double last_width = text_width(f, font::small_bold, last), y = axes.band.min_y + scale_y - band_top;
  const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));  // no two marks alike
  for (double at = 0; axes.x(at * 1000) < axes.plot.max_x - last_width - 16; at += step) {
    const std::string words = number(at, decimals);
    const double x = axes.x(at * 1000);
    app::fill(f, {x - 0.5, axes.band.max_y, x + 0.5, axes.band.max_y + 4}, f.colours.rule);
    text_at(f, x - text_width(f, font::small, words) / 2, y, font::small, f.colours.muted, words);
  }
  text_right(f, axes.plot.max_x, y, font::small_bold, f.colours.ink, last);
}

void ProfilePanel::draw_title(PanelFrame& f, const ScreenRect& rect, const RiverGuide& guide) {
  const double y = rect.min_y + title_y;
  const double end = chooser_.draw_title(f, rect.min_x + 8, y, choices(f, guide), quantity_, rect.width() - 100);
  std::string note, added;
  if (const ReachQuantity* quantity = reach_quantity(quantity_)) {
    note = f.word(quantity->note);
  } else if (quantity_ == heights_id) {
    note = f.word("lowest of the relief's cells around, an estimate; the water's slope cannot be read from it");
  } else {
    note = f.word("median at each section, bar from least to greatest; dashed: limits of the classes in rivers");
    for (const MeasurementView::Shown& shown : f.view.measurements->tables) {
      if (shown.file) add_words(added, ", ", shown.table->title);
    }
  }
  double right = rect.max_x - right_margin;
  if (!added.empty()) {
    added = elided(f, font::small, added, rect.width() * 0.3);
    right -= text_width(f, font::small, added);
    text_at(f, right, y, font::small, f.colours.ink, added);
    ring(f, {right - 12, y}, 6, f.colours.accent, 1.5);
    disc(f, {right - 12, y}, 3, way_colour(f));
    right -= 30;
  }
  text_at(f, end + 10, y, font::small, f.colours.muted, elided(f, font::small, note, right - end - 10));
}

void ProfilePanel::follow_pointer(PanelFrame& f, const Axes& axes, const std::vector<Measured>& measured,
                                  const RiverGuide& guide, const ShownTrace& shown) const {
  const ScreenRect area{axes.plot.min_x, axes.plot.min_y, axes.plot.max_x, axes.band.max_y};
  const Press p = press(f, area, "Way");
  const MeasureKind* kind = measure_kind(quantity_);
  const Measured* section = nullptr;
  double nearest = 0;
  if (p.hovered) {
    const double share = (f.mouse.x - axes.plot.min_x) / axes.plot.width();
    f.out.hover.trace_m = std::clamp(share, 0.0, 1.0) * axes.length_m;
    for (const Measured& m : measured) {
      const double away = std::abs(axes.x(m.distance_m) + m.aside_px - f.mouse.x);
      if (away > near_section_px) continue;
      if (section == nullptr || away < nearest) section = &m, nearest = away;
    }
  }
  const bool runs = f.view.rivers->drop && f.view.rivers->drop->running;  // the water goes on under a resting pointer
  const auto& at_m = f.out.hover.trace_m && !runs ? f.out.hover.trace_m : f.view.hover.trace_m;
  if (!at_m) return;
  const double x = std::round(axes.x(std::clamp(*at_m, 0.0, axes.length_m)));
  app::fill(f, {x - 0.5, axes.plot.min_y - 4, x + 1, axes.band.max_y}, f.colours.accent);
  const std::string words = section != nullptr && kind != nullptr ? words_of(f, *kind, section->from, section->summary)
                                                                  : f.say(geodata::text("{} km", kilometres(*at_m)));
  const double width = text_width(f, font::small_bold, words);
  const double left = std::clamp(x - width / 2, axes.plot.min_x, std::max(axes.plot.min_x, axes.plot.max_x - width));
  app::fill(f, {left - 4, axes.plot.min_y - 15, left + width + 4, axes.plot.min_y - 2}, f.colours.paper);
  text(f, left, axes.plot.min_y - 4, font::small_bold, f.colours.accent, words);
  if (!p.clicked) return;
  if (section != nullptr) {
    f.send(command::OpenMeasurements{section->from.section->key});
    return;
  }
  const bool down = shown.answer.question.direction == TraceDirection::down;
  Camera camera = f.view.map.camera;
  camera.centre = camera_at(guide.rivers.point(position_at(shown.answer.trace, *at_m, down)), camera.zoom).centre;
  f.send(command::FlyTo{camera});
}

void ProfilePanel::fill(PanelFrame& f, const ScreenRect& rect) {
  rule_across(f, rect.min_x, rect.max_x, rect.min_y);
  const std::shared_ptr<const ShownTrace>& shown = f.view.rivers->shown;
  if (!shown) return;
  const RiverGuide& guide = *f.view.rivers->guide;
  draw_title(f, rect, guide);
  const ScreenRect list{rect.min_x + 16, rect.min_y + 30, rect.max_x - 16, rect.max_y - 2};
  if (chooser_.draw_list(f, list, choices(f, guide), quantity_)) return;
  Axes axes = axes_of(rect, shown->answer);
  std::vector<Measured> measured;
  if (const ReachQuantity* quantity = reach_quantity(quantity_)) {
    draw_reaches(f, axes, *quantity, guide, shown->answer);
  } else if (quantity_ == heights_id) {
    draw_heights(f, axes, guide, *shown);
  } else if (const MeasureKind* kind = measure_kind(quantity_)) {
    measured = draw_measured(f, axes, *kind, shown->answer);
  }
  draw_rivers(f, axes, guide, shown->answer);
  draw_sites(f, axes, guide, shown->answer);
  draw_distances(f, axes);
  follow_pointer(f, axes, measured, guide, *shown);
}

}  // namespace app
