#include "app/ui/panels/popup_body.h"

#include <algorithm>
#include <cmath>

#include "app/core/measured_words.h"
#include "app/core/numbers.h"
#include "app/core/subject.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

constexpr double row_height = 22, text_line = 18, quote_line = 22, section_gap = 12;
constexpr std::size_t key_facts = 6;

}  // namespace

void PopupBody::tell(PopupContent content, bool of_another) {
  content_ = std::move(content);
  layouts_.clear();
  cards_.clear();
  if (of_another) all_facts_ = false;
}

const TextLayout& PopupBody::layout(PanelFrame& f, const std::string& words, Font font, double layout_width,
                                    double line_height) {
  const std::string key = fmt::format("{}|{}|{}|{}", words, static_cast<int>(font.face), font.size_px, layout_width);
  auto at = layouts_.find(key);
  if (at == layouts_.end())
    at = layouts_.emplace(key, TextLayout(f.fonts, font, words, layout_width, line_height)).first;
  return at->second;
}

double PopupBody::paragraph(PanelFrame& f, const std::string& words, Font font, double line_height,
                            geodata::Colour colour, double x, double y, double layout_width, bool draw) {
  const TextLayout& lines = layout(f, words, font, layout_width, line_height);
  if (draw) lines.draw(f, {x, y}, colour, {}, -1e9, 1e9);
  return y + lines.height_px();
}

double PopupBody::run(PanelFrame& f, double x, double y, double w, bool draw) {
  constexpr double above = 6, below = 8;
  const double top = y, start = top + above;
  y = start;
  if (!content_.also.empty()) y = paragraph(f, content_.also, font::small, text_line, f.colours.muted, x, y, w, draw);
  y = facts(f, x, y, w, draw);
  y = measurements(f, x, y, w, draw);
  y = about(f, x, y, w, draw);
  y = surroundings(f, x, y, w, draw);
  y = here(f, x, y, w, draw);
  y = candidate(f, x, y, w, draw);
  if (!content_.quotes.empty() && y > start) {
    y += section_gap - 2;
    if (draw) rule_across(f, x, x + w, y);
    y += 6;
  }
  y = quotes(f, x, y, w, draw);
  y = related(f, x, y, w, draw);
  return y == start ? top : y + below;
}

double PopupBody::facts(PanelFrame& f, double x, double y, double w, bool draw) {
  if (content_.facts.empty()) return y;
  const bool letters = !content_.notes.empty();
  const double value_right = x + w - (letters ? 12 : 0);
  // One alone is not folded: the words that unfold it take as much room.
  const bool all = all_facts_ || content_.facts.size() <= key_facts + 1;
  const std::size_t count = all ? content_.facts.size() : key_facts;
  for (std::size_t i = 0; i < count; ++i) {
    const PopupContent::Fact& fact = content_.facts[i];
    const Font value_font = fact.is_text ? font::small : font::text_bold;
    const double title_width = text_width(f, font::small, fact.title);
    const double value_width = text_width(f, value_font, fact.value);
    const bool one_line = title_width + value_width + 12 <= value_right - x;
    const double middle_y = y + row_height / 2;
    if (draw) {
      text_at(f, x, middle_y, font::small, f.colours.muted, elided(f, font::small, fact.title, value_right - x));
      if (fact.letter != 0) text_right(f, x + w, middle_y, font::small, f.colours.muted, std::string(1, fact.letter));
      record(f, box(x, y, w, row_height), fact.title, fact.value);
    }
    if (one_line) {
      if (draw) text_right(f, value_right, middle_y, value_font, f.colours.ink, fact.value);
      y += row_height;
    } else {
      y = paragraph(f, fact.value, value_font, text_line, f.colours.ink, x, y + row_height - 2, value_right - x, draw) +
          3;
    }
    if (!fact.doubt.empty())
      y = paragraph(f, fact.doubt, font::small, 17, f.colours.muted, x + 12, y - 2, value_right - x - 12, draw) + 4;
  }
  if (count < content_.facts.size()) {
    if (draw &&
        link(f, x, y + 15, font::small, "All facts", f.say(geodata::text("All {} facts", content_.facts.size())))
            .clicked)
      all_facts_ = true;
    y += row_height;
  }
  return fact_notes(f, x, y + 4, w, draw);
}

double PopupBody::fact_notes(PanelFrame& f, double x, double y, double w, bool draw) {
  for (const auto& [letter, note] : content_.notes) {
    if (draw) text(f, x, y + 13, font::small, f.colours.muted, std::string(1, letter));
    y = paragraph(f, note, font::small, 17, f.colours.muted, x + 13, y, w - 13, draw);
  }
  return y;
}

// A way to the series of a section: of the layer that the atlas has measurements for, or of a reader's own table.
double PopupBody::measurements(PanelFrame& f, double x, double y, double w, bool draw) {
  const std::string& key = content_.measured_at;
  if (key.empty()) return y;
  y += 8;
  if (draw) {
    const Press p = link(f, x, y + 15, font::text, "Measurements", f.word("Measurements"));
    if (p.clicked) f.send(command::OpenMeasurements{key});
  }
  y += row_height;
  // The same words as in list, report and table: one number of samples.
  for (const SectionOfTable& from : sections_called(*f.view.measurements, key)) {
    std::string words = measured_words(*from.table, *from.section, f.language);
    if (from.file && !words.empty()) words = from.table->title + (f.chinese() ? "：" : ": ") + words;
    if (draw && !words.empty()) record(f, box(x, y, w, text_line), "Measured", words);
    if (!words.empty()) y = paragraph(f, words, font::small, text_line, f.colours.muted, x, y, w, draw) + 4;
  }
  return y + 4;
}

double PopupBody::about(PanelFrame& f, double x, double y, double w, bool draw) {
  if (!content_.certainty.empty())
    y = paragraph(f, content_.certainty, font::small, text_line, f.colours.muted, x, y + 2, w, draw);
  if (!content_.description.empty() && content_.facts.empty())
    y = paragraph(f, content_.description, font::small, text_line, f.colours.ink, x, y + 2, w, draw);
  return y;
}

double PopupBody::surroundings(PanelFrame& f, double x, double y, double w, bool draw) {
  if (content_.no_point.empty()) return y;
  const geodata::Atlas& atlas = *f.view.library->atlas;
  y += 6;
  if (draw) text(f, x, y + 13, font::small_bold, f.colours.ink, f.word("Not on the map"));
  y = paragraph(f, content_.no_point, font::small, text_line, f.colours.ink, x, y + text_line + 2, w, draw);
  const auto place_link = [&](geodata::PlaceIndex index, double at_x, double baseline) {
    const geodata::Place& place = atlas.places[index];
    const Press p = link(f, at_x, baseline, font::small, place.title, f.own(place.title, place.title_zh));
    if (p.hovered) f.out.hover.place = index;
    if (p.clicked) f.send(command::SelectPlace{index, 0, true});
  };
  if (content_.within) {
    if (draw) {
      const std::string_view head = f.word("Within");
      text(f, x, y + 17, font::small, f.colours.muted, head);
      place_link(*content_.within, x + text_width(f, font::small, head) + 6, y + 17);
    }
    y += row_height;
  }
  if (content_.near.empty()) return y;
  // The distances are from what it lies within: of itself no place is known.
  if (draw && content_.within) {
    const geodata::Place& within = f.view.library->atlas->places[*content_.within];
    text(f, x, y + 17, font::small, f.colours.muted,
         f.say(geodata::text("From the middle of {}", f.own(within.title, within.title_zh))));
  }
  y += row_height;
  for (const PopupContent::Near& n : content_.near) {
    if (draw) {
      place_link(n.place, x + 8, y + 13);
      text_right(f, x + w, y + 9, font::small, f.colours.ink, f.say(distance(n.distance_m)));
    }
    y += text_line;
  }
  return y;
}

// What lies at a position, each with a way to it.
double PopupBody::here(PanelFrame& f, double x, double y, double w, bool draw) {
  if (!f.view.session->selection->target().point) return y;
  const bool none = content_.here.empty();
  if (none && !content_.measured_at.empty()) return y;  // a station of one's own lies here
  y += 6;
  if (draw) {
    text(f, x, y + 13, font::small_bold, f.colours.muted,
         f.word(none ? "No layer that is on shows anything here" : "What lies here"));
  }
  y += row_height;
  constexpr std::size_t most = 6;
  for (std::size_t i = 0; i < std::min(most, content_.here.size()); ++i) {
    const Target& target = content_.here[i];
    const Layer* layer = f.view.library->layer(target.layer);
    const FeatureNames names = subject_of(*f.view.library, target).names;
    std::string name = in_language(names, f.language);
    const std::string& kind = f.own(layer->spec.title, layer->spec.title_zh);
    if (name.empty()) name = kind;
    if (draw) {
      const Press p = link(f, x + 8, y + 13, font::small, name, elided(f, font::small, name, w * 0.6));
      text_right(f, x + w, y + 9, font::small, f.colours.muted, name == kind ? std::string() : kind);
      if (p.hovered) f.out.hover.target = target;
      if (p.clicked) {
        Selection chosen;
        chosen.candidates = {target};
        chosen.at = f.view.session->selection->at;
        f.send(command::Select{std::move(chosen), false});
      }
    }
    y += text_line + 2;
  }
  return y;
}

double PopupBody::candidate(PanelFrame& f, double x, double y, double w, bool draw) {
  if (!content_.place) return y;
  const auto& maybe = f.view.library->atlas->places[*content_.place].candidate;
  if (!maybe) return y;
  y += 8;
  const std::string question = f.say(geodata::text("Is it {}?", f.own(maybe->title, maybe->title_zh)));
  y = paragraph(f, question, font::small_bold, text_line, f.colours.ink, x, y, w, draw);
  if (!maybe->note.empty())
    y = paragraph(f, f.own(maybe->note, maybe->note_zh), font::small, text_line, f.colours.ink, x, y, w, draw);
  if (draw) {
    const Press p =
        link(f, x, y + 14, font::small, "Look there",
             maybe->uncertainty_m > 0 ? f.say(geodata::text("Look there, {}", plus_minus(maybe->uncertainty_m)))
                                      : std::string(f.word("Look there")));
    if (p.clicked) f.send(command::FlyTo{camera_at(maybe->point, std::max(12.0, f.view.map.camera.zoom))});
  }
  return y + row_height;
}

double PopupBody::quotes(PanelFrame& f, double x, double y, double w, bool draw) {
  return passages(f, content_.quotes, x, y, w, draw);
}

// What the feature belongs to or stands for: a way there, and what the article says of it, under its own heading.
double PopupBody::related(PanelFrame& f, double x, double y, double w, bool draw) {
  for (const PopupContent::Related& other : content_.related) {
    y += section_gap;
    if (draw) rule_across(f, x, x + w, y);
    y += 8;
    y = paragraph(f, other.how, font::small_bold, text_line, f.colours.ink, x, y, w, draw);
    if (!other.why.empty()) y = paragraph(f, other.why, font::small, text_line, f.colours.muted, x, y, w, draw);
    const geodata::Place& place = f.view.library->atlas->places[other.place];
    const std::string& name = f.own(place.title, place.title_zh);
    if (draw) {
      const std::string label = "Go to " + place.title;
      const Press p = link(f, x, y + 14, font::small, label, elided(f, font::small, name, w));
      if (p.hovered) f.out.hover.place = other.place;
      if (p.clicked) f.send(command::SelectPlace{other.place, 0, true});
    }
    y = passages(f, other.quotes, x, y + row_height + 4, w, draw);
  }
  return y;
}

double PopupBody::passages(PanelFrame& f, const std::vector<PopupContent::Quote>& all, double x, double y, double w,
                           bool draw) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    const PopupContent::Quote& q = all[i];
    if (i < 2 && draw) {
      text_at(f, x, y + 11, font::small_bold, f.colours.muted,
              i == 0            ? std::string(f.word("In the article"))
              : all.size() == 2 ? std::string(f.word("1 more passage"))
                                : f.say(geodata::text("{} more passages", all.size() - 1)));
    }
    if (draw) {
      const std::string where = f.say(geodata::text("paragraph {}", q.paragraph + 1));
      const double at_x = x + w - text_width(f, font::small, where);
      const ScreenRect rect = box(at_x, y + 1, x + w - at_x, 20);
      const Press p = press(f, rect, fmt::format("Paragraph {}", q.paragraph + 1));
      text_at(f, at_x, y + 11, font::small, p.hovered ? f.colours.link : f.colours.muted, where);
      focus_ring(f, rect, p);
      if (p.clicked) f.send(command::OpenPassage{q.sentence});
    }
    y = quote(f, q, x, y + 26, w, draw) + (i + 1 < all.size() ? section_gap : 0);
  }
  return y;
}

double PopupBody::quote(PanelFrame& f, const PopupContent::Quote& q, double x, double y, double w, bool draw) {
  const TextLayout& lines = layout(f, q.text, font::quote, w - 12, quote_line);
  if (draw) {
    app::fill(f, box(x, y + 2, 2, lines.height_px() - 4), f.colours.rule);
    std::vector<TextSpan> spans;
    for (const auto& [first, last] : q.marks) {
      for (const ScreenRect& r : lines.rects(first, last))
        app::fill(f, {x + 12 + r.min_x - 2, y + r.min_y + 2, x + 12 + r.max_x + 2, y + r.max_y - 2}, f.colours.mark, 2);
      spans.push_back({first, last, f.colours.mark_ink});
    }
    lines.draw(f, {x + 12, y}, f.colours.ink, spans, -1e9, 1e9);
    record(f, box(x, y, w, lines.height_px()), "Quote", q.text);
  }
  y += lines.height_px();
  for (const std::uint32_t c : q.claims) {
    const geodata::Claim& claim = f.view.library->atlas->claims[c];
    y += 12;
    if (draw) cards_.draw(f, claim, {x - 4, y}, w + 8);
    y += cards_.height(f, claim, w + 8);
  }
  return y;
}

}  // namespace app
