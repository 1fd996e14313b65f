#include "app/scene/symbols.h"

#include <algorithm>
#include <set>
#include <string>

#include "tests/catch.h"
#include "tests/scene/text_sheet.h"

using app::symbol;
using app::SymbolStyle;
using geodata::Colour;

namespace {

constexpr Colour ink{0x2F, 0x36, 0x40};
constexpr Colour ember{0xE2, 0x57, 0x1E};
constexpr Colour halo{0xFA, 0xF8, 0xF3, 230};

SymbolStyle style(std::string_view name) {
  SymbolStyle s;
  s.name = name;
  s.colour = ink;
  return s;
}

// Inked pixels, in full pixels: the sum of alphas.
double amount(const app::Bitmap& b) {
  double sum = 0;
  for (const std::uint32_t c : b.rgba) sum += (c >> 24) / 255.0;
  return sum;
}

bool is_map_symbol(std::string_view name) {
  return name.rfind("icon-", 0) != 0 && name.rfind("note-", 0) != 0 && name.rfind("swatch-", 0) != 0;
}

}  // namespace

TEST_CASE("Every symbol's name gives ink, hollow and dashed too, at every scale") {
  for (const std::string_view name : app::symbol_names()) {
    for (const double scale : {1.0, 1.5, 2.0}) {
      INFO(name << " at " << scale);
      SymbolStyle s = style(name);
      s.scale = scale;
      const auto plain = symbol(s);
      REQUIRE(plain != nullptr);
      CHECK(plain->rgba.size() == static_cast<std::size_t>(plain->width) * static_cast<std::size_t>(plain->height));
      CHECK(plain->width == static_cast<int>(18 * scale));
      CHECK(amount(*plain) > 8 * scale * scale);
      if (!is_map_symbol(name)) continue;
      s.halo = halo;
      CHECK(amount(*symbol(s)) > amount(*plain));
      s.hollow = true;
      CHECK(amount(*symbol(s)) > 0);
      s.dashed = true;
      CHECK(amount(*symbol(s)) > 0);
    }
  }
}

TEST_CASE("A symbol's name stands once, and the documented ones are all there") {
  const auto names = app::symbol_names();
  const std::set<std::string_view> known(names.begin(), names.end());
  CHECK(known.size() == names.size());
  for (const char* name :
       {"pit",    "works", "temple", "peak",        "station",     "museum",         "gate",
        "tree",   "plane", "spring", "section",     "power",       "town-1",         "town-2",
        "town-3", "dot",   "buddha", "icon-search", "icon-layers", "note-misplaced", "swatch-area"}) {
    INFO(name);
    CHECK(known.count(name) == 1);
  }
}

TEST_CASE("An unknown symbol is a dot") { CHECK(symbol(style("no such thing"))->rgba == symbol(style("dot"))->rgba); }

TEST_CASE("The same symbol is made once") {
  CHECK(symbol(style("works")) == symbol(style("works")));
  SymbolStyle other = style("works");
  other.accent = ember;
  CHECK(symbol(other) != symbol(style("works")));
  CHECK(symbol(other)->id != symbol(style("works"))->id);
}

TEST_CASE("Colours are premultiplied: none exceeds its alpha") {
  SymbolStyle s = style("works");
  s.accent = ember, s.halo = halo, s.scale = 1.5;
  for (const std::uint32_t c : symbol(s)->rgba) {
    const unsigned a = c >> 24;
    REQUIRE((c & 255u) <= a);
    REQUIRE(((c >> 8) & 255u) <= a);
    REQUIRE(((c >> 16) & 255u) <= a);
  }
}

TEST_CASE("A hollow pit is as wide as a filled one, with paper inside") {
  SymbolStyle s = style("pit");
  s.halo = halo;
  const auto filled = symbol(s);
  s.hollow = true;
  const auto hollow = symbol(s);
  REQUIRE(filled->width == hollow->width);
  // The halo reaches as far, so the alphas agree everywhere to within the blending's rounding.
  for (std::size_t i = 0; i < filled->rgba.size(); ++i) {
    const int a = static_cast<int>(filled->rgba[i] >> 24), b = static_cast<int>(hollow->rgba[i] >> 24);
    REQUIRE(std::abs(a - b) <= 2);
  }
  const std::size_t middle = static_cast<std::size_t>(filled->height / 2) * static_cast<std::size_t>(filled->width) +
                             static_cast<std::size_t>(filled->width / 2);
  CHECK((filled->rgba[middle] & 255u) == ink.r);
  CHECK((hollow->rgba[middle] & 255u) == halo.r);
}

TEST_CASE("Edges along the axes fall on whole pixels") {
  // The pit's upper bench at 100 %: rows are all ink or none in its middle column.
  const auto pit = symbol(style("pit"));
  for (int y = 0; y < pit->height; ++y) {
    const std::uint32_t c = pit->rgba[static_cast<std::size_t>(y) * static_cast<std::size_t>(pit->width) + 9];
    const unsigned a = c >> 24;
    CHECK((a == 0 || a == 255));
  }
}

namespace {

// Ink of a symbol on its grid of 18, ten samples a unit.
class Shape {
 public:
  explicit Shape(std::string_view name, bool dashed = false) {
    SymbolStyle s = style(name);
    s.scale = 10, s.dashed = dashed;
    bitmap_ = symbol(s);
  }
  bool ink(double x, double y) const {
    const auto column = static_cast<std::size_t>(x * 10), row = static_cast<std::size_t>(y * 10);
    return (bitmap_->rgba[row * static_cast<std::size_t>(bitmap_->width) + column] >> 24) > 127;
  }
  double top(double x) const {
    double y = 0;
    while (y < 17.9 && !ink(x, y)) y += 0.1;
    return y;
  }
  double width(double y) const {
    int inked = 0;
    for (int x = 0; x < 180; ++x) inked += ink(x / 10.0 + 0.05, y) ? 1 : 0;
    return inked / 10.0;
  }
  // Stretches of ink from top to bottom.
  int stretches(double x) const {
    int count = 0;
    bool before = false;
    for (int y = 0; y < 180; ++y) {
      const bool now = ink(x, y / 10.0 + 0.05);
      count += now && !before ? 1 : 0;
      before = now;
    }
    return count;
  }

 private:
  app::BitmapPtr bitmap_;
};

}  // namespace

TEST_CASE("A temple is a hall with upturned eaves on a base, no gate of two beams and no gable") {
  const Shape hall("temple"), museum("museum");
  CHECK(hall.stretches(9) == 2);         // roof, base; a torii has a second beam and no base
  CHECK(hall.ink(9, 16));                // the base
  CHECK(hall.width(16) > 14);            // wider than the posts
  CHECK(hall.width(12) < 6);             // between roof and base only the two posts
  CHECK(hall.top(0.5) < hall.top(2.5));  // the eaves turn up
  CHECK(hall.top(17.5) < hall.top(15.5));
  CHECK(hall.top(6) == Catch::Approx(hall.top(12)).margin(0.15));  // a ridge rather than a gable's tip
  CHECK(museum.top(6) > museum.top(9) + 1);
}

TEST_CASE("A temple whose place is an estimate keeps its roof whole") {
  const Shape estimate("temple", true);
  for (double x = 5; x < 13; x += 0.5) CHECK(estimate.top(x) < 3.2);
  CHECK_FALSE(estimate.ink(9, 5.5));  // hollow
}

TEST_CASE("A Buddha is a seated figure: a head, a neck, and legs wider than the shoulders") {
  const Shape figure("buddha");
  const double head = figure.width(3.7), neck = figure.width(6.75), shoulders = figure.width(9),
               legs = figure.width(13.5);
  CHECK(head > neck + 2);
  CHECK(shoulders > head);
  CHECK(legs > shoulders + 4);
}

TEST_CASE("Sheets of symbols", "[sheet]") {
  if (sheet::folder() == nullptr) return;
  for (const int scale : {1, 2}) {
    for (const bool dark : {false, true}) {
      sheet::Sheet sheet(500 * scale, 170 * scale, dark ? Colour{0x28, 0x2D, 0x33} : Colour{0xF5, 0xF2, 0xEB});
      int x = 6, y = 6;
      const auto put = [&](const SymbolStyle& s) {
        const auto b = symbol(s);
        sheet.put(*b, x * scale - (b->width - 18 * scale) / 2, y * scale - (b->height - 18 * scale) / 2);
        x += 24;
        if (x > 470) x = 6, y += 24;
      };
      for (const std::string_view name : app::symbol_names()) {
        SymbolStyle s = style(name);
        s.scale = scale;
        if (dark) s.colour = {0xDD, 0xE1, 0xE7};
        if (name == "works" || name == "icon-north" || name == "swatch-road") s.accent = ember;
        if (is_map_symbol(name)) s.halo = dark ? Colour{0x22, 0x27, 0x2C, 230} : halo;
        put(s);
        if (!is_map_symbol(name)) continue;
        s.hollow = true;
        put(s);
        s.dashed = true;
        put(s);
      }
      sheet.save(std::string("symbols-") + (dark ? "dark-" : "light-") + std::to_string(scale));
    }
  }
}
