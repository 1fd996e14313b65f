#include "geodata/io/text_encoding.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>

#include "geodata/base/utf8.h"

namespace geodata {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF", little_mark = "\xFF\xFE", big_mark = "\xFE\xFF";

unsigned byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

// Of a text without a mark: plain letters have a zero before or behind them.
std::optional<TextEncoding> utf16_by_zeros(std::string_view bytes) {
  constexpr std::size_t looked_at = 4096;
  const std::size_t pairs = std::min(bytes.size(), looked_at) / 2;
  std::size_t little = 0, big = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    const bool first = bytes[2 * i] != 0, second = bytes[2 * i + 1] != 0;
    little += first && !second;
    big += !first && second;
  }
  if (little * 3 > pairs && big == 0) return TextEncoding::utf16_le;
  if (big * 3 > pairs && little == 0) return TextEncoding::utf16_be;
  return std::nullopt;
}

// Both bytes from 0xA1 on are what GB 2312 had: nearly all of a Chinese text. Latin 1's letters stand before plain
// ones.
bool mostly_chinese(std::string_view bytes) {
  std::size_t pairs = 0, common = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    if (byte_at(bytes, i) < 0x81) continue;
    ++pairs;
    common += byte_at(bytes, i) >= 0xA1 && byte_at(bytes, i + 1) >= 0xA1;
    ++i;
  }
  return common * 2 > pairs;
}

// Short Chinese words in GB 2312 can look like UTF-8 of two bytes a letter, but then of letters that hardly anybody
// writes: U+0180 to U+036F (phonetic signs and marks), and from U+0530 on.
bool is_utf8_by_chance(std::string_view bytes) {
  std::size_t letters = 0, rare = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    const unsigned lead = byte_at(bytes, i);
    if (lead < 0x80) continue;
    if (lead >= 0xE0) return false;  // three bytes in a row fit by no chance
    ++letters;
    rare += (lead >= 0xC6 && lead <= 0xCD) || lead >= 0xD5;
    ++i;
  }
  return rare * 2 > letters && mostly_chinese(bytes);
}

}  // namespace

const char* iconv_name(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::utf16_le: return "UTF-16LE";
    case TextEncoding::utf16_be: return "UTF-16BE";
    case TextEncoding::gb18030: return "GB18030";
    case TextEncoding::windows_1252: return "WINDOWS-1252";
    case TextEncoding::utf8: break;
  }
  return "UTF-8";
}

std::optional<std::string> text_as_utf8(std::string_view bytes, const std::string& encoding) {
  const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1))
    return std::nullopt;  // NOLINT(performance-no-int-to-ptr): iconv's word
  std::string out(bytes.size() + bytes.size() / 2 + 16, '\0');
  char* from = const_cast<char*>(bytes.data());  // NOLINT(cppcoreguidelines-pro-type-const-cast): iconv only reads
  std::size_t from_left = bytes.size(), written = 0;
  bool good = true;
  while (good && from_left > 0) {
    char* to = out.data() + written;
    std::size_t to_left = out.size() - written;
    const bool failed = iconv(converter, &from, &from_left, &to, &to_left) == static_cast<std::size_t>(-1);
    written = out.size() - to_left;
    good = !failed || errno == E2BIG;
    if (good && from_left > 0) out.resize(out.size() * 2);
  }
  iconv_close(converter);
  if (!good) return std::nullopt;
  out.resize(written);
  if (std::string_view(out).starts_with(utf8_mark)) out.erase(0, utf8_mark.size());
  return out;
}

std::optional<std::string> text_as_utf8(std::string_view bytes, TextEncoding encoding) {
  if (encoding != TextEncoding::utf8) return text_as_utf8(bytes, std::string(iconv_name(encoding)));
  if (invalid_utf8(bytes)) return std::nullopt;
  if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
  return std::string(bytes);
}

std::optional<TextEncoding> encoding_of_text(std::string_view bytes) {
  if (bytes.starts_with(little_mark)) return TextEncoding::utf16_le;
  if (bytes.starts_with(big_mark)) return TextEncoding::utf16_be;
  if (const auto wide = utf16_by_zeros(bytes)) return wide;
  if (bytes.find('\0') != std::string_view::npos) return std::nullopt;
  if (!invalid_utf8(bytes) && !is_utf8_by_chance(bytes)) return TextEncoding::utf8;
  if (mostly_chinese(bytes) && text_as_utf8(bytes, TextEncoding::gb18030)) return TextEncoding::gb18030;
  if (text_as_utf8(bytes, TextEncoding::windows_1252)) return TextEncoding::windows_1252;
  return std::nullopt;
}

std::string_view name_of(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::utf16_le:
    case TextEncoding::utf16_be: return "UTF-16";
    case TextEncoding::gb18030: return "GB 18030";
    case TextEncoding::windows_1252: return "Windows-1252";
    case TextEncoding::utf8: break;
  }
  return "UTF-8";
}

bool is_guess(TextEncoding encoding) {
  return encoding == TextEncoding::gb18030 || encoding == TextEncoding::windows_1252;
}

}  // namespace geodata
