#include "geodata/atlas/atlas.h"

#include <algorithm>

namespace geodata {

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
