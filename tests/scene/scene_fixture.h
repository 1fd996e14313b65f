// Layers and libraries from literals, in world units relative to the middle of the world.
#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "app/core/library.h"
#include "app/core/session.h"
#include "geodata/features/feature_store.h"

namespace app::fixture {

inline constexpr std::uint32_t world_middle = 1u << 31;

using Points = std::vector<std::pair<double, double>>;  // east, south

inline std::vector<geodata::WorldPoint> world(const Points& points) {
  std::vector<geodata::WorldPoint> out;
  for (const auto& [x, y] : points) {
    out.push_back({static_cast<std::uint32_t>(world_middle + x), static_cast<std::uint32_t>(world_middle + y)});
  }
  return out;
}

// One feature a call, with a property `kind` for filters and styles.
class Features {
 public:
  Features() : kind_(builder_.add_column("kind", geodata::ColumnType::text)) {}
  Features& point(double x, double y, const std::string& kind = "") {
    builder_.add_point(world({{x, y}}).front());
    return finish(kind);
  }
  Features& line(const Points& points, const std::string& kind = "") {
    builder_.add_line(world(points));
    return finish(kind);
  }
  Features& area(const std::vector<Points>& rings, const std::string& kind = "") {
    std::vector<std::vector<geodata::WorldPoint>> all;
    for (const Points& ring : rings) all.push_back(world(ring));
    builder_.add_polygon(all);
    return finish(kind);
  }
  std::shared_ptr<const geodata::FeatureStore> build() { return std::move(builder_).build(); }

 private:
  Features& finish(const std::string& kind) {
    builder_.set(kind_, std::string_view(kind));
    builder_.set_id(std::to_string(++count_));
    builder_.finish_feature();
    return *this;
  }

  geodata::FeatureStoreBuilder builder_;
  geodata::ColumnIndex kind_;
  int count_ = 0;
};

inline geodata::ThemeColour colour(std::uint8_t r) { return {{r, 0, 0, 255}, {r, 1, 1, 255}}; }
inline geodata::ZoomSteps steps(double value) { return {{{0, value}}}; }

inline geodata::LayerSpec spec(const std::string& id, geodata::LayerRole role, std::vector<geodata::StyleRule> rules) {
  geodata::LayerSpec s;
  s.id = id;
  s.file = id + ".geojson";
  s.role = role;
  s.rules = std::move(rules);
  return s;
}

inline geodata::StyleRule fill_rule(std::uint8_t r) {
  geodata::StyleRule rule;
  rule.fill = colour(r);
  return rule;
}
inline geodata::StyleRule stroke_rule(std::uint8_t r, double width = 2) {
  geodata::StyleRule rule;
  rule.stroke = colour(r);
  rule.stroke_width = steps(width);
  return rule;
}

inline Layer ready(geodata::LayerSpec s, std::shared_ptr<const geodata::FeatureStore> features) {
  Layer layer;
  layer.content = prepare(std::move(features), s);
  layer.spec = std::move(s);
  layer.state = Layer::State::ready;
  layer.revision = 1;
  return layer;
}

inline Session session_of(const Library& library) {
  Session session;
  for (const Layer& layer : library.layers) session.layers.push_back({layer.spec.id, true, 1});
  return session;
}

// A square of `half` units around the middle.
inline Points square(double half, double x = 0, double y = 0) {
  return {{x - half, y - half}, {x + half, y - half}, {x + half, y + half}, {x - half, y + half}};
}

}  // namespace app::fixture
