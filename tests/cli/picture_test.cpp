// `anshan render` makes a picture for a paper: plates where they belong, nothing of them with --bare.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "app/core/camera.h"
#include "app/render/picture_file.h"
#include "geodata/geo/geodesic.h"
#include "tests/catch.h"
#include "tests/cli/run_program.h"
#include "tests/temporary_folder.h"

namespace {

constexpr int width = 900, height = 600;

app::Picture drawn(const TemporaryFolder& folder, const std::vector<std::string>& more) {
  std::vector<std::string> words{"render", "--size", "900x600", "--view", "123,41.1,9", "-o", folder / "map.png"};
  words.insert(words.end(), more.begin(), more.end());
  const Run run = run_program(words);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  CHECK(run.err.empty());
  auto picture = app::read_png(folder / "map.png");
  REQUIRE(picture);
  REQUIRE(picture->width == width);
  return *picture;
}

const std::uint8_t* pixel(const app::Picture& p, int x, int y) {
  return &p.rgba[static_cast<std::size_t>(y * p.width + x) * 4];
}

// The share of pixels in a part of the picture that differ.
double difference(const app::Picture& a, const app::Picture& b, int x0, int y0, int x1, int y1) {
  int differing = 0;
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x) differing += std::equal(pixel(a, x, y), pixel(a, x, y) + 3, pixel(b, x, y)) ? 0 : 1;
  return static_cast<double>(differing) / ((x1 - x0) * (y1 - y0));
}

// The longest level run of the ink in which the bar is drawn.
int longest_ink(const app::Picture& p) {
  constexpr std::uint8_t ink[3] = {0x22, 0x26, 0x2B};
  int longest = 0;
  for (int y = p.height / 2; y < p.height; ++y) {
    for (int x = p.width / 2, run = 0; x < p.width; ++x) {
      run = std::equal(ink, ink + 3, pixel(p, x, y)) ? run + 1 : 0;
      longest = std::max(longest, run);
    }
  }
  return longest;
}

}  // namespace

TEST_CASE("the plates are where they belong, and --bare leaves them out") {
  const TemporaryFolder folder;
  const app::Picture bare = drawn(folder, {"--bare"}), plain = drawn(folder, {}),
                     full = drawn(folder, {"--legend", "--title", "Anshan 鞍山"});
  CHECK(difference(bare, plain, width - 300, height - 60, width - 10, height - 10) > 0.9);  // credits
  CHECK(difference(plain, full, 10, 10, 110, 40) > 0.9);                                    // the title
  CHECK(difference(plain, full, width - 100, 20, width - 10, 200) > 0.9);                   // the legend
  CHECK(difference(bare, plain, 0, 0, 40, 300) < 0.02);                                     // nothing there
}

TEST_CASE("the bar in the picture has a round length, within 1 % on the ellipsoid") {
  const TemporaryFolder folder;
  for (const double zoom : {8.4, 9.0, 10.7}) {
    const std::string view = "123,41.1," + std::to_string(zoom);
    const std::string output = folder / "map.png";
    REQUIRE(run_program({"render", "--size", "900x600", "--scale", "2", "--view", view, "-o", output}).exit_code == 0);
    const auto picture = app::read_png(output);
    REQUIRE(picture);
    const double px = longest_ink(*picture) / 2.0;
    const app::View map{app::camera_at({123, 41.1}, zoom), width, height};
    const double m = geodata::distance_m(map.to_lnglat({width / 2.0 - px / 2, height / 2.0}),
                                         map.to_lnglat({width / 2.0 + px / 2, height / 2.0}));
    CAPTURE(zoom, px, m);
    const double power = std::pow(10, std::floor(std::log10(m * 1.01)));
    const auto is = [&](double times) { return std::abs(m - times * power) < 0.01 * times * power; };
    CHECK((is(1) || is(2) || is(5)));
  }
}

TEST_CASE("a legend that has no room is said, and the picture is made") {
  const TemporaryFolder folder;
  const std::string output = folder / "small.png";
  const Run run = run_program({"render", "--size", "320x240", "--legend", "-o", output});
  CHECK(run.exit_code == 0);
  CHECK(run.err == "The legend has no room in the picture. Make the picture larger, or turn layers off.\n");
  CHECK(std::filesystem::exists(output));
}

TEST_CASE("the furniture is for pictures without panels, and not for bare ones") {
  const TemporaryFolder folder;
  const std::string output = folder / "map.png";
  for (const std::vector<std::string>& words : {std::vector<std::string>{"--bare", "--ui"},
                                                {"--bare", "--legend"},
                                                {"--bare", "--title", "x"},
                                                {"--ui", "--legend"},
                                                {"--ui", "--title", "x"}}) {
    std::vector<std::string> line{"render", "-o", output};
    line.insert(line.end(), words.begin(), words.end());
    CHECK(run_program(line).exit_code == 2);
    CHECK_FALSE(std::filesystem::exists(output));
  }
}

TEST_CASE("the same command gives the same bytes, whatever else the machine does: twenty runs, five at a time") {
  const TemporaryFolder folder;
  for (const char* size : {"305x200", "720x480"}) {
    std::set<std::string> pictures;
    for (int round = 0; round < 2; ++round) {
      std::vector<std::thread> runs;
      for (int i = 0; i < 5; ++i) {
        runs.emplace_back([&, i] {
          run_program({"render", "--ui", "--size", size, "-o", folder / (std::to_string(i) + ".png")});
        });
      }
      for (std::thread& run : runs) run.join();
      for (int i = 0; i < 5; ++i) {
        std::ostringstream bytes;
        bytes << std::ifstream(folder / (std::to_string(i) + ".png"), std::ios::binary).rdbuf();
        CHECK(bytes.str().size() > 1000);
        pictures.insert(bytes.str());
        std::filesystem::remove(folder / (std::to_string(i) + ".png"));
      }
    }
    CAPTURE(size);
    CHECK(pictures.size() == 1);
  }
}
