// Names along lines: kept while the map moves, found anew when it rests.
#include <algorithm>
#include <cmath>

#include "app/scene/label_placer.h"

namespace app {
namespace {

constexpr double line_spacing_px = 400;  // between two names of one river, unless the style says otherwise

}  // namespace

void Labels::Impl::emit_line(const LineName& name) {
  const ScreenXY zero = input->view.to_screen_as_is(name.origin);
  SpriteOp sprite;
  sprite.bitmap = name.picture.bitmap;
  sprite.x_px = static_cast<float>(snapped(zero.x - name.picture.origin_x, look.scale));
  sprite.y_px = static_cast<float>(snapped(zero.y - name.picture.origin_y, look.scale));
  sprite.opacity = static_cast<float>(name.opacity);
  emit(std::move(sprite), {SpriteKind::along, name.layer, name.feature, name.serial, name.copy}, name.origin);
  // A few letters a box: one box round a slanted name would answer clicks far from it.
  constexpr std::size_t together = 3;
  const auto boxes = letter_boxes(name, input->view);
  for (std::size_t i = 0; i < boxes.size(); i += together) {
    ScreenRect box = boxes[i];
    for (std::size_t k = i + 1; k < std::min(boxes.size(), i + together); ++k) {
      box.min_x = std::min(box.min_x, boxes[k].min_x), box.max_x = std::max(box.max_x, boxes[k].max_x);
      box.min_y = std::min(box.min_y, boxes[k].min_y), box.max_y = std::max(box.max_y, boxes[k].max_y);
    }
    out.placed.push_back({name.layer, name.feature, box, true, false});
  }
}

void Labels::Impl::take_line(LineName name) {
  for (const ScreenRect& box : letter_boxes(name, input->view)) occupied.add(box, Occupied::name);
  emit_line(name);
  const ScreenXY zero = input->view.to_screen_as_is(name.origin);
  Candidate c;
  c.layer = name.layer, c.rule = name.rule, c.line = name.line, c.copy = name.copy;
  c.spec = &input->library->layers[name.layer].spec;
  note(c, {zero.x + name.middle.x, zero.y + name.middle.y}, name.line->texts);
  kept_lines.push_back(std::move(name));
}

// Whether a name made before is still right as a picture, and free.
bool Labels::Impl::line_fits(const LineName& name) const {
  const bool same_look =
      name.look.theme == look.theme && name.look.names == look.names && name.look.scale == look.scale;
  const double zoomed = std::abs(name.look.zoom - look.zoom);
  const double turned = std::abs(std::remainder(name.bearing_deg - input->view.camera.bearing_deg, 360));
  // While the map zooms a name may stray a little from its line; at rest not at all.
  if (!same_look || zoomed > (settle ? 1e-6 : 0.1) || turned > (settle ? 1e-6 : 2)) return false;
  bool seen = false;
  for (const ScreenRect& box : letter_boxes(name, input->view)) {
    const bool inside = box.min_x >= name_rect.min_x && box.min_y >= name_rect.min_y && box.max_x <= name_rect.max_x &&
                        box.max_y <= name_rect.max_y;
    if (settle && !inside) return false;
    seen = seen || box.intersects(view_rect);
    // While the map moves a name stays among others that move with it.
    const unsigned others = settle ? Occupied::everything & ~unsigned{Occupied::way} : unsigned{Occupied::obstacle};
    if (!occupied.free(box, 1.5, others)) return false;
  }
  const ScreenXY zero = input->view.to_screen_as_is(name.origin);
  return seen && std::all_of(name.shapes.begin(), name.shapes.end(),
                             [&](const LetterShape& letter) { return off_the_ways(letter, zero, occupied); });
}

void Labels::Impl::keep_lines_while_moving() {
  for (LineName& name : line_names) {
    const LayerState* state = input->session->layer(input->library->layers[name.layer].spec.id);
    if (state == nullptr || !state->on || !line_fits(name)) continue;
    name.opacity = state->opacity;
    take_line(std::move(name));
  }
}

void Labels::Impl::place_line(const Candidate& c) {
  if (!settle || !within_limits(c, {})) return;
  const auto standing_name = std::find_if(line_names.begin(), line_names.end(), [&](const LineName& n) {
    return n.line == c.line && n.layer == c.layer && n.rule == c.rule && n.repeat == c.round && n.copy == c.copy;
  });
  LineNameRules rules;
  rules.occupied = &occupied, rules.inside = name_rect;
  for (const ScreenWay& way : input->ways) rules.ways_px = std::max(rules.ways_px, 2 * way.half_px);
  rules.spacing_px = c.style().label->spacing_px > 0 ? c.style().label->spacing_px : line_spacing_px;
  for (const PlacedText& t : texts) {
    if (t.along_line && t.copy == c.copy && *t.english == c.line->texts.english && *t.chinese == c.line->texts.chinese)
      rules.same.push_back(t.at);
  }
  if (standing_name != line_names.end() && line_fits(*standing_name)) {
    LineName name = std::move(*standing_name);
    line_names.erase(standing_name);
    name.opacity = c.opacity;
    take_line(std::move(name));
    return;
  }
  if (auto found = find_line_name(c, input->view, look, shaper, rules)) {
    found->serial = ++line_serial;
    take_line(std::move(*found));
  }
}

}  // namespace app
