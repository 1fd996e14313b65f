// Names along rivers: finding a stretch, laying the letters, and keeping the name while the map moves. Private to
// app/scene.
#pragma once

#include <vector>

#include "app/scene/label_gather.h"
#include "app/scene/label_text.h"
#include "app/scene/line_name.h"
#include "app/scene/occupied.h"

namespace app {

struct LetterShape {
  LetterPlace place;
  double advance_px = 0, size_px = 0;
};

// Whether a letter, so moved, keeps off the ways. Its box would not do: a slanting name lies along its line, and the
// boxes of its letters over it.
bool off_the_ways(const LetterShape& letter, ScreenXY by, const Occupied& occupied);

// A name that stands along a line. It keeps its picture as long as zoom and bearing stay.
struct LineName {
  const NamedLine* line = nullptr;
  std::uint32_t layer = 0;
  std::uint16_t rule = 0;
  int repeat = 0;
  int copy = 0;                       // of the world
  geodata::FeatureIndex feature = 0;  // the reach under its middle
  std::uint64_t serial = 0;           // another one for each finding
  double opacity = 1;
  LabelLook look;
  double bearing_deg = 0;
  geodata::WorldXY origin;  // where the picture's own frame lies on the map
  NamePicture picture;
  std::vector<ScreenRect> letters;  // in the picture's frame
  std::vector<LetterShape> shapes;  // the same, turned
  ScreenXY middle;                  // in the picture's frame
};

// The rectangles of a standing name's letters on the screen.
std::vector<ScreenRect> letter_boxes(const LineName& name, const View& view);

struct LineNameRules {
  const Occupied* occupied = nullptr;
  std::vector<ScreenXY> same;  // middles of names with the same text
  double spacing_px = 400;     // least distance to them
  ScreenRect inside;           // where all letters must be
  double ways_px = 0;          // how wide the widest way is; 0: there is none
};

std::optional<LineName> find_line_name(const Candidate& candidate, const View& view, const LabelLook& look,
                                       TextShaper& shaper, const LineNameRules& rules);

}  // namespace app
