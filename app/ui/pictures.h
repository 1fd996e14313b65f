// Icons, swatches and the soft shadow in the picture atlas.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "app/scene/symbols.h"
#include "app/ui/picture_atlas.h"

namespace app {

class Pictures {
 public:
  explicit Pictures(PictureAtlas& atlas, double scale) : atlas_(atlas), scale_(scale) {}
  void set_scale(double scale);
  double scale() const { return scale_; }
  PictureAtlas& atlas() { return atlas_; }

  // A symbol by its style (SymbolStyle::scale is ours). Nothing when the atlas is full.
  std::optional<AtlasRect> symbol(SymbolStyle style);
  // Coverage of a blurred rounded rectangle: a square of 2 * margin + 1 px, to be drawn as nine parts.
  struct Shadow {
    AtlasRect rect;
    int margin = 0;  // device px from the outer edge to the middle
  };
  std::optional<Shadow> shadow(double reach_px, double radius_px);
  void drop();

 private:
  using Key = std::tuple<std::string, double, std::uint32_t, std::uint64_t, std::uint64_t, int>;
  PictureAtlas& atlas_;
  double scale_;
  std::map<Key, AtlasRect> symbols_;
  std::map<std::pair<double, double>, Shadow> shadows_;
};

}  // namespace app
