// What the reader changed of the layers comes back, and nothing that a file holds can do harm.
#include "app/core/saved_layers.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/catch.h"
#include "tests/text_file.h"

using namespace app;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("anshan-layers-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

LayerStates defaults() { return {{"land", true, 1, {}}, {"roads", true, 1, {}}, {"mines", false, 1, {}}}; }

std::string order(const LayerStates& layers) {
  std::string ids;
  for (const LayerState& state : layers) ids += state.id + " ";
  return ids;
}

}  // namespace

TEST_CASE("changed layers come back, and no other file stays") {
  const Folder folder;
  const fs::path file = folder.path / "deep" / "atlas.json";
  LayerStates now = defaults();
  now[0].on = false;
  now[1].opacity = 0.25;
  now[2].on = true;
  now[2].style.fill = geodata::ThemeColour{{1, 2, 3, 255}, {4, 5, 6, 128}};
  now[2].style.width = 1.5, now[2].style.size = 0.5;
  std::swap(now[0], now[2]);
  now.push_back({"added.geojson", true, 0.5, {}});
  REQUIRE(save_layers(file, defaults(), now));
  const auto loaded = load_layers(file, defaults());
  CHECK(loaded.warnings.empty());
  now.pop_back();  // an added file is not of the atlas
  CHECK(loaded.value == now);
  CHECK(std::distance(fs::directory_iterator(file.parent_path()), {}) == 1);
}

TEST_CASE("only what differs is written, and nothing when nothing does") {
  const Folder folder;
  const fs::path file = folder.path / "atlas.json";
  LayerStates now = defaults();
  REQUIRE(save_layers(file, defaults(), now));
  CHECK_FALSE(fs::exists(file));
  now[1].on = false;
  REQUIRE(save_layers(file, defaults(), now));
  CHECK(read_text(file) == "{\n  \"layers\": {\n    \"roads\": {\n      \"on\": false\n    }\n  }\n}\n");
  REQUIRE(save_layers(file, defaults(), defaults()));
  CHECK_FALSE(fs::exists(file));
}

TEST_CASE("the atlas may have changed since") {
  const Folder folder;
  const fs::path file = folder.path / "atlas.json";
  struct Case {
    const char* saved;
    const char* order;
  };
  for (const Case& c : {Case{R"({"order": ["mines", "land", "roads"]})", "mines land roads "},
                        Case{R"({"order": ["gone", "roads", "land", "gone"]})", "roads mines land "},
                        Case{R"({"order": ["roads", "roads"]})", "land roads mines "},
                        Case{R"({"order": []})", "land roads mines "}, Case{"{}", "land roads mines "}}) {
    INFO(c.saved);
    write_text(file, c.saved);
    const auto loaded = load_layers(file, defaults());
    CHECK(loaded.warnings.empty());
    CHECK(order(loaded.value) == c.order);
  }
}

TEST_CASE("values that make no sense count as missing") {
  const Folder folder;
  const fs::path file = folder.path / "atlas.json";
  for (const char* saved :
       {R"({"layers": 5, "order": 5})", R"({"layers": {"land": 5, "gone": {"on": false}}, "order": [5]})",
        R"({"layers": {"land": {"on": "no", "opacity": "half", "fill": "#fff", "width": null, "size": []}}})",
        R"({"layers": {"land": {"fill": {"light": "#fff"}, "stroke": {"light": 1, "dark": 2}}}})"}) {
    INFO(saved);
    write_text(file, saved);
    const auto loaded = load_layers(file, defaults());
    CHECK(loaded.warnings.empty());
    CHECK(loaded.value == defaults());
  }
  write_text(file, R"({"layers": {"land": {"opacity": 7, "width": 1e9, "size": -1}}})");
  const LayerState land = load_layers(file, defaults()).value[0];
  CHECK(land.opacity == 1);
  CHECK(land.style.width == StyleChange::most_factor);
  CHECK(land.style.size == StyleChange::least_factor);
}

TEST_CASE("a damaged file is one warning, and the layers are the atlas's") {
  const Folder folder;
  const fs::path file = folder.path / "atlas.json";
  for (const char* bad : {"", "{", "[1, 2]", "\xff\xfe", "null"}) {
    INFO(bad);
    write_text(file, bad);
    const auto loaded = load_layers(file, defaults());
    CHECK(loaded.value == defaults());
    CHECK(loaded.warnings.size() == 1);
  }
  CHECK(load_layers(folder.path / "none.json", defaults()).warnings.empty());
  const auto failed = save_layers("/dev/null/atlas.json", {}, {});
  CHECK(failed);  // nothing to write
  LayerStates now = defaults();
  now[0].on = false;
  CHECK_FALSE(save_layers("/dev/null/atlas.json", defaults(), now));
}

TEST_CASE("atlases of one name have files of their own") {
  const fs::path a = saved_layers_path("/keep", "/one/anshan"), b = saved_layers_path("/keep", "/two/anshan");
  CHECK(a.parent_path() == "/keep");
  CHECK(a != b);
  CHECK(a == saved_layers_path("/keep", "/one/../one/anshan"));
  CHECK(saved_layers_path("", "/one/anshan").empty());
  CHECK(saved_layers_path("/keep", "").empty());
}

TEST_CASE("two windows change different layers: both changes hold") {
  const LayerStates base{{"a", true, 1.0}, {"b", true, 1.0}, {"c", true, 1.0}};
  LayerStates ours = base, theirs = base;
  ours[0].on = false;
  theirs[1].opacity = 0.5, theirs[0].opacity = 0.25;
  std::swap(ours[1], ours[2]);
  const LayerStates both = merged(base, ours, theirs);
  CHECK(both == LayerStates{{"a", false, 1.0}, {"c", true, 1.0}, {"b", true, 0.5}});
}
