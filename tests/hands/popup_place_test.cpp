// A popup never covers what it speaks of: over all places of the atlas, three sizes of the window, and both ways of
// choosing, seven tenths of what was seen of the chosen outline stay in sight, and so does its name.
#include <cmath>

#include "app/core/subject.h"
#include "app/ui/popup_subject.h"
#include "tests/hands/at_a_window.h"
#include "tests/temporary_folder.h"

using namespace app;

namespace {

constexpr double least_seen = 0.7;

// Even steps along the outline, or the points, that lie in the map; by themselves, apart from what placed the popup.
std::vector<ScreenXY> outline_in_view(Hands& hands, const Target& target) {
  std::vector<ScreenXY> out;
  const View view = hands.frame().view();
  const auto add = [&](ScreenXY p) {
    if (p.x >= 0 && p.y >= 0 && p.x < view.width_px && p.y < view.height_px) out.push_back(p);
  };
  const auto walk = [&](const std::vector<ScreenXY>& line) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const double dx = line[i].x - line[i - 1].x, dy = line[i].y - line[i - 1].y;
      const int steps = std::max(1, static_cast<int>(std::hypot(dx, dy) / 4));
      if (steps > 4000) continue;  // far out of view
      for (int s = 0; s < steps; ++s) add({line[i - 1].x + dx * s / steps, line[i - 1].y + dy * s / steps});
    }
  };
  const Subject subject = subject_of(hands.explorer.library(), target);
  if (subject.layer != nullptr) {
    const geodata::FeatureStore& store = *subject.layer->content->features;
    for (const geodata::FeatureIndex f : subject.features) {
      for (geodata::PartIndex p = store.parts(f).first; p < store.parts(f).last; ++p) {
        std::vector<ScreenXY> line;
        for (const geodata::WorldPoint w : store.ring(store.rings(p).first)) line.push_back(view.to_screen(w));
        if (store.type(p) == geodata::GeometryType::point) {
          add(line.front());
        } else {
          walk(line);
        }
      }
    }
  } else if (subject.place != nullptr) {
    for (const auto& ring : subject.place->outline) {
      std::vector<ScreenXY> line;
      for (const geodata::LngLat p : ring) line.push_back(view.to_screen(geodata::to_world(p)));
      walk(line);
    }
    if (subject.place->outline.empty() && subject.place->point)
      add(view.to_screen(geodata::to_world(*subject.place->point)));
  }
  return out;
}

bool has_name(Hands& hands, const Target& target) {
  UiView view;
  view.library = &hands.explorer.library();
  view.placed = hands.frame().scene_builder().placed();
  return !own_names(view, target).empty();
}

ScreenRect popup_on_map(Hands& hands) {
  const UiItem* title = hands.item("Popup/Title");
  REQUIRE(title != nullptr);
  const ScreenRect window = hands.frame().ui()->panel_rect("Popup");
  const ScreenRect& map = hands.frame().map_rect();
  CHECK(window.width() >= 240);
  CHECK(window.height() >= 120);
  CHECK((window.min_x >= map.min_x && window.max_x <= map.max_x && window.max_y <= map.max_y));
  return {window.min_x - map.min_x, window.min_y - map.min_y, window.max_x - map.min_x, window.max_y - map.min_y};
}

// What is seen of it with the popup, of what is seen of it in the same view.
void check_seen(Hands& hands) {
  REQUIRE(hands.explorer.session().selection.has_value());
  const Target target = hands.explorer.session().selection->target();
  const ScreenRect popup = popup_on_map(hands);
  const std::vector<ScreenXY> outline = outline_in_view(hands, target);
  CHECK(hidden_share(outline, popup) <= 1 - least_seen);
  const bool named = has_name(hands, target);
  const Camera camera = hands.explorer.session().camera;
  hands.apply(command::ClearSelection{});
  REQUIRE(hands.settle());
  CHECK(hands.explorer.session().camera == camera);
  if (has_name(hands, target)) CHECK(named);
}

}  // namespace

TEST_CASE("a popup leaves in sight what it speaks of") {
  const FrameSize size = GENERATE(FrameSize{1280, 800, 1}, FrameSize{720, 480, 1}, FrameSize{1920, 1080, 1});
  const auto context = graphics();
  AtAWindow window(size);
  Hands& hands = window.hands;
  const geodata::Atlas& atlas = *hands.explorer.library().atlas;
  for (geodata::PlaceIndex i = 0; i < atlas.places.size(); ++i) {
    INFO(size.width_px << " x " << size.height_px << ", by its name: " << atlas.places[i].id);
    window.start_over();
    hands.apply(command::SelectPlace{i, 0, true});
    REQUIRE(hands.settle());
    if (!hands.explorer.session().selection->at) continue;  // it has no place on the map
    check_seen(hands);
  }
  for (geodata::PlaceIndex i = 0; i < atlas.places.size(); ++i) {
    // As a click on it does, at home where it is in view there, else where one has gone to it.
    window.start_over();
    hands.apply(command::SelectPlace{i, 0, false});
    Selection selection = *hands.explorer.session().selection;
    hands.apply(command::ClearSelection{});
    if (!selection.at) continue;
    const ScreenXY home = hands.frame().view().to_screen(*selection.at);
    const ScreenRect& map = hands.frame().map_rect();
    const bool in_view = home.x > 40 && home.y > 40 && home.x < map.width() - 40 && home.y < map.height() - 40;
    if (!in_view) {
      hands.apply(command::SetCamera{camera_at(geodata::to_lnglat(*selection.at), 8)});
      REQUIRE(hands.settle());
    }
    INFO(size.width_px << " x " << size.height_px << ", by a click: " << atlas.places[i].id);
    selection.by_name = false;
    hands.apply(command::Select{selection, false});
    REQUIRE(hands.settle());
    check_seen(hands);
  }
}

TEST_CASE("the head of a popup keeps within it and clear of the pager: narrow maps, large text, both languages") {
  const auto context = graphics();
  for (const FrameSize size : {FrameSize{1280, 800, 1}, FrameSize{720, 480, 1}, FrameSize{576, 384, 1.25}}) {
    for (const geodata::Language language : {geodata::Language::english, geodata::Language::chinese}) {
      AtAWindow window(size);
      Hands& hands = window.hands;
      Settings settings = hands.explorer.settings();
      settings.language = language;
      settings.open_column(size.width_px, true);
      hands.apply(command::SetSettings{settings});
      REQUIRE(hands.settle());
      for (const char* words : {"qianshan", "qidashan iron mine", "guanyinge"}) {
        INFO(words << " at " << size.width_px);
        press_key(hands, "Ctrl+f");
        hands.type(words);
        REQUIRE(hands.settle());
        press_key(hands, "Enter");
        // As a click would have it that hits several things.
        Selection selection = *hands.explorer.session().selection;
        selection.candidates.push_back(selection.candidates.front());
        hands.apply(command::Select{selection});
        REQUIRE(hands.settle());
        const UiItem& count = item(hands, "Popup/Count");
        const ScreenRect popup = hands.frame().ui()->panel_rect("Popup");
        CHECK(hands.item("Popup/Kind") != nullptr);
        for (const UiItem& i : hands.frame().ui()->items()) {
          if (i.panel != "Popup" || i.label != "Kind") continue;
          INFO(i.value);
          CHECK(i.rect.max_x <= popup.max_x - 8);
          const bool same_line = std::abs(middle(i.rect).y - middle(count.rect).y) < 9;
          if (same_line) CHECK(i.rect.max_x < count.rect.min_x - 22);  // the arrow stands between
        }
        press_key(hands, "Escape");
      }
    }
  }
}

TEST_CASE("the button that turns a popup's page stays under the pointer, and what the new page tells of is seen") {
  const FrameSize size = GENERATE(FrameSize{1280, 800, 1}, FrameSize{1920, 1080, 1});  // a smaller one has not the room
  const auto context = graphics();
  AtAWindow window(size);
  Hands& hands = window.hands;
  int turned = 0;
  for (const double zoom : {9.0, 10.5, 12.0, 13.5}) {
    hands.apply(command::ClearSelection{});
    hands.apply(command::SetCamera{camera_at({123.02, 41.05}, zoom)});
    REQUIRE(hands.settle());
    const ScreenRect map = hands.frame().map_rect();
    const Camera camera = hands.explorer.session().camera;
    for (const double row : {0.3, 0.5, 0.7}) {
      for (double x = map.min_x + 60; x < map.max_x - 60; x += map.width() / 24) {
        hands.apply(command::ClearSelection{});
        hands.apply(command::SetCamera{camera});
        REQUIRE(hands.settle());
        hands.press({x, map.min_y + row * map.height()});
        REQUIRE(hands.settle());
        const auto& selection = hands.explorer.session().selection;
        if (!selection || selection->candidates.size() < 2) continue;
        const ScreenXY button = middle(item(hands, "Popup/Next here").rect);
        for (std::size_t page = 1; page < selection->candidates.size(); ++page) {
          INFO(size.width_px << " wide, zoom " << zoom << ", pressed at " << x << ", row " << row << ", page " << page);
          hands.press(button);
          REQUIRE(hands.settle());
          REQUIRE(selection->current == page);
          const ScreenXY now = middle(item(hands, "Popup/Next here").rect);
          INFO("the button at " << button.x << "," << button.y << ", then at " << now.x << "," << now.y);
          const bool stays = item(hands, "Popup/Next here").rect.contains(button);
          CHECK(stays);
          if (!stays) break;
          const std::vector<ScreenXY> outline = outline_in_view(hands, selection->target());
          CHECK(hidden_share(outline, popup_on_map(hands)) <= 1 - least_seen);
          ++turned;
        }
      }
    }
  }
  CHECK(turned > 15);
}

TEST_CASE("a popup folds no single fact, and of a name alone it is its head and its buttons") {
  const auto context = graphics();
  AtAWindow window;
  Hands& hands = window.hands;
  press_key(hands, "Ctrl+f");
  hands.type("tiedong");
  REQUIRE(hands.settle());
  press_key(hands, "Enter");
  CHECK(hands.item("Popup/People without the two zones, 2020") != nullptr);
  CHECK(hands.item("Popup/People per km² on that area, 2010") != nullptr);  // the seventh
  CHECK(hands.item("Popup/All facts") == nullptr);
  hands.apply(command::ClearSelection{});
  const TemporaryFolder folder;
  open_and_wait(hands, folder.write("gate.geojson", R"({"type":"Feature","properties":{"name":"Gate"},
"geometry":{"type":"Point","coordinates":[123.0,41.1]}})"));
  hands.apply(command::SetCamera{camera_at({123.0, 41.1}, 12)});
  REQUIRE(hands.settle());
  const ScreenRect& map = hands.frame().map_rect();
  const ScreenXY at = hands.frame().view().to_screen(geodata::to_world(geodata::LngLat{123.0, 41.1}));
  hands.press({at.x + map.min_x, at.y + map.min_y});
  REQUIRE(hands.settle());
  CHECK(item(hands, "Popup/Title").value == "Gate");
  CHECK(hands.frame().ui()->panel_rect("Popup").height() <= 121);  // 69 and 52
}
