#include "app/core/history.h"

#include <algorithm>
#include <utility>

namespace app {
namespace {

auto find(std::vector<LayerState>& layers, const std::string& id) {
  return std::find_if(layers.begin(), layers.end(), [&](const LayerState& l) { return l.id == id; });
}

}  // namespace

Session History::take(std::vector<Step>& from, std::vector<Step>& to, const Session& now) {
  Step step = std::move(from.back());
  from.pop_back();
  const bool goes_back = step.camera_left == now.camera;
  to.push_back({step.name, now, step.number, goes_back ? std::optional(step.session.camera) : std::nullopt});
  if (!goes_back) step.session.camera = now.camera;
  return std::move(step.session);
}

std::uint64_t History::record(geodata::Text name, const Session& before, std::uint64_t gesture) {
  future_.clear();
  if (gesture != 0 && gesture == gesture_) return last_number_;
  gesture_ = gesture;
  past_.push_back({std::move(name), before, ++last_number_, std::nullopt});
  if (past_.size() > most_steps) past_.erase(past_.begin());
  return last_number_;
}

void History::moved_camera(std::uint64_t step_number, const Camera& to) {
  for (Step& step : past_)
    if (step.number == step_number) step.camera_left = to;
}

void History::join(const std::string& with, const LayerState& layer) {
  for (std::vector<Step>* steps : {&past_, &future_}) {
    for (Step& step : *steps) {
      auto& layers = step.session.layers;
      const auto at = find(layers, with);
      if (at != layers.end() && find(layers, layer.id) == layers.end()) layers.insert(std::next(at), layer);
    }
  }
}

void History::forget(const std::string& layer) {
  for (std::vector<Step>* steps : {&past_, &future_})
    for (Step& step : *steps) std::erase_if(step.session.layers, [&](const LayerState& l) { return l.id == layer; });
}

Session History::undo(const Session& now) {
  gesture_ = 0;
  return take(past_, future_, now);
}

Session History::redo(const Session& now) {
  gesture_ = 0;
  return take(future_, past_, now);
}

void History::clear() {
  past_.clear();
  future_.clear();
  gesture_ = 0;
}

}  // namespace app
