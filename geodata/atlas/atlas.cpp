#include "geodata/atlas/atlas.h"

#include <algorithm>

namespace geodata {

std::string_view Atlas::chinese_of(std::string_view word) const {
  const auto known = words_zh.find(std::string(word));
  return known == words_zh.end() ? std::string_view() : known->second;
}

std::string_view Atlas::word_in(Language language, std::string_view word) const {
  const std::string_view chinese = language == Language::chinese ? chinese_of(word) : std::string_view();
  return chinese.empty() ? word : chinese;
}

std::optional<PlaceIndex> Atlas::find_place(std::string_view id) const {
  const auto found = std::find_if(places.begin(), places.end(), [&](const Place& place) { return place.id == id; });
  if (found == places.end()) return std::nullopt;
  return static_cast<PlaceIndex>(found - places.begin());
}

std::vector<std::uint32_t> Atlas::links_of(PlaceIndex place) const {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    if (links[i].place == place) found.push_back(i);
  }
  return found;
}

std::vector<std::uint32_t> Atlas::links_in(std::uint32_t paragraph) const {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    if (links[i].passage.paragraph == paragraph) found.push_back(i);
  }
  return found;
}

std::vector<std::uint32_t> Atlas::claims_in(const Passage& passage) const {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    const Passage& claim = claims[i].passage;
    const bool overlap =
        claim.paragraph == passage.paragraph && claim.first < passage.last && passage.first < claim.last;
    if (overlap) found.push_back(i);
  }
  return found;
}

}  // namespace geodata
