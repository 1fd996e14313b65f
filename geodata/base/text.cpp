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

}  // namespace

std::string say(const Text& text, Language language) {
  const std::string_view pattern = word(text.key, language);
  std::string out;
  std::size_t next = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t brace = pattern.find('{', at);
    out += pattern.substr(at, brace - at);
    if (brace == std::string_view::npos) break;
    const std::optional<Place> place = place_at(pattern, brace);
    if (!place) {
      out += '{';
      at = brace + 1;
      continue;
    }
    const std::size_t argument = place->argument ? *place->argument : next++;
    out += argument < text.args.size() ? std::string_view(text.args[argument]) : missing_argument;
    at = brace + place->length;
  }
  return out;
}

}  // namespace geodata
