#include "app/ui/panels/settings_sheet.h"

#include <string>

#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double row_height = 44, segment_height = 26, segment_padding = 12;

struct SettingChoice {
  std::string_view shown;  // in the reader's language
  std::string_view label;  // for scripts
  bool on = false;
};

// Segments at the right end of a row; the number of the one that was pressed, or -1.
int choose_one(PanelFrame& f, const ScreenRect& row, std::string_view title,
               const std::vector<SettingChoice>& choices) {
  text_at(f, row.min_x, middle(row).y, font::text, f.colours.ink, f.word(title));
  double width = 4;
  for (const SettingChoice& c : choices) width += text_width(f, font::small_bold, c.shown) + 2 * segment_padding;
  const ScreenRect ground = box(row.max_x - width, middle(row).y - segment_height / 2 - 2, width, segment_height + 4);
  fill(f, ground, f.colours.field, 6);
  double x = ground.min_x + 2;
  int pressed = -1;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const SettingChoice& c = choices[i];
    const ScreenRect rect =
        box(x, ground.min_y + 2, text_width(f, font::small_bold, c.shown) + 2 * segment_padding, segment_height);
    const Press p = press(f, rect, c.label, c.on ? "on" : "off");
    if (c.on) fill(f, rect, f.light() ? f.colours.panel : f.colours.rule, 4);
    text_centred(f, rect, c.on ? font::small_bold : font::small, c.on || p.hovered ? f.colours.ink : f.colours.muted,
                 c.shown);
    focus_ring(f, rect, p);
    if (p.clicked && !c.on) pressed = static_cast<int>(i);
    x += rect.width();
  }
  return pressed;
}

}  // namespace

double SettingsSheet::draw(PanelFrame& f, ScreenXY at, double width) {
  using geodata::Language;
  using geodata::Theme;
  Settings now = *f.view.settings;
  double y = at.y + 8;
  const auto row = [&] {
    const ScreenRect rect = box(at.x, y, width, row_height);
    y += row_height;
    return rect;
  };
  const int language = choose_one(f, row(), "Language",
                                  {{"English", "Language: English", now.language == Language::english},
                                   {"中文", "Language: Chinese", now.language == Language::chinese}});
  if (language >= 0) now.language = language == 0 ? Language::english : Language::chinese;
  const bool follows = now.theme_follows_system;
  const int theme = choose_one(f, row(), "Theme",
                               {{f.word("Light"), "Theme: Light", !follows && now.theme == Theme::light},
                                {f.word("Dark"), "Theme: Dark", !follows && now.theme == Theme::dark},
                                {f.word("As the system"), "Theme: System", follows}});
  if (theme == 0 || theme == 1) now.theme = theme == 0 ? Theme::light : Theme::dark;
  if (theme >= 0) now.theme_follows_system = theme == 2;
  const int names = choose_one(f, row(), "Names on the map",
                               {{f.word("Both"), "Names: Both", now.names == NameLanguages::both},
                                {f.word("English"), "Names: English", now.names == NameLanguages::english},
                                {f.word("Chinese"), "Names: Chinese", now.names == NameLanguages::chinese}});
  if (names >= 0) now.names = static_cast<NameLanguages>(names);
  constexpr double sizes[] = {1, 1.25, 1.5};
  const int size = choose_one(f, row(), "Text size",
                              {{"100 %", "Text: 100 %", now.text_scale == sizes[0]},
                               {"125 %", "Text: 125 %", now.text_scale == sizes[1]},
                               {"150 %", "Text: 150 %", now.text_scale == sizes[2]}});
  if (size >= 0) now.text_scale = sizes[size];
  const ScreenRect motion = row();
  text_at(f, motion.min_x, middle(motion).y, font::text, f.colours.ink, f.word("Reduced motion"));
  if (switch_row(f, {motion.min_x, motion.min_y + 8, motion.max_x, motion.max_y - 8}, "Reduced motion",
                 now.reduced_motion))
    now.reduced_motion = !now.reduced_motion;
  if (now != *f.view.settings) f.send(command::SetSettings{now});
  return y - at.y;
}

}  // namespace app
