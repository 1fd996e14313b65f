// (library, session, view) -> scene. Holds the tile caches; missing tiles become jobs and parents stand in for them.
#pragma once

#include <memory>

#include "app/core/hover.h"
#include "app/core/jobs.h"
#include "app/core/library.h"
#include "app/core/measurement_view.h"
#include "app/core/river_view.h"
#include "app/core/session.h"
#include "app/core/settings.h"
#include "app/scene/labels.h"
#include "app/scene/scene.h"
#include "app/text/shaping.h"

namespace app {

struct SceneInput {
  const Library* library = nullptr;
  const Session* session = nullptr;
  const Hover* hover = nullptr;                   // last frame's
  const RiverView* rivers = nullptr;              // may be null
  const MeasurementView* measurements = nullptr;  // may be null
  View view;                                      // camera of this frame (a flight's), size of the map
  double scale = 1;
  double margin_px = 128;  // the ground reaches this far beyond the view
  geodata::Theme theme = geodata::Theme::light;
  NameLanguages names = NameLanguages::both;
  std::vector<ScreenRect> obstacles;
  bool moving = false;  // a pan, zoom or flight is under way: keep last frame's names
  double time_ms = 0;
  bool reduced_motion = false;
  bool picture = false;      // not one of a window's frames: names do not hang on what stood in the one before
  const Fan* fan = nullptr;  // the disc that is spread; nothing: none
};

struct SceneCounters {  // for tests and the debug panel
  std::size_t tiles_built = 0, tiles_cached = 0, tiles_missing = 0, tile_bytes = 0, tile_bytes_budget = 0,
              ground_ops = 0, names = 0, symbols = 0, glyphs_made = 0;
};

class SceneBuilder {
 public:
  // `shaping`: of the window, shared with its panels.
  explicit SceneBuilder(Jobs& jobs, std::shared_ptr<Shaping> shaping = std::make_shared<Shaping>(),
                        std::size_t tile_budget_bytes = 96u << 20);
  ~SceneBuilder();

  // Cheap when nothing changed: the ops are kept and only placed anew. Main thread.
  const Scene& build(const SceneInput& input);
  const std::vector<PlacedItem>& placed() const;  // of the last build
  const std::vector<PlacedCluster>& clusters() const;
  const SiteFocus* focus() const;  // of the last build; null: nothing is hidden
  const SceneCounters& counters() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
