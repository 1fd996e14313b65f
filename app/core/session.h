// The session: all that a user can change and save. A value: history keeps copies, so undo is a cursor.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/core/camera.h"
#include "app/core/reach_values.h"
#include "app/core/style_change.h"
#include "app/core/trace_direction.h"
#include "geodata/atlas/atlas.h"
#include "geodata/features/feature_store.h"
#include "geodata/network/trace.h"

namespace app {

// What can be chosen: a place of the article, a feature of a layer that is none, or a position. subject.h says what is
// which.
struct Target {
  std::string layer;                                    // layer id; empty: a place without a feature
  geodata::FeatureIndex feature = 0;                    // of a place: one that shows it, or the one that was clicked
  std::optional<geodata::PlaceIndex> place;             // the place is meant; nothing: the feature alone
  std::optional<geodata::LngLat> point = std::nullopt;  // or a position by its coordinates, and nothing else
  friend bool operator==(const Target&, const Target&) = default;
};

struct Selection {
  std::vector<Target> candidates;         // what lies under the click, best first; never empty
  std::size_t current = 0;                // the popup says "current + 1 of candidates.size()"
  std::optional<geodata::WorldPoint> at;  // where the popup stands; nothing: no location
  std::uint32_t mention = 0;              // which of the place's mentions is marked, from 0
  bool by_name = false;                   // chosen in the text or by search, not on the map
  std::string called = {};                // the name by which it was found, when that is not its own
  const Target& target() const { return candidates[current]; }
  friend bool operator==(const Selection&, const Selection&) = default;
};

// Where a layer that was added to the atlas comes from.
struct LayerSource {
  std::filesystem::path file;
  std::string layer = {};  // of the file's layers; empty: the first
  bool swapped = false;    // its longitudes and latitudes stand the other way round
  friend bool operator==(const LayerSource&, const LayerSource&) = default;
};

struct LayerState {
  std::string id;
  bool on = true;
  double opacity = 1;
  StyleChange style{};
  std::optional<LayerSource> source{};  // nothing: the atlas's
  friend bool operator==(const LayerState&, const LayerState&) = default;
};

// What was asked of the rivers; the answer is worked out from it.
struct TraceState {
  geodata::LngLat from;
  std::string site;  // id of the site that it starts at; empty: the position
  TraceDirection direction = TraceDirection::down;
  double limit_m = geodata::no_limit;
  std::optional<double> discharge_m3s = std::nullopt;  // at the start; nothing: the mean annual one
  std::string name = {};                               // that the reader gave it; empty: its title
  bool shown = true;                                   // on the map while another one is open
  std::string site_name = {};                          // of a kept one: what its site was called
  friend bool operator==(const TraceState&, const TraceState&) = default;
  // The same way: the discharge put in, the name or what is shown may be others.
  bool starts_as(const TraceState& other) const {
    return from == other.from && site == other.site && direction == other.direction && limit_m == other.limit_m;
  }
  // The same answer: they differ in their names, or in what is shown.
  bool asks_as(const TraceState& other) const {
    return from == other.from && site == other.site && direction == other.direction && limit_m == other.limit_m &&
           discharge_m3s == other.discharge_m3s && site_name == other.site_name;
  }
};

// What a click on the map does.
enum class Tool : std::uint8_t { choose, trace };

// An added layer whose lines are traced instead of the atlas's rivers.
struct RiverChoice {
  std::string layer;
  bool turned = false;  // against the way in which its lines are drawn
  friend bool operator==(const RiverChoice&, const RiverChoice&) = default;
};

struct Session {
  Camera camera;
  std::vector<LayerState> layers;  // draw order, lowest first; as atlas.json until the user moves one
  std::optional<Selection> selection;
  // The passage that is marked in the article; nothing: none.
  std::optional<geodata::Passage> marked;
  Tool tool = Tool::choose;
  TraceDirection trace_direction = TraceDirection::down;  // of the next trace
  std::vector<TraceState> traces;                         // that are kept, in the order in which they were made
  std::optional<std::size_t> trace;                       // the one that is open
  std::vector<ReachValue> reach_values;                   // what the reader knows where the data does not
  std::optional<RiverChoice> rivers;                      // nothing: the atlas's
  std::optional<std::string> series;                      // the section whose measurements stand under the map
  std::vector<std::size_t> measurement_files;             // those of the files a reader added that count
  friend bool operator==(const Session&, const Session&) = default;

  // There is something to trace: the atlas's network, or a layer's.
  bool has_rivers(const geodata::Atlas& atlas) const { return !atlas.rivers.network.empty() || rivers.has_value(); }
  bool shows_traces() const { return tool == Tool::trace || trace.has_value(); }
  // Of the open trace, else of the next one.
  TraceDirection direction() const { return open_trace() ? open_trace()->direction : trace_direction; }
  // A way has a profile; a tree of rivers has none.
  bool shows_profile() const { return open_trace() != nullptr && open_trace()->direction != TraceDirection::up; }
  const TraceState* open_trace() const { return trace && *trace < traces.size() ? &traces[*trace] : nullptr; }
  const LayerState* layer(std::string_view id) const;
};

}  // namespace app
