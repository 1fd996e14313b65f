#include "geodata/atlas/json_text.h"

#include <string>

#include "geodata/atlas/json_document.h"
#include "tests/catch.h"

using namespace geodata;

TEST_CASE("nesting is measured outside strings") {
  CHECK_FALSE(nested_too_deep("[[1], {\"a\": [2]}]", 3));
  CHECK(nested_too_deep("[[1], {\"a\": [2]}]", 2) == 12);
  CHECK_FALSE(nested_too_deep(R"(["[[[[[", "\"[[["])", 1));
  CHECK_FALSE(nested_too_deep(R"(["\)", 1));
  CHECK_FALSE(nested_too_deep("", 1));
  CHECK(nested_too_deep("[][][[", 1) == 5);
}

TEST_CASE("a JSON pointer finds the byte of a value") {
  const std::string json = R"({ "a": [ 10, "x,]", { "b": -1.5e3 } ], "c/d": { }, "a~": [[], [null]], "q\"": 7 })";
  struct Case {
    const char* pointer;
    const char* value;  // text that begins there; null: no such value
  };
  const Case cases[] = {{"", "{ \"a\""},     {"/a", "[ 10"},       {"/a/0", "10,"},      {"/a/1", "\"x,]\""},
                        {"/a/2/b", "-1.5"},  {"/c~1d", "{ }"},     {"/a~0/1/0", "null"}, {"/q\"", "7"},
                        {"/a/3", nullptr},   {"/a/-1", nullptr},   {"/a/1x", nullptr},   {"/x", nullptr},
                        {"/a/0/0", nullptr}, {"/c~1d/e", nullptr}, {"/a~0/0/0", nullptr}};
  for (const Case& c : cases) {
    INFO(c.pointer);
    const auto at = json_offset(json, c.pointer);
    REQUIRE(at.has_value() == (c.value != nullptr));
    if (c.value != nullptr) CHECK(json.substr(*at).rfind(c.value, 0) == 0);
  }
  CHECK(json_offset(R"({"a": 1, "a": 2})", "/a") == 14);  // the last counts, as in the parser
}

TEST_CASE("looking into broken JSON ends, with or without an answer") {
  for (const char* json : {"", "{", "[", "{\"", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":[", "[1 2", "]", "{\"a\":}", "[,]",
                           "{\"a\\", "nul", "[\"\\"}) {
    INFO(json);
    for (const char* pointer : {"", "/a", "/0", "/1", "/a/0", "/a/b/c"}) {
      if (const auto at = json_offset(json, pointer)) CHECK(*at <= std::string(json).size());
    }
    json_keys(json, "");
  }
}

TEST_CASE("keys come in the order of the file") {
  CHECK(json_keys(R"({"z": 1, "a": {"x": 2}, "m": []})", "") == std::vector<std::string>{"z", "a", "m"});
  CHECK(json_keys(R"({"z": {"q": 1, "b": 2}})", "/z") == std::vector<std::string>{"q", "b"});
  CHECK(json_keys("[1]", "").empty());
}

TEST_CASE("lines count from 1") {
  CHECK(line_at("a\nb\nc", 0) == 1);
  CHECK(line_at("a\nb\nc", 2) == 2);
  CHECK(line_at("a\nb\nc", 99) == 3);
}

TEST_CASE("what is no JSON is an error with line and byte") {
  struct Case {
    const char* bytes;
    const char* why;
    std::int64_t line, byte;
  };
  const Case cases[] = {{"{\n\"a\": 1,\n\"b\" 2 }", "it is not valid JSON here", 3, 14},
                        {"{\"a\": [1, 2", "the file ends too early", 1, 11},
                        {"", "the file ends too early", 1, 0},
                        {"{\"a\": \"\xFF\"}", "it is not valid JSON here", 1, 7},
                        {"[1] x", "it is not valid JSON here", 1, 4},
                        {"[NaN]", "it is not valid JSON here", 1, 1}};
  for (const Case& c : cases) {
    INFO(c.bytes);
    const auto document = parse_json(c.bytes, "some.json", text("Cannot read it"));
    REQUIRE_FALSE(document.has_value());
    CHECK(say(document.error().why) == c.why);
    CHECK(document.error().file == "some.json");
    CHECK(document.error().line == c.line);
    CHECK(document.error().byte == c.byte);
  }
  const auto large = parse_json("[1e999]", "some.json", text("Cannot read it"));
  REQUIRE_FALSE(large.has_value());
  CHECK(say(large.error().why) == "it holds a value that cannot be read");
}

TEST_CASE("brackets without end are refused before parsing") {
  std::string many_brackets;
  many_brackets.resize(10'000'000, '[');
  const auto document = parse_json(many_brackets, "deep.json", text("Cannot read it"));
  REQUIRE_FALSE(document.has_value());
  CHECK(say(document.error().why) == "brackets are nested deeper than 64");
  CHECK(document.error().byte == 64);
}
