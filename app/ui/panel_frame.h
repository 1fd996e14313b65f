// What one draw() hands from panel to panel: what there is to see, what to write to, and the tools to draw with.
// Lives for one frame. Private to this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/scene/theme.h"
#include "app/ui/fonts.h"
#include "app/ui/pictures.h"
#include "app/ui/ui.h"
#include "geodata/base/text.h"

struct ImDrawList;

namespace app {

class Panel;

// Which item has the keyboard: Tab moves it, Enter and space press it. The n-th item of its name in its panel.
struct KeyboardFocus {
  std::string panel, label;
  int nth = 0;
  bool visible = false;       // the ring is drawn: the keyboard was used last, not the mouse
  bool press = false;         // Enter or space came this frame
  bool moved = false;         // it came there this frame
  bool takes_arrows = false;  // left and right change its value
  int at_end = 0;             // an arrow found no more widgets below (1) or above (-1): the panel scrolls
  std::optional<ScreenRect> bring = std::nullopt;  // where it lies, outside of what is in view: the panel scrolls to it
};

// A widget that the keyboard can come to.
struct KeyboardStop {
  std::string panel, label;
  int nth = 0;
  ScreenRect rect;     // also where it is scrolled out of view
  bool whole = false;  // it is in view
};

// A key that a panel may want; the map's and the program's own keys are not among them.
struct PanelKey {
  Key key = Key::none;
  Modifiers modifiers;
};

// Below this the top bar shows a button instead of the search field.
inline constexpr double least_search_field_px = 120;

struct PanelFrame {
  PanelFrame(const UiView& v, UiOutput& o, Fonts& fo, Pictures& p, std::vector<UiItem>& i, std::vector<KeyboardStop>& s,
             KeyboardFocus& k)
      : view(v),
        out(o),
        fonts(fo),
        pictures(p),
        items(i),
        stops(s),
        focus(k),
        colours(theme_colours(v.settings->theme)),
        language(v.settings->language) {}

  const UiView& view;
  UiOutput& out;
  Fonts& fonts;
  Pictures& pictures;
  std::vector<UiItem>& items;
  std::vector<KeyboardStop>& stops;
  KeyboardFocus& focus;
  const ThemeColours& colours;
  geodata::Language language;
  double width_px = 0, height_px = 0;  // of the window
  double scale = 1;
  double dt_ms = 0;
  std::vector<PanelKey> keys;
  std::string_view modal;    // the panel that has mouse and keyboard to itself; empty: none
  bool pressed_map = false;  // a press on the map: what hangs open folds
  ScreenXY mouse;            // in the window
  bool mouse_inside = true;
  bool mouse_down = false;     // the left button, pressed on a panel
  bool mouse_at_work = false;  // the same, and in the frame in which it is let go: a field must not take the press
  const Panel* under_pointer = nullptr;  // the topmost panel there, of last frame

  // Set by the panel base while it fills one.
  std::string_view panel;
  ImDrawList* list = nullptr;

  struct Tooltip {
    std::string text;
    ScreenRect beside;
  };
  std::optional<Tooltip> tooltip;  // of what the pointer rests on
  // Said at a button for a moment after a press: "Copied"; "Saved" as soon as the file is there. Lives with the
  // interface.
  struct Answer {
    std::string words;
    ScreenRect beside;
    double until_ms = 0;
    std::optional<ScreenRect> when_saved = std::nullopt;  // the button that a file is being written for
    std::uint64_t last_notice = 0;                        // when it was pressed
  };
  Answer* answered = nullptr;
  void answer(const ScreenRect& beside, std::string_view words) {
    constexpr double shown_ms = 1600;
    *answered = {std::string(words), beside, view.time_ms + shown_ms};
  }
  // At the widget that another panel drew in this frame, before this one; nowhere when it did not.
  void answer_when_saved(std::string_view its_panel, std::string_view label) {
    for (const UiItem& item : items)
      if (item.panel == its_panel && item.label == label) answered->when_saved = item.rect;
    answered->last_notice = view.notices->all().empty() ? 0 : view.notices->all().back().id;
  }
  std::vector<std::string> open_panels;  // names of panels that one panel asks the shell of panels to open
  ScreenRect search_field;               // where the top bar keeps room for it

  bool light() const { return view.settings->theme == geodata::Theme::light; }
  bool chinese() const { return language == geodata::Language::chinese; }
  std::string_view word(std::string_view key) const { return geodata::word(key, language); }
  std::string say(const geodata::Text& text) const { return geodata::say(text, language); }
  // The data's own words: the Chinese ones for a reader of Chinese, where there are any.
  const std::string& own(const std::string& english, const std::string& zh) const {
    return chinese() && !zh.empty() ? zh : english;
  }
  void send(Command command) { out.commands.push_back(std::move(command)); }
};

}  // namespace app
