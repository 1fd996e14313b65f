#include "app/ui/panels/layers_panel.h"

#include <algorithm>
#include <cmath>

#include "app/ui/layer_classes.h"
#include "app/ui/room.h"
#include "app/ui/swatch.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double width = drawer_width_px, inset = drawer_inset_px, padding = 16, header_height = 36, row_height = 24;
constexpr double heading_height = 26, group_gap = 3, options_height = 30, rivers_line = 22, legend_line = 20,
                 folded = 32, legend_room = width - padding - 34;
constexpr double name_x = 44, first_gap = 1;
constexpr double controls_height = 112;  // zoom buttons and credits stay free below it

const LayerState* state_of(const PanelFrame& f, const Layer& layer) { return f.view.session->layer(layer.spec.id); }

bool is_on(const PanelFrame& f, const Layer& layer) {
  const LayerState* state = state_of(f, layer);
  return state != nullptr && state->on;
}

bool in_zoom_range(const PanelFrame& f, const Layer& layer) {
  const double zoom = f.view.map.camera.zoom;
  return zoom >= layer.spec.min_zoom && zoom < layer.spec.max_zoom;
}

}  // namespace

double LayersPanel::rivers_height(const PanelFrame& f, const LayerRow& row) {
  return may_be_rivers(*f.view.library, *row.layers.front()) ? rivers_line : 0;
}

double LayersPanel::content_height(const PanelFrame& f, const std::vector<LayerGroup>& all) const {
  double height = first_gap;
  for (const LayerGroup& g : all) {
    height += heading_height + row_height * static_cast<double>(g.rows.size()) + group_gap;
    for (const LayerRow& row : g.rows) {
      if (row.id == options_of_) height += options_height + rivers_height(f, row) + style_.height(row.layers);
      for (const Layer* layer : row.layers)
        if (is_on(f, *layer)) height += classes_height(layer->spec);
    }
  }
  return height;
}

std::optional<ScreenRect> LayersPanel::place(PanelFrame& f) {
  const ScreenRect& map = f.view.map_rect;
  if (f.view.library->layers.empty() || map.width() < 80 || map.height() < 80) return std::nullopt;
  const bool folds = drawer_folds(map.width(), f.view.session->selection.has_value());
  if (!folds) opened_although_narrow_ = false;
  open_ = f.view.settings->layers_open && (opened_although_narrow_ || !folds);
  if (!open_) return box(map.max_x - inset - folded, map.min_y + inset, folded, folded);
  const std::vector<LayerGroup> all = layer_groups(*f.view.library, *f.view.session);
  const double credits = f.view.library->atlas->credits.empty() ? 0 : map_credits_px + inset;  // are never covered
  const double below = map.height() > 400 ? controls_height : credits;
  const double most = map.height() - 2 * inset - below;
  const double legend = std::max(4.0, legend_height(f, all));
  const double w = std::min(width, map.width() - 2 * inset);
  return box(map.max_x - inset - w, map.min_y + inset, w,
             std::floor(std::min(most, header_height + content_height(f, all) + legend)));
}

void LayersPanel::set_open(PanelFrame& f, bool open) {
  opened_although_narrow_ = open;
  Settings settings = *f.view.settings;
  settings.layers_open = open;
  if (settings != *f.view.settings) f.send(command::SetSettings{settings});
  f.out.animating = true;
}

void LayersPanel::fill(PanelFrame& f, const ScreenRect& rect) {
  if (!open_) {
    if (icon_button(f, rect, "icon-layers", "Layers")) set_open(f, true);
    return;
  }
  draw_header(f, rect);
  const std::vector<LayerGroup> all = layer_groups(*f.view.library, *f.view.session);
  const double legend = legend_height(f, all);
  const bool has_legend = legend > 0 && rect.height() > header_height + legend + 4 * row_height;
  const ScreenRect view{rect.min_x, rect.min_y + header_height, rect.max_x, rect.max_y - (has_legend ? legend : 4)};
  drawn_.clear();
  scroll_.update(f, view, content_height(f, all));
  {
    const Clip clip(f, view);
    double y = std::round(view.min_y + first_gap - scroll_.offset());
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i > 0) rule_across(f, rect.min_x + padding, rect.max_x - padding, y - 1);
      text_at(f, rect.min_x + padding, y + 14, font::small_bold, f.colours.muted, f.own(all[i].title, all[i].title_zh));
      y += heading_height;
      for (const LayerRow& row : all[i].rows)
        y = draw_row(f, all[i], row, box(rect.min_x + padding, y - 2, rect.width() - 2 * padding, row_height));
      y += group_gap;
    }
    follow_drag(f);
    scroll_.draw_bar(f);
  }
  if (has_legend) draw_legend(f, all, {rect.min_x, rect.max_y - legend, rect.max_x, rect.max_y});
}

void LayersPanel::draw_header(PanelFrame& f, const ScreenRect& rect) {
  const double y = rect.min_y + header_height / 2;
  icon(f, {rect.min_x + 20, y}, "icon-layers", f.colours.ink);
  text_at(f, rect.min_x + 36, y, font::text_bold, f.colours.ink, f.word("Layers"));
  if (icon_button(f, box(rect.max_x - 36, y - 16, 32, 32), "icon-chevron-right", "Fold layers")) set_open(f, false);
  rule_across(f, rect.min_x, rect.max_x, rect.min_y + header_height - 1);
}

// The title, and after it what there is room for: the title in the other language and the note, or the note alone.
void LayersPanel::draw_names(PanelFrame& f, const geodata::LayerSpec& spec, ScreenXY at, double room,
                             geodata::Colour ink) {
  const std::string& name = f.own(spec.title, spec.title_zh);
  const std::string& other = f.chinese() || spec.title_zh == name ? std::string() : spec.title_zh;
  const std::string& note = f.own(spec.note, spec.note_zh);
  const double used = text_at(f, at.x, at.y, font::small, ink, elided(f, font::small, name, room));
  std::string rest = other;
  add_words(rest, " · ", note);
  if (used + 8 + text_width(f, font::small, rest) > room) rest = note;
  if (used + 8 + text_width(f, font::small, rest) <= room)
    text_at(f, at.x + used + 8, at.y, font::small, f.colours.muted, rest);
}

// True: the options are open.
bool LayersPanel::draw_arrow(PanelFrame& f, const LayerRow& row, const ScreenRect& arrow) {
  const geodata::LayerSpec& spec = row.spec();
  const bool open = options_of_ == row.id;
  const std::string label = "Options of " + spec.title;
  const std::string tip = f.say(geodata::text("Options of {}", f.own(spec.title, spec.title_zh)));
  if (icon_button(f, arrow, open ? "icon-chevron-up" : "icon-chevron-down", label,
                  {.on = open, .size_px = 12, .tip = tip}))
    options_of_ = open ? std::string() : row.id, style_.close();
  return open;
}

double LayersPanel::draw_row(PanelFrame& f, const LayerGroup& group, const LayerRow& row, const ScreenRect& rect) {
  const geodata::LayerSpec& spec = row.spec();
  const bool on = std::any_of(row.layers.begin(), row.layers.end(), [&](const Layer* l) { return is_on(f, *l); });
  const bool seen =
      std::any_of(row.layers.begin(), row.layers.end(), [&](const Layer* l) { return in_zoom_range(f, *l); });
  const bool failed = row.layers.front()->state == Layer::State::failed;
  const double y = middle(rect).y;

  // The row switches; the arrow before the switch opens its options.
  const ScreenRect arrow = box(rect.max_x - 26 - 22, rect.min_y + 2, 20, 20);
  const ScreenRect whole{rect.min_x - 4, rect.min_y, rect.max_x + 4, rect.max_y};
  const bool by_keys = f.focus.visible && f.focus.panel == f.panel &&
                       (f.focus.label == spec.title || f.focus.label == "Options of " + spec.title ||
                        f.focus.label == "Switch " + spec.title);
  const bool near = (whole.contains(f.mouse) && f.under_pointer == this) || by_keys || options_of_ == row.id;
  const ScreenRect left{whole.min_x, whole.min_y, arrow.min_x, whole.max_y};
  const Press p = press(f, near ? left : whole, spec.title, on ? "on" : "off");
  const bool open = near && draw_arrow(f, row, arrow);
  const ScreenRect right{arrow.max_x, whole.min_y, whole.max_x, whole.max_y};
  const bool switched = near && press(f, right, "Switch " + spec.title, on ? "on" : "off").clicked;
  if (p.held && !drag_) drag_ = Drag{row.id, f.mouse.y, false};
  const bool carried = drag_ && drag_->id == row.id && drag_->moved;
  if ((p.clicked && !carried) || switched) {
    ++gesture_;  // one step of undo for all layers of the row
    for (const Layer* layer : row.layers) f.send(command::SetLayer{layer->spec.id, !on, std::nullopt, gesture_});
  }
  for (const PanelKey& k : f.keys) {
    if (p.focused && k.modifiers.alt && (k.key == Key::up || k.key == Key::down))
      step(f, group, row, k.key == Key::up ? 1 : -1);
  }
  if (carried) app::fill(f, whole, f.colours.mark, 4);
  draw_swatch(f, {rect.min_x + 8, y}, row.layers);
  const double x = rect.min_x + name_x - padding, room = (near ? arrow.min_x : rect.max_x - 32) - x;
  draw_names(f, spec, {x, y}, room, on && seen && !failed ? f.colours.ink : f.colours.muted);
  draw_switch(f, {rect.max_x - 13, y}, on, seen);
  focus_ring(f, whole, p);
  drawn_.push_back({group.title, row, whole});
  if (failed) {
    tooltip(f, rect, p, f.word("This layer could not be read"));
  } else if (on && !seen) {
    tooltip(f, rect, p,
            f.say(geodata::text("Seen from zoom {}", fmt::format("{:.1f}", row.layers.front()->spec.min_zoom))));
  }
  return draw_below(f, group, row, rect, open) + 2;
}

// A row that is dragged goes before or after the row of its heading that the pointer is nearest to.
void LayersPanel::follow_drag(PanelFrame& f) {
  if (!drag_) return;
  constexpr double slack_px = 4;
  if (std::abs(f.mouse.y - drag_->from_y) > slack_px) drag_->moved = true;
  const auto own = std::find_if(drawn_.begin(), drawn_.end(), [&](const Drawn& d) { return d.row.id == drag_->id; });
  const Drawn* target = nullptr;
  if (own != drawn_.end() && drag_->moved) {
    for (const Drawn& d : drawn_) {
      if (d.group != own->group || d.row.id == own->row.id) continue;
      const auto far = [&](const Drawn& other) { return std::abs(middle(other.rect).y - f.mouse.y); };
      if (target == nullptr || far(d) < far(*target)) target = &d;
    }
  }
  const bool above = target != nullptr && f.mouse.y < middle(target->rect).y;
  if (target != nullptr) {
    const double y = above ? target->rect.min_y : target->rect.max_y;
    app::fill(f, {target->rect.min_x, y - 1, target->rect.max_x, y + 1}, f.colours.accent);
  }
  if (f.mouse_down) return;
  if (target != nullptr) f.send(command::PlaceLayers{own->row.ids(), target->row.ids(), above});
  drag_.reset();
}

// Past the next row of its heading.
void LayersPanel::step(PanelFrame& f, const LayerGroup& group, const LayerRow& row, int up) {
  const auto at = std::find_if(group.rows.begin(), group.rows.end(), [&](const LayerRow& r) { return r.id == row.id; });
  const auto next = (at - group.rows.begin()) - up;
  if (next < 0 || next >= static_cast<std::ptrdiff_t>(group.rows.size())) return;
  f.send(command::PlaceLayers{row.ids(), group.rows[static_cast<std::size_t>(next)].ids(), up > 0});
}

// What is under a row: its options when they are open, and the classes of what is on.
double LayersPanel::draw_below(PanelFrame& f, const LayerGroup& group, const LayerRow& row, const ScreenRect& rect,
                               bool open) {
  double bottom = rect.max_y;
  if (open) {
    draw_options(f, group, row, box(rect.min_x, bottom, rect.width(), options_height));
    bottom += options_height;
    draw_rivers(f, row, box(rect.min_x, bottom, rect.width(), rivers_line));
    bottom += rivers_height(f, row);
    const double style_height = style_.height(row.layers);
    style_.draw(f, row.layers, row.spec().title, box(rect.min_x, bottom, rect.width(), style_height), gesture_);
    bottom += style_height;
  }
  for (const Layer* layer : row.layers) {
    if (is_on(f, *layer))
      bottom += draw_classes(f, layer->spec, {rect.min_x + name_x - padding, bottom, rect.max_x, bottom});
  }
  return bottom;
}

void LayersPanel::draw_options(PanelFrame& f, const LayerGroup& group, const LayerRow& row, const ScreenRect& rect) {
  const geodata::LayerSpec& spec = row.spec();
  const LayerState* state = state_of(f, *row.layers.front());
  const double opacity = state != nullptr ? state->opacity : 1, y = middle(rect).y;
  const double x = rect.min_x + name_x - padding;
  const bool added = is_added(*f.view.library, *row.layers.front());
  constexpr double buttons_px = 48, percent_px = 48, remove_px = 24;
  const double room = rect.max_x - buttons_px - (added ? remove_px : 0) - percent_px - (x - 4);
  const ScreenRect track = box(x - 4, y - 10, std::min(92.0, room), 20);
  const SliderState moved = slider(f, track, spec.title + " opacity", opacity, {});
  if (moved.changed) {
    if (!dragging_) ++gesture_;
    dragging_ = true;
    for (const Layer* layer : row.layers)
      f.send(command::SetLayer{layer->spec.id, std::nullopt, moved.value, gesture_});
  } else if (!f.mouse_down) {
    dragging_ = false;
  }
  text_at(f, track.max_x + 6, y, font::small, f.colours.muted, fmt::format("{:.0f} %", opacity * 100));
  if (added &&
      icon_button(f, box(rect.max_x - 72, y - 11, 22, 22), "icon-close", "Remove from the map", {.size_px = 12})) {
    f.send(command::RemoveLayers{row.ids()});
  }
  const bool first = row.id == group.rows.front().id, last = row.id == group.rows.back().id;
  if (icon_button(f, box(rect.max_x - 48, y - 11, 22, 22), "icon-chevron-up", "Draw higher",
                  {.enabled = !first, .size_px = 12}))
    step(f, group, row, 1);
  if (icon_button(f, box(rect.max_x - 24, y - 11, 22, 22), "icon-chevron-down", "Draw lower",
                  {.enabled = !last, .size_px = 12}))
    step(f, group, row, -1);
}

// Lines of a file can be traced.
void LayersPanel::draw_rivers(PanelFrame& f, const LayerRow& row, const ScreenRect& rect) {
  if (rivers_height(f, row) == 0) return;
  const std::string& id = row.layers.front()->spec.id;
  const auto& used = f.view.session->rivers;
  double x = rect.min_x + name_x - padding;
  const double y = middle(rect).y + 4;
  const auto offer = [&](std::string_view label, std::optional<RiverChoice> rivers) {
    const std::string_view words = f.word(label);
    if (link(f, x, y, font::small, label, words).clicked) f.send(command::UseAsRivers{std::move(rivers)});
    x += text_width(f, font::small, words) + 14;
  };
  if (!used || used->layer != id) return offer("Use as rivers", RiverChoice{id, false});
  x += text(f, x, y, font::small, f.colours.muted, f.word("Traced as rivers")) + 14;
  offer("Turn", RiverChoice{id, !used->turned});
  offer("Stop", std::nullopt);
}

// Signs and words side by side, as many lines as they need; of what is on.
namespace {

struct Sign {
  const geodata::LayerSpec* spec = nullptr;
  const geodata::LegendEntry* entry = nullptr;
  double x = 0, y = 0, width = 0;  // from the legend's upper left corner
};

std::vector<Sign> signs(PanelFrame& f, const std::vector<LayerGroup>& all, double room) {
  std::vector<Sign> out;
  double x = 0, y = 0;
  for (const LayerGroup& g : all) {
    for (const LayerRow& row : g.rows) {
      if (x > 0) x = 0, y += legend_line;  // what belongs to another row begins a line
      for (const Layer* layer : row.layers) {
        if (!is_on(f, *layer) || !in_zoom_range(f, *layer)) continue;
        for (const geodata::LegendEntry& entry : layer->spec.legend) {
          const std::vector<geodata::StyleRule>& rules = layer->spec.rules;
          if (entry.rule < rules.size() && f.view.map.camera.zoom < rules[entry.rule].min_zoom) continue;
          // Rules that mean the same, for rivers of each size, are said once.
          const bool said = std::any_of(out.begin(), out.end(), [&](const Sign& s) {
            return s.spec == &layer->spec && s.entry->title == entry.title;
          });
          if (said) continue;
          const double w = std::min(room, 20 + text_width(f, font::small, f.own(entry.title, entry.title_zh)));
          if (x > 0 && x + w > room) x = 0, y += legend_line;
          out.push_back({&layer->spec, &entry, x, y, w});
          x += w + 9;
        }
      }
    }
  }
  return out;
}

}  // namespace

double LayersPanel::legend_height(PanelFrame& f, const std::vector<LayerGroup>& all) const {
  const std::vector<Sign> each = signs(f, all, legend_room);
  return each.empty() ? 0 : (legend_open_ ? each.back().y : 0) + legend_line + 10;
}

void LayersPanel::draw_legend(PanelFrame& f, const std::vector<LayerGroup>& all, const ScreenRect& rect) {
  rule_across(f, rect.min_x + padding, rect.max_x - padding, rect.min_y);
  const std::vector<Sign> each = signs(f, all, legend_room);
  if (!each.empty() && each.back().y > 0) {
    const ScreenRect arrow = box(rect.max_x - 32, rect.min_y + 4, 22, 22);
    const std::string_view label = legend_open_ ? "Close the legend" : "Open the legend";
    if (icon_button(f, arrow, legend_open_ ? "icon-chevron-down" : "icon-chevron-up", label, {.size_px = 12}))
      legend_open_ = !legend_open_, f.out.animating = true;
    // Its first signs alone would be chosen by chance.
    if (!legend_open_) {
      const ScreenRect word{rect.min_x + padding, rect.min_y + 4, arrow.min_x - 4, rect.min_y + 26};
      const Press p = press(f, word, "Legend", "closed");
      text_at(f, word.min_x, rect.min_y + 5 + legend_line / 2, font::small, p.hovered ? f.colours.ink : f.colours.muted,
              f.word("Legend"));
      focus_ring(f, word, p);
      if (p.clicked) legend_open_ = true, f.out.animating = true;
      return;
    }
  }
  for (const Sign& sign : each) {
    const double x = rect.min_x + padding + sign.x, y = rect.min_y + 5 + sign.y + legend_line / 2;
    const std::vector<geodata::StyleRule>& rules = sign.spec->rules;
    draw_swatch(f, {x + 8, y}, *sign.spec, sign.entry->rule < rules.size() ? &rules[sign.entry->rule] : nullptr);
    const std::string& title = f.own(sign.entry->title, sign.entry->title_zh);
    text_at(f, x + 20, y, font::small, f.colours.muted, elided(f, font::small, title, sign.width - 20));
    record(f, box(x, y - legend_line / 2, sign.width, legend_line), "Legend", sign.entry->title);
  }
}

}  // namespace app
