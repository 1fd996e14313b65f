#include "app/ui/panels/popup_buttons.h"

#include <algorithm>

#include "app/core/numbers.h"
#include "app/ui/widgets.h"

namespace app {
namespace {
constexpr double padding = 16, button_height = 28, inset = (popup_buttons_px - button_height) / 2;
}

void draw_popup_buttons(PanelFrame& f, const PopupContent& content, const ScreenRect& rect) {
  double x = rect.min_x + padding;
  const double y = rect.max_y - inset - button_height;
  const double right = rect.max_x - padding;
  const PopupContent::Quote* first = content.first_quote();
  const bool has_point = content.point && f.view.session->selection->at;
  if (first != nullptr) {
    const double w = std::max(72.0, text_width(f, font::small_bold, f.word("Read")) + 24);
    if (primary_button(f, box(x, y, w, button_height), "Read")) {
      if (!f.view.settings->column_open(f.width_px)) {
        Settings settings = *f.view.settings;
        settings.open_column(f.width_px, true);
        f.send(command::SetSettings{settings});
      }
      f.send(command::OpenPassage{first->sentence});
    }
    x += w + 8;
  }
  if (const auto trace = trace_from(*f.view.library, *f.view.session, *f.view.measurements)) {
    const double w = std::max(72.0, text_width(f, font::small, f.word("Trace from here")) + 20);
    if (word_button(f, box(x, y, w, button_height), "Trace from here")) f.send(command::AddTrace{*trace});
    x += w + 8;
  }
  if (!has_point) return;
  constexpr double side = button_height;
  const ScreenRect copy = box(right - side, y, side, side);
  if (icon_button(f, copy, "icon-copy", "Copy geo: URI")) {
    f.send(command::CopyText{geo_uri(*content.point, content.uncertainty_m)});
    f.answer(copy, f.word("Copied"));
  }
  if (right - 2 * side - 8 < x) return;
  if (icon_button(f, box(right - 2 * side - 8, y, side, side), "icon-place", "Zoom to")) {
    const Selection& selection = *f.view.session->selection;
    f.send(command::Select{selection, true});
  }
}

}  // namespace app
