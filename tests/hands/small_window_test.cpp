// Windows as small as a 720 x 480 screen at 150 % leaves them: bars without overlaps, rows that find room, a popup that
// can be read.
#include <algorithm>
#include <vector>

#include "tests/hands/at_a_window.h"

using namespace app;

namespace {

std::vector<UiItem> items_of(Hands& hands, std::initializer_list<const char*> panels) {
  std::vector<UiItem> out;
  for (const UiItem& i : hands.frame().ui()->items()) {
    const bool wanted = std::any_of(panels.begin(), panels.end(), [&](const char* p) { return i.panel == p; });
    if (wanted && (i.pressable || !i.value.empty())) out.push_back(i);
  }
  return out;
}

void check_apart(Hands& hands, std::initializer_list<const char*> panels) {
  const std::vector<UiItem> items = items_of(hands, panels);
  CHECK(items.size() > 1);
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t k = i + 1; k < items.size(); ++k) {
      const ScreenRect &a = items[i].rect, &b = items[k].rect;
      INFO(items[i].label << " and " << items[k].label);
      CHECK((a.max_x <= b.min_x + 5 || b.max_x <= a.min_x + 5 || a.max_y <= b.min_y || b.max_y <= a.min_y));
    }
  }
}

}  // namespace

TEST_CASE("nothing in the bars stands over anything else, however narrow the window") {
  const auto context = graphics();
  for (const double width : {480.0, 560.0, 640.0, 720.0, 900.0}) {
    AtAWindow window({width, 320, 1});
    Hands& hands = window.hands;
    INFO(width << " px");
    check_apart(hands, {"Top bar"});
    check_apart(hands, {"Status"});
    trace(hands);  // its column takes the half
    check_apart(hands, {"Top bar"});
    check_apart(hands, {"Status"});
  }
}

TEST_CASE("in a low window the search shows as many rows as find room") {
  const auto context = graphics();
  AtAWindow window({480, 320, 1});
  Hands& hands = window.hands;
  press_key(hands, "Ctrl+F");
  hands.type("qian");
  REQUIRE(hands.settle());
  const UiItem* const first = hands.item("Search/Qianshan National Park");
  REQUIRE(first != nullptr);
  CHECK(first->rect.max_y < 320);
}

TEST_CASE("in a low window a popup has room for what it tells") {
  const auto context = graphics();
  AtAWindow window({480, 320, 1});
  Hands& hands = window.hands;
  choose(hands, "tiexi-district");
  const ScreenRect title = item(hands, "Popup/Title").rect, read = item(hands, "Popup/Read").rect;
  CHECK(read.min_y - title.max_y > 60);
}
