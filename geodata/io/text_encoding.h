// How a text file is encoded, told from its bytes, and the same text as UTF-8.
//
// UTF-8 with or without its mark, and UTF-16 by its mark or by the zeros beside plain letters, are certain. Other bytes
// are GB 18030 (and with it GBK and GB 2312) when every one of them fits and most of its pairs are Chinese characters;
// else Windows-1252 (and with it Latin 1).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace geodata {

enum class TextEncoding : std::uint8_t { utf8, utf16_le, utf16_be, gb18030, windows_1252 };

// Nothing: bytes that fit no encoding (zeros, or what no encoding here has).
std::optional<TextEncoding> encoding_of_text(std::string_view bytes);

// Without a byte order mark. Nothing: the bytes do not fit. O(n), one copy.
std::optional<std::string> text_as_utf8(std::string_view bytes, TextEncoding encoding);
// From an encoding that a file names ("GBK", "ISO-8859-1"); nothing as well where the name is not known.
std::optional<std::string> text_as_utf8(std::string_view bytes, const std::string& encoding);

std::string_view name_of(TextEncoding encoding);  // "GB 18030"
const char* iconv_name(TextEncoding encoding);    // as iconv and GDAL know it
// It was told from the bytes' look alone, which a reader should hear.
bool is_guess(TextEncoding encoding);

}  // namespace geodata
