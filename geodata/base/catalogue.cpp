// The Chinese of every word on screen: one row for each English template, gathered from catalogue/*.inc.
#include <iterator>
#include <unordered_map>

#include "geodata/base/text.h"

namespace geodata {
namespace {

struct Row {
  std::string_view english;
  std::string_view chinese;
};

#define WORD(english, chinese) {english, chinese},
constexpr Row rows[] = {
#include "geodata/base/catalogue/all.inc"
};
#undef WORD

const std::unordered_map<std::string_view, std::string_view>& chinese_by_english() {
  static const auto* map = [] {
    auto* m = new std::unordered_map<std::string_view, std::string_view>;  // never freed: views outlive statics
    for (const Row& row : rows) m->emplace(row.english, row.chinese);
    return m;
  }();
  return *map;
}

}  // namespace

std::string_view word(std::string_view key, Language language) {
  if (language == Language::english) return key;
  const auto& map = chinese_by_english();
  const auto found = map.find(key);
  return found == map.end() ? key : found->second;
}

std::vector<std::string_view> catalogue_keys() {
  std::vector<std::string_view> keys;
  keys.reserve(std::size(rows));
  for (const Row& row : rows) keys.push_back(row.english);
  return keys;
}

}  // namespace geodata
