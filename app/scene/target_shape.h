// What a target looks like on the map: the features that show it, the place it is.
#pragma once

#include <vector>

#include "app/core/library.h"
#include "app/core/session.h"

namespace app {

struct TargetShape {
  const Layer* layer = nullptr;                 // with content; null: no feature shows it
  std::vector<geodata::FeatureIndex> features;  // all that show its place in that layer, or the feature alone
  const geodata::Place* place = nullptr;
};

TargetShape shape_of(const Library& library, const Target& target);

}  // namespace app
