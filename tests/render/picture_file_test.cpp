// PNG files: every pixel comes back, and what cannot be written leaves nothing behind.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "app/render/picture_file.h"
#include "tests/catch.h"
#include "tests/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

app::Picture noise(int width, int height) {
  std::mt19937 random(20240229);
  app::Picture p{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height) * 4)};
  for (std::uint8_t& byte : p.rgba) byte = static_cast<std::uint8_t>(random());
  return p;
}

}  // namespace

TEST_CASE("a picture that is written is read back, without its alpha") {
  const TemporaryFolder folder;
  for (const auto& [width, height] : {std::pair{1, 1}, {37, 23}, {640, 3}}) {
    INFO(width << " x " << height);
    app::Picture p = noise(width, height);
    REQUIRE(app::write_png(folder / "a.png", width, height, p.rgba, 3780).has_value());
    const auto back = app::read_png(folder / "a.png");
    REQUIRE(back.has_value());
    CHECK(back->width == width);
    CHECK(back->height == height);
    for (std::size_t i = 3; i < p.rgba.size(); i += 4) p.rgba[i] = 255;
    CHECK(back->rgba == p.rgba);
    CHECK(folder.listing().size() == 1);
  }
}

TEST_CASE("a picture that is there is replaced only by a whole one") {
  const TemporaryFolder folder;
  const app::Picture first = noise(8, 8);
  REQUIRE(app::write_png(folder / "a.png", 8, 8, first.rgba).has_value());
  REQUIRE(app::write_png(folder / "a.png", 4, 4, noise(4, 4).rgba).has_value());
  CHECK(app::read_png(folder / "a.png")->width == 4);
  CHECK(folder.listing().size() == 1);
}

TEST_CASE("what cannot be written is an error with the path, and leaves no file") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "taken.png");
  for (const char* name : {"no/such/folder/a.png", "taken.png"}) {
    INFO(name);
    const auto written = app::write_png(folder / name, 4, 4, noise(4, 4).rgba);
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().file == (folder / name).string());
    CHECK(geodata::say(written.error()).find("The picture was not written: ") == 0);
    CHECK(folder.listing().size() == 1);  // the folder that was there
  }
}

TEST_CASE("what is no PNG is an error") {
  const TemporaryFolder folder;
  std::ofstream(folder / "empty.png").close();
  std::ofstream(folder / "text.png") << "no picture";
  std::ofstream(folder / "cut.png", std::ios::binary) << std::string_view("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\4", 20);
  for (const char* name : {"missing.png", "empty.png", "text.png", "cut.png"}) {
    INFO(name);
    const auto read = app::read_png(folder / name);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().file == (folder / name).string());
  }
}
