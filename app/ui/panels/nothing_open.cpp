#include "app/ui/panels/nothing_open.h"

#include <algorithm>
#include <cmath>

#include "app/ui/text_layout.h"
#include "app/ui/widgets.h"

namespace app {
namespace {
constexpr double card_width = 440, least_space = 16, margin = 24, title_height = 56, line_height = 20, footer = 64;
}

// The last error says why; without one the window was opened so.
std::string NothingOpen::words(const PanelFrame& f) {
  const auto& notices = f.view.notices->all();
  const auto last =
      std::find_if(notices.rbegin(), notices.rend(), [](const Notice& n) { return n.level == Notice::Level::error; });
  const std::string drop(f.word("Files can also be dropped on the map."));
  return last == notices.rend() ? drop : geodata::say(last->message, f.language) + (f.chinese() ? "" : " ") + drop;
}

std::optional<ScreenRect> NothingOpen::place(PanelFrame& f) {
  if (!f.view.nothing_open || !f.view.jobs.empty()) return std::nullopt;
  const ScreenRect& map = f.view.map_rect;
  const double width = std::min(card_width, map.width() - 2 * least_space);
  const TextLayout layout(f.fonts, font::text, words(f), width - 2 * margin, line_height);
  const double height = title_height + layout.height_px() + footer;
  const ScreenXY at = middle(map);
  return box(std::round(at.x - width / 2), std::max(map.min_y + least_space, std::round(at.y - height / 2)), width,
             std::ceil(height));
}

void NothingOpen::fill(PanelFrame& f, const ScreenRect& rect) {
  text_at(f, rect.min_x + margin, rect.min_y + title_height / 2 + 4, font::heading, f.colours.ink,
          f.word("Nothing is open"));
  const std::string why = words(f);
  const TextLayout layout(f.fonts, font::text, why, rect.width() - 2 * margin, line_height);
  const ScreenXY at{rect.min_x + margin, rect.min_y + title_height};
  layout.draw(f, at, f.colours.ink, {}, rect.min_y, rect.max_y);
  record(f, box(at.x, at.y, rect.width() - 2 * margin, layout.height_px()), "Why", why);
  const double w = text_width(f, font::small_bold, f.word("Open a file or an atlas")) + 32;
  if (primary_button(f, box(at.x, rect.max_y - footer + 18, w, 28), "Open a file or an atlas"))
    f.open_panels.emplace_back("Open");
}

}  // namespace app
