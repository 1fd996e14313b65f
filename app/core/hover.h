// What the pointer is over. Lives one frame, is not saved; text and map both write it and both read last frame's.
#pragma once

#include <optional>
#include <vector>

#include "app/core/session.h"

namespace app {

struct Hover {
  std::optional<Target> target;                       // a feature or place under the pointer, on the map or in a list
  bool on_map = false;                                // the target is under the pointer on the map itself
  std::optional<geodata::PlaceIndex> place;           // a mention under the pointer, or the target's place
  std::vector<geodata::PlaceIndex> paragraph_places;  // places of the paragraph in view: marked quietly on the map
  std::optional<double> trace_m;                      // a place on the open trace: metres from its start
  friend bool operator==(const Hover&, const Hover&) = default;
};

}  // namespace app
