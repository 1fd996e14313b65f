// Comparing pictures with three thresholds. Software OpenGL gives the same bytes from run to run, but not from one
// version of Mesa or FreeType to the next: a share of pixels may differ plainly (edges), the whole may differ a little
// on average, and so may the mean colour of each part. The first alone would pass a large area that is slightly off;
// the first two a name or a symbol that is not there, whose pixels are few among a million.
#pragma once

#include "app/render/picture_file.h"

struct PictureDifference {
  bool same_size = false;
  double differing_share = 1;        // of pixels where a channel differs by more than 24 of 255
  double mean = 255;                 // of all channels of all pixels, 0..255
  double most_shifted = 255;         // of the mean colours of all blocks, the channel that differs most, 0..255
  int shifted_x = 0, shifted_y = 0;  // that block's corner
  app::Picture marked;               // the expected picture, pale, with what differs in red
};

PictureDifference compare(const app::Picture& expected, const app::Picture& actual);

inline constexpr double most_differing_share = 0.006;
inline constexpr double most_mean_difference = 0.6;
inline constexpr int block_px = 64;  // blocks overlap by half
inline constexpr double most_block_shift = 3;

inline bool alike(const PictureDifference& d) {
  return d.same_size && d.differing_share <= most_differing_share && d.mean <= most_mean_difference &&
         d.most_shifted <= most_block_shift;
}
