#include "app/ui/panels/trace_panel.h"

#include <algorithm>

#include "app/core/numbers.h"
#include "app/core/river_report.h"
#include "app/core/river_words.h"
#include "app/ui/room.h"
#include "app/ui/swatch.h"
#include "app/ui/text_layout.h"
#include "app/ui/widgets.h"

namespace app {

namespace {

using Direction = RiverQuestion::Direction;

constexpr double top_bar = 40, status_bar = 24;
constexpr double margin = 24, header_height = 48, actions_height = 44;
constexpr double km_right = 64, mark_x = 84, name_x = 108;
constexpr double name_line = 22, note_line = 17, row_gap = 8;

struct Choice {
  Direction direction;
  const char* label;
};
constexpr Choice choices[] = {
    {Direction::down, "Down to the sea"}, {Direction::up_main, "Up the main stem"}, {Direction::up, "All above"}};

// The feature that shows a site.
std::optional<Target> target_of(const PanelFrame& f, const RiverEvent& event) {
  if (!event.site) return std::nullopt;
  const RiverSite& site = f.view.rivers->guide->sites[*event.site];
  const Layer* layer = f.view.library->layer(site.layer);
  if (layer == nullptr || !layer->content) return std::nullopt;
  const auto feature = layer->content->features->find(site.id);
  if (!feature) return std::nullopt;
  return Target{site.layer, *feature, site.place};
}

// The key of the section whose measurements a press on the row opens; empty: there are none.
std::string series_of_row(const PanelFrame& f, const RiverEvent& event) {
  if (!event.site) return {};
  const std::string& id = f.view.rivers->guide->sites[*event.site].id;
  return sections_called(*f.view.measurements, id).empty() ? std::string() : id;
}

std::string words_of_links(const PanelFrame& f, const RiverEvent& event) {
  if (event.links.empty()) return {};
  if (event.links.size() == 1) return std::string(f.word("In the article"));
  return f.say(geodata::text("In the article, {} times", event.links.size()));
}

std::vector<std::string> wrapped(PanelFrame& f, Font font, const std::string& words, double width) {
  const TextLayout layout(f.fonts, font, words, width, note_line);
  std::vector<std::string> lines;
  for (const TextLayout::Line& line : layout.lines()) lines.push_back(words.substr(line.first, line.last - line.first));
  return lines;
}

}  // namespace

bool TracePanel::close(PanelFrame& f) {
  if (!f.view.session->shows_traces()) return false;
  if (f.view.session->tool == Tool::trace) {
    f.send(command::SetTool{Tool::choose});
  } else {
    f.send(command::OpenTrace{std::nullopt});
  }
  return true;
}

std::optional<ScreenRect> TracePanel::place(PanelFrame& f) {
  if (!f.view.settings->article_open || !f.view.session->shows_traces()) return std::nullopt;
  return ScreenRect{0, top_bar, f.view.map_rect.min_x, f.height_px - status_bar};
}

void TracePanel::lay_out(PanelFrame& f, double width) {
  const std::size_t tables = f.view.measurements->tables.size();
  if (shown_ == f.view.rivers->shown && language_ == f.language && width_ == width && tables_ == tables) return;
  if (shown_ != f.view.rivers->shown) scroll_ = ScrollArea{};
  shown_ = f.view.rivers->shown, language_ = f.language, width_ = width, tables_ = tables;
  rows_.clear();
  content_height_ = row_gap;
  if (!shown_) return;
  const RiverGuide& guide = *f.view.rivers->guide;
  const RiverAnswer& answer = shown_->answer;
  const double room = width - name_x - margin;
  for (std::size_t i = 0; i < answer.events.size(); ++i) {
    const RiverEvent& event = answer.events[i];
    const FeatureNames names = names_of(guide, event);
    Row row;
    row.event = i;
    row.km = kilometres(event.distance_m);
    row.name = f.own(names.name.empty() ? names.name_zh : names.name, names.name_zh);
    row.other_name = f.chinese() ? names.name : names.name_zh;
    if (row.other_name == row.name) row.other_name.clear();
    row.notes = wrapped(f, font::small, note_of(guide, answer, event, f.language), room);
    if (event.most_probable) {
      const std::string words = f.say(geodata::text("a spill peaks here after {}, at the fastest after {}",
                                                    duration(event.most_probable->peak_s, f.language),
                                                    duration(event.fastest->peak_s, f.language)));
      for (std::string& line : wrapped(f, font::small, words, room)) row.notes.push_back(std::move(line));
    }
    row.height = name_line + note_line * static_cast<double>(row.notes.size()) + row_gap;
    row.series = series_of_row(f, event);
    if (!event.links.empty() || !row.series.empty()) row.height += note_line;
    content_height_ += row.height;
    rows_.push_back(std::move(row));
  }
}

double TracePanel::draw_header(PanelFrame& f, const ScreenRect& rect) {
  const double y = rect.min_y + header_height / 2;
  icon(f, {margin + 4, y}, "icon-chevron-left", f.colours.link, 14);
  const Press back = link(f, margin + 16, y + 5, font::text, "Article", f.word("Article"));
  const bool close_pressed =
      icon_button(f, box(rect.max_x - margin - 24, rect.min_y + 8, 32, 32), "icon-close", "Close");
  if (back.clicked || close_pressed) {
    f.send(command::SetTool{Tool::choose});
    f.send(command::OpenTrace{std::nullopt});
  }
  const std::size_t count = f.view.session->traces.size();
  const auto& open = f.view.session->trace;
  if (count < 2 || !open) return rect.min_y + header_height;
  // Kept traces: one after the other.
  const std::string words = f.say(geodata::text("{} of {}", *open + 1, count));
  const double w = text_width(f, font::small, words), right = rect.max_x - margin - 36;
  if (icon_button(f, box(right - 28, rect.min_y + 10, 28, 28), "icon-chevron-right", "Next trace"))
    f.send(command::OpenTrace{(*open + 1) % count});
  text_at(f, right - 32 - w, y, font::small, f.colours.muted, words);
  if (icon_button(f, box(right - 64 - w, rect.min_y + 10, 28, 28), "icon-chevron-left", "Previous trace"))
    f.send(command::OpenTrace{(*open + count - 1) % count});
  return rect.min_y + header_height;
}

double TracePanel::draw_directions(PanelFrame& f, double x, double y) {
  for (const Choice& choice : choices) {
    const std::string_view words = f.word(choice.label);
    const bool on = f.view.session->trace_direction == choice.direction;
    const ScreenRect rect = box(x, y, text_width(f, on ? font::small_bold : font::small, words) + 20, 26);
    const Press p = press(f, rect, choice.label, on ? "on" : "off");
    app::fill(f, rect, on ? f.colours.mark : f.colours.field, 4);
    text_centred(f, rect, on ? font::small_bold : font::small, on || p.hovered ? f.colours.ink : f.colours.muted,
                 words);
    focus_ring(f, rect, p);
    if (p.clicked && !on) f.send(command::TurnTrace{choice.direction});
    x = rect.max_x + 6;
  }
  return y + 26;
}

double TracePanel::draw_hint(PanelFrame& f, const ScreenRect& rect, double y, std::string_view words) {
  const TextLayout layout(f.fonts, font::text, words, rect.width() - 2 * margin, 22);
  layout.draw(f, {margin, y}, f.colours.ink, {}, rect.min_y, rect.max_y);
  record(f, box(margin, y, rect.width() - 2 * margin, layout.height_px()), "Hint", words);
  return y + layout.height_px();
}

double TracePanel::draw_figures(PanelFrame& f, const ScreenRect& rect, double y) {
  const RiverAnswer& answer = shown_->answer;
  const FeatureNames& names = shown_->start.names;
  const std::string start = f.own(names.name.empty() ? names.name_zh : names.name, names.name_zh);
  title_ = f.say(title_of(answer, start));
  text(f, margin, y + 18, font::heading, f.colours.ink, elided(f, font::heading, title_, rect.width() - 2 * margin));
  record(f, box(margin, y, rect.width() - 2 * margin, 24), "Title", title_);
  y += 40;
  double by_river_m = answer.trace.length_m;
  if (answer.question.direction == Direction::up) {
    by_river_m = 0;
    for (const geodata::TraceStep& step : answer.trace.steps) by_river_m += step.to_m - step.from_m;
  }
  struct Figure {
    double metres;
    std::string_view label;
  };
  const Figure figures[] = {{by_river_m, f.word("by river")},
                            {answer.question.start.overland_m, f.word("over land")},
                            {answer.estimated_m, f.word("on estimated lines")}};
  const double step = (rect.width() - 2 * margin) / 3;
  double x = margin;
  for (const Figure& figure : figures) {
    text(f, x, y + 14, font::heading, f.colours.ink, kilometres(figure.metres) + " km");
    text(f, x, y + 34, font::small, f.colours.muted, elided(f, font::small, figure.label, step - 8));
    x += step;
  }
  y += 46;
  std::string words = joined(notes_of(answer.question.start), f.language);
  if (answer.no_time && answer.question.direction == Direction::down) {
    const std::string none = f.say(describe(*f.view.rivers->guide, *answer.no_time, f.language));
    words += f.chinese() ? "。" + none + "。" : ". " + none + ".";
  }
  const TextLayout layout(f.fonts, font::small, words, rect.width() - 2 * margin, note_line);
  layout.draw(f, {margin, y}, f.colours.muted, {}, rect.min_y, rect.max_y);
  return y + layout.height_px() + 10;
}

void TracePanel::draw_mark(PanelFrame& f, const RiverEvent& event, ScreenXY centre, geodata::Colour ground) {
  if (const auto target = target_of(f, event)) {
    const Layer& layer = *f.view.library->layer(target->layer);
    if (const geodata::StyleRule* rule = rule_of(layer, target->feature)) {
      app::fill(f, box(centre.x - 10, centre.y - 10, 20, 20), ground);
      draw_swatch(f, centre, layer.spec, rule);
      return;
    }
  }
  const bool end = event.kind == RiverEvent::Kind::end || event.kind == RiverEvent::Kind::start;
  disc(f, centre, end ? 6 : 4.5, f.colours.link);
  if (end) disc(f, centre, 2.5, ground);
}

void TracePanel::go_to(PanelFrame& f, const RiverEvent& event) {
  Camera camera = f.view.map.camera;
  const geodata::LngLat at = event.site ? f.view.rivers->guide->sites[*event.site].at : event.at;
  camera.centre = camera_at(at, camera.zoom).centre;
  camera.zoom = std::max(camera.zoom, 10.5);
  f.send(command::FlyTo{camera});
}

bool TracePanel::draw_row(PanelFrame& f, const Row& row, const ScreenRect& rect) {
  const RiverEvent& event = shown_->answer.events[row.event];
  const RiverGuide& guide = *f.view.rivers->guide;
  // The link first: it lies on the row, and takes the pointer from it.
  const double link_y = rect.min_y + name_line + note_line * static_cast<double>(row.notes.size());
  const std::string link_words = words_of_links(f, event);
  Press to_text;
  const ScreenRect link_rect = box(name_x, link_y, text_width(f, font::small, link_words), note_line);
  if (!link_words.empty()) to_text = press(f, link_rect, "Read " + row.name);
  Press to_series;
  const std::string_view series_words = row.series.empty() ? std::string_view() : f.word("Measurements");
  const ScreenRect series_rect = box(link_words.empty() ? name_x : link_rect.max_x + 16, link_y,
                                     text_width(f, font::small, series_words), note_line);
  if (!row.series.empty()) to_series = press(f, series_rect, "Measurements of " + row.name);
  const Press p = press(f, {rect.min_x + 12, rect.min_y, rect.max_x - 12, rect.max_y - 2}, row.name, row.km);
  const std::optional<Target> target = target_of(f, event);
  const auto& over = f.view.hover.target;
  const bool pointed = over && target && over->layer == target->layer && over->feature == target->feature;
  const bool lit = p.hovered || p.focused || to_text.hovered || to_series.hovered || pointed;
  if (lit) {
    app::fill(f, {rect.min_x + 12, rect.min_y, rect.max_x - 12, rect.max_y - 2}, f.colours.mark, 4);
  }
  if (p.hovered || p.focused || to_text.hovered || to_series.hovered) {
    f.out.hover.trace_m = event.distance_m;
    if (target) f.out.hover.target = target;
  }
  // The way itself, from mark to mark; dashed where the line is an estimate.
  const double y = rect.min_y + name_line / 2 + 1;
  const bool last = row.event + 1 == rows_.size();
  if (!last && shown_->answer.question.direction != Direction::up) {
    const double bottom = rect.max_y + name_line / 2;
    const double dash = guide.rivers.estimated(event.reach) ? 5 : bottom;
    for (double at = y; at < bottom; at += dash * 1.6) {
      app::fill(f, {mark_x - 1.5, at, mark_x + 1.5, std::min(at + dash, bottom)}, f.colours.link);
    }
  }
  text_right(f, km_right, y, font::small, f.colours.muted, row.km);
  const bool main = event.kind != RiverEvent::Kind::site || event.site == shown_->answer.events.front().site;
  const Font name_font = main ? font::text_bold : font::text;
  const std::string name = elided(f, name_font, row.name, rect.max_x - margin - name_x);
  const double w = text_at(f, name_x, y, name_font, f.colours.ink, name);
  const double room = rect.max_x - margin - name_x - w - 8;
  if (room > 30)
    text_at(f, name_x + w + 8, y, font::small, f.colours.muted, elided(f, font::small, row.other_name, room));
  double note_y = rect.min_y + name_line + 12;
  for (const std::string& note : row.notes) {
    text(f, name_x, note_y, font::small, f.colours.muted, note);
    note_y += note_line;
  }
  if (!link_words.empty()) {
    text(f, name_x, link_y + 12, font::small, f.colours.link, link_words);
    if (to_text.hovered) app::fill(f, box(name_x, link_y + 14, link_rect.width(), 1), f.colours.link);
    focus_ring(f, link_rect, to_text);
  }
  if (!row.series.empty()) {
    text(f, series_rect.min_x, link_y + 12, font::small, f.colours.link, series_words);
    if (to_series.hovered) app::fill(f, box(series_rect.min_x, link_y + 14, series_rect.width(), 1), f.colours.link);
    focus_ring(f, series_rect, to_series);
  }
  focus_ring(f, {rect.min_x + 12, rect.min_y, rect.max_x - 12, rect.max_y - 2}, p);
  if (to_text.clicked) {
    const geodata::Link& mention = f.view.library->atlas->links[event.links.front()];
    f.send(command::SetTool{Tool::choose});
    f.send(command::OpenTrace{std::nullopt});
    if (mention.place) f.send(command::SelectPlace{*mention.place, 0, true});
  } else if (p.clicked || to_series.clicked) {
    go_to(f, event);
    if (!row.series.empty()) f.send(command::OpenMeasurements{row.series});
  }
  return lit;
}

void TracePanel::draw_rows(PanelFrame& f, const ScreenRect& view) {
  scroll_.update(f, view, content_height_);
  const Clip clip(f, view);
  double y = view.min_y + row_gap - scroll_.offset();
  struct Mark {
    const Row* row;
    double y;
    bool lit;
  };
  std::vector<Mark> marks;  // they stand over the line that joins them
  for (const Row& row : rows_) {
    const ScreenRect rect = box(view.min_x, y, view.width() - 1, row.height);
    y += row.height;
    if (rect.max_y < view.min_y - 40 || rect.min_y > view.max_y) continue;
    marks.push_back({&row, rect.min_y + name_line / 2 + 1, draw_row(f, row, rect)});
  }
  for (const Mark& mark : marks) {
    draw_mark(f, shown_->answer.events[mark.row->event], {mark_x, mark.y}, mark.lit ? f.colours.mark : f.colours.paper);
  }
  scroll_.draw_bar(f);
}

void TracePanel::show_all(PanelFrame& f) {
  const geodata::WorldBox all = box_of(*f.view.rivers->guide, *shown_);
  constexpr double padding_px = 40;
  const MapRoom room = room_beside_drawer(f.view.map_rect.width(), *f.view.settings);
  const double width = f.view.map_rect.width() - room.right_px, height = f.view.map_rect.height();
  const Camera camera = fitted(all, width, height, padding_px);
  f.send(command::FlyTo{panned({camera, width, height}, -room.right_px / 2, 0)});
}

void TracePanel::draw_actions(PanelFrame& f, const ScreenRect& rect) {
  rule_across(f, rect.min_x, rect.max_x, rect.min_y);
  double x = margin;
  const double y = rect.min_y + 8;
  const auto button = [&](std::string_view label) {
    const double w = text_width(f, font::small, f.word(label)) + 24;
    const bool pressed = word_button(f, box(x, y, w, 28), label);
    x += w + 8;
    return pressed;
  };
  if (shown_ && button("Show all of it")) show_all(f);
  if (shown_ && button("Copy the report")) {
    const RiverGuide& guide = *f.view.rivers->guide;
    f.send(command::CopyText{trace_report(guide, shown_->start, shown_->answer, {}, f.language), title_});
  }
  if (button("Remove") && f.view.session->trace) f.send(command::RemoveTrace{*f.view.session->trace});
}

void TracePanel::fill(PanelFrame& f, const ScreenRect& rect) {
  lay_out(f, rect.width());
  double y = draw_header(f, rect);
  y = draw_directions(f, margin, y) + 14;
  const RiverView& rivers = *f.view.rivers;
  if (shown_) {
    y = draw_figures(f, rect, y);
    rule_across(f, rect.min_x, rect.max_x, y);
    draw_rows(f, {rect.min_x, y + 1, rect.max_x - 1, rect.max_y - actions_height});
  } else if (rivers.error) {
    draw_hint(f, rect, y, say(*rivers.error, f.language));
  } else if (!rivers.guide) {
    draw_hint(f, rect, y, f.word("Reading the rivers"));
  } else {
    y = draw_hint(f, rect, y, f.word("Point at the map: the way of the water from there is shown at once.")) + 8;
    draw_hint(f, rect, y,
              f.word("Click to keep it. A mine, a works or a monitoring section begins at its own outfall."));
    if (f.view.session->tool != Tool::trace && primary_button(f, box(margin, y + 64, 120, 30), "Trace"))
      f.send(command::SetTool{Tool::trace});
  }
  if (f.view.session->open_trace() != nullptr)
    draw_actions(f, {rect.min_x, rect.max_y - actions_height, rect.max_x - 1, rect.max_y});
  rule_down(f, rect.max_x - 1, rect.min_y, rect.max_y);
}

}  // namespace app
