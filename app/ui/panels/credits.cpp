#include "app/ui/panels/credits.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/core/layer_rows.h"
#include "app/ui/imgui_compat.h"
#include "app/ui/room.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double inset = 8, padding = 8, height = map_credits_px, sign = 22, row_height = 22, head = 30;
constexpr double most_line = 520;  // more would hide the map
constexpr double least_map_width = 220, least_map_height = 160;
constexpr std::string_view between = " · ";

}  // namespace

std::vector<const geodata::Credit*> needed_credits(const PanelFrame& f) {
  std::set<std::string_view> keys;
  for (const Layer& layer : f.view.library->layers)
    if (is_shown(layer, *f.view.session, f.view.map.camera.zoom))
      keys.insert(layer.spec.credits.begin(), layer.spec.credits.end());
  std::vector<const geodata::Credit*> out;
  for (const geodata::Credit& credit : f.view.library->atlas->credits)
    if (keys.count(credit.key) != 0) out.push_back(&credit);
  return out;
}

std::optional<ScreenRect> Credits::place(PanelFrame& f) {
  const ScreenRect& map = f.view.map_rect;
  needed_ = needed_credits(f);
  if (needed_.empty() || map.width() < least_map_width || map.height() < least_map_height) return std::nullopt;
  const double room = std::min(most_line, map.width() - 2 * inset) - 2 * padding - sign;
  double width = 0;
  for (fit_ = 0; fit_ < needed_.size(); ++fit_) {
    const double more =
        text_width(f, font::small, needed_[fit_]->text) + (fit_ > 0 ? text_width(f, font::small, between) : 0);
    if (width + more > room) break;
    width += more;
  }
  const double w = std::ceil(width) + (fit_ > 0 ? 2 * padding : padding) + sign;
  return box(map.max_x - inset - w, map.max_y - inset - height, w, height);
}

void Credits::fill(PanelFrame& f, const ScreenRect& rect) {
  std::string words;
  for (std::size_t i = 0; i < fit_; ++i) add_words(words, between, needed_[i]->text);
  text_at(f, rect.min_x + padding, middle(rect).y, font::small, f.colours.muted, words);
  record(f, rect, "Credits", words);
  const ScreenRect button = box(rect.max_x - sign, rect.min_y, sign, height);
  if (icon_button(f, button, "icon-info", "All credits", {.size_px = 14})) f.open_panels.emplace_back("Credits");
}

bool AllCredits::close(PanelFrame&) { return std::exchange(open_, false); }

std::optional<ScreenRect> AllCredits::place(PanelFrame& f) {
  if (!open_) return std::nullopt;
  const ScreenRect& map = f.view.map_rect;
  needed_ = needed_credits(f);
  open_ = !needed_.empty();
  if (!open_) return std::nullopt;
  double widest = text_width(f, font::small_bold, f.word("Data on the map"));
  for (const geodata::Credit* credit : needed_)
    widest =
        std::max(widest, text_width(f, font::small, credit->text) + text_width(f, font::small, credit->licence) + 16);
  const double w = std::min(std::ceil(widest) + 4 * padding + sign, map.width() - 2 * inset);
  const double h =
      std::min(head + row_height * static_cast<double>(needed_.size()) + padding, map.height() - 2 * inset);
  return box(map.max_x - inset - w, map.max_y - inset - h, w, h);
}

void AllCredits::fill(PanelFrame& f, const ScreenRect& rect) {
  if (f.pressed_map || (ImGui::IsMouseClicked(0) && !rect.contains(f.mouse))) open_ = false, f.out.animating = true;
  const double left = rect.min_x + 2 * padding, right = rect.max_x - 2 * padding;
  text_at(f, left, rect.min_y + head / 2, font::small_bold, f.colours.ink, f.word("Data on the map"));
  const ScreenRect button = box(rect.max_x - sign - 4, rect.min_y + 4, sign, sign);
  if (icon_button(f, button, "icon-close", "Close", {.size_px = 12})) open_ = false, f.out.animating = true;
  double y = rect.min_y + head + row_height / 2 - 4;
  for (const geodata::Credit* credit : needed_) {
    const double licence = text_right(f, right, y, font::small, f.colours.muted, credit->licence);
    text_at(f, left, y, font::small, f.colours.ink, elided(f, font::small, credit->text, right - left - licence - 12));
    record(f, box(left, y - row_height / 2, right - left, row_height), "Credit", credit->text);
    y += row_height;
  }
}

}  // namespace app
