#include "app/ui/panels/status_bar.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "app/core/numbers.h"
#include "app/core/subject.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double height = 24, margin = 16;

// Three digits of 1 : n; more would promise what a screen cannot hold.
double rounded(double n) {
  if (!(n > 0)) return 0;
  const double power = std::pow(10, std::max(0.0, std::floor(std::log10(n)) - 2));
  return std::round(n / power) * power;
}

}  // namespace

std::optional<ScreenRect> StatusBar::place(PanelFrame& f) { return box(0, f.height_px - height, f.width_px, height); }

void StatusBar::fill(PanelFrame& f, const ScreenRect& rect) {
  rule_across(f, rect.min_x, rect.max_x, rect.min_y);
  const double y = middle(rect).y + 0.5;
  double right = draw_notices(f, rect, rect.max_x - margin);
  right = draw_jobs(f, rect, right);
  draw_position(f, y, right);
  double x = std::max(432.0, f.view.map_rect.min_x + margin);
  const std::string zoom = f.say(geodata::text("zoom {}", fmt::format("{:.1f}", f.view.map.camera.zoom)));
  const std::string scale = "1 : " + number(rounded(f.view.map.scale_denominator()), 0);
  const double zoom_width = text_width(f, font::small, zoom), scale_width = text_width(f, font::small, scale);
  if (x + zoom_width < right) x += text_at(f, x, y, font::small, f.colours.muted, zoom) + 21;
  if (x + scale_width < right) {
    rule_down(f, x - 11, y - 7, y + 7);
    x += text_at(f, x - 2, y, font::small, f.colours.muted, scale) + margin;
  }
  draw_chosen(f, y, x, right);
}

void StatusBar::draw_position(PanelFrame& f, double y, double right) {
  const geodata::LngLat at = f.view.cursor ? *f.view.cursor : geodata::to_lnglat(f.view.map.camera.centre);
  const std::string degrees = coordinates(at);
  double x = margin;
  x += text_at(f, x, y, font::small, f.colours.ink, degrees) + 17;
  record(f, box(margin, y - 10, x - margin, 20), "Position", degrees);
  const std::string grid = utm(at);
  if (grid.empty() || x + text_width(f, font::small, grid) > right) return;
  rule_down(f, x - 9, y - 7, y + 7);
  record(f, box(x, y - 10, text_at(f, x, y, font::small, f.colours.muted, grid), 20), "Grid", grid);
}

double StatusBar::draw_notices(PanelFrame& f, const ScreenRect& rect, double right) {
  const std::vector<Notice>& notices = f.view.notices->all();
  if (notices.empty()) return right;
  const Notice& last = *f.view.notices->foremost();
  std::string what = f.say(last.message.what);
  // A failure says of which file; what was saved bears its name already.
  if (last.level != Notice::Level::info && !last.message.file.empty()) {
    const std::string name = std::filesystem::path(last.message.file).filename().string();
    if (what.find(name) == std::string::npos) what = f.say(geodata::text("{} ({})", what, name));
  }
  std::string words = notices.size() == 1 ? f.say(geodata::text("1 notice: {}", what))
                                          : f.say(geodata::text("{} notices: {}", notices.size(), what));
  words = elided(f, font::small, words, std::max(120.0, std::min(rect.width() * 0.4, right - rect.min_x - 640)));
  const double w = text_width(f, font::small, words) + 20;
  const ScreenRect at{right - w - 4, rect.min_y + 2, right + 4, rect.max_y - 1};
  const Press p = press(f, at, "Notices", fmt::format("{}", notices.size()));
  if (p.hovered) app::fill(f, at, f.colours.field, 4);
  const double y = middle(rect).y + 0.5;
  const bool calm = last.level == Notice::Level::info;
  icon(f, {right - w + 7, y}, calm ? "icon-info" : "icon-notice", calm ? f.colours.muted : f.colours.accent, 14);
  text_at(f, right - w + 20, y, font::small, f.colours.ink, words);
  focus_ring(f, at, p);
  if (p.clicked) {
    f.open_panels.emplace_back("Notices");
    f.send(command::SeeNotices{});
  }
  return right - w - margin;
}

double StatusBar::draw_jobs(PanelFrame& f, const ScreenRect& rect, double right) {
  if (f.view.jobs.empty()) return right;
  const JobStatus& job = f.view.jobs.front();
  std::string words = f.say(job.title);
  if (job.progress >= 0) words += fmt::format(" {:.0f} %", job.progress * 100);
  if (f.view.jobs.size() > 1) words += " " + f.say(geodata::text("(1 of {})", f.view.jobs.size()));
  words = elided(f, font::small, words, 260);
  if (job.progress >= 0) {
    constexpr double side = 18;
    right -= side;
    if (icon_button(f, box(right, middle(rect).y - side / 2, side, side), "icon-close", "Cancel", {.size_px = 12})) {
      f.send(command::CancelJob{job.id});
    }
    right -= 4;
  }
  const double w = text_width(f, font::small, words), y = middle(rect).y + 0.5;
  text_at(f, right - w, y, font::small, f.colours.muted, words);
  record(f, {right - w, rect.min_y, right, rect.max_y}, "Jobs", words);
  if (job.progress > 0)
    app::fill(f, box(right - w, rect.max_y - 3, w * std::min(1.0, job.progress), 2), f.colours.link);
  return right - w - margin;
}

void StatusBar::draw_chosen(PanelFrame& f, double y, double left, double right) {
  std::string words;
  const Session& session = *f.view.session;
  if (session.selection) {
    const Target& target = session.selection->target();
    const auto station = target.point ? own_station_at(*f.view.measurements, *target.point) : std::nullopt;
    const FeatureNames names = station ? station->section->names : subject_of(*f.view.library, target).names;
    const std::string& first = in_language(names, f.language);
    const std::string& other = &first == &names.name ? names.name_zh : names.name;
    words = f.say(geodata::text("Selected: {}", other.empty() || other == first ? first : first + " " + other));
  } else {
    std::size_t on = 0;
    std::vector<std::string_view> rows;
    for (const Layer& layer : f.view.library->layers) {
      const LayerState* state = session.layer(layer.spec.id);
      if (layer.spec.group.empty() || state == nullptr || !state->on) continue;
      const std::string_view row = layer.spec.row.empty() ? layer.spec.id : layer.spec.row;
      if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row), ++on;
    }
    words = on == 1 ? f.say(geodata::text("1 layer on")) : f.say(geodata::text("{} layers on", on));
  }
  constexpr double least_room = 120;  // half a word tells nothing
  if (right - left < std::min(least_room, text_width(f, font::small, words))) return;
  words = elided(f, font::small, words, right - left);
  text_right(f, right, y, font::small, f.colours.muted, words);
}

}  // namespace app
