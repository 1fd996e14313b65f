// Long names on several lines: by the Unicode rules, as even as they can be, and never over each other.
#include "app/scene/label_wrap.h"

#include <algorithm>
#include <bit>
#include <random>

#include "app/text/line_breaks.h"
#include "tests/catch.h"
#include "tests/scene/label_world.h"

using app::NameLine;
using app::NameStyle;
using app::TextShaper;
using app::wrapped;

namespace {

NameStyle style() {
  NameStyle s;
  s.size_px = 12;
  return s;
}

std::vector<std::string> texts(const std::vector<NameLine>& lines) {
  std::vector<std::string> out;
  for (const NameLine& line : lines) out.push_back(line.text);
  return out;
}

using Texts = std::vector<std::string>;

// The narrowest widest line of all ways to part a text in `count` at its break places.
double brute_force(const std::string& text, std::size_t count, TextShaper& shaper) {
  std::vector<std::size_t> places;
  for (const app::LineBreak& b : app::line_breaks(text))
    if (b.byte < text.size()) places.push_back(b.byte);
  double best = 1e300;
  for (std::uint32_t chosen = 0; chosen < (1u << places.size()); ++chosen) {
    if (static_cast<std::size_t>(std::popcount(chosen)) + 1 != count) continue;
    double widest = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= places.size(); ++i) {
      if (i < places.size() && (chosen >> i & 1u) == 0) continue;
      const std::size_t end = i < places.size() ? places[i] : text.size();
      std::string line = text.substr(from, end - from);
      while (!line.empty() && line.back() == ' ') line.pop_back();
      widest = std::max(widest, shaper.measure({{line, style()}}).width_px);
      from = end;
    }
    best = std::min(best, widest);
  }
  return best;
}

}  // namespace

TEST_CASE("A name that fits stays on its line, and so does a word that nothing parts") {
  TextShaper shaper;
  CHECK(texts(wrapped({{"Anshan", style()}, {"鞍山", style()}}, 100, shaper)) == Texts{"Anshan", "鞍山"});
  CHECK(texts(wrapped({{"Llanfairpwllgwyngyll", style()}}, 50, shaper)) == Texts{"Llanfairpwllgwyngyll"});
  CHECK(texts(wrapped({{"", style()}}, 50, shaper)) == Texts{""});
  CHECK(wrapped({}, 50, shaper).empty());
}

TEST_CASE("English parts at spaces and after hyphens, in lines of like width") {
  TextShaper shaper;
  CHECK(texts(wrapped({{"Anshan Iron and Steel Group", style()}}, 110, shaper)) ==
        Texts{"Anshan Iron", "and Steel Group"});
  CHECK(texts(wrapped({{"Hillside-Underfall Park", style()}}, 90, shaper)) == Texts{"Hillside-", "Underfall Park"});
  CHECK(texts(wrapped({{"a b", style()}}, 5, shaper)) == Texts{"a", "b"});
}

TEST_CASE("Chinese parts between characters, but never before a closing mark nor after an opening one") {
  TextShaper shaper;
  CHECK(texts(wrapped({{"鞍山钢铁集团有限公司", style()}}, 70, shaper)) == Texts{"鞍山钢铁集", "团有限公司"});
  for (const char* text :
       {"鞍钢（鲅鱼圈）钢铁分公司，营口", "“老工业基地”调整改造示范区", "一、二、三、四、五、六、七"}) {
    for (double widest = 30; widest < 160; widest += 7) {
      const auto lines = texts(wrapped({{text, style()}}, widest, shaper));
      std::string all;
      for (const std::string& line : lines) {
        all += line;
        for (const char* mark : {"）", "，", "、", "”"}) CHECK_FALSE(line.starts_with(mark));
        for (const char* mark : {"（", "“"}) CHECK_FALSE(line.ends_with(mark));
      }
      CHECK(all == text);
      CHECK(lines.size() <= app::most_wrapped_lines);
    }
  }
}

TEST_CASE("Both languages part for themselves, and keep their styles") {
  TextShaper shaper;
  NameStyle chinese = style();
  chinese.size_px = 11;
  const auto lines =
      wrapped({{"Liaoning Ancient Fossils Museum", style()}, {"辽宁古生物博物馆", chinese}}, 120, shaper);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].style == style());
  CHECK(lines[1].style == style());
  CHECK(lines[2].text == "辽宁古生物博物馆");
  CHECK(lines[2].style == chinese);
}

TEST_CASE("No way to part a name makes a narrower block of as many lines") {
  TextShaper shaper;
  std::mt19937 random(7);
  for (int i = 0; i < 40; ++i) {
    std::string text;
    const auto words = 3 + random() % 6;
    for (unsigned w = 0; w < words; ++w) {
      if (w > 0) text += ' ';
      for (auto left = 1 + random() % 9; left > 0; --left) text += static_cast<char>('a' + random() % 26);
    }
    CAPTURE(i, text);
    const auto lines = wrapped({{text, style()}}, 90, shaper);
    if (lines.size() < 2) continue;
    double widest = 0;
    for (const NameLine& line : lines) widest = std::max(widest, shaper.measure({line}).width_px);
    CHECK(widest == Catch::Approx(brute_force(text, lines.size(), shaper)));
  }
}

TEST_CASE("On the map a long name is a block, and blocks do not overlap") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    label_world::World w;
    std::vector<label_world::Named> points;
    for (int i = 0; i < 60; ++i) {
      points.push_back({static_cast<double>(random() % 800), static_cast<double>(random() % 600),
                        "Northern Experimental Steel Rolling Works " + std::to_string(i),
                        "北方试验轧钢厂第二分厂职工宿舍区域"});
    }
    w.add_points(label_world::points_spec("works", "pit"), points);
    const app::LabelOutput out = w.settle();
    std::size_t lines = 0;
    for (std::size_t a = 0; a < out.placed.size(); ++a) {
      if (!out.placed[a].is_name) continue;
      ++lines;
      CHECK(out.placed[a].box.width() <= 16 * 12 + 1);
      for (std::size_t b = a + 1; b < out.placed.size(); ++b) {
        if (out.placed[b].is_name && out.placed[a].feature != out.placed[b].feature)
          CHECK_FALSE(out.placed[a].box.intersects(out.placed[b].box));
      }
    }
    CHECK(lines >= 12);
  }
}
