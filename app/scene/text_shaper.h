// Map names as pictures: shaped by HarfBuzz, drawn by FreeType at their exact size, with a halo, in any script that the
// installed fonts cover (fontconfig: Noto Sans, Noto Sans CJK SC, then whatever has the characters).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/scene/bitmap.h"
#include "app/text/shaping.h"
#include "geodata/atlas/layer_spec.h"

namespace app {

struct NameStyle {
  double size_px = 12;
  bool bold = false;
  bool italic = false;  // Latin only
  geodata::Colour colour;
  geodata::Colour halo;  // its alpha counts
  double halo_px = 1.5;
  double letter_spacing_px = 0;
  double scale = 1;
  friend bool operator==(const NameStyle&, const NameStyle&) = default;
};

struct NameLine {
  std::string text;
  NameStyle style;
};

// A block of one or two lines (the second is the other language). Sizes are px at 100 % and include the halo.
struct NamePicture {
  BitmapPtr bitmap;
  double width_px = 0, height_px = 0;
  double ink_min_x = 0, ink_max_x = 0, ink_min_y = 0, ink_max_y = 0;  // without halo, from the picture's corner
  double origin_x = 0, origin_y = 0;  // where the picture's own frame has its 0,0; a bent name's is its caller's
};

enum class NameAlign : std::uint8_t { left, centre, right };

class TextShaper {
 public:
  explicit TextShaper(std::shared_ptr<Shaping> shaping = std::make_shared<Shaping>());
  ~TextShaper();

  // Width and height of the ink box, without making a picture: the advance wide, and from ascender to descender, so
  // that it does not change with the letters. Cached. Main thread.
  struct Extent {
    double width_px = 0, height_px = 0;
    double body_min_y = 0, body_max_y = 0;  // top of the capitals and foot of the last line, from the box's top
    struct Line {                           // the letters' own ink, from the box's top
      double width_px = 0, min_y = 0, max_y = 0;
    };
    std::vector<Line> lines;
  };
  Extent measure(const std::vector<NameLine>& lines);
  // Cached by text, style and alignment; dropped when unused for long.
  NamePicture picture(const std::vector<NameLine>& lines, NameAlign align);

  // One glyph at a time for names along a line: advance of each cluster, and its picture turned by an angle.
  struct Cluster {
    std::string text;
    double advance_px = 0;
  };
  std::vector<Cluster> clusters(std::string_view text, const NameStyle& style);
  // The whole name bent along a path: for each cluster the middle of its advance on the baseline (px, in the picture's
  // own frame, y down) and its angle (clockwise on the screen).
  struct Placed {
    std::size_t cluster = 0;
    double x_px = 0, y_px = 0;
    double angle_rad = 0;
  };
  NamePicture bent_picture(const std::vector<Cluster>& clusters, const std::vector<Placed>& placed,
                           const NameStyle& style);
  // Several styles on one path: the English name in bold italic, the Chinese one after it.
  struct BentPart {
    std::vector<Cluster> clusters;
    std::vector<Placed> placed;
    NameStyle style;
  };
  NamePicture bent_picture(const std::vector<BentPart>& parts);

  // Code points that no installed font has, among those asked for so far.
  std::vector<char32_t> missing() const;
  std::size_t glyphs_made() const;  // drawn by FreeType so far; a cached one is not drawn again

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
