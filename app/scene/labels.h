// Which symbols and names stand on the map, and where: greedy by rank, the same features in the same view give the same
// answer; while the map pans, what stood last frame keeps its place unless it now collides.
#pragma once

#include <memory>
#include <vector>

#include "app/core/library.h"
#include "app/core/session.h"
#include "app/core/settings.h"
#include "app/scene/clusters.h"
#include "app/scene/scene.h"
#include "app/scene/site_focus.h"
#include "app/scene/text_shaper.h"

namespace app {

// One symbol or name that was placed, for picking and for tests. A name gives several boxes: one a line
// of the block, or a few letters along a river.
struct PlacedItem {
  std::uint32_t layer = 0;  // index into library.layers
  geodata::FeatureIndex feature = 0;
  ScreenRect box;  // of its ink
  bool is_name = false;
  bool is_dot = false;        // a symbol that yielded to a larger one and became a dot
  std::int32_t cluster = -1;  // a disc: index into the clusters placed with it; `feature` means nothing
  bool fanned = false;        // of the open fan, or its middle
};

// A line on the screen that no name may lie over.
struct ScreenWay {
  std::vector<ScreenXY> points;
  double half_px = 0;  // of its width
};

struct LabelInput {
  const Library* library = nullptr;
  const Session* session = nullptr;
  View view;
  double scale = 1;
  geodata::Theme theme = geodata::Theme::light;
  NameLanguages names = NameLanguages::both;
  std::vector<ScreenRect> obstacles;  // drawer, popup, plates: no name starts under them
  std::vector<ScreenRect> rings;      // around places: names keep off, and the place's own stands beside it
  std::vector<ScreenWay> ways;        // of the traces
  double time_ms = 0;                 // of this frame, for fading; never runs back
  const SiteFocus* focus = nullptr;   // what alone stands of some layers; null: all
  const Fan* fan = nullptr;           // the disc that is spread; nothing: none
  bool still = true;                  // nothing fades: pictures, and readers who asked for reduced motion
};

struct LabelOutput {
  std::vector<SpriteOp> sprites;  // what fades out, then symbols, then names
  std::vector<PlacedItem> placed;
  std::vector<PlacedCluster> clusters;
  bool settled = true;  // false while symbols or names still fade
};

class Labels {
 public:
  explicit Labels(TextShaper& shaper);
  ~Labels();
  // `settle`: place anew (the view came to rest; of equal rank, what stood wins and tries its old side first); else
  // keep last frame's names where they still fit and add what fits beside them. Names along lines come only when
  // settling. The first call of a home view makes its pictures (20 ms), the next ones cost 1 to 3 ms. Main thread.
  LabelOutput place(const LabelInput& input, bool settle);
  // What stood where is of no account any more: layers came since, and the same layers give the same names, however
  // they came.
  void forget();
  // The same sprites a little later, when nothing but the time has changed since `out` was placed.
  void fade(double time_ms, bool still, LabelOutput& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
