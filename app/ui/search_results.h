// What a typed query finds, as rows to show: coordinates, stations of the reader's own tables, places of the article,
// features of layers. Pure: no drawing.
//
// A place and the feature that shows it are one row, the place's; a feature that several layers draw is one row too.
// Costs a query of the index (under a millisecond for ten thousand names) and a look at each hit's place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/core/commands.h"
#include "app/core/library.h"
#include "app/core/measurement_view.h"

namespace app {

struct SearchRow {
  std::string name, name_zh;     // of the data; for coordinates both empty
  std::string called;            // the name by which it was found, when that is neither of these
  std::string kind, kind_zh;     // the data's own word and its Chinese; may be empty
  bool in_article = false;       // it is a place of the article, and choosing it chooses the place
  const Layer* layer = nullptr;  // that draws it; null: a place without a feature, or coordinates
  Target target;                 // not for coordinates
  std::optional<geodata::LngLat> coordinates;
  std::string table;  // the row is a station of this table of the reader's own, at `coordinates`

  bool is_position() const { return coordinates && table.empty(); }
};

struct SearchRows {
  std::vector<SearchRow> rows;  // best first
  std::size_t more = 0;         // that were found and are not among them
};

// `measured` may be null: no stations of the reader's own are looked for.
SearchRows search_rows(const Library& library, std::string_view query, std::size_t most,
                       const MeasurementView* measured = nullptr);

// What choosing a row does: fly there and open its popup; for coordinates that of the position.
Command choose(const Library& library, const SearchRow& row);

// The bytes of `name` that are the query, whatever the case; nothing when it is not written there (found by its sound).
std::optional<std::pair<std::size_t, std::size_t>> matched_part(std::string_view name, std::string_view query);

}  // namespace app
