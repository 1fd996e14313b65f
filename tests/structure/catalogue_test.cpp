// Every word on screen has a row in the catalogue, and every row is on screen.
#include <algorithm>
#include <map>
#include <set>

#include "geodata/base/text.h"
#include "tests/catch.h"
#include "tests/structure/sources.h"
#include "tests/structure/tokens.h"

using geodata::Language;
using structure::SourceFile;

namespace {

const std::set<std::string_view> speaking_functions = {"word", "text"};
const std::set<std::string_view> speaking_members = {"word"};  // of the panels' frame
// Widgets that show their label, or say it beside the pointer.
const std::set<std::string_view> speaking_widgets = {"icon_button", "word_button", "primary_button"};

std::map<std::string, std::string> spoken_texts() {  // text -> "file:line" of one place that says it
  std::map<std::string, std::string> spoken;
  for (const SourceFile* file : structure::cpp_files({"geodata", "app"})) {
    const auto tokens = structure::tokens(file->content);
    const auto say = [&](const structure::Literal& literal) {
      spoken.emplace(literal.text, file->path + ":" + std::to_string(literal.line));
    };
    for (const auto& literal : structure::first_arguments(tokens, speaking_functions, speaking_members)) say(literal);
    for (const auto& literal : structure::all_arguments(tokens, speaking_widgets)) {
      if (!literal.text.starts_with("icon-")) say(literal);
    }
  }
  return spoken;
}

// Literals anywhere: a table of words that is said by word(row.title, language) holds its keys as plain literals.
std::set<std::string> all_literals() {
  std::set<std::string> literals;
  for (const SourceFile* file : structure::cpp_files({"geodata", "app"})) {
    for (const auto& token : structure::tokens(file->content)) {
      if (token.kind != structure::Token::Kind::string) continue;
      literals.insert(token.text);
      // The sheet of keys says "Shift+Drag" and "Page up/Page down" key by key.
      for (std::size_t start = 0; start < token.text.size();) {
        const std::size_t end = std::min(token.text.find_first_of("+/", start), token.text.size());
        literals.insert(token.text.substr(start, end - start));
        start = end + 1;
      }
    }
  }
  return literals;
}

std::ptrdiff_t count_places(std::string_view text) {
  std::ptrdiff_t count = 0;
  for (auto at = text.find("{}"); at != std::string_view::npos; at = text.find("{}", at + 2)) ++count;
  return count;
}

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

TEST_CASE("every word and text in the sources has a Chinese row in geodata/base/catalogue/") {
  const auto keys = geodata::catalogue_keys();
  const std::set<std::string_view> rows(keys.begin(), keys.end());
  for (const auto& [english, where] : spoken_texts()) {
    if (!has_letters(english)) continue;  // "{}" and "{}: {}" are the same in every language
    INFO(where << " says \"" << english << "\"; add WORD(\"...\", \"...\") to its area's .inc file");
    CHECK(rows.count(english) == 1);
  }
}

TEST_CASE("every row of the catalogue is said somewhere") {
  const auto literals = all_literals();
  for (const std::string_view key : geodata::catalogue_keys()) {
    INFO("nothing says \"" << key << "\"; take the row out");
    CHECK(literals.count(std::string(key)) == 1);
  }
}

TEST_CASE("a row has as many places in Chinese as in English") {
  for (const std::string_view key : geodata::catalogue_keys()) {
    const std::string_view chinese = geodata::word(key, Language::chinese);
    INFO(key << " / " << chinese);
    CHECK_FALSE(chinese.empty());
    CHECK(count_places(chinese) == count_places(key));
  }
}

TEST_CASE("an English template has one Chinese one") {
  std::map<std::string_view, int> times;
  for (const std::string_view key : geodata::catalogue_keys()) ++times[key];
  for (const auto& [key, count] : times) {
    INFO("the catalogue has the row \"" << key << "\" " << count << " times; keep one");
    CHECK(count == 1);
  }
}

TEST_CASE("every file of rows is in the catalogue") {
  const auto& files = structure::all_files();
  const auto catalogue = std::find_if(
      files.begin(), files.end(), [](const SourceFile& file) { return file.path == "geodata/base/catalogue/all.inc"; });
  REQUIRE(catalogue != files.end());
  for (const SourceFile& file : files) {
    if (file.extension() != ".inc" || !file.is_in("geodata/base/catalogue") || &file == &*catalogue) continue;
    INFO(catalogue->path << " does not include " << file.path);
    CHECK(catalogue->content.find("#include \"" + file.path + "\"") != std::string::npos);
  }
}
