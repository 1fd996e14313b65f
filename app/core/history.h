// Undo: a list of sessions (values) and a cursor. The camera is not a step of its own: undoing a layer switch must not
// throw the reader across the map, so a restored session keeps the camera of the moment.
#pragma once

#include <cstdint>
#include <vector>

#include "app/core/session.h"

namespace app {

class History {
 public:
  // Call after a change, with the session before it. Changes with the same gesture (not 0) in a row are one step.
  void record(const Session& before, std::uint64_t gesture = 0);
  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }
  Session undo(const Session& now);  // precondition: can_undo()
  Session redo(const Session& now);  // precondition: can_redo()
  void clear();

 private:
  static constexpr std::size_t most_steps = 200;
  std::vector<Session> past_, future_;
  std::uint64_t gesture_ = 0;
};

}  // namespace app
