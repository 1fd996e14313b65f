#include "geodata/gdal/csv_header.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "geodata/base/utf8.h"
#include "geodata/io/report.h"

namespace geodata {
namespace {

struct Pair {
  std::string_view lng, lat;
};
constexpr std::array pairs{Pair{"lng", "lat"},  Pair{"lon", "lat"},   Pair{"longitude", "latitude"},
                           Pair{"long", "lat"}, Pair{"经度", "纬度"}, Pair{"x", "y"}};

// The separator is the one that stands most often in the header.
char separator_of(std::string_view line) {
  char best = ',';
  for (const char c : {',', ';', '\t'}) {
    if (std::count(line.begin(), line.end(), c) > std::count(line.begin(), line.end(), best)) best = c;
  }
  return best;
}

std::vector<std::string> split(std::string_view line, char separator) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  const auto is_blank = [](char c) { return c == ' '; };
  while (!a.empty() && is_blank(a.front())) a.remove_prefix(1);
  while (!a.empty() && is_blank(a.back())) a.remove_suffix(1);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

Result<CsvHeader> read_csv_header(std::string_view bytes) {
  if (const auto bad = invalid_utf8(bytes)) {
    Error error = file_error({}, text("its text is not UTF-8"), text("Save it again as CSV UTF-8"));
    error.byte = static_cast<std::int64_t>(*bad);
    error.line = LineCounter(bytes).line_at(*bad);
    return tl::unexpected(std::move(error));
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
  const std::vector<std::string> names = split(line, separator_of(line));
  const auto find = [&](std::string_view word) {
    return std::find_if(names.begin(), names.end(), [&](const std::string& name) { return same_word(name, word); });
  };
  for (const Pair& pair : pairs) {
    const auto lng = find(pair.lng), lat = find(pair.lat);
    if (lng != names.end() && lat != names.end()) return CsvHeader{*lng, *lat};
  }
  Error error = file_error(
      {}, text("its first line has no columns lng and lat (or lon and lat, longitude and latitude, x and y)"),
      text("Name the columns that hold the position so"));
  error.line = 1;
  return tl::unexpected(std::move(error));
}

}  // namespace geodata
