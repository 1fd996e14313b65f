// The trace's panel under a hand: one row a stop, tabs that say what is shown, buttons that stay where they are.
#include <algorithm>
#include <cmath>
#include <map>

#include "tests/hands/at_a_window.h"
#include "tests/temporary_folder.h"

using namespace app;

TEST_CASE("an area that the way leaves and enters again is one row of the list") {
  const auto context = graphics();
  AtAWindow window({1280, 4000, 1});  // so high that the whole list is in view
  trace(window.hands);
  std::map<std::string, int> rows;
  for (const UiItem& i : window.hands.frame().ui()->items())
    if (i.panel == "Trace" && i.pressable) ++rows[i.label];
  CHECK(rows["Haicheng City"] == 1);
  CHECK(rows["Qidashan iron mine"] == 1);
  const auto& answer = window.hands.explorer.rivers().shown->answer;
  int crossings = 0;
  for (const RiverEvent& event : answer.events)
    if (event.kind == RiverEvent::Kind::enters || event.kind == RiverEvent::Kind::exits) ++crossings;
  CHECK(crossings > rows["Haicheng City"] + 2);  // there was something to sum up
}

TEST_CASE("areas side by side share no stretch of the way") {
  const auto context = graphics();
  AtAWindow window({1280, 4000, 1});
  trace(window.hands);
  window.hands.apply(command::TurnTrace{TraceDirection::up_main});
  REQUIRE(window.hands.settle());
  std::vector<std::pair<double, double>> stays;
  for (const RiverEvent& event : window.hands.explorer.rivers().shown->answer.events)
    if (event.kind == RiverEvent::Kind::enters) stays.emplace_back(event.distance_m, event.area_to_m);
  REQUIRE(stays.size() >= 2);
  std::sort(stays.begin(), stays.end());
  for (std::size_t i = 1; i < stays.size(); ++i) CHECK(stays[i - 1].second <= stays[i].first + 1);
}

TEST_CASE("the direction's tab says what is shown, also after undo") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  trace(hands);
  CHECK(item(hands, "Trace/Down to the mouth").value == "on");
  click(hands, "Trace/Up the main stem");
  CHECK(item(hands, "Trace/Up the main stem").value == "on");
  CHECK(item(hands, "Trace/Down to the mouth").value == "off");
  hands.key(*key_named("Ctrl+z"));
  REQUIRE(hands.settle());
  CHECK(item(hands, "Trace/Down to the mouth").value == "on");
  CHECK(item(hands, "Trace/Up the main stem").value == "off");
}

TEST_CASE("a button whose word changes leaves the others in their places") {
  const auto context = graphics();
  for (const double width : {1280.0, 720.0}) {
    AtAWindow window({width, 800, 1});
    Hands& hands = window.hands;
    Settings moving = hands.explorer.settings();
    moving.reduced_motion = false;
    hands.apply(command::SetSettings{moving});
    trace(hands);
    const ScreenRect follow = item(hands, "Trace/Follow the water").rect,
                     next = item(hands, "Trace/Show all of it").rect;
    hands.press(middle(follow));
    CHECK(item(hands, "Trace/Stop").rect == follow);
    CHECK(item(hands, "Trace/Show all of it").rect == next);
    hands.press(middle(follow));
    CHECK(item(hands, "Trace/Follow the water").rect == follow);
  }
}

TEST_CASE("a press on the credits opens them and chooses nothing beneath") {
  const auto context = graphics();
  AtAWindow window({1100, 700, 1});
  Hands& hands = window.hands;
  const ScreenRect credits = item(hands, "Map/Credits").rect;
  hands.press({credits.min_x + 20, (credits.min_y + credits.max_y) / 2});
  REQUIRE(hands.settle());
  CHECK_FALSE(hands.explorer.session().selection.has_value());
}

TEST_CASE("the credits are in sight beside the drawer, the profile and the popup, in every window") {
  const auto context = graphics();
  for (const FrameSize size : {FrameSize{1280, 800, 1}, {960, 600, 1}, {720, 480, 1}, {1920, 1080, 1}}) {
    AtAWindow window(size);
    Hands& hands = window.hands;
    INFO(size.width_px << " x " << size.height_px);
    const auto check = [&] {
      const ScreenRect credits = item(hands, "Map/Credits").rect;
      const UiItem* fold = hands.item("Layers/Fold layers");
      for (const UiItem& i : hands.frame().ui()->items()) {
        if (i.panel != "Layers" || fold == nullptr) continue;
        INFO(i.label);
        const bool apart = i.rect.max_y <= credits.min_y || i.rect.min_y >= credits.max_y ||
                           i.rect.max_x <= credits.min_x || i.rect.min_x >= credits.max_x;
        if (i.label == "Legend") CHECK(apart);  // at the drawer's foot
      }
    };
    check();
    trace(hands);
    check();
  }
}

TEST_CASE("with three traces in a low window the list is reached by scrolling") {
  const auto context = graphics();
  AtAWindow window({720, 480, 1});
  Hands& hands = window.hands;
  hands.apply(command::AddTrace{TraceState{{123.2, 41.2}, {}}});
  hands.apply(command::AddTrace{TraceState{{122.5, 40.95}, {}}});
  trace(hands);
  REQUIRE(hands.explorer.session().traces.size() == 3);
  const auto has_last = [&] { return hands.item("Trace/Bohai") != nullptr; };
  hands.move_to(middle(item(hands, "Trace/Title").rect));
  for (int i = 0; i < 60 && !has_last(); ++i) hands.scroll(-3);
  CHECK(has_last());
}

TEST_CASE("a saved file is answered at its button") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  const TemporaryFolder folder;
  hands.explorer.export_to(folder.path());
  trace(hands);
  click(hands, "Trace/Export");
  hands.press(middle(item(hands, "Export/Table (CSV)").rect));
  bool said = false;
  for (int i = 0; i < 200 && !said; ++i) {
    hands.explorer.jobs().wait();  // the disc may be slow
    hands.step();
    const UiItem* answer = hands.item("Tooltip/Words");
    said = answer != nullptr && answer->value == "Saved";
  }
  CHECK(said);
  CHECK(folder.listing().size() == 1);
}

TEST_CASE("a trace asked for in a popup takes the popup's place, and the map shows all of it") {
  const auto context = graphics();
  for (const double width : {1280.0, 720.0}) {
    AtAWindow window({width, 600, 1});
    Hands& hands = window.hands;
    hands.key(*key_named("Ctrl+f"));
    hands.type("dagushan iron mine");
    REQUIRE(hands.settle());
    hands.key(*key_named("Enter"));
    REQUIRE(hands.settle());
    click(hands, "Popup/Trace from here");
    CHECK(hands.item("Popup/Title") == nullptr);
    INFO(width);
    const ScreenRect& map = hands.frame().map_rect();
    for (const geodata::LngLat at : {geodata::LngLat{123.065, 41.055}, geodata::LngLat{122.15, 40.70}})  // mine, mouth
      CHECK(map.contains(hands.window_point(at)));
    // A second one, asked for on the map, leaves the map where it is.
    const Camera before = hands.explorer.session().camera;
    hands.apply(command::AddTrace{TraceState{{123.2, 41.2}, {}}});
    REQUIRE(hands.settle());
    CHECK(hands.explorer.session().camera == before);
  }
}

TEST_CASE("what the data lacks of reaches is given in a table, used, undone and kept") {
  const auto context = graphics();
  for (const FrameSize size : {FrameSize{1280, 800, 1}, FrameSize{720, 480, 1}}) {
    AtAWindow window(size);
    Hands& hands = window.hands;
    Settings settings = hands.explorer.settings();
    settings.open_column(size.width_px, true);
    hands.apply(command::SetSettings{settings});
    trace(hands);
    const RiverAnswer before = hands.explorer.rivers().shown->answer;
    REQUIRE_FALSE(before.lacking.empty());
    const std::string reach = hands.explorer.rivers().guide->rivers.id(before.lacking.front().reach);
    press_key(hands, "Ctrl+k");
    hands.type("what is missing");
    REQUIRE(hands.settle());
    press_key(hands, "Enter");
    click(hands, ("Values of reaches/Discharge of " + reach).c_str());
    hands.type("2.5");
    REQUIRE(hands.settle());
    click(hands, ("Values of reaches/Source of " + reach).c_str());
    hands.type("own gauging");
    REQUIRE(hands.settle());
    press_key(hands, "Enter");
    press_key(hands, "Escape");
    const auto& values = hands.explorer.session().reach_values;
    REQUIRE(values.size() == 1);
    CHECK(values.front() == ReachValue{reach, 2.5, std::nullopt, "own gauging"});
    CHECK(hands.explorer.rivers().shown->answer.question.values == values);
    hands.apply(command::Undo{});
    REQUIRE(hands.settle());
    CHECK((hands.explorer.session().reach_values.empty() ||
           hands.explorer.session().reach_values.front().source.empty()));
  }
}

TEST_CASE("a trace that is turned round out of sight comes into view, and one in sight leaves the map alone") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  trace(hands);
  const Camera whole = hands.explorer.session().camera;
  hands.apply(command::TurnTrace{TraceDirection::up});
  REQUIRE(hands.settle());
  CHECK(hands.explorer.session().camera == whole);
  hands.apply(command::TurnTrace{TraceDirection::down});
  REQUIRE(hands.settle());
  hands.apply(command::SetCamera{camera_at({122.2, 40.68}, 13)});  // at the sea
  REQUIRE(hands.settle());
  hands.apply(command::TurnTrace{TraceDirection::up});
  REQUIRE(hands.settle());
  const RiverView& rivers = hands.explorer.rivers();
  const geodata::WorldBox answer = box_of(rivers);
  bool in_view = false;
  for (const View::Part& part : hands.frame().view().parts(0)) in_view = in_view || part.box.intersects(answer);
  CHECK(in_view);
}

TEST_CASE("r goes with the water, whatever was asked last; beside open traces it goes their way") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  hands.apply(command::TurnTrace{TraceDirection::up_main});
  choose(hands, "ansteel");
  press_key(hands, "r");
  REQUIRE(hands.explorer.session().open_trace() != nullptr);
  CHECK(hands.explorer.session().open_trace()->direction == TraceDirection::down);
  hands.apply(command::TurnTrace{TraceDirection::up_main});
  REQUIRE(hands.settle());
  hands.apply(command::Select{Selection{{Target{{}, 0, std::nullopt, geodata::LngLat{122.5, 40.95}}},
                                        0,
                                        geodata::to_world(geodata::LngLat{122.5, 40.95})}});
  REQUIRE(hands.settle());
  press_key(hands, "r");
  CHECK(hands.explorer.session().open_trace()->direction == TraceDirection::up_main);
}

TEST_CASE("a discharge that is no number is not dropped in silence: the field waits for one") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  trace(hands);
  click(hands, "Trace/Discharge");
  hands.type("much");
  press_key(hands, "Enter");
  CHECK(item(hands, "Trace/Discharge").value == "much");
  CHECK_FALSE(hands.explorer.session().open_trace()->discharge_m3s);
  hands.type("3.5");  // what stands there is selected
  press_key(hands, "Enter");
  CHECK(hands.explorer.session().open_trace()->discharge_m3s == 3.5);
  CHECK(item(hands, "Trace/Discharge").value == "3.5");
  click(hands, "Trace/Discharge");
  hands.type("more");
  press_key(hands, "Escape");  // leaves it as it was
  CHECK(hands.explorer.session().open_trace()->discharge_m3s == 3.5);
  CHECK(item(hands, "Trace/Discharge").value == "3.5");
}

TEST_CASE("however many traces are kept, none is drawn far beside its river") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  for (int i = 0; i < 9; ++i) {
    hands.apply(command::AddTrace{TraceState{{123.065045 + 0.001 * i, 41.055176}, ""}});
    REQUIRE(hands.settle());
  }
  REQUIRE(hands.explorer.session().traces.size() == 9);
  float farthest_px = 0;
  for (const LineOp& op : hands.frame().scene().highlight)
    farthest_px = std::max(farthest_px, std::abs((op.from_px + op.to_px) / 2));
  CHECK(farthest_px > 4);  // the last ones lie side by side
  CHECK(farthest_px < 16);
  // The list of nine shows five rows, the open one among them.
  CHECK(hands.item("Trace/Trace 9") != nullptr);
  hands.apply(command::OpenTrace{1});
  REQUIRE(hands.settle());
  CHECK(hands.item("Trace/Trace 2") != nullptr);
  CHECK(hands.item("Trace/Trace 9") == nullptr);
}

TEST_CASE("Esc folds the row that is open before it closes the trace") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  trace(hands);
  const UiItem* row = nullptr;  // of a stop: its distance is its value
  for (const UiItem& i : hands.frame().ui()->items())
    if (i.panel == "Trace" && i.value == "0.0") row = &i;
  REQUIRE(row != nullptr);
  const double folded = row->rect.height();
  const std::string path = "Trace/" + row->label;
  click(hands, path.c_str());
  REQUIRE(item(hands, path.c_str()).rect.height() > folded);
  press_key(hands, "Escape");
  CHECK(item(hands, path.c_str()).rect.height() == folded);
  CHECK(hands.explorer.session().open_trace() != nullptr);
  press_key(hands, "Escape");
  CHECK(hands.explorer.session().open_trace() == nullptr);
}

TEST_CASE("a kept trace that is chosen comes into view; one that is in view leaves the map alone") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  trace(hands);
  hands.apply(command::AddTrace{TraceState{{123.7, 41.3}, ""}});
  REQUIRE(hands.settle());
  REQUIRE(hands.explorer.session().traces.size() == 2);
  hands.apply(command::SetCamera{camera_at({121.0, 42.5}, 9)});
  REQUIRE(hands.settle());
  click(hands, "Trace/Trace 1");
  const Camera whole = hands.explorer.session().camera;
  const geodata::WorldBox way = box_of(hands.explorer.rivers());
  for (const View::Part& part : View{whole, 864, 600}.parts(0)) {
    CHECK(part.box.contains({way.min_x, way.min_y}));
    CHECK(part.box.contains({way.max_x, way.max_y}));
  }
  click(hands, "Trace/Trace 2");
  click(hands, "Trace/Trace 1");
  CHECK(hands.explorer.session().camera == whole);
}

TEST_CASE("no quantity is offered that is known of no reach of the way") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  trace(hands);
  const auto& answer = hands.explorer.rivers().shown->answer;
  for (const geodata::TraceStep& step : answer.trace.steps)
    REQUIRE_FALSE(hands.explorer.rivers().guide->rivers.slope(step.reach));
  click(hands, "Profile/Quantity");
  CHECK(hands.item("Profile/Quantity: Mean discharge, m³/s") != nullptr);
  CHECK(hands.item("Profile/Quantity: Slope, m/km") == nullptr);
}
