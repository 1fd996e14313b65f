#include "app/ui/panels/about_sheet.h"

#include <string>

#include "app/ui/text_layout.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double line_height = 22, small_line = 18, heading_space = 36;

struct Library3 {
  std::string_view name, licence;
};
// As third_party/README.md lists them.
constexpr Library3 libraries[] = {{"GDAL", "MIT"},
                                  {"PROJ", "MIT"},
                                  {"libtiff", "libtiff"},
                                  {"cmark", "BSD-2-Clause"},
                                  {"ICU", "Unicode-3.0"},
                                  {"tl-expected", "CC0-1.0"},
                                  {"fmt", "MIT"},
                                  {"nlohmann-json", "MIT"},
                                  {"CLI11", "BSD-3-Clause"},
                                  {"FreeType", "FTL"},
                                  {"HarfBuzz", "MIT"},
                                  {"fontconfig", "MIT"},
                                  {"Dear ImGui, stb", "MIT"},
                                  {"GLFW", "Zlib"},
                                  {"libdbus", "AFL-2.1"},
                                  {"libepoxy, Mesa", "MIT"},
                                  {"libpng", "libpng-2.0"},
                                  {"Noto fonts", "OFL-1.1"}};

double paragraph(PanelFrame& f, ScreenXY at, double width, Font font, geodata::Colour colour, std::string_view words,
                 double line) {
  const TextLayout layout(f.fonts, font, words, width, line);
  layout.draw(f, at, colour, {}, 0, f.height_px);
  return layout.height_px();
}

double heading(PanelFrame& f, ScreenXY at, std::string_view words) {
  text_at(f, at.x, at.y + 22, font::small_bold, f.colours.muted, words);
  return heading_space;
}

}  // namespace

double AboutSheet::draw_program(PanelFrame& f, ScreenXY at, double width) {
  double y = at.y + 12;
  text_at(f, at.x, y + 12, font::name, f.colours.ink, "Anshan Explorer");
  text_right(f, at.x + width, y + 12, font::small, f.colours.muted, f.say(geodata::text("version {}", ANSHAN_VERSION)));
  record(f, box(at.x, y, width, 24), "Version", ANSHAN_VERSION);
  y += 30;
  y += paragraph(f, {at.x, y}, width, font::text, f.colours.ink,
                 f.word("Reads a place: its map, its article and its history together."), line_height);
  y += paragraph(f, {at.x, y}, width, font::small, f.colours.muted,
                 f.word("Free software under the MIT licence. It comes without any warranty."), small_line);
  return y - at.y;
}

double AboutSheet::draw_credits(PanelFrame& f, ScreenXY at, double width) {
  const geodata::Atlas& atlas = *f.view.library->atlas;
  if (atlas.credits.empty()) return 0;
  double y = at.y;
  const std::string title = f.own(atlas.title, atlas.title_zh);
  y += heading(f, {at.x, y},
               title.empty() ? std::string(f.word("Data of this atlas"))
                             : f.say(geodata::text("Data of the atlas “{}”", title)));
  for (const geodata::Credit& credit : atlas.credits) {
    const double licence = text_width(f, font::small, credit.licence);
    text_right(f, at.x + width, y + line_height / 2, font::small, f.colours.muted, credit.licence);
    text_at(f, at.x, y + line_height / 2, font::text, f.colours.ink,
            elided(f, font::text, credit.text, width - licence - 16));
    y += line_height;
    if (!credit.url.empty()) {
      const Press p = link(f, at.x, y + 13, font::small, credit.url, elided(f, font::small, credit.url, width));
      if (p.hovered) f.out.pointer = PointerShape::hand;
      tooltip(f, box(at.x, y, width, small_line), p, f.word("Copy this address"));
      if (p.clicked) f.send(command::CopyText{credit.url});
      y += small_line;
    }
    y += 8;
  }
  return y - at.y;
}

double AboutSheet::draw_libraries(PanelFrame& f, ScreenXY at, double width) {
  double y = at.y;
  y += heading(f, {at.x, y}, f.word("Libraries and fonts"));
  const double column = (width - 32) / 2;
  std::size_t i = 0;
  for (const Library3& library : libraries) {
    const double x = at.x + (i % 2 == 0 ? 0 : column + 32);
    text_at(f, x, y + line_height / 2, font::small, f.colours.ink, library.name);
    text_right(f, x + column, y + line_height / 2, font::small, f.colours.muted, library.licence);
    if (++i % 2 == 0) y += line_height;
  }
  if (i % 2 != 0) y += line_height;
  return y - at.y;
}

double AboutSheet::draw(PanelFrame& f, ScreenXY at, double width) {
  double y = at.y;
  y += draw_program(f, {at.x, y}, width);
  y += draw_credits(f, {at.x, y}, width);
  y += draw_libraries(f, {at.x, y}, width);
  return y - at.y;
}

}  // namespace app
