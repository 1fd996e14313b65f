#include "app/ui/panels/article_panel.h"

#include <algorithm>
#include <cmath>

#include "app/core/subject.h"
#include "app/ui/imgui_compat.h"
#include "app/ui/widgets.h"
#include "geodata/base/utf8.h"

namespace app {
namespace {

constexpr double text_x = 40, right_margin = 24, gutter_x = 24, gutter_step = 11;
constexpr double line_height = 26, paragraph_gap = 14, title_height = 96, end_space = 28;
constexpr double pager_height = 40, top_bar = 40, status_bar = 24;
constexpr double note_gap = 8;
constexpr double least_width = 320, most_width = 560;
constexpr double mark_inset = 2, underline_below = 4;

bool leads_to_map(const geodata::Atlas& atlas, const geodata::Link& link) {
  const bool named = link.mention == geodata::Link::Mention::name || link.mention == geodata::Link::Mention::adjective;
  return named && link.place && atlas.places[*link.place].point;
}

geodata::Colour faint(geodata::Colour c, double opacity) {
  c.a = static_cast<std::uint8_t>(c.a * opacity);
  return c;
}

}  // namespace

std::optional<ScreenRect> ArticlePanel::place(PanelFrame& f) {
  if (f.view.parts.column_px <= 0 || f.view.session->shows_traces()) return std::nullopt;
  return ScreenRect{0, top_bar, f.view.map_rect.min_x, f.height_px - status_bar};
}

bool ArticlePanel::close(PanelFrame&) {
  const bool was_open = open_note_.has_value();
  open_note_.reset();
  return was_open;
}

void ArticlePanel::lay_out(PanelFrame& f, double text_width) {
  const geodata::Atlas& atlas = *f.view.library->atlas;
  if (atlas_ == &atlas && text_width_ == text_width) return;
  if (atlas_ != &atlas) open_note_.reset(), cards_.clear(), scroll_ = ScrollArea{};
  atlas_ = &atlas, text_width_ = text_width;
  paragraphs_.clear();
  std::vector<std::uint32_t> mentions_of(atlas.places.size(), 0);
  for (std::uint32_t i = 0; i < atlas.article.paragraphs.size(); ++i) {
    const std::string& text = atlas.article.paragraphs[i];
    Paragraph p;
    p.layout = TextLayout(f.fonts, font::article, text, text_width, line_height);
    const auto byte = [&](std::uint32_t code_point) {
      return static_cast<std::uint32_t>(geodata::byte_offset(text, code_point));
    };
    for (const std::uint32_t l : atlas.links_in(i)) {
      const geodata::Link& link = atlas.links[l];
      const std::uint32_t number = link.place ? mentions_of[*link.place]++ : 0;
      p.mentions.push_back({l, byte(link.passage.first), byte(link.passage.last), number});
    }
    for (std::uint32_t c = 0; c < atlas.claims.size(); ++c) {
      const geodata::Passage& passage = atlas.claims[c].passage;
      if (passage.paragraph != i) continue;
      Note note{c, byte(passage.first), byte(passage.last), 0, 0};
      const std::vector<TextLayout::Line>& lines = p.layout.lines();
      while (note.line + 1 < lines.size() && lines[note.line + 1].first <= note.first) ++note.line;
      for (const Note& other : p.notes) note.column += other.line == note.line ? 1 : 0;
      p.notes.push_back(note);
    }
    paragraphs_.push_back(std::move(p));
  }
}

void ArticlePanel::place_open_note(PanelFrame& f, double width) {
  double y = title_height;
  for (Paragraph& p : paragraphs_) {
    p.y = y, p.split = SIZE_MAX, p.note_height = 0;
    for (const Note& note : p.notes) {
      if (open_note_ != note.claim) continue;
      const std::vector<TextLayout::Line>& lines = p.layout.lines();
      p.split = note.line;
      while (p.split + 1 < lines.size() && lines[p.split + 1].first < note.last) ++p.split;
      p.note_height = cards_.height(f, atlas_->claims[note.claim], width) + 2 * note_gap;
    }
    y += p.height() + paragraph_gap;
  }
  content_height_ = y - paragraph_gap + end_space;
}

std::optional<ArticlePanel::Marked> ArticlePanel::marked(const PanelFrame& f) const {
  const Session& session = *f.view.session;
  std::optional<Marked> mark;
  if (session.marked) mark = Marked{*session.marked, std::nullopt};
  const auto place = session.selection ? told_place(*f.view.library, session.selection->target()) : std::nullopt;
  if (!place) return mark;
  const std::vector<std::uint32_t> links = atlas_->links_of(*place);
  if (links.empty()) return mark;
  const std::uint32_t link = links[std::min<std::size_t>(session.selection->mention, links.size() - 1)];
  const geodata::Passage& at = atlas_->links[link].passage;
  if (!mark) mark = Marked{atlas_->article.sentence_at(at.paragraph, at.first), link};
  if (mark->passage.paragraph == at.paragraph) mark->link = link;
  return mark;
}

void ArticlePanel::show_passage(const geodata::Passage& passage) {
  if (passage.paragraph >= paragraphs_.size()) return;
  const Paragraph& p = paragraphs_[passage.paragraph];
  const auto first = static_cast<std::uint32_t>(geodata::byte_offset(p.layout.text(), passage.first));
  const auto last = static_cast<std::uint32_t>(geodata::byte_offset(p.layout.text(), passage.last));
  const std::vector<ScreenRect> at = rects(p, {0, p.y}, first, std::max(last, first + 1));
  if (!at.empty()) scroll_.show(at.front().min_y, at.back().max_y, 3 * line_height);
}

void ArticlePanel::follow_session(PanelFrame& f) {
  const std::optional<Marked> now = marked(f);
  if (now != last_marked_ && now) {
    show_passage(now->link ? atlas_->links[*now->link].passage : now->passage);
    if (first_frame_) scroll_.update(f, view_, content_height_), scroll_.at_once();
  }
  last_marked_ = now;
  first_frame_ = false;
}

std::vector<ScreenRect> ArticlePanel::rects(const Paragraph& p, ScreenXY at, std::uint32_t first,
                                            std::uint32_t last) const {
  std::vector<ScreenRect> out = p.layout.rects(first, last);
  const double split_y = p.split == SIZE_MAX ? 1e9 : (static_cast<double>(p.split) + 0.5) * line_height;
  for (ScreenRect& r : out) {
    const double down = at.y + (r.min_y > split_y ? p.note_height : 0);
    r = {r.min_x + at.x, r.min_y + down, r.max_x + at.x, r.max_y + down};
  }
  return out;
}

void ArticlePanel::fill(PanelFrame& f, const ScreenRect& rect) {
  view_ = {rect.min_x, rect.min_y, rect.max_x - 1, rect.max_y - pager_height};
  lay_out(f, rect.width() - text_x - right_margin);
  place_open_note(f, text_width_ + 8);
  follow_session(f);
  for (const PanelKey& k : f.keys) {
    if (k.key == Key::page_down) scroll_.page(f, 1);
    if (k.key == Key::page_up) scroll_.page(f, -1);
  }
  scroll_.update(f, view_, content_height_);
  {
    const Clip clip(f, view_);
    draw_title(f, view_.min_y - scroll_.offset());
    const std::optional<Marked> mark = marked(f);
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) draw_paragraph(f, i, view_, mark);
    if (paragraphs_.empty())
      text(f, text_x, view_.min_y + title_height, font::text, f.colours.muted, f.word("This atlas has no article."));
    scroll_.draw_bar(f);
  }
  draw_pager(f, {rect.min_x, rect.max_y - pager_height, rect.max_x - 1, rect.max_y});
  drag_edge(f, rect);
  rule_down(f, rect.max_x - 1, rect.min_y, rect.max_y);
  const std::size_t shown = paragraph_in_view(f);
  if (shown >= paragraphs_.size()) return;
  for (const Mention& m : paragraphs_[shown].mentions) {
    const auto& place = atlas_->links[m.link].place;
    std::vector<geodata::PlaceIndex>& places = f.out.hover.paragraph_places;
    if (place && std::find(places.begin(), places.end(), *place) == places.end()) places.push_back(*place);
  }
}

void ArticlePanel::draw_title(PanelFrame& f, double y) {
  if (y + title_height < view_.min_y) return;
  const std::string& title = atlas_->article.title.empty() ? atlas_->title : atlas_->article.title;
  const double width = text(f, text_x, y + 50, font::title, f.colours.ink, title);
  if (!atlas_->title_zh.empty() && atlas_->title_zh != title)
    text(f, text_x + width + 12, y + 50, font::title_zh, f.colours.muted, atlas_->title_zh);
  const auto on_map = std::count_if(atlas_->places.begin(), atlas_->places.end(),
                                    [](const geodata::Place& p) { return p.point.has_value(); });
  const std::string counts =
      f.say(geodata::text("{} paragraphs · {} places, {} on the map · {} notes", paragraphs_.size(),
                          atlas_->places.size(), on_map, atlas_->claims.size()));
  text(f, text_x, y + 76, font::small, f.colours.muted,
       elided(f, font::small, counts, view_.max_x - right_margin - text_x));
}

void ArticlePanel::draw_paragraph(PanelFrame& f, std::size_t i, const ScreenRect& view,
                                  const std::optional<Marked>& mark) {
  const Paragraph& p = paragraphs_[i];
  const ScreenXY at{text_x, std::round((view.min_y + p.y - scroll_.offset()) * f.scale) / f.scale};
  if (at.y >= view.max_y || at.y + p.height() < view.min_y) return;
  draw_grounds(f, p, i, at, mark);

  std::vector<TextSpan> colours;
  for (const Mention& m : p.mentions) {
    const bool chosen = mark && mark->link == m.link;
    if (chosen) {
      colours.push_back({m.first, m.last, f.colours.accent});
    } else if (leads_to_map(*atlas_, atlas_->links[m.link])) {
      colours.push_back({m.first, m.last, f.colours.link});
    }
  }
  const double split_y = p.split == SIZE_MAX ? 1e9 : at.y + static_cast<double>(p.split + 1) * line_height;
  p.layout.draw(f, at, f.colours.ink, colours, view.min_y, std::min(view.max_y, split_y));
  if (p.split != SIZE_MAX) {
    p.layout.draw(f, {at.x, at.y + p.note_height}, f.colours.ink, colours,
                  std::max(view.min_y, split_y + p.note_height), view.max_y);
    cards_.draw(f, atlas_->claims[*open_note_], {at.x - 8, split_y + note_gap}, text_width_ + 8);
  }
  draw_mentions(f, p, at, mark);
  draw_notes(f, p, at);
}

void ArticlePanel::draw_grounds(PanelFrame& f, const Paragraph& p, std::size_t i, ScreenXY at,
                                const std::optional<Marked>& mark) {
  if (mark && mark->passage.paragraph == i) {
    const auto first = static_cast<std::uint32_t>(geodata::byte_offset(p.layout.text(), mark->passage.first));
    const auto last = static_cast<std::uint32_t>(geodata::byte_offset(p.layout.text(), mark->passage.last));
    for (const ScreenRect& r : rects(p, at, first, last))
      app::fill(f, {r.min_x - 1, r.min_y + mark_inset, r.max_x + 1, r.max_y - mark_inset}, f.colours.mark);
  }
  if (!f.view.hover.place) return;
  for (const Mention& m : p.mentions) {
    if (atlas_->links[m.link].place != f.view.hover.place) continue;
    for (const ScreenRect& r : rects(p, at, m.first, m.last)) {
      app::fill(f, {r.min_x - 2, r.min_y + mark_inset, r.max_x + 2, r.max_y - mark_inset}, faint(f.colours.glow, 0.35),
                3);
    }
  }
}

void ArticlePanel::draw_mentions(PanelFrame& f, const Paragraph& p, ScreenXY at, const std::optional<Marked>& mark) {
  for (const Mention& m : p.mentions) {
    const geodata::Link& link = atlas_->links[m.link];
    const bool chosen = mark && mark->link == m.link;
    const bool solid = leads_to_map(*atlas_, link);
    const std::string label = p.layout.text().substr(m.first, m.last - m.first);
    bool clicked = false;
    for (const ScreenRect& r : rects(p, at, m.first, m.last)) {
      const double y = std::round(r.min_y + p.layout.baseline(0)) + underline_below;
      if (chosen) {
        app::fill(f, box(r.min_x, y - 1, r.width(), 2), f.colours.accent);
      } else if (solid) {
        app::fill(f, box(r.min_x, y, r.width(), 1), f.colours.link);
      } else {
        dotted_underline(f, r.min_x, r.max_x, y, f.colours.muted);
      }
      if (r.max_y <= view_.min_y || r.min_y >= view_.max_y) continue;
      const Press press_on = press(f, r, label, chosen ? "chosen" : "");
      focus_ring(f, r, press_on, 3);
      clicked = clicked || press_on.clicked;
      if (press_on.focused && f.focus.moved)
        scroll_.show(r.min_y - view_.min_y + scroll_.offset(), r.max_y - view_.min_y + scroll_.offset(), line_height);
      if (!press_on.hovered && !press_on.focused) continue;
      if (link.place) {
        f.out.hover.place = link.place;
        if (press_on.hovered) f.out.pointer = PointerShape::hand;
      } else if (link.time) {
        tooltip(f, r, press_on, link.time->label);
      }
    }
    if (clicked && link.place) f.send(command::SelectPlace{*link.place, m.number, true});
  }
}

void ArticlePanel::draw_notes(PanelFrame& f, const Paragraph& p, ScreenXY at) {
  for (const Note& note : p.notes) {
    const geodata::Claim& claim = atlas_->claims[note.claim];
    const double down = p.split != SIZE_MAX && note.line > p.split ? p.note_height : 0;
    const double y = at.y + (static_cast<double>(note.line) + 0.5) * line_height + down;
    const ScreenXY centre{gutter_x - note.column * gutter_step, y};
    if (y < view_.min_y - 8 || y > view_.max_y + 8) continue;
    const ScreenRect hit = box(centre.x - 6, centre.y - 9, note.column == 0 ? 15 : 11, 18);
    const bool open = open_note_ == note.claim;
    const Press pressed = press(f, hit, "Note: " + std::string(status_word(claim.status)), open ? "open" : "");
    if (pressed.hovered || open) disc(f, centre, 8, f.colours.field);
    draw_note_mark(f, centre, claim.status);
    focus_ring(f, hit, pressed);
    tooltip(f, hit, pressed, f.say(geodata::text("Editor’s note: {}", f.word(status_word(claim.status)))));
    if (pressed.clicked && open) open_note_.reset();
    if (pressed.clicked && !open) show_note(f, note.claim);
  }
}

std::size_t ArticlePanel::paragraph_in_view(const PanelFrame& f) const {
  if (paragraphs_.empty()) return 0;
  const double top = scroll_.offset(), bottom = top + view_.height();
  if (const auto mark = marked(f); mark && mark->passage.paragraph < paragraphs_.size()) {
    const Paragraph& p = paragraphs_[mark->passage.paragraph];
    if (p.y < bottom - 2 * line_height && p.y + p.height() > top + 2 * line_height) return mark->passage.paragraph;
  }
  if (scroll_.can_scroll() && bottom >= content_height_ - 1) return paragraphs_.size() - 1;
  const double reading = top + view_.height() * 0.3;
  std::size_t i = 0;
  while (i + 1 < paragraphs_.size() && paragraphs_[i + 1].y <= reading) ++i;
  return i;
}

void ArticlePanel::draw_pager(PanelFrame& f, const ScreenRect& rect) {
  app::fill(f, rect, f.colours.paper);
  rule_across(f, rect.min_x, rect.max_x, rect.min_y);
  if (paragraphs_.empty()) return;
  const double y = middle(rect).y;
  const std::size_t now = paragraph_in_view(f), count = paragraphs_.size();
  const auto go = [&](std::size_t i) { scroll_.to(paragraphs_[i].y - (i == 0 ? title_height : paragraph_gap)); };
  if (icon_button(f, box(36, y - 12, 24, 24), "icon-chevron-left", "Previous paragraph", {.enabled = now > 0}))
    go(now - 1);
  const std::string words = f.say(geodata::text("Paragraph {} of {}", now + 1, count));
  const double width = text_at(f, 64, y, font::small, f.colours.ink, words);
  if (icon_button(f, box(64 + width + 4, y - 12, 24, 24), "icon-chevron-right", "Next paragraph",
                  {.enabled = now + 1 < count}))
    go(now + 1);
  if (atlas_->claims.empty()) return;
  std::string notes = f.say(geodata::text("{} notes", atlas_->claims.size()));
  const double right = rect.max_x - right_margin + 1, next_end = 64 + width + 28;
  constexpr double marks_px = 44;
  if (right - text_width(f, font::small, notes) - marks_px < next_end) notes = std::to_string(atlas_->claims.size());
  const double notes_width = text_width(f, font::small, notes);
  if (right - notes_width - marks_px < next_end) return;
  const ScreenRect summary{right - notes_width - 38, y - 12, right + 6, y + 12};
  const Press p = press(f, summary, "Next note", fmt::format("{}", atlas_->claims.size()));
  if (p.hovered) app::fill(f, summary, f.colours.field, 4);
  draw_note_mark(f, {right - notes_width - 28, y}, geodata::Claim::Status::unverified);
  draw_note_mark(f, {right - notes_width - 14, y}, geodata::Claim::Status::disputed);
  text_at(f, right - notes_width, y, font::small, f.colours.muted, notes);
  focus_ring(f, summary, p);
  tooltip(f, summary, p, f.word("Next note"));
  if (p.clicked) step_note(f);
}

void ArticlePanel::step_note(PanelFrame& f) {
  // The note after the open one; with none open, the first below the top of the view.
  const std::size_t count = atlas_->claims.size();
  std::size_t next = 0;
  if (open_note_) {
    next = (*open_note_ + 1) % count;
  } else {
    for (const Paragraph& p : paragraphs_) {
      for (const Note& n : p.notes) {
        if (p.y + static_cast<double>(n.line) * line_height < scroll_.offset())
          next = (n.claim + std::size_t{1}) % count;
      }
    }
  }
  show_note(f, static_cast<std::uint32_t>(next));
}

// Opens it, with its sentence above it, where it can be read.
void ArticlePanel::show_note(PanelFrame& f, std::uint32_t claim) {
  open_note_ = claim;
  place_open_note(f, text_width_ + 8);
  const Paragraph& p = paragraphs_[atlas_->claims[claim].passage.paragraph];
  const double y = p.y + (static_cast<double>(p.split) + 1) * line_height;
  scroll_.update(f, view_, content_height_);
  scroll_.show(y - 3 * line_height, y + p.note_height, line_height);
}

void ArticlePanel::drag_edge(PanelFrame& f, const ScreenRect& rect) {
  const ScreenRect edge{rect.max_x - 5, rect.min_y, rect.max_x, rect.max_y};
  const Press p = press(f, edge, "Width", fmt::format("{:.0f}", rect.width()));
  if (p.hovered || p.held) {
    f.out.pointer = PointerShape::resize_across;
    app::fill(f, box(rect.max_x - 3, rect.min_y, 2, rect.height()), f.colours.link);
  }
  if (!p.held) {
    dragged_from_ = 0;
    return;
  }
  if (dragged_from_ == 0) dragged_from_ = f.view.settings->article_width_px - f.mouse.x;
  Settings settings = *f.view.settings;
  settings.article_width_px = std::clamp(std::round(f.mouse.x + dragged_from_), least_width, most_width);
  if (settings != *f.view.settings) f.send(command::SetSettings{settings});
}

}  // namespace app
