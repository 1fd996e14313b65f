// The traces that a reader keeps of an atlas, from run to run: a small JSON file for each atlas. Nothing kept: no file.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "app/core/session.h"
#include "geodata/base/result.h"

namespace app {

struct SavedTraces {
  std::vector<TraceState> traces;
  std::optional<std::size_t> open;
  TraceDirection direction = TraceDirection::down;  // of the next trace
  std::vector<ReachValue> values = {};
  friend bool operator==(const SavedTraces&, const SavedTraces&) = default;
};
SavedTraces traces_of(const Session& session);

// A missing file gives nothing; a damaged one too, with a warning. A trace without a usable start is left out, and one
// warning says how many were; other values that make no sense count as missing.
geodata::WithWarnings<SavedTraces> load_traces(const std::filesystem::path& path);
// `site_name` should say what the site is called, so that it can be said when the atlas no longer has it.
geodata::Result<void> save_traces(const std::filesystem::path& path, const SavedTraces& traces);

// What two windows have made of the same traces: ours, and those that the other one added; what either took away is
// gone.
SavedTraces merged(const SavedTraces& base, const SavedTraces& ours, const SavedTraces& theirs);

}  // namespace app
