#include "app/ui/panels/trace_details.h"

#include <algorithm>

#include <fmt/core.h>

#include "app/core/numbers.h"
#include "app/core/river_compare.h"
#include "app/core/river_words.h"
#include "app/ui/panels/kept_traces.h"
#include "app/ui/text_layout.h"
#include "geodata/base/finite_number.h"

namespace app {

namespace {

constexpr double margin = 24, line_height = 17, heading_height = 24, gap = 10, field_width = 76;
constexpr double most_m3s = 1e6;
constexpr int slope_decimals = 5;

using geodata::text;

// Three digits, as a discharge is known at best.
std::string cubic_metres(double m3s) { return fmt::format("{:.3g}", m3s); }

std::optional<double> typed_number(std::string_view words) {
  while (words.starts_with(' ')) words.remove_prefix(1);
  while (words.ends_with(' ')) words.remove_suffix(1);
  const auto value = geodata::finite_number(words);
  return value && *value > 0 && *value <= most_m3s ? value : std::nullopt;
}

}  // namespace

void TraceDetails::tell_water(PanelFrame& f, double width) {
  water_.clear();
  has_water_ = false;
  const RiverAnswer& answer = key_.shown->answer;
  if (answer.question.direction != TraceDirection::down) return;
  const geodata::Rivers& rivers = f.view.rivers->guide->rivers;
  const geodata::ReachIndex reach = answer.question.start.position.reach;
  const auto mean = rivers.discharge_m3s(reach), area = rivers.area_km2(reach), slope = rivers.slope(reach);
  has_water_ = mean && *mean > 0;
  std::string words;
  if (has_water_) {
    const std::string method =
        f.own(std::string(rivers.discharge_method(reach)), std::string(rivers.discharge_method_zh(reach)));
    words =
        f.say(method.empty() ? text("Mean annual discharge {} m³/s, from the data", cubic_metres(*mean))
                             : text("Mean annual discharge {} m³/s, from the data: {}", cubic_metres(*mean), method));
  } else {
    words = f.say(text("Discharge of the first reach: the data does not have it, so there are no times"));
  }
  words += f.chinese() ? "。" : ". ";
  words += area ? f.say(text("Drains {} km² at the lower end of its reach, from the data", number(*area, 0)))
                : f.say(text("The area that it drains is not known"));
  words += f.chinese() ? "；" : "; ";
  words += slope && *slope > 0 ? f.say(text("slope {}, from the data", number(*slope, slope_decimals)))
                               : f.say(text("slope not known"));
  const TextLayout layout(f.fonts, font::small, words + (f.chinese() ? "。" : "."), width, line_height);
  for (const TextLayout::Line& line : layout.lines())
    water_.push_back({layout.text().substr(line.first, line.last - line.first), false, std::nullopt});
}

void TraceDetails::tell_others(PanelFrame& f, double width) {
  others_.clear();
  const RiverGuide& guide = *f.view.rivers->guide;
  for (std::size_t i = 0; i < key_.traces.size() && i < key_.kept.size(); ++i) {
    const auto& other = key_.kept[i];
    if (f.view.session->trace == i || !key_.traces[i].shown || !other) continue;
    others_.push_back({name_of(guide, key_.traces[i], other.get(), f.language), true, i});
    const RiverFigures figures = figures_of(other->answer);
    const RiverComparison compared = compare(guide, key_.shown->answer, other->answer);
    std::vector<geodata::Text> parts{text("{} km by river", kilometres(figures.by_river_m))};
    if (figures.over_land_m > 0) parts.push_back(text("{} km over land", kilometres(figures.over_land_m)));
    parts.push_back(text("{} km of river in both", kilometres(compared.common_m)));
    const TextLayout layout(f.fonts, font::small,
                            joined(parts, f.language) + "\n" + f.say(words_of(guide, compared, f.language)), width - 26,
                            line_height);
    for (const TextLayout::Line& line : layout.lines())
      others_.push_back({layout.text().substr(line.first, line.last - line.first), false, std::nullopt});
  }
}

void TraceDetails::lay_out(PanelFrame& f, double width) {
  Key key{f.view.rivers->shown, f.view.rivers->kept, f.view.session->traces, f.language, width};
  if (key == key_) return;
  if (key.shown != key_.shown) editing_ = false;
  key_ = std::move(key);
  if (!key_.shown) return;
  const double room = width - 2 * margin;
  tell_water(f, room), tell_others(f, room);
}

bool TraceDetails::lacks() const { return key_.shown && !key_.shown->answer.lacking.empty(); }

double TraceDetails::height_px() const {
  if (!key_.shown) return 0;
  const auto height_of = [](const std::vector<Line>& lines) {
    double height = 0;
    for (const Line& line : lines) height += line.strong ? heading_height : line_height;
    return height;
  };
  double height = 0;
  if (!water_.empty()) height += heading_height + (open_water_ ? height_of(water_) + gap : 0);
  if (lacks()) height += heading_height;
  if (!others_.empty()) height += heading_height + (open_others_ ? height_of(others_) + gap : 0);
  return height > 0 ? height + gap : 0;
}

// The arrow at the right end of a line that more is behind. True: it was pressed.
bool TraceDetails::draw_fold(PanelFrame& f, double y, double right, std::string_view label, bool open) {
  const ScreenRect arrow = box(right - 22, y + 1, 22, heading_height - 2);
  return icon_button(f, arrow, open ? "icon-chevron-up" : "icon-chevron-down", label, {.on = open, .size_px = 12});
}

bool TraceDetails::stop_editing() {
  const bool was = editing_;
  editing_ = false;
  if (was) field_.let_go();
  return was;
}

void TraceDetails::set_discharge(PanelFrame& f, std::optional<double> m3s) {
  const TraceState* open = f.view.session->open_trace();
  if (open == nullptr) return;
  TraceState changed = *open;
  changed.discharge_m3s = m3s;
  f.send(command::ChangeTrace{*f.view.session->trace, std::move(changed)});
}

// Enter or a press elsewhere takes what was typed, when it is a number; an empty field takes the mean again. After
// Enter on what is none the field stays, beside the words that say what it wants.
void TraceDetails::edit(PanelFrame& f, const ScreenRect& rect) {
  const bool good = field_.text().empty() || typed_number(field_.text());
  app::fill(f, rect, f.colours.field, 4);
  outline(f, rect, good ? f.colours.link : f.colours.accent, 4);
  field_.draw(f, rect, 6, "Discharge", f.word("m³/s"));
  if (field_.active()) had_keyboard_ = true;
  if (field_.active() || field_.awaits_keyboard() || !had_keyboard_) return;
  if (!good && !f.mouse_down && !f.focus.moved) {
    field_.take_keyboard();
    f.out.animating = true;
    return;
  }
  editing_ = false;
  if (field_.text().empty()) return set_discharge(f, std::nullopt);
  if (const auto m3s = typed_number(field_.text())) set_discharge(f, m3s);
}

double TraceDetails::draw_discharge(PanelFrame& f, double y, double right) {
  const geodata::ReachIndex reach = key_.shown->answer.question.start.position.reach;
  const double mean = f.view.rivers->guide->rivers.discharge_m3s(reach).value_or(0);
  const TraceState* open = f.view.session->open_trace();
  const bool own = open != nullptr && open->discharge_m3s.has_value();
  const std::string value = cubic_metres(own ? *open->discharge_m3s : mean);
  const double middle_y = y + heading_height / 2;
  double x = margin;
  x += text_at(f, x, middle_y, font::small_bold, f.colours.ink, f.word("Discharge of the first reach")) + 10;
  if (editing_) {
    edit(f, box(x, y + 1, field_width, heading_height - 2));
    x += field_width + 6;
    const bool good = field_.text().empty() || typed_number(field_.text());
    text_at(f, x, middle_y, font::small, good ? f.colours.muted : f.colours.accent,
            good ? f.word("m³/s") : f.word("a number above 0"));
    return y + heading_height;
  }
  const std::string shown = f.say(text("{} m³/s", value));
  const double w = text_width(f, font::small_bold, shown) + 28;
  const ScreenRect rect = box(x, y + 1, w, heading_height - 2);
  const Press p = press(f, rect, "Discharge", value);
  app::fill(f, rect, p.hovered ? mixed(f.colours.field, f.colours.rule, 0.5) : f.colours.field, 4);
  text_at(f, x + 6, middle_y, font::small_bold, f.colours.ink, shown);
  icon(f, {rect.max_x - 11, middle_y}, "icon-pencil", f.colours.muted, 12);
  focus_ring(f, rect, p);
  tooltip(f, rect, p, f.word("Put another discharge: the times follow"));
  if (p.clicked) {
    editing_ = true, had_keyboard_ = false;
    field_.set(value);
    field_.take_keyboard();
    f.out.animating = true;
  }
  x = rect.max_x + 8;
  const std::string_view source = own ? f.word("yours") : f.word("the mean annual one");
  const double back = own ? text_width(f, font::small, f.word("Take the mean")) + 10 : 0;
  if (right - x - back > text_width(f, font::small, source) || !own)
    x += text_at(f, x, middle_y, font::small, f.colours.muted, elided(f, font::small, source, right - x)) + 10;
  if (own && link(f, x, middle_y + 4, font::small, "Take the mean", f.word("Take the mean")).clicked)
    set_discharge(f, std::nullopt);
  return y + heading_height;
}

void TraceDetails::draw(PanelFrame& f, const ScreenRect& view, double top) {
  const double height = height_px();
  if (height == 0 || top + height < view.min_y) return;
  double y = top + gap / 2;
  const double right = view.max_x - margin;
  const auto lines = [&](const std::vector<Line>& all, double x) {
    for (const Line& line : all) {
      const double h = line.strong ? heading_height : line_height;
      if (line.number) draw_trace_number(f, {margin + 9, y + h / 2}, *line.number);
      const Font look = line.strong ? font::small_bold : font::small;
      text_at(f, x, y + h / 2, look, line.strong ? f.colours.ink : f.colours.muted,
              elided(f, look, line.words, right - x));
      if (line.number) record(f, box(margin, y, right - margin, h), "Compared", line.words);
      y += h;
    }
  };
  if (!water_.empty()) {
    if (draw_fold(f, y, right, "More on the water", open_water_)) open_water_ = !open_water_;
    if (has_water_) {
      draw_discharge(f, y, right - 26);
    } else {
      text_at(f, margin, y + heading_height / 2, font::small_bold, f.colours.ink,
              f.word("Discharge of the first reach: not known, so there are no times"));
    }
    y += heading_height;
    if (open_water_) lines(water_, margin), y += gap;
  }
  if (lacks()) {
    const std::size_t lacking = key_.shown->answer.lacking.size();
    const std::string missing =
        f.say(lacking == 1 ? text("1 reach lacks a value") : text("{} reaches lack a value", lacking));
    const double x = margin + text_at(f, margin, y + heading_height / 2, font::small_bold, f.colours.ink, missing) + 12;
    const std::string_view give = f.word("Give what is missing");
    if (link(f, x, y + heading_height / 2 + 4, font::small, "Give what is missing", give).clicked)
      f.open_panels.emplace_back("Values of reaches");
    y += heading_height;
  }
  if (!others_.empty()) {
    const Press on_words = press(f, box(margin, y + 1, right - margin - 24, heading_height - 2), "Beside the others",
                                 open_others_ ? "open" : "");
    if (on_words.hovered) f.out.pointer = PointerShape::hand;
    if (draw_fold(f, y, right, "More on the others", open_others_) || on_words.clicked) open_others_ = !open_others_;
    const auto count = std::count_if(others_.begin(), others_.end(), [](const Line& line) { return line.strong; });
    text_at(f, margin, y + heading_height / 2, font::small_bold, f.colours.ink,
            f.say(text("Beside the others ({})", count)));
    y += heading_height;
    if (open_others_) lines(others_, margin + 26);
  }
  rule_across(f, view.min_x, view.max_x, top + height - 1);
}

}  // namespace app
