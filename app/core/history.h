// Undo: a list of sessions (values) and a cursor. The camera is not a step of its own: undoing a layer switch must not
// throw the reader across the map, so a restored session keeps the camera of the moment. Only where the step itself
// moved it (a file that was opened came into view), and nobody has moved it since, it goes back too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/core/session.h"

namespace app {

class History {
 public:
  // Call before a change, with what it is ("hide Relief") and the session as it is. Changes with the same gesture (not
  // 0) in a row are one step, named as the first. Returns the step's number.
  std::uint64_t record(geodata::Text name, const Session& before, std::uint64_t gesture = 0);
  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }
  // What would be undone or done again; empty: nothing.
  geodata::Text undo_name() const { return can_undo() ? past_.back().name : geodata::Text{}; }
  geodata::Text redo_name() const { return can_redo() ? future_.back().name : geodata::Text{}; }
  // What came of a step has moved the camera to here.
  void moved_camera(std::uint64_t step_number, const Camera& to);
  // A layer that came with another one (of the same file) belongs to the step that asked for that.
  void join(const std::string& with, const LayerState& layer);
  // Of a layer that could not be read nothing is kept.
  void forget(const std::string& layer);
  Session undo(const Session& now);  // precondition: can_undo()
  Session redo(const Session& now);  // precondition: can_redo()
  void clear();

 private:
  static constexpr std::size_t most_steps = 200;
  struct Step {
    geodata::Text name;
    Session session;  // to be restored
    std::uint64_t number = 0;
    std::optional<Camera> camera_left;  // where the step left the camera; nothing: it did not move it
  };
  static Session take(std::vector<Step>& from, std::vector<Step>& to, const Session& now);
  std::vector<Step> past_, future_;
  std::uint64_t gesture_ = 0, last_number_ = 0;
};

}  // namespace app
