#include "app/ui/panels/picture_sheet.h"

#include <algorithm>
#include <string>

#include "app/ui/room.h"
#include "app/ui/text_layout.h"
#include "app/ui/widgets.h"
#include "geodata/base/utf8.h"

namespace app {
namespace {

constexpr double row_height = 44, field_width = 280, line_height = 18, button_height = 28;

}  // namespace

void PictureSheet::open() {
  Sheet::open();
  awaits_title_ = true;
}

double PictureSheet::draw(PanelFrame& f, ScreenXY at, double width) {
  double y = at.y + 8;
  const auto row = [&](std::string_view name) {
    const ScreenRect rect = box(at.x, y, width, row_height);
    text_at(f, rect.min_x, middle(rect).y, font::text, f.colours.ink, f.word(name));
    y += row_height;
    return rect;
  };
  const ScreenRect title = row("Title");
  const ScreenRect field{title.max_x - std::min(field_width, width * 0.7), title.min_y + 6, title.max_x,
                         title.max_y - 6};
  app::fill(f, field, f.colours.field, 4);
  if (awaits_title_) title_.take_keyboard();
  title_.draw(f, field, 8, "Title", f.word("none"));
  if (title_.active()) awaits_title_ = false;  // the keys that opened the sheet may still be on their way
  // With the list of layers open its signs were in view, so they come along until the reader says otherwise.
  if (!chosen_)
    legend_ =
        f.view.settings->layers_open && !drawer_folds(f.view.map_rect.width(), f.view.session->selection.has_value());
  const ScreenRect legend = row("Legend");
  if (switch_row(f, {legend.min_x, legend.min_y + 8, legend.max_x, legend.max_y - 8}, "Legend", legend_))
    legend_ = !legend_, chosen_ = true;
  const TextLayout about(f.fonts, font::small,
                         std::string(f.word("Scale bar, north arrow and credits are always on it. It goes into your "
                                            "folder of documents.")),
                         width, line_height);
  about.draw(f, {at.x, y + 2}, f.colours.muted, {}, -1e9, 1e9);
  y += about.height_px() + 16;
  const double w = text_width(f, font::small_bold, f.word("Save")) + 32;
  bool pressed = primary_button(f, box(at.x + width - w, y, w, button_height), "Save");
  const bool on_another = f.focus.visible && f.focus.panel == f.panel && f.focus.label != "Title";
  for (const PanelKey& k : f.keys) pressed = pressed || (k.key == Key::enter && !on_another);
  if (pressed) save(f);
  return y + button_height - at.y;
}

void PictureSheet::save(PanelFrame& f) {
  f.answer_when_saved("Top bar", "Keys and help");
  f.send(command::SavePicture{std::string(geodata::trimmed(title_.text())), legend_});
  awaits_title_ = false;
  title_.let_go();
  shut();
  f.out.animating = true;
}

}  // namespace app
