// What a target speaks of: one answer for the popup, the outline, the camera, the copied address and the status bar,
// however it was chosen.
//
// A target with a place means the place, and its shape is all that shows it. A target without one means its feature
// alone, even where the article speaks of something that the feature belongs to: a mine has its own name and position,
// and is not the pits that the article sums up; a district is not its city. Pure functions of what is open; a look at
// each place of the atlas.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "app/core/library.h"
#include "app/core/session.h"

namespace app {

// What a place of the article is to a feature that shows it.
enum class SubjectRelation : std::uint8_t {
  same,     // the place is this feature: no other shows it, or all that do are parts of one thing (a river's reaches)
  one_of,   // the place is several points or lines, and this is one: a mine of "open-pit mines"
  within,   // the place is several areas, and this is one: a district of a city
  stand_in  // the place is only marked there: a company at its station, a mill somewhere in the works
};

struct RelatedPlace {
  geodata::PlaceIndex place = 0;
  SubjectRelation relation = SubjectRelation::same;
  friend bool operator==(const RelatedPlace&, const RelatedPlace&) = default;
};

// All places that a feature shows: at most one that it is, first; then those of fewer features before those of more.
std::vector<RelatedPlace> related_places(const Library& library, std::string_view layer, geodata::FeatureIndex feature);
// The place that the feature is.
std::optional<geodata::PlaceIndex> place_of(const Library& library, std::string_view layer,
                                            geodata::FeatureIndex feature);
// Whose sentences are told where the feature is met: the place that it is, else one that it is one of or stands for.
// Not what it lies within: the article's sentences on a city are not about each of its districts.
std::optional<geodata::PlaceIndex> told_place(const Library& library, std::string_view layer,
                                              geodata::FeatureIndex feature);
// The same for what is chosen.
std::optional<geodata::PlaceIndex> told_place(const Library& library, const Target& target);

struct Subject {
  const Layer* layer = nullptr;                 // with content; null: no feature shows it
  std::vector<geodata::FeatureIndex> features;  // all that show its place in that layer, or the feature alone
  const geodata::Place* place = nullptr;        // when the place is meant
  FeatureNames names;                           // the place's, the feature's or the position itself; may both be empty
};
Subject subject_of(const Library& library, const Target& target);

}  // namespace app
