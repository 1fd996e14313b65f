#include "app/core/history.h"

#include <utility>

namespace app {

namespace {

Session step(std::vector<Session>& from, std::vector<Session>& to, const Session& now) {
  Session restored = std::move(from.back());
  from.pop_back();
  to.push_back(now);
  restored.camera = now.camera;
  return restored;
}

}  // namespace

void History::record(const Session& before, std::uint64_t gesture) {
  future_.clear();
  if (gesture != 0 && gesture == gesture_) return;
  gesture_ = gesture;
  past_.push_back(before);
  if (past_.size() > most_steps) past_.erase(past_.begin());
}

Session History::undo(const Session& now) {
  gesture_ = 0;
  return step(past_, future_, now);
}

Session History::redo(const Session& now) {
  gesture_ = 0;
  return step(future_, past_, now);
}

void History::clear() {
  past_.clear();
  future_.clear();
  gesture_ = 0;
}

}  // namespace app
