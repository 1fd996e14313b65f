// What naming needs of one layer's features, worked out once and kept: texts, label points, ranks, and the reaches of a
// river joined into one line. Private to app/scene.
#pragma once

#include <limits>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/core/library.h"
#include "app/core/settings.h"
#include "app/core/style_change.h"
#include "app/scene/clusters.h"
#include "app/scene/text_shaper.h"

namespace app {

struct NameTexts {
  std::string english, chinese;  // either may be empty
  bool empty() const { return english.empty() && chinese.empty(); }
};

struct LabelFeature {
  NameTexts texts;
  bool placed = false;  // has a geometry
  geodata::GeometryType type = geodata::GeometryType::point;
  geodata::WorldPoint at;                   // where its symbol or name goes
  std::vector<geodata::WorldPoint> points;  // where its symbols go, when they are several points or stand beside others
  double inner_radius = 0;                  // world units from `at` to the area's edge; 0: not an area
  std::vector<geodata::WorldPoint> outline;  // of an area's largest part, simplified
  double name_tie = 0, marker_tie = 0;       // smaller wins; infinite where the data has none

  struct Measured {  // of the last size asked for
    double size_px = -1;
    NameLanguages languages = NameLanguages::both;
    TextShaper::Extent whole, first_line;
  };
  mutable Measured measured;
};

// A named line: all reaches of one rule (of all its classes) with one name that meet end to end.
struct NamedLine {
  NameTexts texts;
  std::vector<geodata::WorldPoint> points;
  std::vector<std::uint8_t> importance;  // parallel to points
  struct Part {
    std::size_t first = 0;  // in points
    geodata::FeatureIndex feature = 0;
  };
  std::vector<Part> parts;
  geodata::WorldBox box;
  double name_tie = std::numeric_limits<double>::infinity();
  std::vector<double> along;  // world units from the first point to each; only where plates stand along it
};

class LabelLayer {
 public:
  explicit LabelLayer(const Layer& layer) : content_(layer.content) {}
  bool is_for(const Layer& layer) const { return layer.content && content_->features == layer.content->features; }

  const LabelFeature& feature(const geodata::LayerSpec& spec, geodata::FeatureIndex f);
  // The layer's rules as the reader wants them; valid until the next call.
  const std::vector<geodata::StyleRule>& rules(const geodata::LayerSpec& spec, const StyleChange& change);
  // `rule`: the first class.
  const std::vector<NamedLine>& lines(const geodata::LayerSpec& spec, std::uint16_t rule);
  // The same by the numbers of the rule's shields (in `texts.english`): a road with two numbers is in two lines.
  const std::vector<NamedLine>& numbered_lines(const geodata::LayerSpec& spec, std::uint16_t rule);
  // Of a rule that has a grid.
  Clusters& clusters(std::uint16_t rule);

 private:
  LabelFeature make_feature(const geodata::LayerSpec& spec, geodata::FeatureIndex f) const;

  std::shared_ptr<const LayerContent> content_;  // kept, so that another one cannot take its address
  std::unordered_map<geodata::FeatureIndex, std::unique_ptr<LabelFeature>> features_;
  std::unordered_map<std::uint16_t, std::vector<NamedLine>> lines_, numbered_;
  std::unordered_map<std::uint16_t, Clusters> clusters_;
  StyleChange change_;
  std::vector<geodata::StyleRule> changed_;  // by change_; empty while it is
};

}  // namespace app
