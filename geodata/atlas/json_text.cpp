#include "geodata/atlas/json_text.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "geodata/base/ascii.h"

namespace geodata {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool ends_word(char c) {  // of a number, true, false or null
  return is_blank(c) || c == ',' || c == ':' || c == ']' || c == '}' || c == '[' || c == '{' || c == '"';
}

class Scanner {
 public:
  Scanner(std::string_view json, std::size_t at) : json_(json), at_(at) {}

  std::size_t at() const { return at_; }
  bool ended() const { return at_ >= json_.size(); }
  char peek() const { return ended() ? '\0' : json_[at_]; }

  void skip_space() {
    while (!ended() && is_blank(json_[at_])) ++at_;
  }

  bool take(char c) {
    skip_space();
    if (peek() != c || ended()) return false;
    ++at_;
    return true;
  }

  // The raw text between the quotes.
  std::string_view take_string() {
    const std::size_t first = ++at_;
    while (!ended() && json_[at_] != '"') at_ += json_[at_] == '\\' ? 2u : 1u;
    at_ = std::min(at_, json_.size());
    const std::string_view inside = json_.substr(first, at_ - first);
    if (!ended()) ++at_;
    return inside;
  }

  void skip_value() {
    int depth = 0;
    do {
      skip_space();
      if (ended()) return;
      const char c = peek();
      if (c == '"') {
        take_string();
      } else if (c == '[' || c == '{') {
        ++depth, ++at_;
      } else if (c == ']' || c == '}') {
        if (depth == 0) return;
        --depth, ++at_;
      } else if (c == ',' || c == ':') {
        if (depth == 0) return;
        ++at_;
      } else {
        while (!ended() && !ends_word(json_[at_])) ++at_;
      }
    } while (depth > 0);
  }

 private:
  std::string_view json_;
  std::size_t at_;
};

// A key as the file writes it, against a key as the pointer writes it. Only \" and \\ and \/ are read; a key written
// with \u escapes is not found, and the caller then names no line.
bool same_key(std::string_view raw, std::string_view key) {
  if (raw.find('\\') == std::string_view::npos) return raw == key;
  std::string plain;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\\' && i + 1 < raw.size()) ++i;
    plain += raw[i];
  }
  return plain == key;
}

// Calls visit(key, offset of the value) for each member of the object that begins at `object`.
template <class Visit>
void for_each_member(std::string_view json, std::size_t object, Visit visit) {
  Scanner scan(json, object + 1);
  scan.skip_space();
  while (scan.peek() == '"') {
    const std::string_view key = scan.take_string();
    if (!scan.take(':')) return;
    scan.skip_space();
    visit(key, scan.at());
    scan.skip_value();
    if (!scan.take(',')) return;
    scan.skip_space();
  }
}

std::optional<std::size_t> member_offset(std::string_view json, std::size_t object, std::string_view key) {
  std::optional<std::size_t> found;
  for_each_member(json, object, [&](std::string_view name, std::size_t value) {
    if (same_key(name, key)) found = value;
  });
  return found;
}

std::optional<std::size_t> item_offset(std::string_view json, std::size_t array, std::string_view token) {
  std::size_t index = 0;
  const auto [end, problem] = std::from_chars(token.data(), token.data() + token.size(), index);
  if (problem != std::errc() || end != token.data() + token.size()) return std::nullopt;
  Scanner scan(json, array + 1);
  for (std::size_t i = 0;; ++i) {
    scan.skip_space();
    if (scan.ended() || scan.peek() == ']') return std::nullopt;
    if (i == index) return scan.at();
    scan.skip_value();
    if (!scan.take(',')) return std::nullopt;
  }
}

std::string unescaped(std::string_view token) {  // RFC 6901, 4: "~1" is "/", "~0" is "~"
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size()) {
      out += token[++i] == '1' ? '/' : '~';
    } else {
      out += token[i];
    }
  }
  return out;
}

}  // namespace

std::optional<std::size_t> nested_too_deep(std::string_view json, int most) {
  int depth = 0;
  for (std::size_t i = 0; i < json.size(); ++i) {
    switch (json[i]) {
      case '"':
        for (++i; i < json.size() && json[i] != '"'; ++i) {
          if (json[i] == '\\') ++i;
        }
        break;
      case '[':
      case '{':
        if (++depth > most) return i;
        break;
      case ']':
      case '}': --depth; break;
      default: break;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> json_offset(std::string_view json, std::string_view pointer) {
  Scanner start(json, json.substr(0, 3) == byte_order_mark ? 3 : 0);
  start.skip_space();
  std::size_t at = start.at();
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const std::string token = unescaped(pointer.substr(0, end));
    pointer.remove_prefix(end);
    if (at >= json.size()) return std::nullopt;
    std::optional<std::size_t> next;
    if (json[at] == '{') next = member_offset(json, at, token);
    if (json[at] == '[') next = item_offset(json, at, token);
    if (!next) return std::nullopt;
    at = *next;
  }
  return at;
}

std::vector<std::string> json_keys(std::string_view json, std::string_view pointer) {
  std::vector<std::string> keys;
  const auto object = json_offset(json, pointer);
  if (!object || *object >= json.size() || json[*object] != '{') return keys;
  for_each_member(json, *object, [&](std::string_view key, std::size_t) { keys.emplace_back(key); });
  return keys;
}

std::int64_t line_at(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  return 1 + std::count(before.begin(), before.end(), '\n');
}

}  // namespace geodata
