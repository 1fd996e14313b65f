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
constexpr double heading_height = 26, group_gap = 3, options_height = 30, legend_height = 28, folded = 32;
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

std::vector<LayersPanel::Group> LayersPanel::groups(const Library& library) {
  std::vector<const Layer*> listed;
  for (const Layer& layer : library.layers)
    if (!layer.spec.group.empty() && layer.spec.role != geodata::LayerRole::data) listed.push_back(&layer);
  std::stable_sort(listed.begin(), listed.end(),
                   [](const Layer* a, const Layer* b) { return a->spec.panel < b->spec.panel; });
  std::vector<Group> out;
  for (const Layer* layer : listed) {
    const geodata::LayerSpec& spec = layer->spec;
    auto group = std::find_if(out.begin(), out.end(), [&](const Group& g) { return g.title == spec.group; });
    if (group == out.end()) group = out.insert(out.end(), Group{spec.group, spec.group_zh, {}});
    const auto row = std::find_if(group->rows.begin(), group->rows.end(),
                                  [&](const Row& r) { return !spec.row.empty() && r.spec().row == spec.row; });
    if (row == group->rows.end()) {
      group->rows.push_back({{layer}});
    } else {
      row->layers.push_back(layer);
    }
  }
  return out;
}

double LayersPanel::content_height(const PanelFrame& f, const std::vector<Group>& all) const {
  double height = first_gap;
  for (const Group& g : all) {
    height += heading_height + row_height * static_cast<double>(g.rows.size()) + group_gap;
    for (const Row& row : g.rows) {
      if (row.spec().id == options_of_) height += options_height + style_.height(row.layers);
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
  const std::vector<Group> all = groups(*f.view.library);
  const double most = map.height() - 2 * inset - (map.height() > 400 ? controls_height : 0);
  const double legend = std::any_of(f.view.library->layers.begin(), f.view.library->layers.end(),
                                    [](const Layer& l) { return !l.spec.legend.empty(); })
                            ? legend_height
                            : 4;
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
  const std::vector<Group> all = groups(*f.view.library);
  const bool has_legend = rect.height() > header_height + legend_height &&
                          std::any_of(f.view.library->layers.begin(), f.view.library->layers.end(),
                                      [](const Layer& l) { return !l.spec.legend.empty(); });
  const ScreenRect view{rect.min_x, rect.min_y + header_height, rect.max_x,
                        rect.max_y - (has_legend ? legend_height : 4)};
  scroll_.update(f, view, content_height(f, all));
  {
    const Clip clip(f, view);
    double y = std::round(view.min_y + first_gap - scroll_.offset());
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i > 0) rule_across(f, rect.min_x + padding, rect.max_x - padding, y - 1);
      text_at(f, rect.min_x + padding, y + 14, font::small_bold, f.colours.muted, f.own(all[i].title, all[i].title_zh));
      y += heading_height;
      for (const Row& row : all[i].rows)
        y = draw_row(f, row, box(rect.min_x + padding, y - 2, rect.width() - 2 * padding, row_height));
      y += group_gap;
    }
    scroll_.draw_bar(f);
  }
  if (has_legend) draw_legend(f, all, rect);
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
  const std::string& other = f.chinese() ? std::string() : spec.title_zh;
  const std::string& note = f.own(spec.note, spec.note_zh);
  const double used = text_at(f, at.x, at.y, font::small, ink, elided(f, font::small, name, room));
  std::string rest = other;
  add_words(rest, " · ", note);
  if (used + 8 + text_width(f, font::small, rest) > room) rest = note;
  if (used + 8 + text_width(f, font::small, rest) <= room)
    text_at(f, at.x + used + 8, at.y, font::small, f.colours.muted, rest);
}

double LayersPanel::draw_row(PanelFrame& f, const Row& row, const ScreenRect& rect) {
  const geodata::LayerSpec& spec = row.spec();
  const bool on = std::any_of(row.layers.begin(), row.layers.end(), [&](const Layer* l) { return is_on(f, *l); });
  const bool seen =
      std::any_of(row.layers.begin(), row.layers.end(), [&](const Layer* l) { return in_zoom_range(f, *l); });
  const bool failed = row.layers.front()->state == Layer::State::failed;
  const bool open = options_of_ == spec.id;
  const double y = middle(rect).y;

  // The row switches; the arrow before the switch opens its options.
  const ScreenRect arrow = box(rect.max_x - 26 - 22, rect.min_y + 2, 20, 20);
  const ScreenRect whole{rect.min_x - 4, rect.min_y, rect.max_x + 4, rect.max_y};
  const bool near = whole.contains(f.mouse) && f.under_pointer == this;
  if (near || open) {
    const std::string label = "Options of " + spec.title,
                      tip = f.say(geodata::text("Options of {}", f.own(spec.title, spec.title_zh)));
    if (icon_button(f, arrow, open ? "icon-chevron-up" : "icon-chevron-down", label,
                    {.on = open, .size_px = 12, .tip = tip}))
      options_of_ = open ? std::string() : spec.id, style_.close();
  }
  const ScreenRect left{whole.min_x, whole.min_y, arrow.min_x, whole.max_y};
  const ScreenRect right{arrow.max_x, whole.min_y, whole.max_x, whole.max_y};
  const Press p = press(f, near || open ? left : whole, spec.title, on ? "on" : "off");
  bool clicked = p.clicked;
  if (near || open) {
    const Press on_switch = press(f, right, spec.title, on ? "on" : "off");
    clicked = clicked || on_switch.clicked;
  }
  if (clicked) ++gesture_;  // one step of undo for all layers of the row
  if (clicked)
    for (const Layer* layer : row.layers) f.send(command::SetLayer{layer->spec.id, !on, std::nullopt, gesture_});

  draw_swatch(f, {rect.min_x + 8, y}, row.layers);
  const double x = rect.min_x + name_x - padding, room = (near || open ? arrow.min_x : rect.max_x - 32) - x;
  draw_names(f, spec, {x, y}, room, on && seen && !failed ? f.colours.ink : f.colours.muted);
  draw_switch(f, {rect.max_x - 13, y}, on, seen);
  focus_ring(f, whole, p);
  if (failed) {
    tooltip(f, rect, p, f.word("This layer could not be read"));
  } else if (on && !seen) {
    tooltip(f, rect, p,
            f.say(geodata::text("Seen from zoom {}", fmt::format("{:.1f}", row.layers.front()->spec.min_zoom))));
  }
  return draw_below(f, row, rect, open) + 2;
}

// What is under a row: its options when they are open, and the classes of what is on.
double LayersPanel::draw_below(PanelFrame& f, const Row& row, const ScreenRect& rect, bool open) {
  double bottom = rect.max_y;
  if (open) {
    draw_options(f, row, box(rect.min_x, bottom, rect.width(), options_height));
    bottom += options_height;
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

void LayersPanel::draw_options(PanelFrame& f, const Row& row, const ScreenRect& rect) {
  const geodata::LayerSpec& spec = row.spec();
  const LayerState* state = state_of(f, *row.layers.front());
  const double opacity = state != nullptr ? state->opacity : 1, y = middle(rect).y;
  const double x = rect.min_x + name_x - padding;
  const ScreenRect track = box(x - 4, y - 10, 92, 20);
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
  const auto move = [&](int by) {
    std::vector<std::string> ids;
    for (const Layer* layer : row.layers) ids.push_back(layer->spec.id);
    f.send(command::MoveLayers{std::move(ids), by});
  };
  if (icon_button(f, box(rect.max_x - 48, y - 11, 22, 22), "icon-chevron-up", "Draw higher", {.size_px = 12})) move(1);
  if (icon_button(f, box(rect.max_x - 24, y - 11, 22, 22), "icon-chevron-down", "Draw lower", {.size_px = 12}))
    move(-1);
}

void LayersPanel::draw_legend(PanelFrame& f, const std::vector<Group>& all, const ScreenRect& rect) {
  const double y = rect.max_y - legend_height / 2;
  rule_across(f, rect.min_x + padding, rect.max_x - padding, rect.max_y - legend_height);
  double x = rect.min_x + padding;
  for (const Group& g : all) {
    for (const Row& row : g.rows) {
      for (const geodata::LegendEntry& entry : row.spec().legend) {
        const std::string& title = f.own(entry.title, entry.title_zh);
        const double w = 20 + text_width(f, font::small, title);
        if (x + w > rect.max_x - 8) return;
        const std::vector<geodata::StyleRule>& rules = row.spec().rules;
        draw_swatch(f, {x + 8, y}, row.spec(), entry.rule < rules.size() ? &rules[entry.rule] : nullptr);
        text_at(f, x + 20, y, font::small, f.colours.muted, title);
        x += w + 9;
      }
    }
  }
}

}  // namespace app
