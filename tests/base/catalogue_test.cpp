// The catalogue as a whole: each row can be said with the arguments of its English template.
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "geodata/base/text.h"
#include "geodata/base/utf8.h"
#include "tests/catch.h"

using geodata::Language;

namespace {

// How often each place occurs: "{}" counted, "{1}" by number.
std::map<std::string, int> places(std::string_view text) {
  std::map<std::string, int> out;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find('}', at);
    if (end != std::string_view::npos) ++out[std::string(text.substr(at, end - at + 1))];
  }
  return out;
}

std::size_t place_count(std::string_view text) {
  std::size_t count = 0;
  for (const auto& [place, times] : places(text)) count += static_cast<std::size_t>(times);
  return count;
}

}  // namespace

TEST_CASE("each Chinese template is well-formed and has the places of the English one") {
  for (const std::string_view key : geodata::catalogue_keys()) {
    INFO(key);
    const std::string_view chinese = geodata::word(key, Language::chinese);
    CHECK_FALSE(key.empty());
    CHECK_FALSE(chinese.empty());
    CHECK_FALSE(geodata::invalid_utf8(chinese));
    CHECK(place_count(chinese) == place_count(key));
  }
}

TEST_CASE("a template that several parts of the program use has one Chinese form") {
  // word() finds the first row only; another one would be dead, and mislead whoever edits it.
  const std::pair<std::string_view, std::string_view> rows[] = {
#define WORD(english, chinese) {english, chinese},
#include "geodata/base/catalogue/all.inc"
#undef WORD
  };
  CHECK(std::size(rows) == geodata::catalogue_keys().size());
  for (const auto& [english, chinese] : rows) {
    INFO(english);
    CHECK(geodata::word(english, Language::chinese) == chinese);
  }
}
