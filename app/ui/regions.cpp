#include "app/ui/regions.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

bool empty(const ScreenRect& r) { return r.min_x >= r.max_x || r.min_y >= r.max_y; }

// What is left of `whole` without `hole`: at most four pieces.
void add_rest(const ScreenRect& whole, const ScreenRect& hole, std::vector<ScreenRect>& out) {
  const ScreenRect c = common(whole, hole);
  if (empty(c)) {
    out.push_back(whole);
    return;
  }
  const ScreenRect pieces[] = {{whole.min_x, whole.min_y, whole.max_x, c.min_y},
                               {whole.min_x, c.max_y, whole.max_x, whole.max_y},
                               {whole.min_x, c.min_y, c.min_x, c.max_y},
                               {c.max_x, c.min_y, whole.max_x, c.max_y}};
  for (const ScreenRect& piece : pieces)
    if (!empty(piece)) out.push_back(piece);
}

}  // namespace

void Regions::add(const ScreenRect& rect) {
  // Whole px: neighbours then share an edge that falls on one device px.
  const ScreenRect whole{std::floor(rect.min_x), std::floor(rect.min_y), std::ceil(rect.max_x), std::ceil(rect.max_y)};
  if (empty(whole)) return;
  std::vector<ScreenRect> fresh{whole};
  for (const ScreenRect& part : parts_) {
    std::vector<ScreenRect> rest;
    for (const ScreenRect& piece : fresh) add_rest(piece, part, rest);
    fresh = std::move(rest);
  }
  parts_.insert(parts_.end(), fresh.begin(), fresh.end());
}

std::vector<ScreenRect> Regions::within(const ScreenRect& rect) const {
  std::vector<ScreenRect> out;
  for (const ScreenRect& part : parts_) {
    const ScreenRect c =
        common(part, {std::floor(rect.min_x), std::floor(rect.min_y), std::ceil(rect.max_x), std::ceil(rect.max_y)});
    if (!empty(c)) out.push_back(c);
  }
  return out;
}

}  // namespace app
