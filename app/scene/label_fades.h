// Names and symbols come and go softly: what is new fades in over 200 ms, what went stays where it stood on the ground
// until it has faded out. Only opacity moves. Private to app/scene; knows no features, only that equal ids are the same
// thing. O(n) for n sprites.
#pragma once

#include <unordered_map>
#include <vector>

#include "app/scene/scene.h"

namespace app {

inline constexpr double fade_ms = 200;

// One that stands now. The same id in the next call is the same thing, even with another picture (its size follows the
// zoom).
struct StandingSprite {
  SpriteOp sprite;  // with its full opacity
  std::uint64_t id = 0;
  geodata::WorldXY anchor;  // it moves with this place; x beyond the world: in another copy of it
};

class LabelFades {
 public:
  // What is drawn, lowest first: what leaves is under what stands. `still`: everything at once.
  std::vector<SpriteOp> take(std::vector<StandingSprite> standing, const View& view, double scale, double time_ms,
                             bool still);
  // The same things in the same view, later.
  std::vector<SpriteOp> later(double time_ms, bool still);
  bool settled() const { return settled_; }

 private:
  struct Item {
    StandingSprite now;
    ScreenXY from_anchor;  // of its corner
    double from = 0;       // share of its opacity at start_ms
    double start_ms = 0;
    bool leaves = false;
    double share(double time_ms) const;
    bool at_rest(double time_ms) const { return time_ms - start_ms >= fade_ms; }
  };

  std::vector<SpriteOp> drawn(double time_ms);

  std::vector<Item> items_;  // in drawing order, those that leave first
  bool settled_ = true;
};

}  // namespace app
