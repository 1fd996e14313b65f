#include <filesystem>
#include <fstream>

#include "app/core/settings_file.h"
#include "tests/catch.h"
#include "tests/temporary_folder.h"
#include "tests/text_file.h"

using namespace app;
namespace fs = std::filesystem;

namespace {}  // namespace

TEST_CASE("what is saved is what is read, and no other file stays") {
  const TemporaryFolder folder;
  Settings s;
  s.theme = geodata::Theme::dark;
  s.language = geodata::Language::chinese;
  s.names = NameLanguages::chinese;
  s.reduced_motion = true;
  s.article_width_px = 500;
  s.layers_open = false;
  const fs::path path = folder.path() / "deeper" / "settings.json";
  REQUIRE(save_settings(path, s));
  const auto read = load_settings(path);
  CHECK(read.value == s);
  CHECK(read.warnings.empty());
  CHECK(std::distance(fs::directory_iterator(path.parent_path()), fs::directory_iterator{}) == 1);
}

TEST_CASE("no file gives the defaults, a damaged one a warning too") {
  const TemporaryFolder folder;
  CHECK(load_settings(folder.path() / "none.json").warnings.empty());
  CHECK(load_settings(folder.path() / "none.json").value == Settings{});
  for (const char* text : {"", "{", "[1,2]", "null", "\xff\xfe"}) {
    write_text(folder.path() / "broken.json", text);
    const auto read = load_settings(folder.path() / "broken.json");
    CHECK(read.value == Settings{});
    CHECK(read.warnings.size() == 1);
  }
}

TEST_CASE("values out of range or of another type do no harm") {
  const TemporaryFolder folder;
  write_text(folder.path() / "odd.json",
             R"({"article_width_px": 9999, "text_scale": -3, "theme": 7, "reduced_motion": "yes"})");
  const auto read = load_settings(folder.path() / "odd.json");
  CHECK(read.value.article_width_px == 560);
  CHECK(read.value.text_scale == 1);
  CHECK(read.value.theme == geodata::Theme::light);
  CHECK_FALSE(read.value.reduced_motion);
}

TEST_CASE("what two windows change of the settings both hold; of the same one the later word") {
  Settings base, ours, theirs;
  ours.language = geodata::Language::chinese;
  ours.text_scale = 1.5;
  theirs.theme = geodata::Theme::dark;
  theirs.text_scale = 1.25;
  const Settings both = merged(base, ours, theirs);
  CHECK(both.language == geodata::Language::chinese);
  CHECK(both.theme == geodata::Theme::dark);
  CHECK(both.text_scale == 1.5);
  // Every one of them: what nobody changed here is what it is there.
  theirs = {
      geodata::Theme::dark, true, geodata::Language::chinese, NameLanguages::english, true, 500, false, true, false, 2};
  CHECK(merged(base, base, theirs) == theirs);
}
