#include "app/text/freetype.h"

namespace app {

FT_Library freetype_library() {
  // Never freed: fonts and outlines of static storage may outlive any owner we could name.
  static FT_Library library = [] {
    FT_Library made = nullptr;
    return FT_Init_FreeType(&made) == 0 ? made : nullptr;
  }();
  return library;
}

Filled fill(FT_Outline& outline) {
  Filled out;
  if (freetype_library() == nullptr || outline.n_points <= 0) return out;
  FT_BBox box;
  FT_Outline_Get_CBox(&outline, &box);
  const FT_Pos min_x = box.xMin & ~FT_Pos{63}, min_y = box.yMin & ~FT_Pos{63};
  const FT_Pos max_x = (box.xMax + 63) & ~FT_Pos{63}, max_y = (box.yMax + 63) & ~FT_Pos{63};
  const FT_Pos width = (max_x - min_x) / 64, height = (max_y - min_y) / 64;
  constexpr FT_Pos most = 4096;  // far beyond any name; guards against broken fonts
  if (width <= 0 || height <= 0 || width > most || height > most) return out;
  out.ink = Coverage(static_cast<int>(width), static_cast<int>(height));
  out.left = static_cast<int>(min_x / 64), out.top = static_cast<int>(max_y / 64);
  FT_Bitmap bitmap{};
  bitmap.rows = static_cast<unsigned>(height);
  bitmap.width = static_cast<unsigned>(width);
  bitmap.pitch = static_cast<int>(width);
  bitmap.buffer = out.ink.values.data();
  bitmap.num_grays = 256;
  bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
  FT_Outline_Translate(&outline, -min_x, -min_y);
  const FT_Error error = FT_Outline_Get_Bitmap(freetype_library(), &outline, &bitmap);
  FT_Outline_Translate(&outline, min_x, min_y);
  if (error != 0) out.ink = {};
  return out;
}

}  // namespace app
