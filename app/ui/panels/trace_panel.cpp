#include "app/ui/panels/trace_panel.h"

#include <algorithm>
#include <utility>

#include "app/core/numbers.h"
#include "app/core/river_compare.h"
#include "app/core/river_words.h"
#include "app/ui/room.h"
#include "app/ui/text_layout.h"
#include "app/ui/widgets.h"

namespace app {

namespace {

constexpr double top_bar = 40, status_bar = 24;
constexpr double margin = 24, header_height = 48, actions_height = 44;
constexpr double note_line = 17, title_line = 26;

struct Choice {
  TraceDirection direction;
  const char* label;
};
constexpr Choice choices[] = {{TraceDirection::down, "Down to the mouth"},
                              {TraceDirection::up_main, "Up the main stem"},
                              {TraceDirection::up, "All above"}};

}  // namespace

bool TracePanel::close(PanelFrame& f) {
  if (!f.view.session->shows_traces()) return false;
  if (details_.stop_editing()) return true;
  if (std::exchange(naming_, false)) return true;
  if (list_.close_row()) return true;
  if (f.view.rivers->drop) {
    f.send(command::FollowWater{false});
    return true;
  }
  if (f.view.session->tool == Tool::trace) {
    f.send(command::SetTool{Tool::choose});
  } else {
    f.send(command::OpenTrace{std::nullopt});
  }
  return true;
}

std::optional<ScreenRect> TracePanel::place(PanelFrame& f) {
  if (f.view.parts.column_px <= 0 || !f.view.session->shows_traces()) return std::nullopt;
  return ScreenRect{0, top_bar, f.view.map_rect.min_x, f.height_px - status_bar};
}

double TracePanel::draw_header(PanelFrame& f, const ScreenRect& rect) {
  const double y = rect.min_y + header_height / 2;
  icon(f, {margin + 4, y}, "icon-chevron-left", f.colours.link, 14);
  const bool has_article = !f.view.library->atlas->article.paragraphs.empty();
  const Press back = link(f, margin + 16, y + 5, font::text, "Article", f.word(has_article ? "Article" : "Map"));
  const bool close_pressed =
      icon_button(f, box(rect.max_x - margin - 24, rect.min_y + 8, 32, 32), "icon-close", "Close");
  if (back.clicked || close_pressed) {
    f.send(command::SetTool{Tool::choose});
    f.send(command::OpenTrace{std::nullopt});
  }
  return rect.min_y + header_height;
}

// In a narrow column the last ones go to a row of their own.
double TracePanel::draw_directions(PanelFrame& f, double x, double y, double right) {
  const double left = x;
  for (const Choice& choice : choices) {
    const std::string_view words = f.word(choice.label);
    const bool on = f.view.session->direction() == choice.direction;
    const double width = text_width(f, on ? font::small_bold : font::small, words) + 20;
    if (x > left && x + width > right) x = left, y += 30;
    const ScreenRect rect = box(x, y, width, 26);
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

// The name, which a press makes a field to type another in; under a name of the reader's own what the trace is.
double TracePanel::draw_title(PanelFrame& f, const ScreenRect& rect, double y) {
  const TraceState& trace = *f.view.session->open_trace();
  TraceState unnamed = trace;
  unnamed.name.clear();
  const std::string title = name_of(*f.view.rivers->guide, unnamed, shown_.get(), f.language);
  const std::string& name = trace.name.empty() ? title : trace.name;
  const TextLayout lines(f.fonts, font::heading, name, rect.width() - 2 * margin, title_line);
  const double more =
      naming_ ? 0 : title_line * static_cast<double>(std::min<std::size_t>(lines.lines().size(), 2) - 1);
  const ScreenRect line = box(margin - 6, y - 3, rect.width() - 2 * margin + 12, 30 + more);
  if (naming_) {
    edit_name(f, line, trace, title);
  } else {
    const Press p = press(f, line, "Title", name);
    if (p.hovered || p.focused) {
      app::fill(f, line, f.colours.field, 4);
      icon(f, {line.max_x - 16, middle(line).y}, "icon-pencil", f.colours.muted, 14);
    }
    for (std::size_t i = 0; i < 2 && i < lines.lines().size(); ++i) {
      const std::size_t end = i == 1 ? name.size() : lines.lines()[i].last;
      const std::size_t first = lines.lines()[i].first;
      text(f, margin, y + 18 + title_line * static_cast<double>(i), font::heading, f.colours.ink,
           elided(f, font::heading, name.substr(first, end - first), rect.width() - 2 * margin));
    }
    focus_ring(f, line, p);
    tooltip(f, line, p, f.word("Give it a name of your own"));
    if (p.clicked) {
      naming_ = true, had_keyboard_ = false;
      field_.set(name);
      field_.take_keyboard();
      f.out.animating = true;
    }
  }
  y += more;
  if (trace.name.empty()) return y + 40;
  text(f, margin, y + 36, font::small, f.colours.muted, elided(f, font::small, title, rect.width() - 2 * margin));
  return y + 52;
}

// Enter or a press elsewhere takes what was typed; nothing, or its own title, is no name.
void TracePanel::edit_name(PanelFrame& f, const ScreenRect& line, const TraceState& trace, const std::string& title) {
  app::fill(f, line, f.colours.field, 4);
  outline(f, line, f.colours.link, 4);
  field_.draw(f, line, 6, "Name", title);
  if (field_.active()) had_keyboard_ = true;
  if (field_.active() || !had_keyboard_) return;
  naming_ = false;
  TraceState changed = trace;
  changed.name = field_.text() == title ? std::string() : std::string(field_.text());
  f.send(command::ChangeTrace{*f.view.session->trace, std::move(changed)});
}

double TracePanel::draw_figures(PanelFrame& f, const ScreenRect& rect, double y) {
  const RiverAnswer& answer = shown_->answer;
  y = draw_title(f, rect, y);
  const RiverFigures measured = figures_of(answer);
  struct Figure {
    std::string value;
    std::string_view label;
  };
  const auto km = [&](double metres) { return f.say(geodata::text("{} km", kilometres(metres))); };
  const bool way_known = answer.question.start.basis != RiverAccess::Basis::nearest_reach;
  Figure figures[] = {{km(measured.by_river_m), f.word("by river")},
                      {way_known ? km(measured.over_land_m) : "–", f.word("over land")},
                      {km(measured.estimated_m), f.word("on estimated lines")}};
  const Catchment* catchment = f.view.rivers->catchment.get();
  if (answer.question.direction == TraceDirection::up) {
    figures[1] = {catchment != nullptr ? f.say(short_area(*catchment)) : "–", f.word("drained here")};
  }
  const double step = (rect.width() - 2 * margin) / 3;
  double x = margin;
  for (const Figure& figure : figures) {
    text(f, x, y + 14, font::heading, f.colours.ink, figure.value);
    text(f, x, y + 34, font::small, f.colours.muted, elided(f, font::small, figure.label, step - 8));
    x += step;
  }
  y += 46;
  std::string words = joined(notes_of(answer.question.start), f.language);
  if (!answer.no_times.empty() && answer.question.direction == TraceDirection::down) {
    const std::string none = f.say(describe(*f.view.rivers->guide, answer.no_times, f.language));
    words += f.chinese() ? "。" + none + "。" : ". " + none + ".";
  }
  if (catchment != nullptr) {
    words += f.chinese() ? "。" : ". ";
    words += f.say(geodata::text("The catchment: {}", joined(notes_of(*f.view.rivers->guide, *catchment), f.language)));
  } else if (f.view.rivers->catchment_error) {
    words += (f.chinese() ? "。" : ". ") + geodata::say(*f.view.rivers->catchment_error, f.language);
  }
  const double room = rect.width() - 2 * margin;
  const TextLayout layout(f.fonts, font::small, words, room, note_line);
  if (layout.lines().size() <= 1 || notes_open_) {
    layout.draw(f, {margin, y}, f.colours.muted, {}, rect.min_y, rect.max_y);
  } else {
    text(f, margin, y + 13, font::small, f.colours.muted, elided(f, font::small, words, room - 26));
  }
  const bool folds = layout.lines().size() > 1;
  const double height = notes_open_ || !folds ? layout.height_px() : note_line;
  const ScreenRect arrow = box(rect.max_x - margin - 22, y + height - note_line - 2, 22, 20);
  if (folds && icon_button(f, arrow, notes_open_ ? "icon-chevron-up" : "icon-chevron-down", "More on the start",
                           {.on = notes_open_, .size_px = 12}))
    notes_open_ = !notes_open_;
  return y + height + 8;
}

void TracePanel::show_all(PanelFrame& f) {
  const geodata::WorldBox all = box_of(*f.view.rivers);
  f.send(command::FlyTo{beside_drawer(all, f.view.map_rect.width(), f.view.map_rect.height(), *f.view.settings)});
}

void TracePanel::draw_actions(PanelFrame& f, const ScreenRect& rect) {
  rule_across(f, rect.min_x, rect.max_x, rect.min_y);
  const bool following = f.view.rivers->drop.has_value(), way = f.view.session->shows_profile();
  struct Action {
    std::string_view label, icon;
    bool offered;
  };
  const Action actions[] = {{following ? "Stop" : "Follow the water", "icon-drop", shown_ && way},
                            {"Show all of it", "icon-route", shown_ != nullptr},
                            {"Export", "icon-export", shown_ != nullptr},
                            {"Remove", "icon-close", true}};
  constexpr double gap = 8, padding = 20, icon_side = 32;
  double words = -gap;
  for (const Action& a : actions)
    if (a.offered)
      words += text_width(f, font::small, f.word(a.icon == "icon-drop" ? "Follow the water" : a.label)) + padding + gap;
  const bool wide = words <= rect.width() - 2 * margin;  // else signs alone
  double x = margin;
  for (const Action& a : actions) {
    if (!a.offered) continue;
    // What follows a button whose word changes stays under the pointer's way.
    const double w = wide && &a == actions ? std::max(text_width(f, font::small, f.word("Stop")),
                                                      text_width(f, font::small, f.word("Follow the water"))) +
                                                 padding
                     : wide ? text_width(f, font::small, f.word(a.label)) + padding
                            : icon_side;
    const ScreenRect at = box(x, rect.min_y + 8, w, 28);
    if (wide ? word_button(f, at, a.label) : icon_button(f, at, a.icon, a.label)) act(f, a.label);
    x += w + gap;
  }
}

void TracePanel::act(PanelFrame& f, std::string_view label) {
  if (label == "Show all of it") return show_all(f);
  if (label == "Export") return f.open_panels.emplace_back("Export"), void();
  if (label == "Remove") return f.send(command::RemoveTrace{*f.view.session->trace});
  f.send(command::FollowWater{!f.view.rivers->drop.has_value()});
}

// What stands above the list: the kept traces, the direction, the figures.
double TracePanel::draw_head(PanelFrame& f, const ScreenRect& rect, double y) {
  if (KeptTraces::wanted(f)) y = kept_.draw(f, rect, y);
  y = draw_directions(f, margin, y, rect.max_x - margin / 2) + 14;
  if (!shown_) return y;
  y = draw_figures(f, rect, y);
  rule_across(f, rect.min_x, rect.max_x, y);
  return y + 1;
}

// In a low window the head scrolls with the list, which would have no room below it.
void TracePanel::draw_answer(PanelFrame& f, const ScreenRect& rect, double y) {
  constexpr double least_list = 150;
  const double bottom = rect.max_y - actions_height;
  const bool low = bottom - y - head_height_ < least_list;
  double head = 0;
  if (!low) {
    head_height_ = draw_head(f, rect, y) - y;
    y += head_height_;
  } else {
    head = head_height_;
  }
  const ScreenRect view{rect.min_x, y, rect.max_x - 1, bottom};
  const double above = head + details_.height_px();
  scroll_.update(f, view, above + list_.height_px());
  if (const auto row = list_.newly_passed(f)) {
    constexpr double ahead_px = 60;
    scroll_.show(above + row->first, above + row->second, ahead_px);
  }
  if (const auto row = list_.newly_opened()) scroll_.show(above + row->first, above + row->second, 8);
  const Clip clip(f, view);
  const double top = view.min_y - scroll_.offset();
  if (low) head_height_ = draw_head(f, rect, top) - top;
  if (low && head_height_ != head) f.out.animating = true;
  details_.draw(f, view, top + head);
  list_.draw(f, view, top + above);
  scroll_.draw_bar(f);
}

void TracePanel::fill(PanelFrame& f, const ScreenRect& rect) {
  if (shown_ != f.view.rivers->shown) naming_ = false;
  shown_ = f.view.rivers->shown;
  if (list_.lay_out(f, rect.width())) scroll_ = ScrollArea{};
  details_.lay_out(f, rect.width());
  double y = draw_header(f, rect);
  const RiverView& rivers = *f.view.rivers;
  if (!shown_) y = draw_head(f, rect, y);
  if (shown_) {
    draw_answer(f, rect, y);
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
