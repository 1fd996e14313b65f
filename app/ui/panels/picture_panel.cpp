#include "app/ui/panels/picture_panel.h"

#include <algorithm>
#include <cmath>

#include "app/core/numbers.h"
#include "app/ui/panels/credits.h"
#include "app/ui/panels/map_controls.h"
#include "app/ui/text_layout.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double inset = 8, gap = 8, padding = 8;
constexpr double credit_line = 16, credits_share = 0.62, least_credits = 520;
constexpr double north_size = 40, bar_height = 40, latitude_line = 14;
constexpr double degrees = 3.14159265358979323846 / 180;

void stand_on_plate(PanelFrame& f, const ScreenRect& rect, double opacity = 0.88) {
  plate(f, rect, opacity);
  const ScreenRect& map = f.view.map_rect;
  f.out.obstacles.push_back(
      {rect.min_x - map.min_x, rect.min_y - map.min_y, rect.max_x - map.min_x, rect.max_y - map.min_y});
}

// Each credit with its licence: a picture has no (i) that would tell it.
std::vector<std::string> credit_words(const PanelFrame& f) {
  std::vector<std::string> out;
  for (const geodata::Credit* credit : needed_credits(f))
    out.push_back(credit->licence.empty() ? credit->text : credit->text + " (" + credit->licence + ")");
  return out;
}

// No credit is parted over two lines unless it is wider than one.
std::vector<std::string> in_lines(PanelFrame& f, const std::vector<std::string>& credits, double width) {
  constexpr std::string_view between = " · ";
  std::vector<std::string> lines;
  for (const std::string& credit : credits) {
    if (!lines.empty()) {
      std::string longer = lines.back();
      add_words(longer, between, credit);
      if (text_width(f, font::small, longer) <= width) {
        lines.back() = std::move(longer);
        continue;
      }
    }
    const TextLayout parts(f.fonts, font::small, credit, width, credit_line);
    for (const TextLayout::Line& part : parts.lines())
      lines.push_back(credit.substr(part.first, part.last - part.first));
  }
  return lines;
}

double widest(PanelFrame& f, const std::vector<std::string>& lines) {
  double width = 0;
  for (const std::string& line : lines) width = std::max(width, text_width(f, font::small, line));
  return width;
}

// How much the scale differs between the middle of the picture and its upper or lower edge.
double scale_change(const View& view) {
  double most = 0;
  const double middle_lat = geodata::to_lnglat(view.camera.centre).lat;
  for (const ScreenXY corner : {ScreenXY{0, 0}, ScreenXY{view.width_px, 0}, ScreenXY{0, view.height_px},
                                ScreenXY{view.width_px, view.height_px}}) {
    const double ratio = std::cos(view.to_lnglat(corner).lat * degrees) / std::cos(middle_lat * degrees);
    most = std::max(most, std::abs(std::log(std::max(ratio, 1e-6))));
  }
  return most;
}

}  // namespace

void PicturePanel::fill(PanelFrame& f, const ScreenRect& picture) {
  const ScreenRect credits = draw_credits(f, picture);
  const double bottom = credits.height() > 0 ? credits.min_y - gap : picture.max_y - inset;
  double controls_top = bottom;
  if (has_room_for_controls(f)) {
    const ScreenRect north = draw_north(f, picture, bottom);
    const ScreenRect scale = draw_scale(f, picture, north.min_x - gap, bottom);
    controls_top = std::min(north.min_y, scale.min_y) - gap;
  }
  const ScreenRect title = draw_title(f, picture);
  if (furniture_.legend)
    draw_legend(f, {picture.min_x + inset, picture.min_y + inset, picture.max_x - inset, controls_top}, title);
}

ScreenRect PicturePanel::draw_credits(PanelFrame& f, const ScreenRect& picture) {
  const std::vector<std::string> credits = credit_words(f);
  if (credits.empty()) return {};
  const double room = picture.width() - 2 * inset - 2 * padding;
  const double most = std::min(room, std::max(least_credits, picture.width() * credits_share));
  std::vector<std::string> lines = in_lines(f, credits, most);
  // The narrowest block of so many lines: its right edge is less ragged.
  for (double width = most - 8; width > 80; width -= 8) {
    std::vector<std::string> narrower = in_lines(f, credits, width);
    if (narrower.size() > lines.size()) break;
    lines = std::move(narrower);
  }
  const double w = std::ceil(widest(f, lines)) + 2 * padding;
  const double h = credit_line * static_cast<double>(lines.size()) + 6;
  const ScreenRect rect = box(picture.max_x - inset - w, picture.max_y - inset - h, w, h);
  stand_on_plate(f, rect);
  double y = rect.min_y + 3 + credit_line / 2;
  for (const std::string& line : lines) {
    text_at(f, rect.min_x + padding, y, font::small, f.colours.muted, line);
    record(f, box(rect.min_x, y - credit_line / 2, w, credit_line), "Credits", line);
    y += credit_line;
  }
  return rect;
}

ScreenRect PicturePanel::draw_north(PanelFrame& f, const ScreenRect& picture, double bottom) {
  const ScreenRect rect = box(picture.max_x - inset - north_size, bottom - north_size, north_size, north_size);
  stand_on_plate(f, rect);
  const double bearing = f.view.map.camera.bearing_deg;
  // Letter and needle turn as one about the plate's middle; the letter stays upright.
  constexpr double below = 5, to_letter = 15;
  const double turn = -bearing * degrees;
  const ScreenXY centre{middle(rect).x - below * std::sin(turn), middle(rect).y + below * std::cos(turn)};
  const ScreenXY letter = draw_needle(f, centre, bearing, to_letter);
  text_centred(f, box(letter.x - 8, letter.y - 7, 16, 14), font::small_bold, f.colours.ink, "N");
  record(f, rect, "North", fmt::format("{:.0f}", bearing));
  return rect;
}

ScreenRect PicturePanel::draw_scale(PanelFrame& f, const ScreenRect& picture, double right, double bottom) {
  constexpr double least_bar = 160, most_bar = 280, share = 0.12, noticed = 0.05;
  const double most = std::min(std::clamp(picture.width() * share, least_bar, most_bar), right - picture.min_x - 60);
  const ScaleBarLook look = scale_bar_look(f, most);
  const bool varies = scale_change(f.view.map) > noticed;
  const double lat = geodata::to_lnglat(f.view.map.camera.centre).lat;
  const std::string where = varies ? f.say(geodata::text("at latitude {}°", number(lat, 0))) : std::string();
  const double w = std::max(look.plate_px, std::ceil(text_width(f, font::small, where)) + 2 * padding + 8);
  const double h = bar_height + (varies ? latitude_line : 0);
  const ScreenRect rect = box(std::floor(right - w), bottom - h, w, h);
  stand_on_plate(f, rect);
  draw_scale_bar(f, look, rect);
  if (varies) text_at(f, rect.min_x + 12, rect.max_y - latitude_line / 2 - 3, font::small, f.colours.muted, where);
  return rect;
}

ScreenRect PicturePanel::draw_title(PanelFrame& f, const ScreenRect& picture) const {
  if (furniture_.title.empty()) return {};
  constexpr double across = 14, above = 8;
  const bool small = picture.width() < 900;
  const Font face{Face::serif_bold, small ? 22.0f : font::title.size_px};
  const TextLayout layout(f.fonts, face, furniture_.title, picture.width() - 2 * inset - 2 * across, small ? 30 : 40);
  const ScreenRect rect = box(picture.min_x + inset, picture.min_y + inset, std::ceil(layout.width_px()) + 2 * across,
                              layout.height_px() + 2 * above);
  stand_on_plate(f, rect);
  layout.draw(f, {rect.min_x + across, rect.min_y + above}, f.colours.ink, {}, rect.min_y, rect.max_y);
  record(f, rect, "Title", furniture_.title);
  return rect;
}

void PicturePanel::draw_legend(PanelFrame& f, const ScreenRect& room, const ScreenRect& title) {
  constexpr double most_share = 0.55, around = 12;
  legend_.update(f);
  if (legend_.empty()) return;
  const auto fits = [&](double top) {
    return legend_.lay_out(f, room.width() * most_share - 2 * around, room.max_y - top - 2 * around);
  };
  double top = room.min_y;
  std::optional<PictureLegend::Size> size = fits(top);
  if (title.width() > 0 && (!size || title.max_x + gap > room.max_x - size->width_px - 2 * around)) {
    top = title.max_y + gap;
    size = fits(top);
  }
  if (!size) return record(f, room, "No room for the legend");
  const ScreenRect rect =
      box(room.max_x - size->width_px - 2 * around, top, size->width_px + 2 * around, size->height_px + 2 * around);
  stand_on_plate(f, rect, 1);  // a symbol that shone through would be taken for one of the legend
  legend_.draw(f, {rect.min_x + around, rect.min_y + around});
}

}  // namespace app
