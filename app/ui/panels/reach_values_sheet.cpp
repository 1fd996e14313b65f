#include "app/ui/panels/reach_values_sheet.h"

#include <fmt/core.h>

#include "app/core/measurement_cells.h"
#include "app/core/numbers.h"
#include "app/core/river_words.h"
#include "app/ui/text_layout.h"
#include "app/ui/widgets.h"

namespace app {

using geodata::text;

namespace {

constexpr double row_height = 32, head_height = 26, line_height = 18;

// Nothing: the field is empty, or holds no number above 0; `good` tells which.
std::optional<double> typed(const TextField& field, bool& good) {
  good = true;
  if (field.text().empty()) return std::nullopt;
  const CellNumber number = parse_number(field.text(), true);
  good = number.state == CellNumber::State::number && number.value > 0 && number.unit.empty() && !number.below;
  return good ? std::optional(number.value) : std::nullopt;
}

std::string typed_form(const std::optional<double>& value) {
  return value ? fmt::format("{:g}", *value) : std::string();
}

}  // namespace

double ReachValuesSheet::draw(PanelFrame& f, ScreenXY at, double width) {
  double y = at.y;
  const TextLayout words(
      f.fonts, font::small,
      std::string(f.word("Of these reaches the data knows no discharge, or no area. What you put here, with "
                         "its source, is used for times and named in reports.")),
      width, line_height);
  words.draw(f, {at.x, y}, f.colours.muted, {}, -1e9, 1e9);
  y += words.height_px() + 8;
  const auto& way = f.view.rivers->shown;
  if (!way || way->answer.lacking.empty()) {
    app::text(f, at.x, y + 14, font::text, f.colours.ink, f.word("The open way lacks nothing."));
    return y + row_height - at.y;
  }
  const RiverGuide& guide = *f.view.rivers->guide;
  const double x[] = {at.x, at.x + width * 0.34, at.x + width * 0.5, at.x + width * 0.66};
  const std::string_view heads[] = {f.word("Reach"), f.word("Discharge, m³/s"), f.word("Area, km²"), f.word("Source")};
  for (std::size_t i = 0; i < 4; ++i) app::text(f, x[i], y + 14, font::small_bold, f.colours.muted, heads[i]);
  y += head_height;
  for (const RiverAnswer::Lacking& lacking : way->answer.lacking) {
    const std::string id = guide.rivers.id(lacking.reach);
    const std::string name = f.say(
        text("{}, from km {}", in_language(river_names(guide, lacking.reach), f.language), kilometres(lacking.from_m)));
    text_at(f, x[0], y + row_height / 2, font::text, f.colours.ink, elided(f, font::text, name, x[1] - x[0] - 10));
    draw_row(f, id, lacking.discharge, lacking.area, y, x, at.x + width);
    y += row_height;
  }
  return y - at.y;
}

void ReachValuesSheet::draw_row(PanelFrame& f, const std::string& reach, bool lacks_discharge, bool lacks_area,
                                double y, const double (&x)[4], double right) {
  Fields& fields = fields_[reach];
  const ReachValue* const given = value_of(f.view.session->reach_values, reach);
  const ReachValue now = given != nullptr ? *given : ReachValue{reach, {}, {}, {}};
  const bool was_active = fields.discharge.active() || fields.area.active() || fields.source.active();
  if (!was_active && (fields.fresh || fields.shown != now)) {
    fields.discharge.set(typed_form(now.discharge_m3s)), fields.area.set(typed_form(now.area_km2)),
        fields.source.set(now.source);
    fields.shown = now, fields.fresh = false;
  }
  const auto field = [&](TextField& of, double from, double to, const char* label, bool good) {
    const ScreenRect rect{from, y + 3, to - 8, y + row_height - 3};
    app::fill(f, rect, f.colours.field, 4);
    outline(f, rect, good ? f.colours.rule : f.colours.accent, 4);
    of.draw(f, rect, 6, std::string(label) + " of " + reach, "");
  };
  bool good_discharge = true, good_area = true;
  ReachValue next{reach, typed(fields.discharge, good_discharge), typed(fields.area, good_area),
                  std::string(fields.source.text())};
  const auto known = [&](double from) {
    text_at(f, from + 6, y + row_height / 2, font::small, f.colours.muted, f.word("known"));
  };
  if (lacks_discharge) {
    field(fields.discharge, x[1], x[2], "Discharge", good_discharge);
  } else {
    known(x[1]);
  }
  if (lacks_area) {
    field(fields.area, x[2], x[3], "Area", good_area);
  } else {
    known(x[2]);
  }
  field(fields.source, x[3], right + 8, "Source", true);
  const bool active = fields.discharge.active() || fields.area.active() || fields.source.active();
  if (!was_active || active || !good_discharge || !good_area || next == now) return;
  fields.shown = next;
  f.send(command::SetReachValue{std::move(next)});
}

}  // namespace app
