#include "app/ui/picture_atlas.h"

#include <algorithm>

namespace app {
namespace {
constexpr int most_rows = 4096;
constexpr int first_rows = 256;
constexpr int gap = 1;
}  // namespace

PictureAtlas::PictureAtlas(int width) : width_(width) { clear(); }

void PictureAtlas::clear() {
  shelves_.clear();
  pixels_.clear();
  height_ = bottom_ = 0;
  full_ = false;
  ++generation_;
  reserve(first_rows);
  white_ = *add(4, 4);
  for (int y = 0; y < 4; ++y) std::fill_n(row(white_, y), 4, 0xFFFFFFFFu);
  changed_ = {0, height_};
}

void PictureAtlas::reserve(int height) {
  while (height_ < height) height_ = std::max(first_rows, height_ * 2);
  pixels_.resize(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_), 0u);
  changed_ = {0, height_};
}

std::optional<AtlasRect> PictureAtlas::add(int width, int height) {
  const int need_width = width + gap, need_height = height + gap;
  if (need_width > width_) return std::nullopt;
  Shelf* best = nullptr;
  for (Shelf& shelf : shelves_) {
    const bool fits = shelf.height >= need_height && shelf.height <= need_height + need_height / 4 + 2 &&
                      shelf.used + need_width <= width_;
    if (fits && (best == nullptr || shelf.height < best->height)) best = &shelf;
  }
  if (best == nullptr) {
    if (bottom_ + need_height > most_rows) {
      full_ = true;
      return std::nullopt;
    }
    if (bottom_ + need_height > height_) reserve(bottom_ + need_height);
    best = &shelves_.emplace_back(Shelf{bottom_, need_height, 0});
    bottom_ += need_height;
  }
  const AtlasRect rect{static_cast<std::uint16_t>(best->used), static_cast<std::uint16_t>(best->y),
                       static_cast<std::uint16_t>(width), static_cast<std::uint16_t>(height)};
  best->used += need_width;
  return rect;
}

std::uint32_t* PictureAtlas::row(const AtlasRect& rect, int y) {
  const int at = rect.y + y;
  if (changed_.first == changed_.last) changed_ = {at, at + 1};
  changed_ = {std::min(changed_.first, at), std::max(changed_.last, at + 1)};
  return pixels_.data() + static_cast<std::size_t>(at) * static_cast<std::size_t>(width_) + rect.x;
}

PictureAtlas::Rows PictureAtlas::take_changed() {
  const Rows rows = changed_;
  changed_ = {};
  return rows;
}

}  // namespace app
