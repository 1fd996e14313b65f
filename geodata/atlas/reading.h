// Reading an atlas on the map: the passages of a place, the walk through the article, and what stands near a place that
// has no point. Pure functions of an atlas; each O(links + places).
#pragma once

#include <cstdint>
#include <vector>

#include "geodata/atlas/atlas.h"

namespace geodata {

struct PlacePassage {
  std::uint32_t link = 0;  // index into Atlas::links
  Passage mention;         // the words
  Passage sentence;        // the sentence around them
};

// Every mention of the place, in reading order.
std::vector<PlacePassage> passages_of(const Atlas& atlas, PlaceIndex place);

// Where the text has one of the names as whole words, in reading order, for what the atlas has no links of: a feature
// of a layer. Words that a link gives to a place are that place's: another Tiexi District is not named by them. Names
// of fewer than two characters are not looked for. `link` means nothing in these.
std::vector<PlacePassage> passages_naming(const Atlas& atlas, const std::vector<std::string>& names);

// The links to walk through, in reading order: all but the dates.
std::vector<std::uint32_t> walk_of(const Atlas& atlas);

// The first link of the walk that begins after `from`, and the last that begins before it; none at the ends.
std::optional<std::uint32_t> next_in_walk(const Atlas& atlas, const Passage& from);
std::optional<std::uint32_t> previous_in_walk(const Atlas& atlas, const Passage& from);

struct NearPlace {
  PlaceIndex place = 0;
  double distance_m = 0;  // from the point of the wider place
};

// The place with a point that a place without one lies within, if the atlas knows one: its `within`, or the `within` of
// that.
std::optional<PlaceIndex> anchor_of(const Atlas& atlas, PlaceIndex place);

// What stands near a place without a point: the other places nearest to its anchor, nearest first, without the
// anchor itself. Places wider than a town (their point stands in for more than `widest_m`) are no neighbours. Empty for
// a place with a point or without an anchor.
std::vector<NearPlace> near_places(const Atlas& atlas, PlaceIndex place, std::size_t most = 3, double widest_m = 20000);

}  // namespace geodata
