#include "app/core/river_report.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "app/core/claim_words.h"
#include "app/core/measured_words.h"
#include "app/core/numbers.h"
#include "app/core/river_words.h"

namespace app {

using geodata::Language;
using geodata::Text;
using geodata::text;
using geodata::word;

namespace {

std::string both(const FeatureNames& names) {
  if (names.name.empty() || names.name_zh.empty()) return names.name + names.name_zh;
  return names.name + " " + names.name_zh;
}

// What a cell of a Markdown table can hold, and what would be markup said as itself.
std::string plain(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (std::string_view("|\\`*_[]<>#").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

class Report {
 public:
  Report(const RiverGuide& guide, const RiverStart& start, const RiverAnswer& answer, Language language)
      : guide_(guide), start_(start), answer_(answer), language_(language) {}

  std::string title() const { return said(title_of(answer_, in_language(start_.names, language_), language_)); }

  // "189.8 km by river", ...
  std::vector<std::string> figures() const {
    const RiverAccess& access = answer_.question.start;
    std::vector<std::string> out;
    if (answer_.question.direction == TraceDirection::up) {
      double length_m = 0;
      for (const geodata::TraceStep& step : answer_.trace.steps) length_m += step.to_m - step.from_m;
      out.push_back(said(
          text("{} km of rivers, the farthest {} km away", kilometres(length_m), kilometres(answer_.trace.length_m))));
    } else {
      out.push_back(said(text("{} km by river", kilometres(answer_.trace.length_m))));
    }
    if (answer_.estimated_m > 0) {
      out.push_back(said(text("{} km of it on estimated lines", kilometres(answer_.estimated_m))));
    }
    out.push_back(said(text("The start: {}", joined(notes_of(access), language_))));
    if (!is_way()) out.push_back(catchment());
    return out;
  }

  // In the order of travel, each once.
  std::string rivers() const {
    std::vector<std::string> names;
    for (const geodata::TraceStep& step : answer_.trace.steps) {
      std::string name = in_language(river_names(guide_, step.reach), language_);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    }
    return fmt::format("{}", fmt::join(names, " → "));
  }

  std::string summary() const {
    std::string out = title() + "\n";
    for (const std::string& line : figures()) out += "  " + line + "\n";
    if (is_way()) out += "  " + rivers() + "\n";
    out += "\n";
    std::set<std::string> told;
    for (const RiverEvent& event : answer_.events) {
      out += fmt::format("{:>8}  {}: {}\n", kilometres(event.distance_m), both(names_of(guide_, event)),
                         note_of(guide_, answer_, event, language_));
      if (const std::string words = measured_words(guide_, event, language_); !words.empty()) {
        out += "            " + words + "\n";
      }
      if (const std::string times = times_of(event); !times.empty()) out += "            " + times + "\n";
      for (const std::string& sentence : passages(event)) {
        if (!told.insert(sentence).second) continue;
        out += "            “" + sentence + "”\n";
        for (const std::string& note : notes_on(sentence)) out += "              " + note + "\n";
      }
    }
    if (!answer_.no_times.empty() && answer_.question.direction == TraceDirection::down) {
      out += "\n" + said(describe(guide_, answer_.no_times, language_)) +
             (language_ == Language::chinese ? "。\n" : ".\n");
    }
    return out;
  }

  std::string markdown(const std::string& picture, const std::string& name) const {
    std::string out = "# " + plain(name.empty() ? title() : name) + "\n\n";
    if (!name.empty()) out += "- " + plain(title()) + "\n";
    for (const std::string& line : figures()) out += "- " + plain(line) + "\n";
    if (is_way()) out += "- " + plain(rivers()) + "\n";
    if (!picture.empty()) out += fmt::format("\n![{}](<{}>)\n", plain(title()), picture);
    out += heading("What is passed") + table();
    if (const std::string said_of_it = quotes(); !said_of_it.empty())
      out += heading("What the article says") + said_of_it;
    if (answer_.question.direction == TraceDirection::down) out += heading("Times of travel") + times();
    out += heading("Method") + method() + heading("Sources") + sources();
    return out;
  }

 private:
  bool is_way() const { return answer_.question.direction != TraceDirection::up; }
  std::string said(const Text& words) const { return say(words, language_); }
  std::string heading(std::string_view words) const { return "\n## " + std::string(word(words, language_)) + "\n\n"; }

  std::string catchment() const {
    const auto found = catchment_of(guide_.rivers, guide_.land, answer_.question.start.position);
    if (!found) return geodata::say(found.error(), language_);
    return said(
        text("What drains here: {}: {}", said(area_words(*found)), joined(notes_of(guide_, *found), language_)));
  }

  std::string table() const {
    const bool down = answer_.question.direction == TraceDirection::down;
    std::string out =
        fmt::format("| {} |{} {} | |\n| ---: |{} --- | --- |\n", said(text("km from the start")),
                    down ? " " + said(text("km to the mouth")) + " |" : "", said(text("What")), down ? " ---: |" : "");
    for (const RiverEvent& event : answer_.events) {
      std::string note = note_of(guide_, answer_, event, language_);
      if (const std::string words = measured_words(guide_, event, language_); !words.empty()) {
        note += (language_ == Language::chinese ? "；" : "; ") + words;
      }
      out += fmt::format("| {} |{} {} | {} |\n", kilometres(event.distance_m),
                         down ? " " + kilometres(event.to_mouth_m.value_or(0)) + " |" : "",
                         plain(both(names_of(guide_, event))), plain(note));
    }
    return out;
  }

  std::vector<std::string> passages(const RiverEvent& event) const {
    std::vector<std::string> out;
    const geodata::Article& article = guide_.atlas->article;
    for (const std::uint32_t link : event.links) {
      const geodata::Passage& passage = guide_.atlas->links[link].passage;
      const std::string sentence(article.text(article.sentence_at(passage.paragraph, passage.first)));
      if (out.empty() || out.back() != sentence) out.push_back(sentence);
    }
    return out;
  }

  // Each sentence once, with all that it speaks of.
  std::string quotes() const {
    std::vector<std::pair<std::string, std::string>> told;  // sentence, where
    for (const RiverEvent& event : answer_.events) {
      const std::string where =
          fmt::format("km {} {}", kilometres(event.distance_m), plain(in_language(names_of(guide_, event), language_)));
      for (const std::string& sentence : passages(event)) {
        const auto known = std::find_if(told.begin(), told.end(), [&](const auto& t) { return t.first == sentence; });
        if (known == told.end()) {
          told.emplace_back(sentence, where);
        } else {
          known->second += "; " + where;
        }
      }
    }
    std::string out;
    for (const auto& [sentence, where] : told) {
      out += fmt::format("- “{}” ({})\n", plain(sentence), where);
      for (const std::string& note : notes_on(sentence)) out += "  - " + plain(note) + "\n";
    }
    return out;
  }

  // What the editor found of statements in the sentence, but for those that the sources bear out.
  std::vector<std::string> notes_on(std::string_view sentence) const {
    std::vector<std::string> out;
    const geodata::Article& article = guide_.atlas->article;
    for (const geodata::Claim& claim : guide_.atlas->claims) {
      const geodata::Passage& passage = claim.passage;
      if (claim.status == geodata::Claim::Status::supported ||
          article.text(article.sentence_at(passage.paragraph, passage.first)) != sentence)
        continue;
      const std::string& note = language_ == Language::chinese && !claim.note_zh.empty() ? claim.note_zh : claim.note;
      out.push_back(said(text("Editor’s note: {}", geodata::word(status_word(claim.status), language_))) +
                    (language_ == Language::chinese ? "。" : ". ") + note);
    }
    return out;
  }

  std::string times_of(const RiverEvent& event) const {
    if (!event.most_probable || !event.fastest || !event.peak_range) return {};
    const auto in_words = [&](double seconds) { return duration(seconds, language_); };
    const std::string spill =
        event.times_from_m > 0 ? said(text("a spill at km {}", kilometres(event.times_from_m))) : said(text("a spill"));
    return said(
        text("{}: first traces after about {} (hardly ever before {}), peak after about {} ({}; hardly ever "
             "before {}), gone to a tenth after about {}",
             spill, in_words(event.most_probable->leading_edge_s), in_words(event.fastest->leading_edge_s),
             in_words(event.most_probable->peak_s), said(range_words(*event.peak_range, language_)),
             in_words(event.fastest->peak_s), in_words(event.most_probable->trailing_edge_s)));
  }

  std::string times() const {
    std::string out;
    for (const RiverEvent& event : answer_.events) {
      const std::string words = times_of(event);
      if (words.empty()) continue;
      out += fmt::format("- km {}, {}: {}\n", kilometres(event.distance_m),
                         plain(in_language(names_of(guide_, event), language_)), plain(words));
    }
    for (const RiverAnswer::Lacking& lacking : answer_.lacking) {
      const ReachValue* const given = value_of(answer_.question.values, guide_.rivers.id(lacking.reach));
      if (given == nullptr) continue;
      std::string value;
      if (lacking.discharge && given->discharge_m3s) value = said(text("{} m³/s", number(*given->discharge_m3s, 3)));
      if (lacking.area && given->area_km2)
        value += (value.empty() ? "" : ", ") + said(text("{} km²", number(*given->area_km2, 1)));
      if (value.empty()) continue;
      out += "- " +
             plain(said(text("The reader's value for {} from km {}: {}; source: {}",
                             in_language(river_names(guide_, lacking.reach), language_), kilometres(lacking.from_m),
                             value, given->source.empty() ? said(text("not stated")) : given->source))) +
             "\n";
    }
    if (!answer_.no_times.empty()) out += "- " + plain(said(describe(guide_, answer_.no_times, language_))) + "\n";
    return out;
  }

  std::string method() const {
    std::string out =
        said(text("Distances run along the lines of the river network, on the WGS 84 ellipsoid. Lines that "
                  "are estimates are as exact as their notes say, and no better.")) +
        "\n";
    if (!is_way()) {
      out +=
          "\n" +
          said(text("Land drains by recorded catchments where there are any, else by steepest descent over the relief "
                    "(D8 with filled hollows, rivers as sinks), which says little in level country.")) +
          "\n";
    }
    if (answer_.question.direction != TraceDirection::down) return out;
    out += "\n" +
           said(text(
               "Times are estimates for a dissolved substance spilled at once into a river that flows freely, "
               "after H. E. Jobson, U.S. Geological Survey Water-Resources Investigations Report 96-4013 "
               "(1996), equations 7 and 12 to 19. The range of a peak’s time is that of the velocity’s published root "
               "mean square error, 0.505 ft/s (Scientific Investigations Report 2013-5182); the leading edge is "
               "off by 3.78 h, the peak’s concentration by 127 %.")) +
           "\n";
    if (const auto share = answer_.question.discharge_share) {
      out += "\n" +
             said(text("The discharge is taken as {} times the mean annual one.", fmt::format("{:.3g}", *share))) +
             "\n";
    }
    return out;
  }

  std::string sources() const {
    std::string out;
    for (const geodata::Credit& credit : guide_.atlas->credits) {
      out += "- " + plain(credit.text) + (credit.licence.empty() ? "" : ", " + plain(credit.licence)) + "\n";
    }
    return out;
  }

  const RiverGuide& guide_;
  const RiverStart& start_;
  const RiverAnswer& answer_;
  Language language_;
};

}  // namespace

std::string trace_summary(const RiverGuide& guide, const RiverStart& start, const RiverAnswer& answer,
                          Language language) {
  return Report(guide, start, answer, language).summary();
}

std::string trace_report(const RiverGuide& guide, const RiverStart& start, const RiverAnswer& answer,
                         const std::string& picture, Language language, const std::string& name) {
  return Report(guide, start, answer, language).markdown(picture, name);
}

}  // namespace app
