#include "app/scene/text_shaper.h"

#include <algorithm>
#include <cmath>

#include "geodata/base/utf8.h"
#include "tests/catch.h"
#include "tests/scene/text_sheet.h"

using app::NameAlign;
using app::NameLine;
using app::NamePicture;
using app::NameStyle;
using app::TextShaper;

namespace {

NameStyle style(double size, double scale = 1) {
  NameStyle s;
  s.size_px = size;
  s.colour = {0x2B, 0x30, 0x36};
  s.halo = {0xFA, 0xF8, 0xF3, 230};
  s.scale = scale;
  return s;
}

std::uint32_t pixel(const app::Bitmap& b, int x, int y) {
  return b.rgba[static_cast<std::size_t>(y) * static_cast<std::size_t>(b.width) + static_cast<std::size_t>(x)];
}

// The box of pixels darker than the halo, in the bitmap.
struct Ink {
  int min_x = 1 << 20, min_y = 1 << 20, max_x = -1, max_y = -1;
};
Ink ink_of(const app::Bitmap& b) {
  Ink out;
  for (int y = 0; y < b.height; ++y) {
    for (int x = 0; x < b.width; ++x) {
      const std::uint32_t c = pixel(b, x, y);
      if ((c >> 24) < 128 || (c & 255u) > 0x90) continue;
      out.min_x = std::min(out.min_x, x), out.max_x = std::max(out.max_x, x);
      out.min_y = std::min(out.min_y, y), out.max_y = std::max(out.max_y, y);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("A name's picture has ink inside its ink box and a halo round it") {
  TextShaper shaper;
  for (const double scale : {1.0, 2.0}) {
    const NamePicture p = shaper.picture({{"Anshan", style(16, scale)}}, NameAlign::left);
    REQUIRE(p.bitmap != nullptr);
    CHECK(p.bitmap->width == Catch::Approx(p.width_px * scale));
    CHECK(p.bitmap->height == Catch::Approx(p.height_px * scale));
    const Ink ink = ink_of(*p.bitmap);
    REQUIRE(ink.max_x > 0);
    CHECK(ink.min_x >= (p.ink_min_x - 0.5) * scale);
    CHECK(ink.max_x <= (p.ink_max_x + 0.5) * scale);
    CHECK(ink.min_y >= (p.ink_min_y - 0.5) * scale);
    CHECK(ink.max_y <= (p.ink_max_y + 0.5) * scale);
    // Noto Sans' ascenders are 0.77 em high; nothing in the word hangs below the baseline.
    CHECK(ink.max_y - ink.min_y + 1 == Catch::Approx(0.77 * 16 * scale).margin(1.5 * scale));
  }
}

TEST_CASE("What is measured is what is drawn") {
  TextShaper shaper;
  for (const auto& [first, second] : {std::pair{"Tiexi District", "铁西区"}, std::pair{"Lishan", "立山区"}}) {
    const std::vector<NameLine> lines{{first, style(13)}, {second, style(11)}};
    const auto extent = shaper.measure(lines);
    const auto picture = shaper.picture(lines, NameAlign::centre);
    CHECK(extent.width_px == Catch::Approx(picture.ink_max_x - picture.ink_min_x));
    CHECK(extent.height_px == Catch::Approx(picture.ink_max_y - picture.ink_min_y));
    CHECK(extent.body_min_y >= 0);
    CHECK(extent.body_max_y <= extent.height_px);
  }
}

TEST_CASE("The Chinese line stands under the English one and they do not touch") {
  TextShaper shaper;
  for (const double scale : {1.0, 2.0}) {
    NameStyle english = style(14, scale), chinese = style(12, scale);
    english.halo.a = chinese.halo.a = 0;
    english.colour = {0, 0, 0};
    chinese.colour = {200, 0, 0};
    const auto p = shaper.picture({{"Liaoyang", english}, {"辽阳", chinese}}, NameAlign::left);
    int last_english = -1, first_chinese = 1 << 20;
    for (int y = 0; y < p.bitmap->height; ++y) {
      for (int x = 0; x < p.bitmap->width; ++x) {
        const std::uint32_t c = pixel(*p.bitmap, x, y);
        if ((c >> 24) < 160) continue;
        if ((c & 255u) > 100) {
          first_chinese = std::min(first_chinese, y);
        } else {
          last_english = std::max(last_english, y);
        }
      }
    }
    CHECK(last_english > 0);
    CHECK(first_chinese > last_english);
    CHECK(first_chinese - last_english <= 4 * scale);
  }
}

TEST_CASE("Alignment moves the shorter line and nothing else") {
  TextShaper shaper;
  const std::vector<NameLine> lines{{"Qianshan National Park", style(13)}, {"千山", style(11)}};
  const auto left = shaper.picture(lines, NameAlign::left), right = shaper.picture(lines, NameAlign::right);
  CHECK(left.bitmap->width == right.bitmap->width);
  CHECK(left.bitmap->height == right.bitmap->height);
  CHECK(left.bitmap->rgba != right.bitmap->rgba);
  CHECK(left.origin_y == right.origin_y);
}

TEST_CASE("The same picture is made once") {
  TextShaper shaper;
  const std::vector<NameLine> lines{{"Haicheng", style(12)}};
  CHECK(shaper.picture(lines, NameAlign::left).bitmap == shaper.picture(lines, NameAlign::left).bitmap);
  CHECK(shaper.picture(lines, NameAlign::left).bitmap !=
        shaper.picture({{"Haicheng", style(13)}}, NameAlign::left).bitmap);
}

TEST_CASE("No glyph is missing over the range of Chinese characters") {
  TextShaper shaper;
  // CJK Unified Ideographs (U+4E00..U+9FFF), every 37th, and what names of the region use beside them.
  std::string text = "（本区）·—“”、。《》0123 ＡＢ";
  for (char32_t c = 0x4E00; c <= 0x9FEF; c += 37) geodata::append_utf8(text, c);
  for (const char32_t c : {U'鲅', U'鞍', U'堡', U'蒲', U'窝', U'葠', U'窩', U'䗛'}) geodata::append_utf8(text, c);
  CHECK(shaper.measure({{text, style(12)}}).width_px > 500 * 12);
  CHECK(shaper.missing().empty());
}

TEST_CASE("A character that no font has is told, once, and drawn as a box") {
  TextShaper shaper;
  std::string text = "A";
  geodata::append_utf8(text, 0xE123);  // private use
  CHECK(shaper.picture({{text, style(12)}}, NameAlign::left).bitmap->width > 10);
  shaper.measure({{text + "b", style(12)}});
  REQUIRE(shaper.missing().size() == 1);
  CHECK(shaper.missing().front() == 0xE123);
}

TEST_CASE("Text that is empty, broken or full of control characters gives a picture without trouble") {
  TextShaper shaper;
  for (const std::string& text : {std::string(), std::string("\xFF\xC0"), std::string("a\nb\tc"), std::string(1, '\0'),
                                  std::string("e\xCC\x81\xCC\x81\xCC\x81"), std::string(3000, 'm')}) {
    const auto p = shaper.picture({{text, style(12)}}, NameAlign::centre);
    REQUIRE(p.bitmap != nullptr);
    CHECK(p.bitmap->rgba.size() ==
          static_cast<std::size_t>(p.bitmap->width) * static_cast<std::size_t>(p.bitmap->height));
  }
  CHECK(shaper.picture({}, NameAlign::left).bitmap == nullptr);
  CHECK(shaper.clusters("", style(12)).empty());
}

TEST_CASE("Right-to-left words stand in their own order") {
  TextShaper shaper;
  // Three joined letters are narrower than the same letters apart, and order does not change the width.
  const auto joined = shaper.measure({{"القاهرة", style(14)}}), mixed = shaper.measure({{"Cairo القاهرة", style(14)}});
  CHECK(joined.width_px > 14);
  CHECK(mixed.width_px > joined.width_px + shaper.measure({{"Cairo", style(14)}}).width_px);
}

TEST_CASE("Clusters are the name's characters with their advances") {
  TextShaper shaper;
  NameStyle s = style(14);
  const auto plain = shaper.clusters("Taizi River 太子河", s);
  REQUIRE(plain.size() == 15);
  CHECK(plain.front().text == "T");
  CHECK(plain.back().text == "河");
  CHECK(plain.back().advance_px == Catch::Approx(14).margin(0.1));
  double width = 0;
  for (const auto& c : plain) width += c.advance_px;
  CHECK(width == Catch::Approx(shaper.measure({{"Taizi River 太子河", s}}).width_px).margin(0.01));
  s.letter_spacing_px = 1;
  const auto wide = shaper.clusters("Taizi River 太子河", s);
  CHECK(wide.front().advance_px == Catch::Approx(plain.front().advance_px + 1));
}

TEST_CASE("A bent name lies where its letters were put") {
  TextShaper shaper;
  const NameStyle s = style(14);
  const auto clusters = shaper.clusters("HHHH", s);
  SECTION("level: as the straight one") {
    std::vector<TextShaper::Placed> placed;
    double x = 0;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      placed.push_back({i, x + clusters[i].advance_px / 2, 100, 0});
      x += clusters[i].advance_px;
    }
    const auto p = shaper.bent_picture(clusters, placed, s);
    // Capitals from the baseline at 100 up by 0.714 em; the picture's frame is the caller's.
    CHECK(p.ink_max_y - p.origin_y == Catch::Approx(100).margin(1));
    CHECK(p.ink_min_y - p.origin_y == Catch::Approx(100 - 0.714 * 14).margin(1));
    CHECK(p.ink_max_x - p.ink_min_x == Catch::Approx(x).margin(3));
  }
  SECTION("turned a quarter clockwise: its foot is on the left") {
    const auto p = shaper.bent_picture(clusters, {{0, 50, 50, std::acos(-1.0) / 2}}, s);
    CHECK(p.ink_min_x - p.origin_x == Catch::Approx(50).margin(1));
    CHECK(p.ink_max_x - p.origin_x == Catch::Approx(50 + 0.714 * 14).margin(1));
  }
}
