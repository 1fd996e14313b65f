// A small world for the tests of names: layers made of literals, placed in a view of 800 x 600 px whose pixels are
// counted from its top left corner.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/scene/labels.h"

namespace label_world {

struct Named {
  double x = 0, y = 0;  // px in the view that the world was made for
  std::string name, name_zh;
  double rank = 5, output = 0;
};

struct World {
  app::Library library;
  app::Session session;
  app::TextShaper shaper;
  app::Labels labels{shaper};
  app::LabelInput input;

  explicit World(double zoom = 10) {
    library.atlas = std::make_shared<const geodata::Atlas>();
    session.camera = app::camera_at({123, 41}, zoom);
    input.library = &library;
    input.session = &session;
    input.view = {session.camera, 800, 600};
  }

  geodata::WorldPoint at(double x, double y) const {
    const geodata::WorldXY w = app::View{session.camera, 800, 600}.to_world({x, y});
    return {static_cast<std::uint32_t>(w.x), static_cast<std::uint32_t>(w.y)};
  }

  app::Layer& add(geodata::LayerSpec spec, std::shared_ptr<const geodata::FeatureStore> features) {
    app::Layer layer;
    layer.content = app::prepare(std::move(features), spec);
    layer.state = app::Layer::State::ready;
    session.layers.push_back({spec.id, true, 1});
    layer.spec = std::move(spec);
    library.layers.push_back(std::move(layer));
    return library.layers.back();
  }

  app::Layer& add_points(geodata::LayerSpec spec, const std::vector<Named>& points) {
    geodata::FeatureStoreBuilder builder;
    const auto name = builder.add_column("name", geodata::ColumnType::text);
    const auto name_zh = builder.add_column("name:zh", geodata::ColumnType::text);
    const auto rank = builder.add_column("rank", geodata::ColumnType::real);
    const auto output = builder.add_column("output", geodata::ColumnType::real);
    for (const Named& p : points) {
      builder.add_point(at(p.x, p.y));
      builder.set(name, std::string_view(p.name));
      if (!p.name_zh.empty()) builder.set(name_zh, std::string_view(p.name_zh));
      builder.set(rank, p.rank);
      builder.set(output, p.output);
      builder.finish_feature();
    }
    return add(std::move(spec), std::move(builder).build());
  }

  // Lines of (name, Chinese name, points in px).
  struct River {
    std::string name, name_zh;
    std::vector<std::pair<double, double>> line;
  };
  app::Layer& add_lines(geodata::LayerSpec spec, const std::vector<River>& rivers) {
    geodata::FeatureStoreBuilder builder;
    const auto name = builder.add_column("name", geodata::ColumnType::text);
    const auto name_zh = builder.add_column("name:zh", geodata::ColumnType::text);
    for (const River& river : rivers) {
      std::vector<geodata::WorldPoint> line;
      for (const auto& [x, y] : river.line) line.push_back(at(x, y));
      builder.add_line(line);
      builder.set(name, std::string_view(river.name));
      builder.set(name_zh, std::string_view(river.name_zh));
      builder.finish_feature();
    }
    return add(std::move(spec), std::move(builder).build());
  }

  app::LabelOutput settle() { return labels.place(input, true); }
  app::LabelOutput move(double dx, double dy) {
    input.view.camera = app::panned(input.view, dx, dy);
    return labels.place(input, false);
  }
};

inline geodata::ZoomSteps steps(double value) { return {{{0, value}}}; }

inline geodata::LabelStyle label_of(double size, double rank = 5) {
  geodata::LabelStyle label;
  label.size_px = steps(size);
  label.rank = steps(rank);
  return label;
}

// One rule for all features: a name at the point, and a symbol where one is given.
inline geodata::LayerSpec points_spec(const std::string& id, const std::string& symbol = "", double rank = 5) {
  geodata::LayerSpec spec;
  spec.id = id;
  geodata::StyleRule rule;
  rule.label = label_of(12, rank);
  rule.label->placement_given = true;
  rule.marker_symbol = symbol;
  spec.rules.push_back(rule);
  return spec;
}

inline geodata::LayerSpec rivers_spec(const std::string& id) {
  geodata::LayerSpec spec;
  spec.id = id;
  geodata::StyleRule rule;
  rule.label = label_of(12, 3);
  rule.label->italic = true;
  rule.label->placement = geodata::LabelPlacement::line;
  rule.label->placement_given = true;
  rule.stroke_width = steps(2);
  spec.rules.push_back(rule);
  return spec;
}

inline bool has_name(const app::LabelOutput& out, std::uint32_t layer, geodata::FeatureIndex feature) {
  for (const app::PlacedItem& p : out.placed)
    if (p.is_name && p.layer == layer && p.feature == feature) return true;
  return false;
}

}  // namespace label_world
