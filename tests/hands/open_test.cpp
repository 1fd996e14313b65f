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

namespace {

std::string kml_of(int folders) {
  std::string out = R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document>)";
  for (int i = 1; i <= folders; ++i) {
    out += "<Folder><name>Survey " + std::to_string(i) +
           "</name><Placemark><Point><coordinates>123,41</coordinates></Point></Placemark></Folder>";
  }
  return out + "</Document></kml>";
}

std::size_t added(const Hands& hands) {
  return hands.explorer.library().layers.size() - hands.explorer.library().atlas->layers.size();
}

}  // namespace

TEST_CASE("a file of more than twelve layers asks which, by keys and by the mouse") {
  const auto context = graphics();
  TemporaryFolder folder;
  folder.write("twelve.kml", kml_of(12));
  folder.write("many.kml", kml_of(14));
  AtAWindow window({720, 480, 1});
  Hands& hands = window.hands;
  hands.explorer.set_interactive(true);
  open_and_wait(hands, folder / "twelve.kml");
  CHECK(added(hands) == 12);
  CHECK(hands.item("Choose layers/Survey 1") == nullptr);

  open_and_wait(hands, folder / "many.kml");
  CHECK(added(hands) == 13);  // the first layer is there
  CHECK(item(hands, "Choose layers/Survey 1").value == "on");
  hands.type("y 3");
  REQUIRE(hands.settle());
  press_key(hands, "Enter");
  CHECK(item(hands, "Choose layers/Survey 3").value == "on");
  press_key(hands, "Ctrl+Enter");
  hands.explorer.finish_reading();
  CHECK(added(hands) == 14);
  CHECK(has_layer(hands, "many.kml: Survey 3"));
  CHECK(hands.item("Choose layers/Survey 3") == nullptr);

  SECTION("closed, it opens no more") {
    folder.write("others.kml", kml_of(13));
    open_and_wait(hands, folder / "others.kml");
    press_key(hands, "Escape");
    CHECK(hands.item("Choose layers/Survey 1") == nullptr);
    CHECK(added(hands) == 15);
  }
  SECTION("all of them") {
    folder.write("others.kml", kml_of(13));
    open_and_wait(hands, folder / "others.kml");
    click(hands, "Choose layers/Open all");
    hands.explorer.finish_reading();
    CHECK(added(hands) == 14 + 13);
  }
}

TEST_CASE("a file that is open is read again, and stays one layer as it was styled") {
  const auto context = graphics();
  TemporaryFolder folder;
  folder.write("wells.geojson", one_point);
  AtAWindow window;
  Hands& hands = window.hands;
  open_and_wait(hands, folder / "wells.geojson");
  hands.apply(command::SetLayer{"wells.geojson", std::nullopt, 0.5});
  folder.write("wells.geojson", std::string(one_point) + "\n" + one_point);
  open_and_wait(hands, folder / "wells.geojson");
  CHECK(added(hands) == 1);
  CHECK(hands.explorer.library().layer("wells.geojson")->content->features->size() == 2);
  CHECK(hands.explorer.session().layer("wells.geojson")->opacity == 0.5);
  // Broken meanwhile: what was read stays.
  folder.write("wells.geojson", "{");
  open_and_wait(hands, folder / "wells.geojson");
  CHECK(hands.explorer.library().layer("wells.geojson")->content->features->size() == 2);
  CHECK(hands.explorer.notices().all().back().level == Notice::Level::error);
}

TEST_CASE("opening a file is a step, and so is taking it away: undo and redo go through them, the view with them") {
  const auto context = graphics();
  TemporaryFolder folder;
  folder.write("wells.geojson", one_point);
  AtAWindow window;
  Hands& hands = window.hands;
  const auto state = [&](const char* layer) { return hands.explorer.session().layer(layer); };
  const auto step = [&](Command command) {
    hands.apply(std::move(command));
    REQUIRE(hands.settle());
  };
  hands.apply(command::SetLayer{"mines", std::nullopt, 0.5});
  const Camera before = hands.explorer.session().camera;
  open_and_wait(hands, folder / "wells.geojson");
  const Camera shown = hands.explorer.session().camera;
  CHECK(shown != before);
  step(command::Undo{});
  CHECK(added(hands) == 0);
  CHECK(state("mines")->opacity == 0.5);
  CHECK(hands.explorer.session().camera == before);
  step(command::Redo{});
  REQUIRE(added(hands) == 1);
  CHECK(hands.explorer.library().layer("wells.geojson")->content->features->size() == 1);
  CHECK(hands.explorer.session().camera == shown);

  hands.move_to(middle(item(hands, "Layers/wells").rect));
  click(hands, "Layers/Options of wells");
  // Points alone: a symbol has a size, and nothing to fill.
  CHECK(hands.item("Layers/wells Size") != nullptr);
  CHECK(hands.item("Layers/wells Width") == nullptr);
  hands.apply(command::SetLayer{"wells.geojson", std::nullopt, 0.4});
  click(hands, "Layers/Remove from the map");
  CHECK(added(hands) == 0);
  CHECK(state("wells.geojson") == nullptr);
  step(command::Undo{});
  REQUIRE(state("wells.geojson") != nullptr);
  CHECK(state("wells.geojson")->opacity == 0.4);
  CHECK(hands.item("Layers/wells") != nullptr);

  // Who has gone elsewhere since stays there.
  step(command::Undo{});
  step(command::SetCamera{camera_at({122, 40}, 8)});
  const Camera elsewhere = hands.explorer.session().camera;
  step(command::Undo{});
  CHECK(added(hands) == 0);
  CHECK(hands.explorer.session().camera == elsewhere);
  step(command::Undo{});
  CHECK(state("mines")->opacity == 1);
  CHECK_FALSE(hands.explorer.history().can_undo());
}

TEST_CASE("a failure is not hidden by the next success until the list was looked at; words of success do not pile up") {
  Notices notices;
  CHECK(notices.foremost() == nullptr);
  notices.add(Notice::Level::error, {geodata::text("Cannot read the file"), {}, {}, "a.csv"});
  for (int i = 0; i < 9; ++i) notices.info(geodata::text("{} samples", i));
  CHECK(notices.foremost()->message.file == "a.csv");
  CHECK(notices.all().size() == 6);
  notices.seen();
  CHECK(notices.foremost()->message.what.args.front().words == "8");
}

TEST_CASE("swapped latitudes and longitudes: the notice offers to read them the other way round") {
  const auto context = graphics();
  TemporaryFolder folder;
  folder.write("gates.csv", "name,lat,lon\nGate,122.99,41.11\nWeir,122.95,41.10\n");
  AtAWindow window;
  Hands& hands = window.hands;
  open_and_wait(hands, folder / "gates.csv");
  CHECK_FALSE(has_layer(hands, "gates.csv"));
  click(hands, "Notices/Open it with the two swapped");
  hands.explorer.finish_reading();
  REQUIRE(has_layer(hands, "gates.csv"));
  const geodata::FeatureStore& store = *hands.explorer.library().layer("gates.csv")->content->features;
  CHECK(geodata::to_lnglat(store.ring(0).front()).lng == Catch::Approx(122.99).margin(1e-6));
}

TEST_CASE("files opened without an atlas lie on the world; a missing one is said in the middle of the window") {
  const auto context = graphics();
  TemporaryFolder folder;
  folder.write("wells.geojson", one_point);
  for (const FrameSize size : {FrameSize{1280, 800, 1}, FrameSize{720, 480, 1}}) {
    Hands hands(size);
    REQUIRE(hands.explorer.open_ground(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "world"));
    hands.explorer.open(folder / "gone.geojson");
    hands.explorer.finish_reading();
    hands.step();  // as the window begins
    REQUIRE(hands.settle());
    const UiItem& why = item(hands, "Nothing open/Why");
    CHECK(why.value.find("there is no such file") != std::string::npos);
    const ScreenRect& map = hands.frame().map_rect();
    CHECK(map.min_x == 0);  // no empty column of an article
    CHECK(why.rect.min_x > map.min_x);
    CHECK(why.rect.max_x < map.max_x);
    click(hands, "Nothing open/Open a file or an atlas");
    CHECK(hands.item("Open/File") != nullptr);
    press_key(hands, "Escape");

    open_and_wait(hands, folder / "wells.geojson");
    CHECK(hands.item("Nothing open/Why") == nullptr);
    CHECK(hands.explorer.library().atlas->title == "wells.geojson");
    CHECK(hands.explorer.library().layer("world_land")->content != nullptr);
    CHECK(hands.item("Top bar/Hide the article") == nullptr);
    // Home is the file.
    const geodata::LngLat centre = geodata::to_lnglat(hands.explorer.session().camera.centre);
    hands.apply(command::ZoomBy{-3});
    hands.apply(command::GoHome{});
    REQUIRE(hands.settle());
    CHECK(geodata::to_lnglat(hands.explorer.session().camera.centre).lng == Catch::Approx(centre.lng).margin(1e-6));
  }
}

TEST_CASE("a trace without an answer leaves no empty profile under the map") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  const double whole = hands.frame().map_rect().max_y;
  trace(hands);
  CHECK(hands.frame().map_rect().max_y < whole);
  hands.apply(command::AddTrace{TraceState{{121.0, 38.5}, ""}});  // in the sea
  REQUIRE(hands.settle());
  REQUIRE(hands.explorer.rivers().error.has_value());
  CHECK(hands.frame().map_rect().max_y == whole);
}
