// Glyphs as coverage at their exact size, cached; and glyphs turned by an angle. Main thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "app/text/coverage.h"

namespace app {

class Typeface;

inline constexpr int glyph_steps = 4;  // positions inside a pixel, horizontally

// One glyph. `size_px`: device px an em; `step`: quarter of a px that the origin stands right of a pixel's edge;
// `fitted`: to the pixel rows (FreeType's light hinting). Empty where there is no ink (a space, a broken font).
Filled ink_of(Typeface& font, std::uint32_t glyph, double size_px, int step, bool fitted);

class Glyphs {
 public:
  // As ink_of(). Below 20 px an em outlines are fitted, which keeps small names crisp. The reference holds until
  // trim().
  const Filled& glyph(Typeface& font, std::uint32_t glyph, double size_px, int step);

  // Forgets everything once there is very much of it. Between pictures only.
  void trim();

  // Outlines turned into coverage so far: what the cache did not have, and every turned one.
  std::size_t made() const { return made_; }

  // Not cached: its origin moved to (x, y) (device px, y down) and the glyph turned about it, clockwise on the screen.
  Filled turned(Typeface& font, std::uint32_t glyph, double size_px, double x, double y, double angle_rad);

 private:
  struct Key {
    const Typeface* font;
    std::uint32_t glyph;
    std::uint32_t size_and_step;  // 26.6 px, shifted left by two
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Hash {
    std::size_t operator()(const Key& k) const noexcept;
  };
  std::unordered_map<Key, Filled, Hash> cache_;
  std::size_t made_ = 0;
};

}  // namespace app
