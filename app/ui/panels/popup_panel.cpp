#include "app/ui/panels/popup_panel.h"

#include <algorithm>
#include <cmath>

#include "app/ui/panels/popup_buttons.h"
#include "app/ui/room.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double width = popup_width_px, padding = 16, buttons_height = popup_buttons_px;
constexpr double tail_length = 13, tail_half = 10;
constexpr double roomy_map = 480;
constexpr double area_gap = 30;  // from the box of an area
constexpr double point_gap = 7;  // from the box of a symbol, which is larger than the ring: the tail meets the ring

}  // namespace

bool PopupPanel::close(PanelFrame& f) {
  if (!f.view.session->selection) return false;
  f.send(command::ClearSelection{});
  return true;
}

void PopupPanel::gather(PanelFrame& f) {
  const Selection& selection = *f.view.session->selection;
  const Layer* layer = f.view.library->layer(selection.target().layer);
  const Key now{f.view.library->atlas.get(),
                selection.target(),
                selection.at,
                selection.mention,
                layer != nullptr ? layer->content.get() : nullptr,
                f.language,
                selection.candidates.size(),
                selection.candidates.front()};
  if (now == key_) return;
  const bool other = now.target != key_.target || now.atlas != key_.atlas;
  const bool turned = other && now.first == key_.first && now.candidates == key_.candidates && now.candidates > 1;
  const ScreenXY pager{place_.rect.max_x - f.view.map_rect.min_x,
                       place_.rect.min_y - f.view.map_rect.min_y + header_.pager_y()};
  if (other) head_ = turned ? std::optional(Head{pager, f.view.map.camera}) : std::nullopt;
  if (other || now.mention != key_.mention) scroll_ = ScrollArea{};
  if (other) place_ = PopupPlace{}, made_room_ = false, names_.clear();
  subject_view_ = View{};
  key_ = now;
  PopupContent content = popup_content(*f.view.library, selection, f.language);
  if (const auto point = selection.target().point) {
    content.here = lies_at(*f.view.library, *f.view.session, *point);
    if (const auto station = own_station_at(*f.view.measurements, *point))
      tell_station(content, *station, f.view.rivers->guide.get(), f.language);
  } else if (const Layer* own = content.layer;
             own != nullptr && content.feature && own->spec.id == f.view.library->atlas->rivers.measurements.layer) {
    content.measured_at = own->content->features->id(*content.feature);
  }
  body_.tell(std::move(content), other);
  header_.lay_out(f, body_.content(), width);
  header_width_ = width;
}

const SubjectOnScreen& PopupPanel::subject(const PanelFrame& f) {
  const View& view = f.view.map;
  const bool same = view.camera == subject_view_.camera && view.width_px == subject_view_.width_px &&
                    view.height_px == subject_view_.height_px;
  if (!same) {
    const Selection& selection = *f.view.session->selection;
    subject_ = on_screen(*f.view.library, selection.target(), selection.at, view);
    subject_view_ = view;
  }
  return subject_;
}

PopupRequest PopupPanel::request(PanelFrame& f) {
  const ScreenRect& map = f.view.map_rect;
  const Selection& selection = *f.view.session->selection;
  PopupRequest out;
  // The credits stay in sight where there is room for both.
  out.map = {0, 0, map.width(), map.height() - (map.height() > roomy_map ? map_credits_px : 0)};
  out.width_px = width;
  out.height_px = std::ceil(header_.height_px() + body_.height(f, width - 2 * padding) + buttons_height);
  out.avoid = f.out.obstacles;
  out.last = place_.side;
  if (head_ && !head_->holds(f.view)) head_.reset();
  if (head_) out.head = {head_->pager.x, head_->pager.y - header_.pager_y()};
  out.map.min_y += header_.spare_above(selection.candidates.size());
  out.moving = f.view.moving;
  out.may_pan = !made_room_ || f.view.moving;  // once: the reader may move the map elsewhere
  if (!selection.at) return out;
  const ScreenXY p = f.view.map.to_screen(*selection.at);
  out.place = {std::round(p.x), std::round(p.y)};  // whole px: the card's edges stay sharp while the map moves
  const SubjectOnScreen& shown = subject(f);
  out.outline = shown.outline;
  if (shown.keep != ScreenRect{}) out.keep = shown.keep;
  // A name that gave way to the popup would let the popup stand where it was.
  const std::vector<ScreenRect> names = own_names(f.view, selection.target());
  if (!names.empty() || f.view.moving) names_ = names;
  out.names = names_;
  if (shown.is_area) {
    for (const ScreenRect& name : names_) {
      out.keep = {std::min(out.keep.min_x, name.min_x), std::min(out.keep.min_y, name.min_y),
                  std::max(out.keep.max_x, name.max_x), std::max(out.keep.max_y, name.max_y)};
    }
    out.keep = {std::round(out.keep.min_x), std::round(out.keep.min_y), std::round(out.keep.max_x),
                std::round(out.keep.max_y)};
    out.gap_px = area_gap;
  } else {
    out.gap_px = out.keep == ScreenRect{} ? tail_length + 1 : point_gap;
  }
  out.things = things_around(f.view, selection.target());
  return out;
}

std::optional<ScreenRect> PopupPanel::place(PanelFrame& f) {
  if (!f.view.session->selection) {
    key_ = Key{};
    return std::nullopt;
  }
  gather(f);
  const ScreenRect& map = f.view.map_rect;
  const PopupRequest wanted = request(f);
  place_ = f.view.session->selection->at ? place_popup(wanted) : dock_popup(wanted);
  // On a narrow map the card is narrower than it wished to be.
  if (place_.rect.width() != header_width_) {
    header_width_ = place_.rect.width();
    header_.lay_out(f, body_.content(), header_width_);
  }
  const bool pans = place_.pan_x != 0 || place_.pan_y != 0;
  if (pans && !made_room_ && !f.view.moving) {
    made_room_ = true;
    const Camera to = panned(f.view.map, place_.pan_x, place_.pan_y);
    if (head_) head_->flies_to = to;
    f.send(command::FlyTo{to});
  }
  const auto moved = [&](double x, double by) { return std::round(x + by); };
  place_.tail = {place_.tail.x + map.min_x, place_.tail.y + map.min_y};
  place_.rect = {moved(place_.rect.min_x, map.min_x), moved(place_.rect.min_y, map.min_y),
                 moved(place_.rect.max_x, map.min_x), moved(place_.rect.max_y, map.min_y)};
  return place_.rect;
}

void PopupPanel::fill(PanelFrame& f, const ScreenRect& rect) {
  draw_tail(f);
  header_.draw(f, body_.content(), rect);
  const ScreenRect view{rect.min_x, rect.min_y + header_.height_px(), rect.max_x, rect.max_y - buttons_height};
  if (view.height() > 0) {
    const double height = body_.height(f, rect.width() - 2 * padding);
    scroll_.update(f, view, height);
    const Clip clip(f, view);
    body_.draw(f, {rect.min_x + padding, std::round(view.min_y - scroll_.offset())}, rect.width() - 2 * padding);
    // A line that goes on below fades, rather than being cut through its letters.
    constexpr double fade_px = 26;
    if (scroll_.more_below()) fade(f, {view.min_x, view.max_y - fade_px, view.max_x, view.max_y}, f.colours.panel);
    scroll_.draw_bar(f);
  }
  if (scroll_.can_scroll()) rule_across(f, rect.min_x + 1, rect.max_x - 1, rect.max_y - buttons_height);
  draw_popup_buttons(f, body_.content(), rect);
  if (body_.content().place && rect.contains(f.mouse)) f.out.hover.place = body_.content().place;
}

void PopupPanel::draw_tail(PanelFrame& f) {
  if (!place_.has_tail) return;
  const Unclipped outside(f);
  const ScreenXY t = place_.tail;
  const bool beside = place_.side == PopupSide::left || place_.side == PopupSide::right;
  const double sign = place_.side == PopupSide::left || place_.side == PopupSide::above ? 1 : -1;  // out of the card
  const auto at = [&](double out, double along) {
    return beside ? ScreenXY{t.x + sign * out, t.y + along} : ScreenXY{t.x + along, t.y + sign * out};
  };
  if (!f.light()) {
    triangle(f, at(0, -tail_half - 1), at(tail_length + 1.5, 0), at(0, tail_half + 1), f.colours.rule);
  }
  triangle(f, at(-1.5, -tail_half), at(tail_length, 0), at(-1.5, tail_half), f.colours.panel);
}

}  // namespace app
