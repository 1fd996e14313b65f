// Fills templates. Done by hand and not by fmt, because a template may be wrong (a translator's slip, a catalogue of
// another version) and a message about one failure must not become a second one.
#include "geodata/base/text.h"

#include <charconv>
#include <optional>

namespace geodata {
namespace {

constexpr std::string_view missing_argument = "?";

// The place that begins at text[at] == '{': "{}" takes the next argument, "{1}" argument 1 (for another word order).
struct Place {
  std::size_t length = 0;
  std::optional<std::size_t> argument;
};
std::optional<Place> place_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('}', at);
  if (end == std::string_view::npos) return std::nullopt;
  Place place{end - at + 1, std::nullopt};
  if (place.length == 2) return place;
  std::size_t number = 0;
  const char* last = text.data() + end;
  const auto parsed = std::from_chars(text.data() + at + 1, last, number);
  if (parsed.ec != std::errc{} || parsed.ptr != last) return std::nullopt;
  place.argument = number;
  return place;
}

// Han characters and the punctuation that goes with them: three bytes or more in UTF-8, U+2E80 and beyond.
bool starts_with_han(std::string_view text) {
  constexpr unsigned char first_han = 0xE2;  // of U+2E80: E2 BA 80
  if (text.size() < 3 || static_cast<unsigned char>(text[0]) < first_han) return false;
  return static_cast<unsigned char>(text[0]) > first_han || static_cast<unsigned char>(text[1]) >= 0xBA;
}

bool ends_with_han(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80) --at;
  return at > 0 && starts_with_han(text.substr(at - 1));
}

// Chinese is written without spaces; a template has one for numbers and Latin words, which are set off by it.
void append_chinese(std::string& out, std::string_view words) {
  if (out.ends_with(' ') && ends_with_han(std::string_view(out).substr(0, out.size() - 1)) && starts_with_han(words)) {
    out.pop_back();
  } else if (words.starts_with(' ') && ends_with_han(out) && starts_with_han(words.substr(1))) {
    words.remove_prefix(1);
  }
  out += words;
}

}  // namespace

std::string say(const Text& text, Language language) {
  const std::string_view pattern = word(text.key, language);
  std::string out;
  const auto add = [&](std::string_view words) {
    if (language == Language::chinese) {
      append_chinese(out, words);
    } else {
      out += words;
    }
  };
  std::size_t next = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t brace = pattern.find('{', at);
    add(pattern.substr(at, brace - at));
    if (brace == std::string_view::npos) break;
    const std::optional<Place> place = place_at(pattern, brace);
    if (!place) {
      out += '{';
      at = brace + 1;
      continue;
    }
    const std::size_t argument = place->argument ? *place->argument : next++;
    if (argument >= text.args.size()) {
      add(missing_argument);
    } else if (const TextArgument& given = text.args[argument]; given.said.empty()) {
      add(given.words);
    } else {
      add(say(given.said.front(), language));
    }
    at = brace + place->length;
  }
  return out;
}

}  // namespace geodata
