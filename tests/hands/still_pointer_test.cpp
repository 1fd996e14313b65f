// Every click is answered at once. Each widget of each panel is pressed with a pointer that rests from then on; what is
// seen when no more frames are asked for is what a moved pointer shows.
#include <map>
#include <set>

#include "tests/hands/at_a_window.h"

using namespace app;

namespace {

// Where a pixel sideways is another place of what is shown, up and down is not: sliders, plots.
void nudge(Hands& hands, ScreenXY at) {
  hands.move_to({at.x, at.y + 1});
  hands.move_to(at);
}

// What the panels show, in words.
std::vector<std::string> seen(Hands& hands) {
  std::vector<std::string> out;
  for (const UiItem& i : hands.frame().ui()->items())
    out.push_back(i.panel + "/" + i.label + " = " + i.value + " at " + std::to_string(i.rect.min_x) + " " +
                  std::to_string(i.rect.min_y) + " " + std::to_string(i.rect.max_x) + " " +
                  std::to_string(i.rect.max_y));
  return out;
}

// What stands in one of them alone.
std::string difference(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::string out;
  const auto add_missing = [&](const auto& from, const auto& in, const char* sign) {
    for (const std::string& line : from)
      if (std::find(in.begin(), in.end(), line) == in.end()) out += sign + line + "\n";
  };
  add_missing(a, b, "- ");
  add_missing(b, a, "+ ");
  return out;
}

const UiItem* nth_item(Hands& hands, const std::string& name, std::size_t nth) {
  for (const UiItem& i : hands.frame().ui()->items())
    if (i.panel + "/" + i.label == name && nth-- == 0) return &i;
  return nullptr;
}

// A state of the window, and how one comes to it.
struct State {
  const char* name;
  std::function<void(Hands&)> reach;
};

const std::vector<State>& states() {
  static const std::vector<State> all{
      {"home", [](Hands&) {}},
      {"popup of a district", [](Hands& h) { choose(h, "tiexi-district"); }},
      {"popup of the city", [](Hands& h) { choose(h, "anshan"); }},
      {"popup of a place without a point", [](Hands& h) { choose(h, "workers-village"); }},
      {"options of a layer",
       [](Hands& h) {
         h.move_to(middle(h.item("Layers/Mines")->rect));
         click(h, "Layers/Options of Mines");
       }},
      {"commands", [](Hands& h) { press_key(h, "Ctrl+K"); }},
      {"keys", [](Hands& h) { press_key(h, "?"); }},
      {"settings",
       [](Hands& h) {
         click(h, "Top bar/Keys and help");
         click(h, "Help/Settings");
       }},
      {"help menu", [](Hands& h) { click(h, "Top bar/Keys and help"); }},
      {"search",
       [](Hands& h) {
         press_key(h, "Ctrl+F");
         h.type("an");
         REQUIRE(h.settle());
       }},
      {"a trace", [](Hands& h) { trace(h); }},
      {"a trace's files",
       [](Hands& h) {
         trace(h);
         click(h, "Trace/Export");
       }},
      {"measurements", [](Hands& h) {
         h.apply(command::OpenMeasurements{"三岔河"});
         REQUIRE(h.settle());
       }}};
  return all;
}

}  // namespace

TEST_CASE("what a press changes is shown without another event") {
  const auto context = graphics();
  AtAWindow window({1100, 700, 1});
  std::set<std::string> pressed;
  for (const State& state : states()) {
    window.start_over();
    state.reach(window.hands);
    // Of each name the first two, where no state before had them.
    std::vector<std::pair<std::string, std::size_t>> widgets;
    std::map<std::string, std::size_t> count;
    for (const UiItem& i : window.hands.frame().ui()->items()) {
      const std::string name = i.panel + "/" + i.label;
      if (i.rect.width() < 4 || i.rect.height() < 4 || pressed.count(name) != 0) continue;
      if (const std::size_t nth = count[name]++; nth < 2) widgets.emplace_back(name, nth);
    }
    INFO(state.name);
    CHECK_FALSE(widgets.empty());
    for (const auto& [name, nth] : widgets) {
      pressed.insert(name);
      window.start_over();
      state.reach(window.hands);
      const UiItem* item = nth_item(window.hands, name, nth);
      INFO(name << " " << nth);
      if (item == nullptr) continue;  // an earlier press took it away for good
      const ScreenXY at = middle(item->rect);
      window.hands.press(at);
      window.hands.settle();
      const auto resting = seen(window.hands);
      const auto picture = window.hands.frame().picture().read();
      nudge(window.hands, at);
      window.hands.settle();
      const std::string other = difference(resting, seen(window.hands));
      INFO(other);
      CHECK(other.empty());
      CHECK((picture == window.hands.frame().picture().read()));
    }
  }
  CHECK(pressed.size() > 150);
}

TEST_CASE("a press on a row of a list beside a field does what Enter does on it") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  const auto zoom = [&] { return hands.explorer.session().camera.zoom; };
  const double before = zoom();
  press_key(hands, "Ctrl+k");
  hands.type("zoom");
  REQUIRE(hands.settle());
  click(hands, "Commands/Zoom in");
  CHECK(zoom() == before + 1);
  CHECK(hands.item("Commands/Zoom in") == nullptr);
  press_key(hands, "Ctrl+f");
  hands.type("haicheng");
  REQUIRE(hands.settle());
  const auto& items = hands.frame().ui()->items();
  const auto row = std::find_if(items.begin(), items.end(), [](const UiItem& i) { return i.panel == "Search"; });
  REQUIRE(row != items.end());
  hands.press(middle(row->rect));
  CHECK(hands.explorer.session().selection.has_value());
}
