#include "app/ui/panels/trace_rows.h"

#include <algorithm>
#include <utility>

#include "app/core/river_words.h"
#include "app/core/subject.h"
#include "app/ui/panels/kept_traces.h"
#include "app/ui/swatch.h"
#include "app/ui/text_layout.h"

namespace app {

namespace {

constexpr double margin = 24, km_right = 64, mark_x = 84, name_x = 108;
constexpr double name_line = 22, note_line = 17, row_gap = 8;

// The feature that shows a site.
std::optional<Target> target_of(const PanelFrame& f, const RiverEvent& event) {
  if (!event.site) return std::nullopt;
  const RiverSite& site = f.view.rivers->guide->sites[*event.site];
  const Layer* layer = f.view.library->layer(site.layer);
  if (layer == nullptr || !layer->content) return std::nullopt;
  const auto feature = layer->content->features->find(site.id);
  if (!feature) return std::nullopt;
  return Target{site.layer, *feature, place_of(*f.view.library, site.layer, *feature)};
}

std::string words_of_links(const PanelFrame& f, const RiverEvent& event) {
  if (event.links.empty()) return {};
  if (event.links.size() == 1) return std::string(f.word("In the article"));
  return f.say(geodata::text("In the article, {} times", event.links.size()));
}

// The key of the section whose measurements a press on the row opens; empty: there are none.
std::string series_of_row(const PanelFrame& f, const RiverEvent& event) {
  if (!event.site) return {};
  const std::string& id = f.view.rivers->guide->sites[*event.site].id;
  return sections_called(*f.view.measurements, id).empty() ? std::string() : id;
}

std::vector<std::string> wrapped(PanelFrame& f, Font font, const std::string& words, double width) {
  const TextLayout layout(f.fonts, font, words, width, note_line);
  std::vector<std::string> lines;
  for (const TextLayout::Line& line : layout.lines()) lines.push_back(words.substr(line.first, line.last - line.first));
  return lines;
}

}  // namespace

bool TraceRows::lay_out(PanelFrame& f, double width) {
  const std::size_t tables = f.view.measurements->tables.size();
  if (shown_ == f.view.rivers->shown && language_ == f.language && width_ == width && tables_ == tables) return false;
  if (shown_ != f.view.rivers->shown) open_.reset();
  shown_ = f.view.rivers->shown, language_ = f.language, width_ = width, tables_ = tables;
  last_passed_.reset();
  rows_.clear(), row_of_.clear(), stays_.clear();
  if (!shown_) return true;
  for (std::size_t i = 0; i < shown_->answer.events.size(); ++i)
    if (!add_stay(i)) add_row(f, i);
  tell_stays(f);
  if (!rows_.empty()) rows_.back().last = true;
  return true;
}

bool TraceRows::add_stay(std::size_t i) {
  using Kind = RiverEvent::Kind;
  const RiverEvent& event = shown_->answer.events[i];
  if (!event.area || (event.kind != Kind::enters && event.kind != Kind::exits)) return false;
  const auto [at, fresh] = stays_.try_emplace(*event.area, Stays{rows_.size(), {}});
  Stays& stays = at->second;
  if (event.kind == Kind::enters) stays.from_to_m.emplace_back(event.distance_m, event.area_to_m);
  if (!fresh) row_of_.push_back(stays.row);
  return !fresh;
}

void TraceRows::add_row(PanelFrame& f, std::size_t i) {
  const RiverGuide& guide = *f.view.rivers->guide;
  const RiverAnswer& answer = shown_->answer;
  const RiverEvent& event = answer.events[i];
  const double room = width_ - name_x - margin;
  const FeatureNames names = names_of(guide, event);
  Row row;
  row.event = i;
  row.km = kilometres(event.distance_m);
  row.name = in_language(names, f.language);
  row.other_name = f.chinese() ? names.name : names.name_zh;
  if (row.other_name == row.name) row.other_name.clear();
  row.brief = note_of(guide, answer, event, f.language);
  row.notes = wrapped(f, font::small, row.brief, room);
  if (event.most_probable && event.fastest && event.peak_range) {
    const std::string peak = duration(event.most_probable->peak_s, f.language);
    const std::string range = f.say(range_words(*event.peak_range, f.language));
    const std::string soonest = duration(event.fastest->peak_s, f.language);
    const std::string words = f.say(
        event.times_from_m > 0
            ? geodata::text("counted from km {}: a spill there peaks here after about {} ({}), hardly ever before {}",
                            kilometres(event.times_from_m), peak, range, soonest)
            : geodata::text("a spill peaks here after about {} ({}), hardly ever before {}", peak, range, soonest));
    for (std::string& line : wrapped(f, font::small, words, room)) row.notes.push_back(std::move(line));
  }
  row.series = series_of_row(f, event);
  row_of_.push_back(rows_.size());
  rows_.push_back(std::move(row));
}

// "within it from km 12.3 to 45.6, 60.1 to 70.2"
void TraceRows::tell_stays(PanelFrame& f) {
  for (const auto& [area, stays] : stays_) {
    Row& row = rows_[stays.row];
    std::string parts;
    for (const auto& [from_m, to_m] : stays.from_to_m)
      add_words(parts, ", ", kilometres(from_m) + "–" + kilometres(to_m));
    row.brief = f.say(geodata::text("in it at km {}", parts));
    row.notes = wrapped(f, font::small, row.brief, width_ - name_x - margin);
  }
}

double TraceRows::height_of(const Row& row) const {
  if (!is_open(row)) return name_line + 2;
  const bool links = !shown_->answer.events[row.event].links.empty() || !row.series.empty();
  return name_line + note_line * static_cast<double>(row.notes.size() + (links ? 1 : 0)) + row_gap;
}

double TraceRows::height_px() const {
  double height = row_gap;
  for (const Row& row : rows_) height += height_of(row);
  return height;
}

void TraceRows::draw_mark(PanelFrame& f, const RiverEvent& event, ScreenXY centre, geodata::Colour ground) {
  if (const auto target = target_of(f, event)) {
    const Layer& layer = *f.view.library->layer(target->layer);
    if (const geodata::StyleRule* rule = rule_of(layer, target->feature)) {
      app::fill(f, box(centre.x - 10, centre.y - 10, 20, 20), ground);
      draw_swatch(f, centre, layer.spec, rule);
      return;
    }
  }
  using Kind = RiverEvent::Kind;
  if (event.kind == Kind::dam) {  // across the way
    app::fill(f, box(centre.x - 7, centre.y - 2.5, 14, 5), f.colours.ink, 1);
    return;
  }
  if (event.kind == Kind::enters || event.kind == Kind::exits) {  // a boundary
    app::fill(f, box(centre.x - 8, centre.y - 3, 16, 6), ground);
    for (const double x : {-7.0, -1.5, 4.0}) app::fill(f, box(centre.x + x, centre.y - 1, 3.5, 2), f.colours.muted);
    return;
  }
  const bool end = event.kind == Kind::end || event.kind == Kind::start;
  disc(f, centre, end ? 6 : 4.5, way_colour(f));
  if (end) disc(f, centre, 2.5, ground);
}

void TraceRows::go_to(PanelFrame& f, const RiverEvent& event) {
  Camera camera = f.view.map.camera;
  const geodata::LngLat at = event.site ? f.view.rivers->guide->sites[*event.site].at : event.at;
  camera.centre = camera_at(at, camera.zoom).centre;
  camera.zoom = std::max(camera.zoom, 10.5);
  f.send(command::FlyTo{camera});
}

// Down the way the last one above the drop; up the main stem the drop comes from the far end.
std::optional<std::size_t> TraceRows::passed(const PanelFrame& f) const {
  if (!shown_ || !f.view.rivers->drop || !f.view.rivers->drop->running) return std::nullopt;
  constexpr double within_m = 1;
  const double at_m = f.view.rivers->drop->trace_m;
  const std::vector<RiverEvent>& events = shown_->answer.events;
  if (shown_->answer.question.direction == TraceDirection::down) {
    std::size_t found = 0;
    if (at_m <= 0) return found;  // still over land
    for (std::size_t i = 0; i < events.size(); ++i)
      if (events[i].distance_m <= at_m + within_m) found = i;
    return found;
  }
  const auto found = std::find_if(events.begin(), events.end(),
                                  [&](const RiverEvent& event) { return event.distance_m >= at_m - within_m; });
  return found == events.end() ? events.size() - 1 : static_cast<std::size_t>(found - events.begin());
}

std::optional<std::pair<double, double>> TraceRows::newly_passed(const PanelFrame& f) {
  const std::optional<std::size_t> now = passed(f);
  if (now == last_passed_) return std::nullopt;
  last_passed_ = now;
  return now ? std::optional(extent_of(*now)) : std::nullopt;
}

std::optional<std::pair<double, double>> TraceRows::newly_opened() {
  if (!std::exchange(opened_now_, false) || !open_) return std::nullopt;
  return extent_of(*open_);
}

bool TraceRows::close_row() {
  const bool was_open = open_.has_value();
  open_.reset();
  return was_open;
}

std::pair<double, double> TraceRows::extent_of(std::size_t event) const {
  double y = row_gap;
  const std::size_t row = row_of_[event];
  for (std::size_t i = 0; i < row; ++i) y += height_of(rows_[i]);
  return {y, y + height_of(rows_[row])};
}

TraceRows::RowLinks TraceRows::links_of(PanelFrame& f, const Row& row, const ScreenRect& rect) {
  RowLinks links;
  const double y = rect.min_y + name_line + note_line * static_cast<double>(row.notes.size());
  links.text_words = words_of_links(f, shown_->answer.events[row.event]);
  links.text_rect = box(name_x, y, text_width(f, font::small, links.text_words), note_line);
  if (!links.text_words.empty()) links.to_text = press(f, links.text_rect, "Read " + row.name);
  if (row.series.empty()) return links;
  links.series_words = f.word("Measurements");
  links.series_rect = box(links.text_words.empty() ? name_x : links.text_rect.max_x + 16, y,
                          text_width(f, font::small, links.series_words), note_line);
  links.to_series = press(f, links.series_rect, "Measurements of " + row.name);
  return links;
}

bool TraceRows::is_passed(const PanelFrame& f, const Row& row) const {
  const auto event = passed(f);
  return event && &rows_[row_of_[*event]] == &row;
}

bool TraceRows::draw_row(PanelFrame& f, const Row& row, const ScreenRect& rect) {
  const RiverEvent& event = shown_->answer.events[row.event];
  const ScreenRect ground{rect.min_x + 12, rect.min_y, rect.max_x - 12, rect.max_y - 2};
  // The links first: they lie on the row, and take the pointer from it.
  const RowLinks links = is_open(row) ? links_of(f, row, rect) : RowLinks{};
  const Press p = press(f, ground, row.name, row.km);
  const std::optional<Target> target = target_of(f, event);
  const auto& over = f.view.hover.target;
  const bool pointed = over && target && over->layer == target->layer && over->feature == target->feature;
  const bool lit = p.hovered || p.focused || links.hovered() || pointed || is_passed(f, row);
  if (lit) app::fill(f, ground, f.colours.mark, 4);
  if (p.hovered || p.focused || links.hovered()) {
    f.out.hover.trace_m = event.distance_m;
    if (target) f.out.hover.target = target;
  }
  draw_way(f, row, rect);
  draw_words(f, row, rect);
  draw_links(f, links);
  focus_ring(f, ground, p);
  if (links.to_text.clicked) {
    const geodata::Link& mention = f.view.library->atlas->links[event.links.front()];
    f.send(command::SetTool{Tool::choose});
    f.send(command::OpenTrace{std::nullopt});
    if (mention.place) f.send(command::SelectPlace{*mention.place, 0, true});
  } else if (links.to_series.clicked) {
    f.send(command::OpenMeasurements{row.series});
  } else if (p.clicked) {
    if (!is_open(row)) go_to(f, event);
    open_ = is_open(row) ? std::nullopt : std::optional(row.event);
    opened_now_ = true;
    f.out.animating = true;
  }
  return lit;
}

// The way itself, from mark to mark; dashed where the line is an estimate.
void TraceRows::draw_way(PanelFrame& f, const Row& row, const ScreenRect& rect) {
  if (row.last || shown_->answer.question.direction == TraceDirection::up) return;
  const double bottom = rect.max_y + name_line / 2;
  const bool estimated = f.view.rivers->guide->rivers.estimated(shown_->answer.events[row.event].reach);
  const double dash = estimated ? 5 : bottom;
  for (double at = rect.min_y + name_line / 2 + 1; at < bottom; at += dash * 1.6) {
    app::fill(f, {mark_x - 1.5, at, mark_x + 1.5, std::min(at + dash, bottom)}, way_colour(f));
  }
}

void TraceRows::draw_words(PanelFrame& f, const Row& row, const ScreenRect& rect) {
  const RiverEvent& event = shown_->answer.events[row.event];
  const double y = rect.min_y + name_line / 2 + 1;
  text_right(f, km_right, y, font::small, f.colours.muted, row.km);
  using Kind = RiverEvent::Kind;
  const bool passing = event.kind == Kind::site || event.kind == Kind::enters || event.kind == Kind::exits;
  const bool main = !passing || (event.site && event.site == shown_->answer.events.front().site);
  const Font name_font = main ? font::text_bold : font::text;
  const std::string name = elided(f, name_font, row.name, rect.max_x - margin - name_x);
  const double w = text_at(f, name_x, y, name_font, f.colours.ink, name);
  const double room = rect.max_x - margin - name_x - w - 8;
  constexpr double least_room = 30;
  if (room > least_room) {
    // One line tells the other name, and what there is room for.
    const auto fits = [&](const std::string& words) { return text_width(f, font::small, words) <= room; };
    std::string rest = row.other_name;
    if (!is_open(row)) add_words(rest, " · ", row.brief);
    // Half a word says nothing: then one of the two alone, if that fits.
    if (!fits(rest) && !is_open(row) && !row.brief.empty() && fits(row.brief)) rest = row.brief;
    if (!fits(rest) && !row.other_name.empty() && fits(row.other_name)) rest = row.other_name;
    text_at(f, name_x + w + 8, y, font::small, f.colours.muted, elided(f, font::small, rest, room));
  }
  if (!is_open(row)) return;
  double note_y = rect.min_y + name_line + 12;
  for (const std::string& note : row.notes) {
    text(f, name_x, note_y, font::small, f.colours.muted, note);
    note_y += note_line;
  }
}

void TraceRows::draw_links(PanelFrame& f, const RowLinks& links) {
  const auto draw = [&](const std::string& words, const ScreenRect& rect, const Press& p) {
    if (words.empty()) return;
    text(f, rect.min_x, rect.min_y + 12, font::small, f.colours.link, words);
    if (p.hovered) app::fill(f, box(rect.min_x, rect.min_y + 14, rect.width(), 1), f.colours.link);
    focus_ring(f, rect, p);
  };
  draw(links.text_words, links.text_rect, links.to_text);
  draw(links.series_words, links.series_rect, links.to_series);
}

void TraceRows::draw(PanelFrame& f, const ScreenRect& view, double top) {
  double y = top + row_gap;
  struct Mark {
    const Row* row;
    double y;
    bool lit;
  };
  std::vector<Mark> marks;  // they stand over the line that joins them
  for (const Row& row : rows_) {
    const ScreenRect rect = box(view.min_x, y, view.width() - 1, height_of(row));
    y = rect.max_y;
    if (rect.max_y < view.min_y - 40 || rect.min_y > view.max_y) continue;
    marks.push_back({&row, rect.min_y + name_line / 2 + 1, draw_row(f, row, rect)});
  }
  for (const Mark& mark : marks) {
    draw_mark(f, shown_->answer.events[mark.row->event], {mark_x, mark.y}, mark.lit ? f.colours.mark : f.colours.paper);
  }
}

}  // namespace app
