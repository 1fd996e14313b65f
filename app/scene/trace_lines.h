// The traces and the way from under the pointer, over the ground: rivers by their certainty, the ways over land, the
// rings at both ends of the open one, the drop that is followed. Where two run in one river they lie side by side, and
// each has its number at its start.
#pragma once

#include <array>

#include "app/core/hover.h"
#include "app/core/river_view.h"
#include "app/scene/feature_lines.h"
#include "app/scene/labels.h"
#include "app/scene/plates.h"

namespace app {

struct TraceLinesInput {
  const Library* library = nullptr;
  const Session* session = nullptr;
  const RiverView* rivers = nullptr;  // may be null
  const Hover* hover = nullptr;       // may be null
  View view;
  geodata::Theme theme = geodata::Theme::light;
  double scale = 1;
};

class TraceLines {
 public:
  explicit TraceLines(TextShaper& shaper) : plates_(shaper) {}
  // Adds to highlight, highlight_fills and glows of `scene`. Lines are made anew when a trace is another one. Main
  // thread.
  void update(const TraceLinesInput& input, Scene& scene);
  // Where its lines run on the screen: no name lies over them. After update().
  std::vector<ScreenWay> ways(const TraceLinesInput& input) const;
  // Of which traces they are, the open one last.
  static std::vector<std::shared_ptr<const ShownTrace>> shown(const TraceLinesInput& input);
  // Where its numbers stand: names keep away from them.
  static std::vector<ScreenRect> numbers(const TraceLinesInput& input);
  // Adds numbers and drop to its sprites, over the names.
  void add_sprites(const TraceLinesInput& input, Scene& scene);

 private:
  struct Way {
    std::array<FeatureLines, 3> mapped, estimated;  // by their width
    FeatureLines over_land;
    struct Line {
      std::vector<geodata::WorldPoint> points;
      geodata::WorldBox box;
      double width_px = 0;
      bool is_river = true;
    };
    std::vector<Line> lines;  // all of them, for names to keep off
  };
  struct Kept {
    std::shared_ptr<const ShownTrace> shown;
    Way way;
  };
  struct Look {
    geodata::Colour colour;
    double width_px = 0;  // 0: by the order of the rivers
    double halo_px = 0, offset_px = 0, opacity = 1;
  };
  static Way way_of(const RiverGuide& guide, const RiverStart& start, const geodata::Trace& trace);
  void take(const TraceLinesInput& input);
  static void draw(const TraceLinesInput& input, Way& way, const Look& look, Scene& scene);
  // Of those that are drawn, by their place among the kept ones, in the order in which they are drawn: from the
  // outermost in, the open one over the others' halos.
  std::vector<std::pair<std::size_t, Look>> looks(const TraceLinesInput& input) const;
  void under(const TraceLinesInput& input, geodata::Colour colour, Scene& scene);
  static void start_ring(const TraceLinesInput& input, geodata::LngLat at, Scene& scene);
  static void ends(const TraceLinesInput& input, geodata::Colour colour, Scene& scene);
  // Of those that are drawn, by their place among the kept ones; the open one last.
  static std::vector<std::size_t> drawn(const TraceLinesInput& input);

  std::vector<Kept> kept_;  // parallel to the session's traces
  std::shared_ptr<const PreviewTrace> preview_;
  std::shared_ptr<const Catchment> catchment_;
  FeatureLines catchment_area_, veil_;
  Way preview_way_;
  Plates plates_;
};

}  // namespace app
