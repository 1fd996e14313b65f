// Colours to choose from and to mix, and the words of a legend's classes.
#include "app/ui/hsv.h"
#include "app/ui/layer_classes.h"
#include "app/ui/palette_choice.h"
#include "geodata/atlas/colour_ramp.h"
#include "tests/catch.h"

using namespace app;
using geodata::Colour;
using geodata::ThemeColour;

namespace {

ThemeColour plain(std::uint8_t r, std::uint8_t g, std::uint8_t b, std::uint8_t a = 255) {
  return {{r, g, b, a}, {r, g, b, a}};
}

}  // namespace

TEST_CASE("the layer's own colour comes first, then the atlas's, furthest first, then the program's") {
  const geodata::Palette palette = {{"paper", plain(250, 250, 247)},
                                    {"red", plain(200, 30, 30)},
                                    {"red too", plain(203, 32, 30)},
                                    {"blue", plain(30, 30, 200)},
                                    {"glass", plain(0, 200, 0, 80)}};
  const auto chosen = palette_choice(palette, plain(198, 30, 30), 5);
  REQUIRE(chosen.size() == 5);
  CHECK(chosen[0] == plain(198, 30, 30));
  CHECK(chosen[1] == plain(30, 30, 200));
  for (std::size_t i = 2; i < chosen.size(); ++i)
    for (const auto& [name, colour] : palette) CHECK_FALSE(chosen[i] == colour);
  CHECK(palette_choice(palette, plain(198, 30, 30), 5) == chosen);
  CHECK(palette_choice({}, plain(0, 0, 0), 1).size() == 1);
}

TEST_CASE("seven swatches are plainly different without any palette") {
  const auto chosen = palette_choice({}, plain(128, 128, 128), 7);
  REQUIRE(chosen.size() == 7);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const auto a = geodata::to_oklab(chosen[i].light), b = geodata::to_oklab(chosen[k].light);
      CHECK(std::hypot(a.lightness - b.lightness, a.a - b.a, a.b - b.b) > 0.06);
    }
  }
}

TEST_CASE("hue, saturation and brightness there and back") {
  struct Case {
    Colour colour;
    std::array<double, 3> hsv;
  };
  // The corners of the colour cube.
  const Case cases[] = {{{0, 0, 0, 255}, {0, 0, 0}},         {{255, 255, 255, 255}, {0, 0, 1}},
                        {{255, 0, 0, 255}, {0, 1, 1}},       {{255, 255, 0, 255}, {1 / 6.0, 1, 1}},
                        {{0, 255, 0, 255}, {2 / 6.0, 1, 1}}, {{0, 255, 255, 255}, {3 / 6.0, 1, 1}},
                        {{0, 0, 255, 255}, {4 / 6.0, 1, 1}}, {{255, 0, 255, 255}, {5 / 6.0, 1, 1}}};
  for (const Case& c : cases) {
    const auto hsv = to_hsv(c.colour);
    for (std::size_t i = 0; i < 3; ++i) CHECK(hsv[i] == Catch::Approx(c.hsv[i]).margin(1e-9));
    CHECK(from_hsv(c.hsv) == c.colour);
  }
  CHECK(from_hsv({1, 1, 1}) == Colour{255, 0, 0, 255});  // once round
  for (int i = 0; i < 1000; ++i) {
    const Colour c{static_cast<std::uint8_t>(i * 7), static_cast<std::uint8_t>(i * 31),
                   static_cast<std::uint8_t>(i * 101), 255};
    CHECK(from_hsv(to_hsv(c)) == c);
  }
}

TEST_CASE("a class is told in numbers, in the data's words, or as all others") {
  geodata::Atlas atlas;
  atlas.words_zh = {{"mine", "矿山"}};
  using Class = geodata::ClassLegend::Class;
  struct Case {
    Class c;
    const char *english, *chinese;
  };
  const Case cases[] = {
      {{0, "", 0.0, 10.0}, "0–10", "0–10"},     {{0, "", -2.5, 1200.0}, "\u22122.5–1\u202F200", "\u22122.5–1\u202F200"},
      {{0, "", 30.0, {}}, "≥ 30", "≥ 30"},      {{0, "mine", {}, {}}, "mine", "矿山"},
      {{0, "works", {}, {}}, "works", "works"}, {{0, "", {}, {}}, "Other", "其他"}};
  for (const Case& c : cases) {
    CHECK(class_words(c.c, atlas, geodata::Language::english) == c.english);
    CHECK(class_words(c.c, atlas, geodata::Language::chinese) == c.chinese);
  }
}
