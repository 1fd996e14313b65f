// docs/style.md is true: its pictures are what the program draws, its lines are those of the atlas that they are drawn
// from, and it names every member that the schema has and no other. ANSHAN_UPDATE_PICTURES=1 draws the pictures anew.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>

#include "app/cli/verbs.h"
#include "tests/catch.h"
#include "tests/scenes/picture_compare.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path docs = fs::path(ANSHAN_SOURCE_DIR) / "docs";

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  REQUIRE(in.good());
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

struct Shown {
  std::string picture;
  std::vector<std::string> layers;  // empty: the layer of the same name
  double zoom = 10;
  int width = 320, height = 160;
  bool panels = false;
};

// Pictures that are not simply their layer.
Shown shown_as(const std::string& picture) {
  static const std::vector<Shown> others = {
      {"by-zoom-9", {"by-zoom"}, 9},
      {"by-zoom-11", {"by-zoom"}, 11},
      {"steps-9.9", {"steps"}, 9.9},
      {"symbols", {"symbols"}, 10, 480, 224},
      {"legend", {"values", "classes"}, 9.4, 1060, 344, true},
  };
  for (const Shown& other : others)
    if (other.picture == picture) return other;
  return {picture, {picture}};
}

struct Page {
  std::vector<std::string> pictures;
  std::map<std::string, json> styles;                    // by the last picture before them
  std::map<std::string, std::set<std::string>> members;  // by row of the table at the end
};

std::vector<std::string> between(const std::string& line, const std::string& open, const std::string& close) {
  std::vector<std::string> found;
  for (std::size_t at = line.find(open); at != std::string::npos; at = line.find(open, at)) {
    const std::size_t first = at + open.size(), last = line.find(close, first);
    if (last == std::string::npos) break;
    found.push_back(line.substr(first, last - first));
    at = last + close.size();
  }
  return found;
}

Page read_page() {
  Page page;
  std::istringstream in(read(docs / "style.md"));
  std::string code;
  bool in_code = false, in_table = false;
  for (std::string line; std::getline(in, line);) {
    if (line == "```json") {
      in_code = true, code.clear();
    } else if (line == "```") {
      in_code = false;
      page.styles[shown_as(page.pictures.back()).layers.front()] = json::parse(code);
    } else if (in_code) {
      code += line + "\n";
    }
    for (const std::string& name : between(line, "](style/", ".png)")) page.pictures.push_back(name);
    in_table = in_table || line == "## All members";
    if (!in_table || !line.starts_with("|")) continue;
    const std::size_t bar = line.find('|', 1);
    for (const std::string& member : between(line.substr(bar), "`", "`"))
      page.members[line.substr(2, bar - 3)].insert(member);
  }
  return page;
}

json layers_of_example() {
  const json atlas = json::parse(read(docs / "style" / "atlas.json"));
  json layers = json::object();
  for (const json& layer : atlas["overlays"]) layers[layer["id"]] = layer;
  return layers;
}

std::set<std::string> members_of(const json& schema, const char* definition) {
  std::set<std::string> names;
  for (const auto& [name, ignored] : schema["definitions"][definition]["properties"].items()) names.insert(name);
  return names;
}

}  // namespace

TEST_CASE("the lines of the style page are those that its pictures are drawn from") {
  const Page page = read_page();
  const json layers = layers_of_example();
  CHECK(page.styles.size() == layers.size());
  for (const auto& [layer, style] : page.styles) {
    INFO(layer);
    REQUIRE(layers.contains(layer));
    CHECK(style == layers[layer]["style"]);
  }
}

TEST_CASE("the style page names the members of the schema and no others") {
  const json schema = json::parse(read(docs / "atlas.schema.json"));
  Page page = read_page();
  CHECK(page.members["a rule"] == members_of(schema, "rule"));
  CHECK(page.members["`label`"] == members_of(schema, "label"));
  CHECK(page.members["a value by property"] == members_of(schema, "byProperty"));
}

TEST_CASE("every member of a style is used by a picture, and every symbol is shown") {
  const json schema = json::parse(read(docs / "atlas.schema.json"));
  const std::string example = read(docs / "style" / "atlas.json");
  for (const char* definition : {"rule", "label", "byProperty"}) {
    for (const std::string& member : members_of(schema, definition)) {
      INFO(definition << " " << member);
      const bool of_chinese_unit = member == "unit:zh";  // "%" needs none
      CHECK((of_chinese_unit || example.find("\"" + member + "\":") != std::string::npos));
    }
  }
  const json by_symbol = layers_of_example()["symbols"]["style"][0]["marker-symbol"];
  for (const json& symbol : schema["definitions"]["symbol"]["enum"]) {
    INFO(symbol);
    CHECK((by_symbol["values"].contains(symbol.get<std::string>()) || by_symbol["else"] == symbol));
  }
}

TEST_CASE("the pictures of the style page are what the program draws") {
  const bool update = std::getenv("ANSHAN_UPDATE_PICTURES") != nullptr;
  const fs::path actual_folder = fs::path(ANSHAN_ACTUAL_DIR) / "style";
  fs::create_directories(actual_folder);
  const Page page = read_page();
  REQUIRE(page.pictures.size() > 20);
  for (const std::string& name : page.pictures) {
    DYNAMIC_SECTION(name) {
      const Shown shown = shown_as(name);
      const fs::path expected_file = docs / "style" / (name + ".png");
      app::RenderArguments a;
      a.paths = {docs / "style"};
      a.layers = shown.layers;
      a.view = std::vector<double>{0, 0, shown.zoom};
      a.width_px = shown.width, a.height_px = shown.height;
      a.with_panels = shown.panels;
      a.bare = true;
      a.output = update ? expected_file : actual_folder / (name + ".png");
      REQUIRE(app::render(a) == 0);
      if (update) continue;
      const auto expected = app::read_png(expected_file), actual = app::read_png(a.output);
      REQUIRE(expected);
      REQUIRE(actual);
      const PictureDifference d = compare(*expected, *actual);
      CAPTURE(d.same_size, d.differing_share, d.mean, d.most_shifted, d.shifted_x, d.shifted_y);
      CHECK(alike(d));
    }
  }
}

TEST_CASE("the style page's folder stays small, and every picture in it is shown") {
  const Page page = read_page();
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(docs / "style")) {
    bytes += entry.file_size();
    if (entry.path().extension() != ".png") continue;
    INFO(entry.path().filename());
    CHECK(std::find(page.pictures.begin(), page.pictures.end(), entry.path().stem()) != page.pictures.end());
  }
  CHECK(bytes < 300'000);
}
