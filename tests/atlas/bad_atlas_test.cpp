// Every fault of an atlas: what it says, and that the rest opens.
#include <chrono>
#include <functional>

#include "tests/atlas/temporary_atlas.h"
#include "tests/catch.h"

using namespace geodata;
namespace fs = std::filesystem;

namespace {

std::string refusal(const TemporaryAtlas& files) {
  auto opened = files.open();
  REQUIRE_FALSE(opened.has_value());
  opened.error().file = fs::path(opened.error().file).filename().string();
  return say(opened.error());
}

}  // namespace

TEST_CASE("what is no atlas is refused with one error") {
  TemporaryAtlas files;
  const auto no_folder = open_atlas(files.folder() / "nowhere");
  REQUIRE_FALSE(no_folder.has_value());
  CHECK(say(no_folder.error().why) == "there is no such folder");

  files.remove("atlas.json");
  const auto no_atlas = open_atlas(files.folder());
  REQUIRE_FALSE(no_atlas.has_value());
  CHECK(say(no_atlas.error()) ==
        "Cannot open the atlas: the folder has no atlas.json. Choose a folder that holds an "
        "atlas.json. (" +
            files.folder().string() + ")");

  fs::create_directory(files.folder() / "atlas.json");
  CHECK(refusal(files) == "Cannot open the atlas: it is not a plain file. (atlas.json)");
}

TEST_CASE("atlas.json must be what the format asks for") {
  const std::string see = ". The atlas format is described in docs/atlas-format.md. ";
  struct Case {
    const char* old_text;
    const char* new_text;
    std::string error;
  };
  const std::vector<Case> cases = {
      {"\"format\": \"anshan-atlas/1\",", "", "atlas.json lacks “format”" + see + "(atlas.json, line 1, byte 0)"},
      {"anshan-atlas/1", "anshan-atlas/2",
       "its format is \"anshan-atlas/2\"; this program reads anshan-atlas/1" + see + "(atlas.json, line 2, byte 14)"},
      {"\"title\": \"Iron River\",", "", "atlas.json lacks “title”" + see + "(atlas.json, line 1, byte 0)"},
      {"\"title\": \"Iron River\",", "\"title\": 7,",
       "“title” is not as the format asks" + see + "(atlas.json, line 3, byte 43)"},
      {"\"center\": [123.5, 41.25]", "\"center\": [41.25]",
       "“home” is not as the format asks" + see + "(atlas.json, line 5, byte 192)"},
      {"41.25", "941.25", "“home” is not as the format asks" + see + "(atlas.json, line 5, byte 192)"},
      {"\"zoom\": 9.5", "\"zoom\": -1", "“home” is not as the format asks" + see + "(atlas.json, line 5, byte 192)"},
  };
  for (const Case& c : cases) {
    TemporaryAtlas files;
    files.change("atlas.json", c.old_text, c.new_text);
    CHECK(refusal(files) == "Cannot open the atlas: " + c.error);
  }
  TemporaryAtlas files;
  files.write("atlas.json", "[]");
  CHECK(refusal(files) == "Cannot open the atlas: atlas.json is not an object" + see + "(atlas.json, line 1, byte 0)");
  files.write("atlas.json", "{ \"format\": \"anshan-atlas/1\",\n  \"title\": \"Iron");
  CHECK(refusal(files) == "Cannot open the atlas: the file ends too early. (atlas.json, line 2, byte 46)");
  files.write("atlas.json", "");
  CHECK(refusal(files) == "Cannot open the atlas: the file ends too early. (atlas.json, line 1, byte 0)");
}

TEST_CASE("a part that is missing or broken gives one warning, and the rest opens") {
  struct Case {
    const char* name;
    std::function<void(TemporaryAtlas&)> spoil;
    const char* warning;
    std::size_t paragraphs, places, links, claims;
  };
  using Files = TemporaryAtlas;
  const std::vector<Case> cases = {
      {"no article", [](Files& f) { f.remove("article.md"); },
       "Cannot read the article: the file is not there. (article.md)", 0, 2, 0, 0},
      {"article not named", [](Files& f) { f.change("atlas.json", "\"article\": \"article.md\",", ""); },
       "The atlas opens without its article: atlas.json names no article. (atlas.json, line 1)", 0, 2, 0, 0},
      {"article empty", [](Files& f) { f.write("article.md", ""); },
       "Cannot read the article: it has no paragraphs. (article.md)", 0, 2, 0, 0},
      {"article not UTF-8", [](Files& f) { f.write("article.md", "# T\n\n\xB0\xB0\xC9\xBD"); },
       "Cannot read the article: it is not UTF-8 text. Save it as UTF-8. (article.md, line 3, byte 5)", 0, 2, 0, 0},
      {"article a folder",
       [](Files& f) {
         f.remove("article.md");
         fs::create_directory(f.folder() / "article.md");
       },
       "Cannot read the article: it is not a plain file. (article.md)", 0, 2, 0, 0},
      {"article too large", [](Files& f) { f.write("article.md", std::string((1u << 20) + 1, 'x')); },
       "Cannot read the article: it is larger than 1 MB. (article.md, byte 1048576)", 0, 2, 0, 0},
      {"places missing", [](Files& f) { f.remove("places.geojson"); },
       "Cannot read the places: the file is not there. (places.geojson)", 2, 0, 1, 1},
      {"places cut short", [](Files& f) { f.write("places.geojson", "{\n\"features\": [ {"); },
       "Cannot read the places: the file ends too early. (places.geojson, line 2, byte 17)", 2, 0, 1, 1},
      {"places of another type", [](Files& f) { f.write("places.geojson", "[1, 2]"); },
       "Cannot read the places: it holds no list “features”. (places.geojson, line 1)", 2, 0, 1, 1},
      {"links missing", [](Files& f) { f.remove("links.json"); },
       "Cannot read the links: the file is not there. (links.json)", 2, 2, 0, 1},
      {"links of another type", [](Files& f) { f.write("links.json", "{ \"items\": 5 }"); },
       "Cannot read the links: it holds no list “items”. (links.json, line 1)", 2, 2, 0, 1},
      {"claims broken", [](Files& f) { f.write("claims.json", "{ claims: [] }"); },
       "Cannot read the claims: it is not valid JSON here. (claims.json, line 1, byte 2)", 2, 2, 3, 0},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    TemporaryAtlas files;
    c.spoil(files);
    CHECK(files.warnings() == std::vector<std::string>{c.warning});
    const Atlas atlas = files.atlas();
    CHECK(atlas.article.paragraphs.size() == c.paragraphs);
    CHECK(atlas.places.size() == c.places);
    CHECK(atlas.links.size() == c.links);
    CHECK(atlas.claims.size() == c.claims);
    CHECK(atlas.layers.size() == 3);
  }
}

TEST_CASE("an item that cannot be used gives one warning with its line") {
  struct Case {
    const char* file;
    const char* old_text;
    const char* new_text;
    const char* warning;
    std::size_t places = 2, links = 3, claims = 1;
  };
  const std::vector<Case> cases = {
      {"links.json", "\"exact\": \"Old Mine\"", "\"exact\": \"New Mine\"",
       "The link l2 is left out: its quote “New Mine” matches nothing. (links.json, line 5)", 2, 2, 1},
      {"links.json", "\"exact\": \"floods\"", "\"exact\": \"Iron River\"",
       "The link l3 is left out: its quote “Iron River” matches more than once. Lengthen the quote, its prefix or its "
       "suffix. (links.json, line 8)",
       2, 2, 1},
      {"links.json", "\"exact\": \"floods\"", "\"exact\": \"River 河\"",
       "The link l3 is left out: it overlaps a link before it. (links.json, line 8)", 2, 2, 1},
      {"links.json", "\"place\": \"mine\"", "\"place\": \"pit\"",
       "The link l2 is left out: no place has the id pit. (links.json, line 5)", 2, 2, 1},
      {"links.json", "\"mention\": \"date\"", "\"mention\": \"rumour\"",
       "The link l3 is left out: its mention is none of name, adjective, phrase, date. (links.json, line 8)", 2, 2, 1},
      {"links.json", "\"type\": \"TimeSpan\"", "\"type\": \"Time\"",
       "The link l3 is left out: its body is neither a Place nor a TimeSpan. (links.json, line 8)", 2, 2, 1},
      {"links.json", "\"id\": \"l3\", ", "", "", 2, 3, 1},
      {"links.json", "{ \"type\": \"TextQuoteSelector\", \"exact\": \"floods\" }", "7",
       "The link l3 is left out: it has no TextQuoteSelector. (links.json, line 8)", 2, 2, 1},
      {"links.json", "{ \"items\": [", "{ \"items\": [ 7,",
       "The link /items/0 is left out: its mention is none of name, adjective, phrase, date. (links.json, line 1)"},
      {"claims.json", "Ore from Old Mine", "Ore from New Mine",
       "The claim c1 is left out: its quote “Ore from New Mine” matches nothing. (claims.json, line 2)", 2, 3, 0},
      {"claims.json", "\"paragraph\": 2", "\"paragraph\": 1",
       "The claim c1 is left out: its quote “Ore from Old Mine” matches nothing. (claims.json, line 2)", 2, 3, 0},
      {"claims.json", "\"paragraph\": 2", "\"paragraph\": 0",
       "The claim c1 is left out: its paragraph is no number from 1 to 2. (claims.json, line 2)", 2, 3, 0},
      {"claims.json", "\"paragraph\": 2", "\"paragraph\": \"2\"",
       "The claim c1 is left out: its paragraph is no number from 1 to 2. (claims.json, line 2)", 2, 3, 0},
      {"claims.json", "\"disputed\"", "\"doubted\"",
       "The claim c1 is left out: its status is none of supported, simplified, unverified, disputed, misplaced, "
       "contradicted. (claims.json, line 2)",
       2, 3, 0},
      {"claims.json", "\"quote\": \"Ore from Old Mine\"", "\"quote\": null",
       "The claim c1 is left out: its quote is empty. (claims.json, line 2)", 2, 3, 0},
      {"places.geojson", "[123, 41]", "[1230, 41]",
       "A part of the place river is left out: its coordinates are not positions of longitude and latitude in degrees. "
       "(places.geojson, line 2)"},
      {"places.geojson", "\"type\": \"Point\"", "\"type\": \"Circle\"",
       "A part of the place river is left out: a geometry of type Circle is not read here. (places.geojson, line 2)"},
      {"places.geojson", "\"within\": \"river\"", "\"within\": \"sea\"",
       "A part of the place mine is left out: no place has the id sea. (places.geojson, line 9)"},
      {"places.geojson", "\"coordinates\": [123.1, 41.1]", "\"coordinates\": \"there\"",
       "A part of the place mine is left out: its candidate has no point. (places.geojson, line 11)"},
      {"places.geojson", "\"certainty\": \"sourced\"", "\"certainty\": \"sure\"",
       "A part of the place river is left out: its certainty is none of sourced, stand-in, estimate, none. "
       "(places.geojson, line 3)"},
  };
  for (const Case& c : cases) {
    INFO(c.file << ": " << c.new_text);
    TemporaryAtlas files;
    files.change(c.file, c.old_text, c.new_text);
    const auto expected = *c.warning == '\0' ? std::vector<std::string>{} : std::vector<std::string>{c.warning};
    CHECK(files.warnings() == expected);
    const Atlas atlas = files.atlas();
    CHECK(atlas.places.size() == c.places);
    CHECK(atlas.links.size() == c.links);
    CHECK(atlas.claims.size() == c.claims);
  }
}

TEST_CASE("places without an id, with a taken one, or that are none at all are left out") {
  TemporaryAtlas files;
  files
      .write("places.geojson", R"({"features": [
    7,
    {"type": "Feature", "geometry": null},
    {"type": "Feature", "properties": {"title": "Nameless"}},
    {"type": "Feature", "properties": {"id": 12}},
    {"type": "Feature", "properties": {"id": "a", "certainty": 5, "names": "A", "sources": {}, "uncertainty_m": "far"}},
    {"type": "Feature", "properties": {"id": "a"}}
  ]})")
      .write("links.json", "{\"items\": []}");
  CHECK(files.warnings() ==
        std::vector<std::string>{"A place is left out: it is not a GeoJSON feature. (places.geojson, line 2)",
                                 "A place is left out: it is not a GeoJSON feature. (places.geojson, line 3)",
                                 "A place is left out: it has no id. (places.geojson, line 4)",
                                 "A place is left out: it has no id. (places.geojson, line 5)",
                                 "A place is left out: another place has the id a. (places.geojson, line 7)"});
  const Atlas atlas = files.atlas();
  REQUIRE(atlas.places.size() == 1);
  CHECK(atlas.places[0].title == "a");
  CHECK(atlas.places[0].certainty == Place::Certainty::none);
  CHECK(atlas.listed.places == 6);
}

TEST_CASE("of two links that overlap the first in the file stays, wherever it stands in the text") {
  TemporaryAtlas files;
  files.change("links.json", "\"exact\": \"floods\"", "\"exact\": \"Old Mine goes\"");
  CHECK(files.warnings() == std::vector<std::string>{"The link l3 is left out: it overlaps a link before it. "
                                                     "(links.json, line 8)"});
}

TEST_CASE("a file of many faults is told in few warnings") {
  TemporaryAtlas files;
  std::string links = "{\"items\": [\n";
  for (int i = 0; i < 1000; ++i) links += "{\"id\": \"x\"},\n";
  files.write("links.json", links + "{\"id\": \"x\"}]}");
  const auto warnings = files.warnings();
  REQUIRE(warnings.size() == 51);
  CHECK(warnings.front().find("line 2)") != std::string::npos);
  CHECK(warnings.back() == "951 more problems are not listed: the file has too many. (links.json)");
}

TEST_CASE("a path in atlas.json may not leave the folder") {
  TemporaryAtlas outside;
  struct Case {
    std::string path;
    const char* why;
  };
  const std::vector<Case> cases = {
      {"../article.md", "the path leaves the atlas folder"},
      {"layers/../../article.md", "the path leaves the atlas folder"},
      {"layers/..", "the path leaves the atlas folder"},
      {"/etc/passwd", "the path is absolute; it must be relative to the atlas folder"},
      {"C:/article.md", "the path is absolute; it must be relative to the atlas folder"},
      {"..\\\\article.md", "the path holds a backslash; folders are divided by /"},
      {"a\\nb", "the path holds control characters"},
      {"a\\u0000b", "the path holds control characters"},
      {"linked/article.md", "a symbolic link leads out of the atlas folder"},
      {"linked.md", "a symbolic link leads out of the atlas folder"},
  };
  for (const Case& c : cases) {
    TemporaryAtlas files;
    fs::create_directory_symlink(outside.folder(), files.folder() / "linked");
    fs::create_symlink(outside.folder() / "article.md", files.folder() / "linked.md");
    files.change("atlas.json", "\"article\": \"article.md\"", "\"article\": \"" + c.path + "\"");
    files.change("atlas.json", "layers/rivers.geojson", c.path);
    CHECK(files.warnings() ==
          std::vector<std::string>{
              std::string("The layer rivers is left out: ") + c.why + ". (atlas.json, line 11)",
              std::string("“article” of the atlas is left out: ") + c.why + ". (atlas.json, line 4)"});
    CHECK(files.atlas().article.paragraphs.empty());
    CHECK(files.atlas().layers.size() == 2);
  }
}

TEST_CASE("a symbolic link inside the folder is followed") {
  TemporaryAtlas files;
  fs::create_symlink("article.md", files.folder() / "text.md");
  files.change("atlas.json", "\"article\": \"article.md\"", "\"article\": \"./text.md\"");
  CHECK(files.warnings().empty());
}

TEST_CASE("an atlas folder reached by a symbolic link opens") {
  TemporaryAtlas files, links;
  fs::create_directory_symlink(files.folder(), links.folder() / "there");
  const auto opened = open_atlas(links.folder() / "there");
  REQUIRE(opened.has_value());
  CHECK(opened->warnings.empty());
}

TEST_CASE("100 MB of brackets are refused at once") {
  TemporaryAtlas files;
  for (const char* file : {"atlas.json", "places.geojson", "links.json", "claims.json", "article.md"}) {
    files.write(file, "[[[[");
    fs::resize_file(files.folder() / file, 100u << 20);  // sparse: nothing but the size is 100 MB
  }
  const auto start = std::chrono::steady_clock::now();
  CHECK(refusal(files) == "Cannot open the atlas: it is larger than 16 MB. (atlas.json, byte 16777216)");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));

  TemporaryAtlas smaller;
  smaller.write("links.json", std::string(10u << 20, '['));
  CHECK(smaller.warnings() == std::vector<std::string>{"Cannot read the links: brackets are nested deeper than 64. "
                                                       "(links.json, line 1, byte 64)"});
}
