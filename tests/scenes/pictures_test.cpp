// Golden pictures: what a user sees, drawn through the command that draws it. Run with ANSHAN_UPDATE_PICTURES=1 to take
// today's pictures as the expected ones (look at each before you commit it). What differs is left in build/*/pictures.
#include <cstdlib>
#include <filesystem>

#include "app/cli/verbs.h"
#include "tests/catch.h"
#include "tests/scenes/picture_compare.h"

namespace {

namespace fs = std::filesystem;

struct Golden {
  const char* name;
  const char* popup;
  const char* place;
  std::vector<double> view;
  bool panels;
  bool dark;
  bool chinese;
  double scale;
  int width, height;
  const char* title = "";  // with furniture and a legend
};

const Golden goldens[] = {
    {"home-light", "", "", {}, true, false, false, 1, 1280, 800},
    {"home-dark", "", "", {}, true, true, false, 1, 1280, 800},
    {"home-chinese", "", "", {}, true, false, true, 1, 1280, 800},
    {"popup-light", "tiexi-district", "", {}, true, false, false, 1, 1280, 800},
    {"popup-dark", "tiexi-district", "", {}, true, true, false, 1, 1280, 800},
    {"popup-no-location", "workers-village", "", {}, true, false, false, 1, 1280, 800},
    {"map-200-percent", "", "", {122.99, 41.118, 10.2}, false, false, false, 2, 640, 480},
    {"print-400-percent", "", "", {122.99, 41.11, 11}, false, false, false, 4, 260, 180},
    {"qianshan", "", "qianshan", {}, false, false, false, 1, 800, 600},
    {"city", "", "", {122.99, 41.11, 12}, false, false, false, 1, 1280, 800},
    {"taizi", "", "", {123.45, 41.1, 8.7}, false, false, false, 1, 1280, 700},
    {"world", "", "", {60, 30, 2}, false, false, false, 1, 900, 600},
    {"paper-light", "", "", {123.05, 41.12, 9.2}, false, false, false, 1, 1280, 800, "Anshan: steel, rivers and mines"},
    {"paper-dark-chinese", "", "", {123.0, 41.1, 10.4}, false, true, true, 2, 800, 600, "鞍山：钢铁、河流与矿山"},
};

}  // namespace

TEST_CASE("the pictures are as they were") {
  const bool update = std::getenv("ANSHAN_UPDATE_PICTURES") != nullptr;
  const fs::path expected_folder = fs::path(ANSHAN_SOURCE_DIR) / "tests" / "scenes" / "expected";
  const fs::path actual_folder = ANSHAN_ACTUAL_DIR;
  fs::create_directories(update ? expected_folder : actual_folder);
  for (const Golden& g : goldens) {
    DYNAMIC_SECTION(g.name) {
      app::RenderArguments a;
      a.paths = {fs::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan"};
      a.width_px = g.width, a.height_px = g.height, a.scale = g.scale;
      a.popup = g.popup, a.place = g.place;
      if (!g.view.empty()) a.view = g.view;
      a.with_panels = g.panels;
      a.bare = *g.title == 0 && !g.panels;
      a.furniture = {*g.title != 0, g.title};
      a.theme = g.dark ? geodata::Theme::dark : geodata::Theme::light;
      a.language = g.chinese ? geodata::Language::chinese : geodata::Language::english;
      const std::string file = std::string(g.name) + ".png";
      a.output = update ? expected_folder / file : actual_folder / file;
      REQUIRE(app::render(a) == 0);
      if (update) continue;
      const auto expected = app::read_png(expected_folder / file), actual = app::read_png(a.output);
      REQUIRE(expected);
      REQUIRE(actual);
      const PictureDifference d = compare(*expected, *actual);
      CAPTURE(d.same_size, d.differing_share, d.mean, d.most_shifted, d.shifted_x, d.shifted_y);
      if (!alike(d) && d.same_size) {
        (void)app::write_png(actual_folder / (std::string(g.name) + ".diff.png"), d.marked.width, d.marked.height,
                             d.marked.rgba);
      }
      CHECK(alike(d));
    }
  }
}
