// What can be pressed. Each widget records itself under "Panel/Label" for scripts and for the keyboard.
//
// Labels are English keys of the catalogue or the data's own names; what is shown is in the reader's language.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/ui/canvas.h"

namespace app {

struct Press {
  bool hovered = false, held = false, clicked = false, focused = false;
};

// An invisible button: the ground of all the others. `value` is for scripts ("on", "4 of 12").
Press press(PanelFrame& f, const ScreenRect& rect, std::string_view label, std::string_view value = {});
// Something else that the keyboard can come to: a text field. press() calls for it.
void add_stop(PanelFrame& f, const ScreenRect& rect, std::string_view label);
// The ring of the keyboard focus; press() calls for it, widgets draw it last, over themselves.
void focus_ring(PanelFrame& f, const ScreenRect& rect, const Press& p, double radius = 4);
// Words shown beside a widget that the pointer rests on; in the reader's language already.
void tooltip(PanelFrame& f, const ScreenRect& rect, const Press& p, std::string_view text);
// Something that shows and is no button, for scripts that look for it.
void record(PanelFrame& f, const ScreenRect& rect, std::string_view label, std::string_view value = {});

struct IconLook {
  bool on = false;  // pressed in
  bool enabled = true;
  double size_px = 16;
  std::string_view tip = {};  // beside the pointer, in the reader's language; empty: the label
};
bool icon_button(PanelFrame& f, const ScreenRect& rect, std::string_view icon, std::string_view label,
                 IconLook look = {});
// A plain button on the field colour with a word.
bool word_button(PanelFrame& f, const ScreenRect& rect, std::string_view label);
bool primary_button(PanelFrame& f, const ScreenRect& rect, std::string_view label);
// 26 x 14, at the right end of `row`; the whole row is pressed.
bool switch_row(PanelFrame& f, const ScreenRect& row, std::string_view label, bool on);
void draw_switch(PanelFrame& f, ScreenXY centre, bool on, bool enabled = true);
// Link text of its own line; returns the press, sets the width that it took.
Press link(PanelFrame& f, double x, double baseline, Font font, std::string_view label, std::string_view shown);

struct SliderState {
  double value = 0;  // 0..1
  bool changed = false, held = false;
};
// `track`: colours from its left to its right end; empty: a plain one, filled up to the value.
SliderState slider(PanelFrame& f, const ScreenRect& rect, std::string_view label, double value,
                   std::span<const geodata::Colour> track);

}  // namespace app
