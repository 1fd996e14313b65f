// Filter expressions over properties: the JSON arrays known from MapLibre's style specification.
//
//   ["==", "kind", "iron mine"]  ["!=", k, v]  ["<", k, v]  ["<=", k, v]  [">", k, v]  [">=", k, v]
//   ["in", k, v1, v2, ...]  ["!in", k, ...]  ["has", k]  ["!has", k]  ["all", f...]  ["any", f...]  ["none", f...]
//
// A missing property is equal to nothing and makes every ordering comparison false. Numbers compare as reals.
// "$type" stands for the geometry: "Point", "LineString", "Polygon" (of one part or more), "GeometryCollection" (of
// parts of different types).
#pragma once

#include <memory>

#include <nlohmann/json_fwd.hpp>

#include "geodata/base/result.h"
#include "geodata/features/feature_store.h"

namespace geodata {

class Filter {
 public:
  Filter() = default;  // matches everything
  // The error names the part of the expression that cannot be read.
  static Result<Filter> parse(const nlohmann::json& expression);

  bool matches(const FeatureStore& store, FeatureIndex f) const;
  bool matches_everything() const { return root_ == nullptr; }

  struct Node;

 private:
  std::shared_ptr<const Node> root_;
};

}  // namespace geodata
