// Names of the shipped atlas keep off all that stands for something: symbols, their own among them, the line of a
// trace, the numbers of several, and the rings at a popup's place and at a trace's ends.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "app/shell/frame.h"
#include "tests/render/graphics.h"

using namespace app;

namespace {

constexpr double narrowest_px = 3.2;  // of a trace's lines

struct Signs {
  std::unique_ptr<OffscreenContext> context = graphics();
  Explorer explorer{2};
  std::unique_ptr<Frame> frame;
  double time_ms = 0;

  Signs() {
    explorer.mutable_settings().reduced_motion = true;
    explorer.set_interactive(true);
    REQUIRE(explorer.open(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan"));
    frame = std::make_unique<Frame>(explorer, FrameSize{1280, 800, 1}, false, Frame::Use::window);
    settle();
  }
  void settle() {
    for (int i = 0; i < 20000; ++i) {
      frame->step({}, time_ms += 1000.0 / 60);
      if (i > 3 && frame->settled()) return;
      if (!explorer.jobs().idle()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    FAIL("the map does not come to rest");
  }
  void apply(Command command) {
    explorer.apply({std::move(command)}, 1280, 800);
    settle();
  }

  std::string name_of(const PlacedItem& item) const {
    const Layer& layer = explorer.library().layers[item.layer];
    return layer.spec.id + ": " + geodata::to_string(layer.content->features->value(item.feature, "name"));
  }
  // Names along lines turn: a box round some of their letters is wider than the letters.
  bool is_level(const PlacedItem& item) const {
    const geodata::FeatureStore& store = *explorer.library().layers[item.layer].content->features;
    return store.type(store.parts(item.feature).first) != geodata::GeometryType::line;
  }

  std::vector<std::pair<ScreenXY, ScreenXY>> trace_pieces() const {
    std::vector<std::pair<ScreenXY, ScreenXY>> out;
    const RiverView& rivers = explorer.rivers();
    if (!rivers.shown) return out;
    const View view = frame->view();
    for (const geodata::TraceStep& step : rivers.shown->answer.trace.steps) {
      const auto line = rivers.guide->rivers.line(step.reach, step.from_m, step.to_m);
      for (std::size_t i = 1; i < line.size(); ++i) {
        out.emplace_back(view.to_screen(geodata::to_world(line[i - 1])), view.to_screen(geodata::to_world(line[i])));
      }
    }
    return out;
  }

  // Samples along the piece, no farther apart than half a pixel.
  static bool lies_on(const std::pair<ScreenXY, ScreenXY>& piece, const ScreenRect& box) {
    const auto& [a, b] = piece;
    if (std::max(a.x, b.x) < box.min_x || std::min(a.x, b.x) > box.max_x || std::max(a.y, b.y) < box.min_y ||
        std::min(a.y, b.y) > box.max_y) {
      return false;
    }
    const int samples = 2 * static_cast<int>(std::hypot(b.x - a.x, b.y - a.y)) + 1;
    for (int i = 0; i <= samples; ++i) {
      const double t = static_cast<double>(i) / samples;
      if (box.contains({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)})) return true;
    }
    return false;
  }

  // What is covered, in words; empty: nothing.
  std::vector<std::string> covered() const {
    std::vector<std::string> out;
    const auto pieces = trace_pieces();
    for (const PlacedItem& name : frame->scene_builder().placed()) {
      if (!name.is_name || !is_level(name)) continue;
      for (const PlacedItem& sign : frame->scene_builder().placed()) {
        if (!sign.is_name && sign.box.intersects(name.box))
          out.push_back(name_of(name) + " lies over the symbol of " + name_of(sign));
      }
      ScreenRect wide = name.box;
      wide.min_x -= narrowest_px / 2, wide.min_y -= narrowest_px / 2;
      wide.max_x += narrowest_px / 2, wide.max_y += narrowest_px / 2;
      if (std::any_of(pieces.begin(), pieces.end(), [&](const auto& piece) { return lies_on(piece, wide); }))
        out.push_back(name_of(name) + " is struck through by the trace");
      for (const GlowOp& glow : frame->scene().glows) {
        const double r = static_cast<double>(glow.radius_px + glow.width_px / 2);
        const ScreenRect box{glow.centre.x - r, glow.centre.y - r, glow.centre.x + r, glow.centre.y + r};
        if (glow.kind == GlowOp::Kind::ring && box.intersects(name.box))
          out.push_back(name_of(name) + " covers a ring");
      }
      for (const ScreenRect& number : numbers())
        if (number.intersects(name.box)) out.push_back(name_of(name) + " lies under a trace's number");
    }
    return out;
  }

  std::vector<ScreenRect> numbers() const {
    std::vector<ScreenRect> out;
    const auto& kept = explorer.rivers().kept;
    if (kept.size() < 2) return out;
    constexpr double above_px = 21, half = 8.5;
    for (const auto& trace : kept) {
      const ScreenXY at = frame->view().to_screen(geodata::to_world(trace->start.at));
      out.push_back({at.x - half, at.y - above_px - half, at.x + half, at.y - above_px + half});
    }
    return out;
  }

  std::size_t level_names() const {
    const auto& placed = frame->scene_builder().placed();
    return static_cast<std::size_t>(
        std::count_if(placed.begin(), placed.end(), [this](const PlacedItem& p) { return p.is_name && is_level(p); }));
  }
};

struct Place {
  double lng, lat, zoom;
};

constexpr Place views[] = {{60, 30, 2},        {115, 38, 4.6},         {123.1, 41.2, 7.2},     {123.16, 41.155, 9.1},
                           {123.0, 41.1, 9.6}, {122.99, 41.118, 10.2}, {122.99, 41.118, 10.6}, {123.1, 41.05, 11.2},
                           {122.98, 41.1, 12}, {123.1, 41.05, 13}};

}  // namespace

TEST_CASE("no name lies over a symbol, in any language") {
  Signs signs;
  for (const NameLanguages names : {NameLanguages::both, NameLanguages::chinese, NameLanguages::english}) {
    signs.explorer.mutable_settings().names = names;
    for (const Place& place : views) {
      CAPTURE(static_cast<int>(names), place.lng, place.lat, place.zoom);
      signs.apply(command::SetCamera{camera_at({place.lng, place.lat}, place.zoom)});
      CHECK(signs.level_names() > 3);
      CHECK(signs.covered() == std::vector<std::string>{});
    }
  }
}

TEST_CASE("the map's title stands at every zoom") {
  Signs signs;
  const auto anshan = signs.explorer.library().atlas->find_place("anshan");
  REQUIRE(anshan);
  for (double zoom = 1; zoom < 13; zoom += 0.4) {
    signs.apply(command::SetCamera{camera_at({122.99, 41.11}, zoom)});
    const auto& placed = signs.frame->scene_builder().placed();
    const bool named = std::any_of(placed.begin(), placed.end(), [&](const PlacedItem& p) {
      return p.is_name && signs.name_of(p).ends_with(": Anshan");
    });
    CAPTURE(zoom);
    CHECK(named);
  }
}

TEST_CASE("no name is struck through by a trace, covers its rings or lies under its number") {
  Signs signs;
  signs.apply(command::AddTrace{TraceState{{123.065045, 41.055176}, "mine-p100000129340"}});
  REQUIRE(signs.explorer.rivers().shown);
  REQUIRE_FALSE(signs.trace_pieces().empty());
  const auto check_all = [&] {
    for (const Place& place : views) {
      CAPTURE(place.lng, place.lat, place.zoom);
      signs.apply(command::SetCamera{camera_at({place.lng, place.lat}, place.zoom)});
      CHECK(signs.covered() == std::vector<std::string>{});
    }
  };
  SECTION("one trace") { check_all(); }
  SECTION("two traces, with their numbers") {
    signs.apply(command::AddTrace{TraceState{{123.12, 41.13}, ""}});
    REQUIRE(signs.explorer.rivers().kept.size() == 2);
    check_all();
  }
}

TEST_CASE("no name covers the ring at a popup's place, and the chosen place keeps its name beside it") {
  Signs signs;
  for (const char* place : {"anshan", "ansteel", "tiexi-district", "steel-museum", "qianshan", "beijing"}) {
    const auto found = signs.explorer.library().atlas->find_place(place);
    REQUIRE(found);
    INFO(place);
    signs.apply(command::SelectPlace{*found, 0, true});
    signs.settle();
    CHECK(signs.covered() == std::vector<std::string>{});
  }
}
