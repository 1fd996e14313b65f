// The profile's quantities of which each reach has one value, and heights from the relief.
#include "app/core/numbers.h"
#include "app/ui/panels/profile_drawing.h"

namespace app {

namespace {

// Whole steps from zero to a little above the greatest value.
ValueScale scale_from_zero(double greatest, double steps) {
  ValueScale scale;
  scale.high = greatest > 0 ? greatest * 1.08 : 1;
  scale.step = round_step(scale.high, steps);
  scale.decimals = std::clamp(static_cast<int>(-std::floor(std::log10(scale.step) + 1e-9)), 0, 6);
  return scale;
}

}  // namespace

const ProfilePanel::ReachQuantity* ProfilePanel::reach_quantity(std::string_view id) {
  using geodata::ReachIndex;
  using geodata::Rivers;
  static constexpr ReachQuantity quantities[] = {
      {"area", "Area drained, km²", "at the lower end of each reach; striped: not known",
       [](const Rivers& rivers, ReachIndex r) { return rivers.area_km2(r); }, 0},
      {"discharge", "Mean discharge, m³/s", "at the lower end of each reach; striped: not known",
       [](const Rivers& rivers, ReachIndex r) { return rivers.discharge_m3s(r); }, 1},
      {"slope", "Slope, m/km", "mean of each reach; striped: not known",
       [](const Rivers& rivers, ReachIndex r) {
         const auto slope = rivers.slope(r);
         return slope ? std::optional(*slope * 1000) : std::nullopt;
       },
       2}};
  for (const ReachQuantity& quantity : quantities) {
    if (quantity.id == id) return &quantity;
  }
  return nullptr;
}

void ProfilePanel::draw_scale(PanelFrame& f, const Axes& axes) {
  const ValueScale& s = axes.values;
  for (double v = std::ceil(s.low / s.step - 1e-9) * s.step; v <= s.high; v += s.step) {
    text_right(f, axes.plot.min_x - 8, axes.y(v), font::small, f.colours.muted, number(v, s.decimals));
    rule_across(f, axes.plot.min_x, axes.plot.max_x, axes.y(v));
  }
}

void ProfilePanel::draw_reaches(PanelFrame& f, Axes& axes, const ReachQuantity& quantity, const RiverGuide& guide,
                                const RiverAnswer& answer) {
  double greatest = 0;
  for (const geodata::TraceStep& s : answer.trace.steps) {
    greatest = std::max(greatest, quantity.value(guide.rivers, s.reach).value_or(0));
  }
  axes.values = scale_from_zero(greatest, 4);
  draw_scale(f, axes);
  geodata::Colour ground = way_colour(f);
  ground.a = 60;
  double labelled_to = -1e9;
  std::optional<double> last;
  for (const geodata::TraceStep& s : answer.trace.steps) {
    const double x0 = axes.x(s.distance_m), x1 = axes.x(s.distance_m + step_length(s));
    const auto value = quantity.value(guide.rivers, s.reach);
    if (!value) {
      stripes(f, {x0, axes.plot.min_y, x1, axes.plot.max_y}, f.colours.rule, 1);
      last.reset();
      continue;
    }
    const double y = axes.y(*value);
    app::fill(f, {x0, y, x1, axes.plot.max_y}, ground);
    app::fill(f, {x0, y - 1, x1, y + 1}, way_colour(f));
    const std::string words = number(*value, quantity.decimals);
    const double width = text_width(f, font::small, words), at = (x0 + x1 - width) / 2;
    if (x1 - x0 >= width && at > labelled_to + 6 && last != *value) {
      text(f, at, y - 5, font::small, f.colours.ink, words);
      labelled_to = at + width;
    }
    last = *value;
  }
}

// A line through what the relief says; where it says nothing there is a gap.
void ProfilePanel::draw_heights(PanelFrame& f, Axes& axes, const RiverGuide& guide, const ShownTrace& shown) {
  if (heights_of_ != f.view.rivers->shown) {
    heights_of_ = f.view.rivers->shown;
    heights_ = heights_along(guide, shown.answer);
  }
  if (heights_.empty()) {
    text_centred(f, axes.plot, font::small, f.colours.muted, f.word("The relief does not reach this way."));
    return;
  }
  double greatest = 0, closest_m = axes.length_m;
  for (std::size_t i = 0; i < heights_.size(); ++i) {
    greatest = std::max(greatest, heights_[i].metres);
    if (i > 0) closest_m = std::min(closest_m, heights_[i].distance_m - heights_[i - 1].distance_m);
  }
  axes.values = scale_from_zero(greatest, 4);
  draw_scale(f, axes);
  geodata::Colour ground = way_colour(f);
  ground.a = 60;
  for (std::size_t i = 1; i < heights_.size(); ++i) {
    const HeightAlong &a = heights_[i - 1], &b = heights_[i];
    if (b.distance_m - a.distance_m > 1.5 * closest_m) continue;
    const ScreenXY from{axes.x(a.distance_m), axes.y(a.metres)}, to{axes.x(b.distance_m), axes.y(b.metres)};
    app::fill(f, {from.x, (from.y + to.y) / 2, to.x, axes.plot.max_y}, ground);
    line(f, from, to, way_colour(f), 2);
  }
}

}  // namespace app
