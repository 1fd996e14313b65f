// UTF-8, by code points. Positions in the atlas's links count Unicode code points; strings hold bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace geodata {

// Byte offset of the first byte that is not well-formed UTF-8 (no surrogates, no overlong forms), if any.
std::optional<std::size_t> invalid_utf8(std::string_view bytes);

// Number of code points. Precondition: valid UTF-8. O(n).
std::size_t code_point_count(std::string_view text);

// Byte offset of the code point number `index`; text.size() when index is at or past the end. O(n).
std::size_t byte_offset(std::string_view text, std::size_t index);

// The code points [first, last) of `text`. Clamped to the text. O(n).
std::string_view code_points(std::string_view text, std::size_t first, std::size_t last);

// Decodes the code point at byte `offset` and moves `offset` past it. U+FFFD (one byte) where it is not valid.
char32_t next_code_point(std::string_view text, std::size_t& offset);

void append_utf8(std::string& out, char32_t code_point);

// Without the white space around it: that of JSON, the ideographic and the no-break space.
std::string_view trimmed(std::string_view text);

}  // namespace geodata
