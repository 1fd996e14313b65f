// places.geojson, links.json and claims.json: from a parsed file to checked values.
//
// An item that cannot be used is left out and gives one warning with its line; so does a part of a place that cannot.
#pragma once

#include <vector>

#include "geodata/atlas/atlas.h"
#include "geodata/atlas/json_document.h"

namespace geodata {

template <class T>
struct Items {
  std::vector<T> items;
  std::size_t listed = 0;  // items in the file
};

// Error: no "features" array.
Result<Items<Place>> read_places(const JsonDocument& document, std::vector<Error>& warnings);

// Links in reading order, none overlapping another; of two that do, the first in the file stays. With
// `places_known` false (their file was unusable) links to places are left out without a word: one notice is enough.
// Error: no "items" array.
Result<Items<Link>> read_links(const JsonDocument& document, const Article& article, const std::vector<Place>& places,
                               bool places_known, std::vector<Error>& warnings);

// Claims in reading order. Error: no "claims" array.
Result<Items<Claim>> read_claims(const JsonDocument& document, const Article& article, std::vector<Error>& warnings);

// [{"title", "url", "accessed"}, ...]; items without a title or url are skipped.
std::vector<Source> read_sources(const nlohmann::json& owner);

// The array `key` of the root; the error says what the file should hold.
Result<const nlohmann::json*> root_array(const JsonDocument& document, const char* key, const Text& what);

}  // namespace geodata
