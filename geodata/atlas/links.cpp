#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

#include "geodata/atlas/annotations.h"

namespace geodata {
namespace {

using nlohmann::json;

std::optional<std::uint32_t> counted(const json& owner, const char* key) {
  const json* value = find_member(owner, key);
  if (value == nullptr || !value->is_number_unsigned()) return std::nullopt;
  const auto number = value->get<std::uint64_t>();
  if (number > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  return static_cast<std::uint32_t>(number);
}

// target.selector is one selector or a list of them (W3C Web Annotation Data Model, 3.3).
const json* selector_of(const json& item, std::string_view type) {
  const json* target = find_member(item, "target");
  const json* selector = target == nullptr ? nullptr : find_member(*target, "selector");
  if (selector == nullptr) return nullptr;
  if (selector->is_object()) return text_member(*selector, "type") == type ? selector : nullptr;
  if (!selector->is_array()) return nullptr;
  for (const json& one : *selector) {
    if (text_member(one, "type") == type) return &one;
  }
  return nullptr;
}

std::optional<Passage> position_of(const json& item) {
  const json* selector = selector_of(item, "TextPositionSelector");
  if (selector == nullptr) return std::nullopt;
  const auto paragraph = counted(*selector, "paragraph");
  const auto start = counted(*selector, "start");
  const auto end = counted(*selector, "end");
  if (!paragraph || *paragraph == 0 || !start || !end) return std::nullopt;
  return Passage{*paragraph - 1, *start, *end};
}

std::optional<Link::Mention> mention_of(const json& item) {
  const std::string word = text_member(item, "mention");
  if (word == "name") return Link::Mention::name;
  if (word == "adjective") return Link::Mention::adjective;
  if (word == "phrase") return Link::Mention::phrase;
  if (word == "date") return Link::Mention::date;
  return std::nullopt;
}

// The stretches taken so far, by paragraph; none overlaps another.
class Taken {
 public:
  bool take(const Passage& passage) {
    std::map<std::uint32_t, std::uint32_t>& stretches = paragraphs_[passage.paragraph];  // last by first
    const auto after = stretches.lower_bound(passage.first);
    if (after != stretches.end() && after->first < passage.last) return false;
    if (after != stretches.begin() && std::prev(after)->second > passage.first) return false;
    stretches[passage.first] = passage.last;
    return true;
  }

 private:
  std::unordered_map<std::uint32_t, std::map<std::uint32_t, std::uint32_t>> paragraphs_;
};

class LinkReader {
 public:
  LinkReader(const JsonDocument& document, const Article& article, const std::vector<Place>& places, bool places_known)
      : article_(article), places_known_(places_known), warnings_(document) {
    for (std::size_t i = 0; i < places.size(); ++i) places_.emplace(places[i].id, static_cast<PlaceIndex>(i));
  }

  std::optional<Link> read(const json& item, const std::string& pointer) {
    Link link;
    link.id = text_member(item, "id");
    shown_ = link.id.empty() ? pointer : link.id;
    const auto mention = mention_of(item);
    if (!mention) return refuse(pointer, text("its mention is none of {}", "name, adjective, phrase, date"));
    link.mention = *mention;
    if (!read_body(item, pointer, link)) return std::nullopt;

    const json* quote = selector_of(item, "TextQuoteSelector");
    if (quote == nullptr) return refuse(pointer, text("it has no {}", "TextQuoteSelector"));
    const Result<Passage> passage = resolve_quote(article_, text_member(*quote, "exact"), text_member(*quote, "prefix"),
                                                  text_member(*quote, "suffix"), position_of(item));
    if (!passage) return refuse(pointer, passage.error().why, passage.error().todo);
    link.passage = *passage;
    if (!taken_.take(link.passage)) return refuse(pointer, text("it overlaps a link before it"));
    return link;
  }

  void move_to(std::vector<Error>& warnings) { warnings_.move_to(warnings); }

 private:
  std::optional<Link> refuse(const std::string& pointer, Text why, Text todo = {}) {
    warnings_.add(pointer, text("The link {} is left out", shown_), std::move(why), std::move(todo));
    return std::nullopt;
  }

  bool read_body(const json& item, const std::string& pointer, Link& link) {
    const json* body = find_member(item, "body");
    const std::string type = body == nullptr ? std::string() : text_member(*body, "type");
    if (type == "TimeSpan") {
      link.time = Link::TimeSpan{text_member(*body, "start"), text_member(*body, "end"), text_member(*body, "label"),
                                 text_member(*body, "edtf")};
      return true;
    }
    if (type != "Place") return refuse(pointer, text("its body is neither a Place nor a TimeSpan")).has_value();
    if (!places_known_) return false;
    const std::string id = text_member(*body, "place");
    const auto place = places_.find(id);
    if (place == places_.end()) return refuse(pointer, text("no place has the id {}", id)).has_value();
    link.place = place->second;
    return true;
  }

  const Article& article_;
  bool places_known_;
  JsonWarnings warnings_;
  std::unordered_map<std::string, PlaceIndex> places_;
  Taken taken_;
  std::string shown_;
};

}  // namespace

Result<Items<Link>> read_links(const JsonDocument& document, const Article& article, const std::vector<Place>& places,
                               bool places_known, std::vector<Error>& warnings) {
  const Result<const json*> items = root_array(document, "items", text("Cannot read the links"));
  if (!items) return Unexpected(items.error());
  Items<Link> links;
  links.listed = (*items)->size();
  LinkReader reader(document, article, places, places_known);
  for (std::size_t i = 0; i < links.listed; ++i) {
    if (std::optional<Link> link = reader.read((**items)[i], "/items/" + std::to_string(i))) {
      links.items.push_back(std::move(*link));
    }
  }
  std::stable_sort(links.items.begin(), links.items.end(), [](const Link& a, const Link& b) {
    return std::pair(a.passage.paragraph, a.passage.first) < std::pair(b.passage.paragraph, b.passage.first);
  });
  reader.move_to(warnings);
  return links;
}

}  // namespace geodata
