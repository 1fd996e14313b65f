#include "app/ui/note_card.h"

#include <cmath>

#include "app/ui/widgets.h"

namespace app {
namespace {

using Status = geodata::Claim::Status;

constexpr double line_height = 18, header_height = 22, padding = 8, edge = 3, inset = 14;

// The words of claims.json for what a note rests on; others are shown as they are.
std::string_view basis_word(const PanelFrame& f, const std::string& basis) {
  for (const std::string_view known : {"page read", "editor knowledge"})
    if (basis == known) return f.word(known);
  return basis;
}

geodata::Colour mark_colour(const PanelFrame& f, Status status) {
  if (is_grave(status)) return f.colours.accent;
  if (status == Status::supported)
    return f.light() ? geodata::Colour{58, 117, 73, 255} : geodata::Colour{134, 197, 150, 255};
  return f.colours.muted;
}

}  // namespace

bool is_grave(Status status) {
  return status == Status::disputed || status == Status::misplaced || status == Status::contradicted;
}

void draw_note_mark(PanelFrame& f, ScreenXY c, Status status) {
  const geodata::Colour colour = mark_colour(f, status);
  const double r = 4;
  switch (status) {
    case Status::supported: disc(f, c, r, colour); break;
    case Status::simplified: {
      ring(f, c, r - 0.5, colour, 1.5);
      const Clip half(f, {c.x - r, c.y - r, c.x, c.y + r});
      disc(f, c, r - 0.5, colour);
      break;
    }
    case Status::unverified: ring(f, c, r - 0.5, colour, 1.75); break;
    case Status::disputed:
      triangle(f, {c.x - 5, c.y}, {c.x, c.y - 5}, {c.x + 5, c.y}, colour);
      triangle(f, {c.x - 5, c.y}, {c.x + 5, c.y}, {c.x, c.y + 5}, colour);
      break;
    case Status::misplaced: triangle(f, {c.x - 5, c.y - 4}, {c.x + 5, c.y}, {c.x - 5, c.y + 4}, colour); break;
    case Status::contradicted:
      line(f, {c.x - r, c.y - r}, {c.x + r, c.y + r}, colour, 2);
      line(f, {c.x - r, c.y + r}, {c.x + r, c.y - r}, colour, 2);
      break;
  }
}

const NoteCards::Layout& NoteCards::layout(PanelFrame& f, const geodata::Claim& claim, double width) {
  Layout& made = layouts_[{&claim, static_cast<int>(width)}];
  if (!made.note.lines().empty() && made.language == f.language) return made;
  made = Layout{};
  made.language = f.language;
  const double text_width = width - 2 * inset;
  made.note = TextLayout(f.fonts, font::small, f.own(claim.note, claim.note_zh), text_width, line_height);
  if (claim.sources.empty()) return made;
  std::string words = claim.sources.size() == 1 ? std::string(f.word("Source:"))
                                                : f.say(geodata::text("{} sources:", claim.sources.size()));
  for (std::size_t i = 0; i < claim.sources.size(); ++i) {
    words += i == 0 ? " " : "; ";
    const auto first = static_cast<std::uint32_t>(words.size());
    words += claim.sources[i].title;
    made.links.push_back({first, static_cast<std::uint32_t>(words.size()), i});
  }
  made.sources = TextLayout(f.fonts, font::small, words, text_width, line_height);
  return made;
}

double NoteCards::height(PanelFrame& f, const geodata::Claim& claim, double width) {
  const Layout& l = layout(f, claim, width);
  const double gap = l.links.empty() ? 0 : 2;
  return padding + header_height + l.note.height_px() + gap + l.sources.height_px() + padding;
}

void NoteCards::draw(PanelFrame& f, const geodata::Claim& claim, ScreenXY at, double width) {
  const Layout& l = layout(f, claim, width);
  const ScreenRect card = box(at.x, at.y, width, height(f, claim, width));
  fill(f, card, f.colours.note);
  fill(f, box(at.x, at.y, edge, card.height()), f.colours.accent);
  record(f, card, "Note", status_word(claim.status));

  const double x = at.x + inset, header_y = at.y + padding + 8;
  draw_note_mark(f, {x + 4, header_y}, claim.status);
  double next = x + 16;
  next += text_at(f, next, header_y, font::small_bold, f.colours.ink, f.word("Editor’s note")) + 6;
  text_at(f, next, header_y, font::small_bold, is_grave(claim.status) ? f.colours.accent : f.colours.ink,
          f.word(status_word(claim.status)));
  text_right(f, card.max_x - 10, header_y, font::small, f.colours.muted, basis_word(f, claim.basis));

  const double top = -1e9, bottom = 1e9;
  double y = at.y + padding + header_height;
  l.note.draw(f, {x, y}, f.colours.ink, {}, top, bottom);
  y += l.note.height_px() + 2;
  if (l.links.empty()) return;
  std::vector<TextSpan> spans;
  for (const Layout::Link& link : l.links) spans.push_back({link.first, link.last, f.colours.link});
  l.sources.draw(f, {x, y}, f.colours.muted, spans, top, bottom);
  for (const Layout::Link& link : l.links) {
    const geodata::Source& source = claim.sources[link.source];
    if (source.url.empty()) continue;
    for (const ScreenRect& r : l.sources.rects(link.first, link.last)) {
      const ScreenRect here{r.min_x + x, r.min_y + y, r.max_x + x, r.max_y + y};
      const Press p = press(f, here, source.title, source.url);
      if (p.hovered) fill(f, box(here.min_x, here.max_y - 3, here.width(), 1), f.colours.link);
      focus_ring(f, here, p, 2);
      tooltip(f, here, p, f.say(geodata::text("Copy {}", source.url)));
      if (p.clicked) f.send(command::CopyText{source.url});
    }
  }
}

}  // namespace app
