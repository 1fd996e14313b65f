// Comparing pictures with two thresholds. Software OpenGL gives the same bytes from run to run, but not from one
// version of Mesa or FreeType to the next: a share of pixels may differ plainly (edges), and the whole may differ a
// little on average. One threshold alone would pass a large area that is slightly off, or fail on a shifted edge.
#pragma once

#include "app/render/picture_file.h"

struct PictureDifference {
  bool same_size = false;
  double differing_share = 1;  // of pixels where a channel differs by more than 24 of 255
  double mean = 255;           // of all channels of all pixels, 0..255
  app::Picture marked;         // the expected picture, pale, with what differs in red
};

PictureDifference compare(const app::Picture& expected, const app::Picture& actual);

inline constexpr double most_differing_share = 0.006;
inline constexpr double most_mean_difference = 0.6;

inline bool alike(const PictureDifference& d) {
  return d.same_size && d.differing_share <= most_differing_share && d.mean <= most_mean_difference;
}
