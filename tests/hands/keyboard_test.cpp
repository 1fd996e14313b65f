// Everything is reached by keys: Tab from panel to panel, arrows within one, also to what is scrolled out of view.
#include <algorithm>
#include <map>
#include <set>

#include "tests/hands/at_a_window.h"
#include "tests/temporary_folder.h"

using namespace app;

namespace {

std::string name_of(const std::optional<UiFocus>& at) {
  return at ? at->panel + "/" + at->label + " " + std::to_string(at->nth) : std::string("the map");
}

// The panels that Tab comes to, each with the widget where it arrives, once round.
std::vector<UiFocus> panels_by_tab(Hands& hands, const char* tab) {
  std::vector<UiFocus> out;
  for (int i = 0; i < 20; ++i) {
    press_key(hands, tab);
    const auto at = hands.frame().ui()->focus();
    REQUIRE(at.has_value());
    if (!out.empty() && out.front().panel == at->panel) break;
    out.push_back(*at);
  }
  return out;
}

// All widgets of the panel that has the keyboard, by the right arrow from its first one, as far as it goes.
std::set<std::string> walked(Hands& hands) {
  std::set<std::string> seen;
  for (int back = 0; back < 400; ++back) {
    const std::string before = name_of(hands.frame().ui()->focus());
    press_key(hands, "Left");
    if (name_of(hands.frame().ui()->focus()) == before) break;
  }
  int still = 0;
  for (int on = 0; on < 400 && still < 12; ++on) {
    const std::string now = name_of(hands.frame().ui()->focus());
    still = seen.insert(now).second ? 0 : still + 1;  // the panel scrolls on where it ends
    press_key(hands, "Right");
  }
  return seen;
}

}  // namespace

TEST_CASE("keys alone come to every widget that is shown") {
  const auto context = graphics();
  AtAWindow window({1100, 700, 1});
  Hands& hands = window.hands;
  struct State {
    const char* name;
    std::function<void()> reach;
    std::vector<std::string> panels;
  };
  const State states[] = {
      {"home", [] {}, {"Top bar", "Article", "Map", "Layers", "Status"}},
      {"a popup", [&] { choose(hands, "tiexi-district"); }, {"Popup"}},
      {"a trace", [&] { trace(hands); }, {"Trace", "Profile"}},
      {"measurements",
       [&] {
         hands.apply(command::OpenMeasurements{"三岔河"});
         REQUIRE(hands.settle());
       },
       {"Measurements"}},
  };
  for (const State& state : states) {
    window.start_over();
    state.reach();
    std::map<std::string, std::set<std::string>> shown;
    std::map<std::string, int> count;
    for (const UiItem& i : hands.frame().ui()->items()) {
      const std::string name = i.panel + "/" + i.label;
      const int nth = i.pressable ? count[name]++ : 0;
      if (i.pressable) shown[i.panel].insert(name + " " + std::to_string(nth));
    }
    INFO(state.name);
    const std::vector<UiFocus> panels = panels_by_tab(hands, "Tab");
    for (const std::string& wanted : state.panels) {
      INFO(wanted);
      CHECK(std::any_of(panels.begin(), panels.end(), [&](const UiFocus& f) { return f.panel == wanted; }));
      for (int i = 0; i < 20; ++i) {
        const auto at = hands.frame().ui()->focus();
        if (at && at->panel == wanted) break;
        press_key(hands, "F6");
      }
      REQUIRE(hands.frame().ui()->focus()->panel == wanted);
      const std::set<std::string> seen = walked(hands);
      for (const std::string& widget : shown[wanted]) {
        INFO(widget);
        CHECK(seen.count(widget) == 1);
      }
    }
  }
}

TEST_CASE("Shift and Tab go the other way, and each panel is left and found at the same widget") {
  const auto context = graphics();
  AtAWindow window({1100, 700, 1});
  Hands& hands = window.hands;
  press_key(hands, "Tab");
  const std::string first = name_of(hands.frame().ui()->focus());
  press_key(hands, "Tab");
  press_key(hands, "Down");
  press_key(hands, "Down");
  const std::string within = name_of(hands.frame().ui()->focus());
  press_key(hands, "Shift+Tab");
  CHECK(name_of(hands.frame().ui()->focus()) == first);
  press_key(hands, "Tab");
  CHECK(name_of(hands.frame().ui()->focus()) == within);
}

TEST_CASE("a popup that a key opened has the keyboard, and gives it back") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  press_key(hands, "Tab");
  press_key(hands, "Tab");
  const auto before = hands.frame().ui()->focus();
  REQUIRE(before.has_value());
  press_key(hands, "n");
  REQUIRE(hands.frame().ui()->focus().has_value());
  CHECK(name_of(hands.frame().ui()->focus()) == "Popup/Read 0");
  press_key(hands, "Escape");
  CHECK_FALSE(hands.explorer.session().selection.has_value());
  CHECK(name_of(hands.frame().ui()->focus()) == name_of(before));
  // One that the mouse opened leaves it where it is.
  hands.apply(command::GoHome{});
  REQUIRE(hands.settle());
  hands.press(hands.window_point({122.98, 41.13}));
  REQUIRE(hands.explorer.session().selection.has_value());
  CHECK_FALSE(hands.frame().ui()->focus().has_value());
}

TEST_CASE("letters typed right after Ctrl+F are the search's, never shortcuts") {
  const auto context = graphics();
  for (const double width : {1280.0, 720.0}) {
    AtAWindow window({width, 600, 1});
    Hands& hands = window.hands;
    const Camera before = hands.explorer.session().camera;
    // All within one frame, as a fast hand or a remote desktop sends them.
    InputEvents events{*key_named("Ctrl+f")};
    std::get<input::KeyPress>(events.front()).down = true;
    for (const char c : std::string("nwrp")) {
      input::KeyPress press = *key_named(std::string(1, c));
      press.down = true;
      events.emplace_back(press);
      events.emplace_back(input::Character{static_cast<char32_t>(c)});
      press.down = false;
      events.emplace_back(press);
    }
    hands.step(events);
    REQUIRE(hands.settle());
    INFO(width);
    const UiItem* field = hands.item("Top bar/Search");
    REQUIRE(field != nullptr);
    CHECK(field->value == "nwrp");
    CHECK(hands.explorer.session().camera == before);
    CHECK_FALSE(hands.explorer.session().selection.has_value());
    CHECK(hands.explorer.session().tool == Tool::choose);
  }
}

TEST_CASE("in front of a sheet no letter is a shortcut for what lies behind it") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  press_key(hands, "Ctrl+,");
  REQUIRE(hands.item("Settings/Reduced motion") != nullptr);
  press_key(hands, "r");
  CHECK(hands.explorer.session().tool == Tool::choose);
  press_key(hands, "Escape");
  press_key(hands, "r");
  CHECK(hands.explorer.session().tool == Tool::trace);
}

TEST_CASE("Enter adds a table of measurements, as the sheet's first button does") {
  const auto context = graphics();
  const TemporaryFolder folder;
  const auto table = folder.write("own.csv", "station,date,lng,lat,TP\nBridge,2024-05-01,123.3484,41.2510,0.1\n");
  AtAWindow window;
  Hands& hands = window.hands;
  hands.apply(command::OpenPath{table});
  const auto offered = [&] { return hands.item("Add measurements/Add the measurements") != nullptr; };
  for (int i = 0; i < 2000 && !offered(); ++i) REQUIRE(hands.settle());
  REQUIRE(offered());
  press_key(hands, "Enter");
  CHECK_FALSE(offered());
  CHECK(own_stations(hands.explorer.measurements()).size() == 1);
}

TEST_CASE("a table is joined by the distance as it is typed, so that one press then adds it") {
  const auto context = graphics();
  const TemporaryFolder folder;
  const auto table = folder.write("own.csv",
                                  "station,date,lng,lat,TP\nWeir,2024-05-03,123.02,41.20,0.1\n"
                                  "Bridge,2024-05-01,123.3484,41.2510,0.1\n");
  AtAWindow window;
  Hands& hands = window.hands;
  hands.apply(command::OpenPath{table});
  const auto offered = [&] { return hands.item("Add measurements/Add the measurements") != nullptr; };
  for (int i = 0; i < 2000 && !offered(); ++i) REQUIRE(hands.settle());
  click(hands, "Add measurements/Nearest river");
  press_key(hands, "Ctrl+a");
  hands.type("3000");
  for (int i = 0; i < 200 && !hands.explorer.measurements().import->table; ++i) REQUIRE(hands.settle());
  CHECK(hands.explorer.measurements().import->layout.join_within_m == 3000);
  REQUIRE(hands.settle());
  click(hands, "Add measurements/Add the measurements");
  CHECK(own_stations(hands.explorer.measurements()).size() == 2);
}

TEST_CASE("the button of the bar traces from what is chosen, as its key does") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  hands.apply(command::SelectPlace{*hands.explorer.library().atlas->find_place("tiexi-district"), 0, true});
  REQUIRE(hands.settle());
  click(hands, "Top bar/Trace");
  CHECK(hands.explorer.session().traces.size() == 1);
  CHECK(hands.explorer.session().tool == Tool::choose);
  window.start_over();
  click(hands, "Top bar/Trace");
  CHECK(hands.explorer.session().traces.empty());
  CHECK(hands.explorer.session().tool == Tool::trace);
}

TEST_CASE("an editor's note opens where it can be read, also from a mark at the lower edge") {
  const auto context = graphics();
  for (const bool lowest : {false, true}) {
    AtAWindow window;
    Hands& hands = window.hands;
    std::vector<ScreenXY> marks;
    for (const UiItem& i : hands.frame().ui()->items())
      if (i.panel == "Article" && i.label.starts_with("Note: ")) marks.push_back(middle(i.rect));
    REQUIRE(marks.size() > 3);
    std::sort(marks.begin(), marks.end(), [](ScreenXY a, ScreenXY b) { return a.y < b.y; });
    hands.press(lowest ? marks.back() : marks.front());
    REQUIRE(hands.settle());
    const UiItem& note = item(hands, "Article/Note");
    CHECK(note.rect.min_y >= 48);
    CHECK(note.rect.max_y <= item(hands, "Article/Next note").rect.min_y);
  }
}

TEST_CASE("a button that changes its word, or goes, leaves the keyboard in its place") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  const auto at = [&] { return hands.frame().ui()->focus().value_or(UiFocus{}); };
  const auto go_to = [&](const char* panel, const std::string& label) {
    for (int i = 0; i < 20 && at().panel != panel; ++i) press_key(hands, "Tab");
    for (int i = 0; i < 400 && at().label != label; ++i) press_key(hands, "Right");
    REQUIRE(at().label == label);
  };
  go_to("Top bar", "Hide the article");
  press_key(hands, "Enter");
  CHECK(at().label == "Show the article");
  press_key(hands, "Enter");
  CHECK(at().label == "Hide the article");
  // The lowest row of its group cannot be drawn lower.
  go_to("Layers", "Options of " + hands.explorer.library().layer("qianshan")->spec.title);
  press_key(hands, "Enter");
  press_key(hands, "Down");  // past the slider, which takes the other arrows
  go_to("Layers", "Draw lower");
  press_key(hands, "Enter");
  CHECK(hands.item("Layers/Draw lower") == nullptr);
  CHECK(at().panel == "Layers");
  CHECK(at().label == "Draw higher");
}
