// Kinds of bytes, whatever the locale.
#pragma once

#include <string>
#include <string_view>

namespace geodata {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
inline std::string to_lower(std::string_view words) {
  std::string out(words);
  for (char& c : out) c = to_lower(c);
  return out;
}
// The white space of JSON and of XML.
constexpr bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace geodata
