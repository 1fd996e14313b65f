#include "geodata/atlas/reading.h"

#include <algorithm>
#include <cctype>
#include <tuple>

#include "geodata/base/utf8.h"
#include "geodata/geo/geodesic.h"

namespace geodata {
namespace {

std::pair<std::uint32_t, std::uint32_t> start_of(const Passage& passage) { return {passage.paragraph, passage.first}; }

// No Latin letter or digit goes on before or after it; Chinese is written without spaces.
bool stands_alone(std::string_view text, std::size_t first, std::size_t last) {
  const auto letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  const bool joined_before = first > 0 && letter(text[first - 1]) && letter(text[first]);
  const bool joined_after = last < text.size() && letter(text[last - 1]) && letter(text[last]);
  return !joined_before && !joined_after;
}

bool is_linked(const Atlas& atlas, const Passage& words) {
  const std::vector<std::uint32_t> links = atlas.links_in(words.paragraph);
  return std::any_of(links.begin(), links.end(), [&](std::uint32_t i) {
    const Passage& at = atlas.links[i].passage;
    return atlas.links[i].place && at.first < words.last && words.first < at.last;
  });
}

}  // namespace

std::vector<PlacePassage> passages_naming(const Atlas& atlas, const std::vector<std::string>& names) {
  std::vector<PlacePassage> passages;
  for (const std::string& name : names) {
    if (code_point_count(name) < 2) continue;
    for (std::uint32_t p = 0; p < atlas.article.paragraphs.size(); ++p) {
      const std::string_view text = atlas.article.paragraphs[p];
      for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + name.size())) {
        if (!stands_alone(text, at, at + name.size())) continue;
        const auto first = static_cast<std::uint32_t>(code_point_count(text.substr(0, at)));
        const Passage words{p, first, first + static_cast<std::uint32_t>(code_point_count(name))};
        if (!is_linked(atlas, words)) passages.push_back({0, words, atlas.article.sentence_at(p, first)});
      }
    }
  }
  std::sort(passages.begin(), passages.end(),
            [](const PlacePassage& a, const PlacePassage& b) { return start_of(a.mention) < start_of(b.mention); });
  return passages;
}

std::vector<PlacePassage> passages_of(const Atlas& atlas, PlaceIndex place) {
  std::vector<PlacePassage> passages;
  for (const std::uint32_t link : atlas.links_of(place)) {
    const Passage& mention = atlas.links[link].passage;
    passages.push_back({link, mention, atlas.article.sentence_at(mention.paragraph, mention.first)});
  }
  return passages;
}

std::vector<std::uint32_t> walk_of(const Atlas& atlas) {
  std::vector<std::uint32_t> walk;
  for (std::uint32_t i = 0; i < atlas.links.size(); ++i) {
    if (atlas.links[i].place && atlas.links[i].mention != Link::Mention::date) walk.push_back(i);
  }
  return walk;
}

std::optional<std::uint32_t> next_in_walk(const Atlas& atlas, const Passage& from) {
  const std::vector<std::uint32_t> walk = walk_of(atlas);
  const auto next = std::find_if(walk.begin(), walk.end(), [&](std::uint32_t link) {
    return start_of(atlas.links[link].passage) > start_of(from);
  });
  return next == walk.end() ? std::nullopt : std::optional(*next);
}

std::optional<std::uint32_t> previous_in_walk(const Atlas& atlas, const Passage& from) {
  const std::vector<std::uint32_t> walk = walk_of(atlas);
  const auto previous = std::find_if(walk.rbegin(), walk.rend(), [&](std::uint32_t link) {
    return start_of(atlas.links[link].passage) < start_of(from);
  });
  return previous == walk.rend() ? std::nullopt : std::optional(*previous);
}

std::optional<PlaceIndex> anchor_of(const Atlas& atlas, PlaceIndex place) {
  std::optional<PlaceIndex> at = place;
  for (std::size_t steps = 0; steps < atlas.places.size(); ++steps) {  // ends where `within` runs in a circle
    at = atlas.find_place(atlas.places[*at].within);
    if (!at || atlas.places[*at].point) return at;
  }
  return std::nullopt;
}

std::vector<NearPlace> near_places(const Atlas& atlas, PlaceIndex place, std::size_t most, double widest_m) {
  std::vector<NearPlace> near;
  if (atlas.places[place].point) return near;
  const auto anchor = anchor_of(atlas, place);
  if (!anchor) return near;
  for (PlaceIndex i = 0; i < atlas.places.size(); ++i) {
    const Place& other = atlas.places[i];
    if (i == *anchor || !other.point || other.uncertainty_m > widest_m) continue;
    near.push_back({i, distance_m(*atlas.places[*anchor].point, *other.point)});
  }
  std::sort(near.begin(), near.end(), [](const NearPlace& a, const NearPlace& b) {
    return std::tie(a.distance_m, a.place) < std::tie(b.distance_m, b.place);
  });
  if (near.size() > most) near.resize(most);
  return near;
}

}  // namespace geodata
