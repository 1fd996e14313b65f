// Well-formed sequences: The Unicode Standard, table 3-7.
#include "geodata/base/utf8.h"

#include "geodata/base/ascii.h"

#include <cstring>

namespace geodata {
namespace {

constexpr char32_t replacement = 0xFFFD;

std::uint8_t byte_at(std::string_view text, std::size_t at) { return static_cast<std::uint8_t>(text[at]); }
bool is_continuation(std::uint8_t byte) { return (byte & 0xC0u) == 0x80u; }

struct Decoded {
  char32_t code_point = replacement;
  std::size_t length = 0;  // 0: not well-formed
};

// Precondition: at < text.size().
Decoded decode(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_at(text, at);
  if (lead < 0x80) return {lead, 1};
  std::size_t length = 0;
  char32_t least = 0, value = 0;  // a value below `least` would have fitted in fewer bytes: overlong
  if ((lead & 0xE0u) == 0xC0u) {
    length = 2, least = 0x80, value = lead & 0x1Fu;
  } else if ((lead & 0xF0u) == 0xE0u) {
    length = 3, least = 0x800, value = lead & 0x0Fu;
  } else if ((lead & 0xF8u) == 0xF0u) {
    length = 4, least = 0x10000, value = lead & 0x07u;
  } else {
    return {};
  }
  if (text.size() - at < length) return {};
  for (std::size_t i = 1; i < length; ++i) {
    const std::uint8_t byte = byte_at(text, at + i);
    if (!is_continuation(byte)) return {};
    value = (value << 6) | (byte & 0x3Fu);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least || value > 0x10FFFF || surrogate) return {};
  return {value, length};
}

}  // namespace

std::optional<std::size_t> invalid_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::uint64_t eight = 0;
    while (bytes.size() - at >= sizeof eight) {  // most text is long runs of ASCII
      std::memcpy(&eight, bytes.data() + at, sizeof eight);
      if (eight & 0x8080808080808080u) break;
      at += sizeof eight;
    }
    if (at == bytes.size()) break;
    const Decoded decoded = decode(bytes, at);
    if (decoded.length == 0) return at;
    at += decoded.length;
  }
  return std::nullopt;
}

std::size_t code_point_count(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += !is_continuation(static_cast<std::uint8_t>(c));
  return count;
}

std::size_t byte_offset(std::string_view text, std::size_t index) {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_continuation(byte_at(text, at))) continue;
    if (seen == index) return at;
    ++seen;
  }
  return text.size();
}

std::string_view code_points(std::string_view text, std::size_t first, std::size_t last) {
  if (first >= last) return {};
  const std::size_t begin = byte_offset(text, first);
  const std::string_view rest = text.substr(begin);
  return rest.substr(0, byte_offset(rest, last - first));
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  if (offset >= text.size()) return replacement;
  const Decoded decoded = decode(text, offset);
  offset += decoded.length == 0 ? 1 : decoded.length;
  return decoded.code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point > 0x10FFFF || surrogate) code_point = replacement;
  const auto add = [&](char32_t byte) { out += static_cast<char>(static_cast<std::uint8_t>(byte)); };
  if (code_point < 0x80) {
    add(code_point);
  } else if (code_point < 0x800) {
    add(0xC0 | (code_point >> 6));
    add(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    add(0xE0 | (code_point >> 12));
    add(0x80 | ((code_point >> 6) & 0x3F));
    add(0x80 | (code_point & 0x3F));
  } else {
    add(0xF0 | (code_point >> 18));
    add(0x80 | ((code_point >> 12) & 0x3F));
    add(0x80 | ((code_point >> 6) & 0x3F));
    add(0x80 | (code_point & 0x3F));
  }
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view ideographic_space = "\xE3\x80\x80", no_break_space = "\xC2\xA0";
  for (std::size_t before = text.size() + 1; before != text.size();) {
    before = text.size();
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    for (const std::string_view blank : {ideographic_space, no_break_space}) {
      if (text.starts_with(blank)) text.remove_prefix(blank.size());
      if (text.ends_with(blank)) text.remove_suffix(blank.size());
    }
  }
  return text;
}

}  // namespace geodata
