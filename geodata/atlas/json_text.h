// Looks at JSON text without building a tree: how deep it nests, and where in it a value stands.
//
// The JSON parser gives values without positions; a warning must name the line. These functions find the place again,
// only when there is something to say. They never recurse and never read past the end, whatever the text holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace geodata {

// Byte offset of the first '[' or '{' that is nested deeper than `most`. O(n), stops there.
std::optional<std::size_t> nested_too_deep(std::string_view json, int most);

// Byte offset of the value that a JSON pointer (RFC 6901: "/items/3/body", "" for the whole) names; none where there
// is no such value. Of equal keys the last counts, as in the parser. O(n). Precondition: the text is valid JSON.
std::optional<std::size_t> json_offset(std::string_view json, std::string_view pointer);

// The keys of the object that a pointer names, in the order of the file (the parser sorts them). Escapes in keys stay
// as the file writes them. Empty where there is no such object. O(n).
std::vector<std::string> json_keys(std::string_view json, std::string_view pointer);

// Line, from 1, that holds this byte. O(n).
std::int64_t line_at(std::string_view text, std::size_t byte);

}  // namespace geodata
