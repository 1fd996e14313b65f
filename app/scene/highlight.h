// What is chosen or pointed at, over the ground: stronger outlines, a glow, the ring at a popup's place, and quiet
// rings at the places of the paragraph in view.
#pragma once

#include <optional>

#include "app/core/hover.h"
#include "app/core/library.h"
#include "app/scene/feature_lines.h"
#include "app/scene/scene.h"
#include "app/scene/site_focus.h"

namespace app {

struct HighlightInput {
  const Library* library = nullptr;
  const Session* session = nullptr;
  const Hover* hover = nullptr;            // may be null
  std::shared_ptr<const SiteFocus> focus;  // what it hides does not glow
  View view;
  geodata::Theme theme = geodata::Theme::light;
};

class Highlight {
 public:
  // Writes highlight and glows of `scene`. Meshes are made here, on the main thread: they are of few features, and are
  // kept while the same things stay chosen.
  void update(const HighlightInput& input, Scene& scene);

 private:
  // The features that show a target, or a place's own outline.
  struct Shape {
    std::optional<Target> target;
    std::vector<const LayerContent*> library_state;  // what it was found in
    std::shared_ptr<const SiteFocus> focus;
    std::shared_ptr<const LayerContent> content;
    std::vector<geodata::FeatureIndex> features;
    std::vector<geodata::WorldPoint> points;
    std::optional<geodata::StyleRule> rule;
    bool is_area = false, is_subject = false;
    FeatureLines lines;
  };

  void find(const HighlightInput& input, const std::optional<Target>& target, Shape& shape) const;
  static bool is_container(const Shape& shape, const View& view);
  void glows(const HighlightInput& input, Scene& scene) const;

  Shape chosen_, hovered_;
};

}  // namespace app
