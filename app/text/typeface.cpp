#include "app/text/typeface.h"

#include <cmath>

#include <hb.h>

#include "app/text/freetype.h"

namespace app {

std::unique_ptr<Typeface> Typeface::open(const FontFile& file) {
  hb_blob_t* bytes = hb_blob_create_from_file(file.path.c_str());  // maps the file
  hb_face_t* face = hb_face_create(bytes, static_cast<unsigned>(file.index));
  hb_blob_destroy(bytes);
  std::unique_ptr<Typeface> opened;
  if (hb_face_get_glyph_count(face) > 0) {
    opened.reset(new Typeface);
    opened->file_ = file;
    opened->shaping_ = hb_font_create(face);
    opened->units_per_em_ = hb_face_get_upem(face);
  }
  hb_face_destroy(face);
  return opened;
}

Typeface::~Typeface() {
  if (face_ != nullptr) FT_Done_Face(face_);
  hb_font_destroy(shaping_);
}

std::optional<std::uint32_t> Typeface::glyph(char32_t c) const {
  hb_codepoint_t glyph = 0;
  if (hb_font_get_nominal_glyph(shaping_, c, &glyph) == 0) return std::nullopt;
  return glyph;
}

double Typeface::advance_em(std::uint32_t glyph) const {
  return hb_font_get_glyph_h_advance(shaping_, glyph) / units_per_em_;
}

FT_Face Typeface::face(double size_px) {
  if (!face_tried_) {
    face_tried_ = true;
    if (freetype_library() == nullptr || FT_New_Face(freetype_library(), file_.path.c_str(), file_.index, &face_) != 0)
      face_ = nullptr;
  }
  if (face_ == nullptr) return nullptr;
  const auto size = static_cast<FT_F26Dot6>(std::lround(size_px * 64));
  if (size != face_size_ && FT_Set_Char_Size(face_, 0, size, 72, 72) != 0) return nullptr;
  face_size_ = size;
  return face_;
}

}  // namespace app
