// Words for people, in two languages.
//
// A Text is a message template in plain English with {} places, and what fills them. The English template
// is also the key under which the catalogue (catalogue.cpp, catalogue/*.inc) holds the Chinese one, as gettext
// does; a test reads the sources and fails when a template has no row. Data's own words (names, ids, paths) are
// arguments and are never translated; an argument that is a Text itself ("850 m") is said in the reader's language.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/core.h>

namespace geodata {

enum class Language { english, chinese };

struct Text;
struct TextArgument {
  std::string words;
  std::vector<Text> said;  // one, or none: the words as they are
};

struct Text {
  std::string key;                 // English template, e.g. "Cannot open {}"
  std::vector<TextArgument> args;  // one for each {}

  bool empty() const { return key.empty(); }
  friend bool operator==(const Text&, const Text&) = default;
};

inline bool operator==(const TextArgument& a, const TextArgument& b) { return a.words == b.words && a.said == b.said; }

template <class Arg>
TextArgument text_argument(Arg&& arg) {
  if constexpr (std::is_same_v<std::remove_cvref_t<Arg>, Text>) {
    return {{}, {std::forward<Arg>(arg)}};
  } else {
    return {fmt::format("{}", std::forward<Arg>(arg)), {}};
  }
}

// text("{} features left out", 3): arguments are formatted with fmt's defaults, or Texts.
template <class... Args>
Text text(std::string_view key, Args&&... args) {
  return Text{std::string(key), {text_argument(std::forward<Args>(args))...}};
}

// The template in `language`, places filled. A key without a Chinese row is said in English.
std::string say(const Text& text, Language language = Language::english);

// A fixed word or sentence of the interface. The view lives as long as the program (or as `key`).
std::string_view word(std::string_view key, Language language);

// All keys that have a Chinese row; for the test that compares them with the sources.
std::vector<std::string_view> catalogue_keys();

}  // namespace geodata
