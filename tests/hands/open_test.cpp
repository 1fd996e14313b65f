// A file is found and opened by keys alone, and by the mouse.
#include "tests/hands/at_a_window.h"
#include "tests/temporary_folder.h"

using namespace app;

namespace {

constexpr const char* one_point =
    R"({"type":"Feature","properties":{"name":"Well"},"geometry":{"type":"Point","coordinates":[122.99,41.11]}})";

struct Files {
  TemporaryFolder root;
  Files() {
    std::filesystem::create_directory(root / "field work");
    std::ofstream(root / "field work" / "wells 2.geojson") << one_point;
    std::ofstream(root / "field work" / "wells 10.geojson") << one_point;
    root.write("readme.txt", "nothing to map");
  }
};

std::string marked(Hands& hands) {
  for (const UiItem& i : hands.frame().ui()->items())
    if (i.panel == "Open" && i.value == "marked") return i.label;
  return {};
}

bool has_layer(Hands& hands, const char* id) { return hands.explorer.library().layer(id) != nullptr; }

ScreenXY at_item(Hands& hands, const char* path) {
  const UiItem* item = hands.item(path);
  INFO(path);
  REQUIRE(item != nullptr);
  return middle(item->rect);
}

void type_path(Hands& hands, const std::string& path) {
  press_key(hands, "Ctrl+o");
  hands.type(path);
  REQUIRE(hands.settle());
  press_key(hands, "Enter");
}

}  // namespace

TEST_CASE("Ctrl+O, a path, a name, Enter: the file is open") {
  const auto context = graphics();
  const Files files;
  AtAWindow window;
  Hands& hands = window.hands;
  type_path(hands, files.root.path().string());
  REQUIRE(hands.item("Open/Folder") != nullptr);
  CHECK(hands.item("Open/Folder")->value == files.root.path().string());
  CHECK(marked(hands) == "field work");
  press_key(hands, "Enter");
  CHECK(marked(hands) == "wells 2.geojson");
  press_key(hands, "Alt+Up");
  CHECK(marked(hands) == "field work");  // where it came from
  press_key(hands, "Enter");
  hands.type("10");
  REQUIRE(hands.settle());
  CHECK(marked(hands) == "wells 10.geojson");
  press_key(hands, "Enter");
  CHECK(hands.item("Open/Folder") == nullptr);
  REQUIRE(hands.explorer.finish_reading());
  CHECK(has_layer(hands, "wells 10.geojson"));
  // The next time it begins there.
  press_key(hands, "Ctrl+o");
  CHECK(hands.item("Open/Folder")->value == (files.root / "field work").string());
  press_key(hands, "Escape");
  CHECK(hands.item("Open/Folder") == nullptr);
}

TEST_CASE("a file is opened by its path, and one that is not there says so") {
  const auto context = graphics();
  const Files files;
  AtAWindow window;
  Hands& hands = window.hands;
  type_path(hands, (files.root / "field work" / "wells 2.geojson").string());
  REQUIRE(hands.explorer.finish_reading());
  CHECK(has_layer(hands, "wells 2.geojson"));
  const std::size_t before = hands.explorer.notices().all().size();
  type_path(hands, (files.root / "gone.geojson").string());
  hands.explorer.finish_reading();
  REQUIRE(hands.explorer.notices().all().size() == before + 1);
  CHECK(hands.explorer.notices().all().back().level == Notice::Level::error);
}

TEST_CASE("by the mouse: a folder opens at a press, a file at a double click or with the button") {
  const auto context = graphics();
  const Files files;
  for (const bool button : {false, true}) {
    AtAWindow window({720, 480, 1});
    Hands& hands = window.hands;
    type_path(hands, files.root.path().string());
    hands.press(at_item(hands, "Open/field work"));
    REQUIRE(hands.settle());
    const ScreenXY at = at_item(hands, "Open/wells 10.geojson");
    hands.press(at);
    REQUIRE(hands.settle());
    CHECK(marked(hands) == "wells 10.geojson");
    CHECK_FALSE(has_layer(hands, "wells 10.geojson"));
    hands.press(button ? at_item(hands, "Open/Open") : at);
    if (!button) hands.press(at);
    REQUIRE(hands.explorer.finish_reading());
    CHECK(has_layer(hands, "wells 10.geojson"));
  }
}
