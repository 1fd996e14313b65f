#include "app/ui/keyboard.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "app/ui/command_list.h"

namespace app {
namespace {

constexpr std::string_view popup_panel = "Popup";

// In reading order; what is not listed comes last.
constexpr std::array<std::string_view, 10> panel_order{"Top bar", "Article",   "Trace",  "Profile", "Measurements",
                                                       "Map",     popup_panel, "Layers", "Notices", "Status"};

std::size_t rank_of(std::string_view panel) {
  return static_cast<std::size_t>(std::find(panel_order.begin(), panel_order.end(), panel) - panel_order.begin());
}

bool is_arrow(Key key) { return key == Key::left || key == Key::right || key == Key::up || key == Key::down; }

ScreenXY centre(const ScreenRect& r) { return {(r.min_x + r.max_x) / 2, (r.min_y + r.max_y) / 2}; }

}  // namespace

bool Keyboard::takes(const input::KeyPress& k, std::string_view modal) const {
  if (!modal.empty() || !command_of_key(k.key, k.modifiers).empty()) return true;
  const bool control = k.modifiers.control, shift = k.modifiers.shift;
  if (is_arrow(k.key)) return focus_.visible;
  switch (k.key) {
    case Key::f:
    case Key::k:
    case Key::z:
    case Key::y: return control;
    case Key::n:
    case Key::p: return !control && !shift && !k.modifiers.alt;
    case Key::question:
    case Key::tab:
    case Key::f6:
    case Key::page_up:
    case Key::page_down:
    case Key::escape: return true;
    case Key::slash: return shift;
    case Key::enter:
    case Key::space: return focus_.visible;
    default: return false;
  }
}

Keyboard::Asked Keyboard::handle(const InputFeed::Keys& keys, const std::vector<KeyboardStop>& stops,
                                 std::string_view modal, bool typing) {
  Asked out;
  stops_ = stops;
  focus_.press = focus_.moved = false;
  focus_.at_end = 0;
  ++frames_since_key_;
  if (!keys.pressed.empty() || !keys.in_text.empty() || !keys.characters.empty()) frames_since_key_ = 0;
  for (const InputFeed::Keys::One& k : keys.in_text) {
    out.panel_keys.push_back({k.key, k.modifiers});
    if (k.key == Key::escape) ++out.escapes;
    if (k.key == Key::tab || k.key == Key::f6) move(k, modal);
    if (k.modifiers.control && k.key == Key::k) out.open.emplace_back("Commands");
    if (k.modifiers.control && k.key == Key::f) out.open.emplace_back("Search");
    if (const auto id = command_of_key(k.key, k.modifiers, true); !id.empty()) out.shortcuts.push_back(id);
  }
  for (const InputFeed::Keys::One& k : keys.pressed) {
    // In front of a sheet no letter is a shortcut for what lies behind it.
    if (const auto id = command_of_key(k.key, k.modifiers, !modal.empty()); !id.empty()) {
      out.shortcuts.push_back(id);
    } else {
      press(k, modal, out);
    }
  }
  if (typing || !modal.empty()) return out;
  for (const char32_t c : keys.characters) {
    if (c == U'[') out.commands.emplace_back(command::StepMention{-1});
    if (c == U']') out.commands.emplace_back(command::StepMention{1});
  }
  return out;
}

void Keyboard::press(const InputFeed::Keys::One& k, std::string_view modal, Asked& out) {
  const bool control = k.modifiers.control;
  const bool arrow = is_arrow(k.key);
  const bool changes_value = focus_.takes_arrows && (k.key == Key::left || k.key == Key::right);
  if (k.key == Key::tab || k.key == Key::f6 || (arrow && focus_.visible && !changes_value && !k.modifiers.alt)) {
    move(k, modal);
    // A menu or a list marks its own rows where nothing has the keyboard yet.
    return;
  }
  switch (k.key) {
    case Key::escape: ++out.escapes; return;
    case Key::enter:
    case Key::space:
      if (focus_.visible) {
        focus_.press = true;
        return;
      }
      break;
    case Key::f:
      if (control) out.open.emplace_back("Search");
      return;
    case Key::k:
      if (control) out.open.emplace_back("Commands");
      return;
    default: break;
  }
  if (modal.empty()) {
    switch (k.key) {
      case Key::question:
      case Key::slash: out.open.emplace_back("Keys"); return;
      case Key::z:
        out.commands.push_back(k.modifiers.shift ? Command(command::Redo{}) : Command(command::Undo{}));
        return;
      case Key::y: out.commands.emplace_back(command::Redo{}); return;
      case Key::n: out.commands.emplace_back(command::Walk{1}); return;
      case Key::p: out.commands.emplace_back(command::Walk{-1}); return;
      default: break;
    }
  }
  out.panel_keys.push_back({k.key, k.modifiers});
}

void Keyboard::move(const InputFeed::Keys::One& k, std::string_view modal) {
  if (stops_.empty()) return;
  const int by = k.modifiers.shift || k.key == Key::left || k.key == Key::up ? -1 : 1;
  if (is_arrow(k.key)) {
    if (k.key == Key::up || k.key == Key::down) {
      up_or_down(by);
    } else {
      within(by, focus_.panel, false);
    }
  } else if (!modal.empty()) {
    within(by, modal, true);
  } else {
    to_panel(by);
  }
}

bool Keyboard::is_here(const KeyboardStop& stop) const {
  return stop.panel == focus_.panel && stop.label == focus_.label && stop.nth == focus_.nth;
}

const KeyboardStop* Keyboard::here() const {
  const auto at = std::find_if(stops_.begin(), stops_.end(), [&](const KeyboardStop& s) { return is_here(s); });
  return at == stops_.end() ? nullptr : &*at;
}

void Keyboard::go_to(const KeyboardStop& stop) {
  focus_.panel = stop.panel, focus_.label = stop.label, focus_.nth = stop.nth;
  focus_.visible = focus_.moved = true;
  focus_.bring = stop.whole ? std::nullopt : std::optional(stop.rect);
  left_at_[stop.panel] = {stop.panel, stop.label, stop.nth, true};
}

// The first time the keyboard is used it goes to the first panel, or to where the mouse pressed last.
void Keyboard::to_panel(int by) {
  std::vector<std::string_view> panels;
  for (const KeyboardStop& stop : stops_)
    if (stop.whole && std::find(panels.begin(), panels.end(), stop.panel) == panels.end()) panels.push_back(stop.panel);
  if (panels.empty()) return;
  std::stable_sort(panels.begin(), panels.end(), [](auto a, auto b) { return rank_of(a) < rank_of(b); });
  const auto count = static_cast<int>(panels.size());
  const auto at = std::find(panels.begin(), panels.end(), focus_.panel);
  int next = at == panels.end() ? (by > 0 ? 0 : count - 1) : static_cast<int>(at - panels.begin());
  if (at != panels.end() && focus_.visible) next = (next + by + count) % count;
  const std::string_view panel = panels[static_cast<std::size_t>(next)];
  const auto left = left_at_.find(panel);
  const KeyboardStop* to = nullptr;
  for (const KeyboardStop& stop : stops_) {
    if (stop.panel != panel || !stop.whole) continue;
    const bool was_here = left != left_at_.end() && stop.label == left->second.label && stop.nth == left->second.nth;
    if (to == nullptr || was_here) to = &stop;
  }
  if (to != nullptr) go_to(*to);
}

void Keyboard::within(int by, std::string_view panel, bool around) {
  std::vector<const KeyboardStop*> row;
  for (const KeyboardStop& stop : stops_)
    if (stop.panel == panel) row.push_back(&stop);
  if (row.empty()) return;
  const auto count = static_cast<int>(row.size());
  const auto at = std::find_if(row.begin(), row.end(), [&](const KeyboardStop* s) { return is_here(*s); });
  if (at == row.end()) return go_to(by > 0 ? *row.front() : *row.back());
  int next = static_cast<int>(at - row.begin()) + by;
  if (around) next = (next + count) % count;
  if (next < 0 || next >= count) {
    focus_.at_end = by;  // there may be more to scroll to
    return;
  }
  go_to(*row[static_cast<std::size_t>(next)]);
}

// The nearest below or above, rather straight than near.
void Keyboard::up_or_down(int by) {
  const KeyboardStop* from = here();
  if (from == nullptr) return within(by, focus_.panel, false);
  const KeyboardStop* best = nullptr;
  double least = std::numeric_limits<double>::infinity();
  const ScreenXY c = centre(from->rect);
  for (const KeyboardStop& stop : stops_) {
    if (stop.panel != from->panel || is_here(stop)) continue;
    const ScreenXY to = centre(stop.rect);
    constexpr double least_way = 4, sideways = 3;
    const double way = (to.y - c.y) * by;
    if (way < least_way) continue;
    const double aside = std::max({0.0, stop.rect.min_x - from->rect.max_x, from->rect.min_x - stop.rect.max_x});
    const double cost = way + sideways * aside + std::abs(to.x - c.x) * 0.01;
    if (cost < least) least = cost, best = &stop;
  }
  if (best != nullptr) {
    go_to(*best);
  } else {
    focus_.at_end = by;
  }
}

void Keyboard::follow_popup(const Session& session) {
  constexpr int frames_to_come = 3;
  std::optional<Target> now;
  if (session.selection) now = session.selection->target();
  if (now == popup_of_) return;
  const bool by_key = frames_since_key_ <= frames_to_come;
  if (now && by_key) {
    if (focus_.panel != popup_panel) before_popup_ = {focus_.panel, focus_.label, focus_.nth, focus_.visible};
    focus_.panel = popup_panel, focus_.label.clear(), focus_.nth = 0;
    focus_.visible = true;
  } else if (!now && focus_.panel == popup_panel) {
    focus_.panel = before_popup_.panel, focus_.label = before_popup_.label, focus_.nth = before_popup_.nth;
    focus_.visible = by_key && before_popup_.visible;
  }
  popup_of_ = now;
}

void Keyboard::settle(const std::vector<KeyboardStop>& stops) {
  focus_.bring.reset();
  if (focus_.panel != popup_panel || !focus_.label.empty()) return stay_near(stops);
  const KeyboardStop* to = nullptr;
  for (const KeyboardStop& stop : stops) {
    if (stop.panel != popup_panel || !stop.whole) continue;
    // What one came for, rather than the way out of it.
    if (to == nullptr || to->label == "Close" || stop.label == "Read") to = &stop;
  }
  if (to != nullptr) go_to(*to);
}

// What was pressed may bear another word now: the keyboard goes on at what stands in its place. Or it is gone: at what
// stood before it.
void Keyboard::stay_near(const std::vector<KeyboardStop>& stops) {
  const auto at = std::find_if(stops.begin(), stops.end(), [&](const KeyboardStop& s) { return is_here(s); });
  if (at != stops.end()) {
    here_rect_ = at->rect;
    if (at != stops.begin() && (at - 1)->panel == at->panel) before_here_ = {at[-1].panel, at[-1].label, at[-1].nth};
    return;
  }
  if (!focus_.visible || focus_.label.empty() || !here_rect_) return;
  constexpr double same_px = 12;
  const ScreenXY from = centre(*here_rect_);
  const auto find = [&](const auto& fits) {
    return std::find_if(stops.begin(), stops.end(),
                        [&](const KeyboardStop& s) { return s.panel == focus_.panel && s.whole && fits(s); });
  };
  auto to = find([&](const KeyboardStop& s) {
    const bool is_new = std::none_of(stops_.begin(), stops_.end(), [&](const KeyboardStop& was) {
      return was.panel == s.panel && was.label == s.label && was.nth == s.nth;
    });
    const ScreenXY c = centre(s.rect);
    return is_new && std::hypot(c.x - from.x, c.y - from.y) < same_px;
  });
  if (to == stops.end())
    to = find([&](const KeyboardStop& s) { return s.label == before_here_.label && s.nth == before_here_.nth; });
  if (to == stops.end()) return;
  go_to(*to);
  here_rect_ = to->rect;
}

}  // namespace app
