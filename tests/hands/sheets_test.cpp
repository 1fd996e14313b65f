// What stands over the map and the panels: the credits, a failure's notice, the sheet of a picture.
#include <algorithm>
#include "tests/hands/at_a_window.h"

#include "app/render/picture_file.h"
#include "app/scene/theme.h"
#include "tests/temporary_folder.h"

using namespace app;

TEST_CASE("the list of credits lies over every other panel, and a press beside it closes it") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  click(hands, "Map/All credits");
  const std::vector<UiItem>& items = hands.frame().ui()->items();  // what is drawn later lies over what came before
  const auto first = std::find_if(items.begin(), items.end(), [](const UiItem& i) { return i.label == "Credit"; });
  CHECK(std::count_if(first, items.end(), [](const UiItem& i) { return i.label == "Credit"; }) >= 5);
  for (auto i = first; i != items.end(); ++i) {
    CAPTURE(i->panel, i->label);
    CHECK((i->panel == "Credits" || !i->rect.intersects(first->rect)));
  }
  const ScreenRect& map = hands.frame().map_rect();
  hands.press({map.min_x + 60, map.min_y + 200});
  REQUIRE(hands.settle());
  CHECK(hands.item("Credits/Credit") == nullptr);
}

TEST_CASE("a file that cannot be opened says so at once, whole, each time it is tried") {
  const auto context = graphics();
  const TemporaryFolder folder;
  const std::string broken = folder.write("broken.geojson", R"({"type":"FeatureCollection","features":[{"type":)");
  AtAWindow window;
  Hands& hands = window.hands;
  for (int i = 0; i < 2; ++i) {
    hands.apply(command::OpenPath{broken});
    hands.explorer.finish_reading();
    REQUIRE(hands.settle());
    const UiItem& notice = item(hands, "Notices/Notice");
    CHECK(notice.value.find("broken.geojson, line 1") != std::string::npos);
    CHECK(hands.explorer.notices().foremost()->message.file == broken);
    press_key(hands, "Escape");
    CHECK(hands.item("Notices/Notice") == nullptr);
  }
}

TEST_CASE("a picture is saved with the title and the legend that the reader asks for") {
  const auto context = graphics();
  const TemporaryFolder folder;
  AtAWindow window;
  Hands& hands = window.hands;
  hands.explorer.export_to(folder.path());
  // Of the legend's plate, in the upper right corner: nothing shines through it.
  const auto corner = [&](const char* name) {
    const auto picture = read_png(folder.path() / name);
    REQUIRE(picture);
    const std::size_t at =
        (std::size_t{30} * static_cast<std::size_t>(picture->width) + static_cast<std::size_t>(picture->width - 30)) *
        4;
    return geodata::Colour{picture->rgba[at], picture->rgba[at + 1], picture->rgba[at + 2], 255};
  };
  const geodata::Colour plate = theme_colours(geodata::Theme::light).panel;
  press_key(hands, "Ctrl+Shift+s");
  CHECK(item(hands, "Save picture/Legend").value == "on");  // the layers are open
  press_key(hands, "Enter");
  CHECK(corner("Map of Anshan.png") == plate);
  press_key(hands, "Ctrl+Shift+s");
  click(hands, "Save picture/Legend");
  CHECK(item(hands, "Save picture/Legend").value == "off");
  click(hands, "Save picture/Title");
  hands.type("Steel and water");
  REQUIRE(hands.settle());
  click(hands, "Save picture/Save");
  CHECK(hands.item("Save picture/Save") == nullptr);
  CHECK_FALSE(corner("Steel and water.png") == plate);
  for (const Notice& n : hands.explorer.notices().all()) CHECK(n.message.what.key != "The picture is being drawn");
  press_key(hands, "Ctrl+Shift+s");
  CHECK(item(hands, "Save picture/Title").value == "Steel and water");
  CHECK(item(hands, "Save picture/Legend").value == "off");
  press_key(hands, "Escape");
  CHECK(hands.item("Save picture/Save") == nullptr);
}

TEST_CASE("Save picture takes what is typed as the title at once") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  press_key(hands, "Ctrl+Shift+s");
  hands.type("My map");
  REQUIRE(hands.settle());
  CHECK(item(hands, "Save picture/Title").value == "My map");
}

TEST_CASE("the word Legend opens the legend, as its arrow does") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  REQUIRE(hands.item("Layers/Close the legend") == nullptr);
  click(hands, "Layers/Legend");
  CHECK(hands.item("Layers/Close the legend") != nullptr);
}

TEST_CASE("of a point that stands in for a province no water is traced") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  choose(hands, "liaoning");
  CHECK(hands.item("Popup/Trace from here") == nullptr);
  choose(hands, "tiexi-district");
  CHECK(hands.item("Popup/Trace from here") != nullptr);
}
