// Where a name lies along a line: the line smoothed, its straightest stretches, and each letter's place and angle on
// one of them. Screen px throughout; knows nothing of features or fonts. Private to app/scene.
#pragma once

#include <optional>
#include <vector>

#include "app/core/camera.h"

namespace app {

// How a reader takes it: turning by at most this in all, and by this from a letter to the next.
inline constexpr double most_turning_deg = 60;
inline constexpr double most_letter_turning_deg = 17;

struct LetterPlace {
  double x = 0, y = 0;   // middle of the letter's advance, on the baseline
  double angle_rad = 0;  // clockwise on the screen; 0: level
};

struct Stretch {                    // of the smoothed line
  std::size_t first = 0, last = 0;  // samples
  double cost = 0;                  // how much it turns and how far the true line strays from it; less is better
};

enum class LineSide : std::uint8_t { above, below, on };

class SmoothLine {
 public:
  // Moving averages over `reach_px` on each side; the ends stay. O(n).
  SmoothLine(const std::vector<ScreenXY>& line, double reach_px);

  double length_px() const { return along_.empty() ? 0 : along_.back(); }
  ScreenXY middle(const Stretch& stretch) const { return smooth_[(stretch.first + stretch.last) / 2]; }

  // All stretches `length_px` long that turn little enough, best first.
  std::vector<Stretch> stretches(double length_px) const;

  // The letters of a name on a stretch, always upright. `size_px`: an em; `line_px`: the drawn line's width. Nothing
  // when the letters would turn too sharply there.
  std::optional<std::vector<LetterPlace>> letters(const Stretch& stretch, const std::vector<double>& advances_px,
                                                  double size_px, double line_px, LineSide side) const;

 private:
  std::vector<ScreenXY> raw_, smooth_;  // samples, parallel
  std::vector<double> along_;           // px along the smoothed line
  std::vector<double> heading_;         // rad, unwrapped; of the piece that begins at a sample
};

}  // namespace app
