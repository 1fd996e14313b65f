// One font file, open for shaping, and for drawing once that is needed. Main thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "app/text/font_files.h"

struct FT_FaceRec_;
struct hb_font_t;

namespace app {

class Typeface {
 public:
  // Null when HarfBuzz cannot read the file.
  static std::unique_ptr<Typeface> open(const FontFile& file);
  ~Typeface();
  Typeface(const Typeface&) = delete;
  Typeface& operator=(const Typeface&) = delete;

  std::optional<std::uint32_t> glyph(char32_t c) const;
  bool has(char32_t c) const { return glyph(c).has_value(); }
  double advance_em(std::uint32_t glyph) const;
  hb_font_t* shaping() const { return shaping_; }  // its scale: units_per_em
  double units_per_em() const { return units_per_em_; }
  // Set to a size (device px an em); null when FreeType cannot read the file or has no such size.
  FT_FaceRec_* face(double size_px);
  const FontFile& file() const { return file_; }

 private:
  Typeface() = default;
  FontFile file_;
  hb_font_t* shaping_ = nullptr;
  double units_per_em_ = 1000;
  FT_FaceRec_* face_ = nullptr;
  bool face_tried_ = false;
  long face_size_ = 0;  // 26.6 px
};

}  // namespace app
