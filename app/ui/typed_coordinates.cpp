#include "app/ui/typed_coordinates.h"

#include <cctype>
#include <cmath>
#include <optional>

#include "geodata/base/utf8.h"
#include "geodata/geo/angle.h"

namespace app {

using geodata::Axis;

namespace {

constexpr double most_lat = 85.05, most_lng = 180;

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x3000; }
bool is_comma(char32_t c) { return c == U',' || c == U';' || c == U'，' || c == U'；'; }

// Whether there were any.
bool skip(std::string_view& text, bool (*which)(char32_t)) {
  bool any = false;
  while (!text.empty()) {
    std::size_t next = 0;
    if (!which(geodata::next_code_point(text, next))) break;
    text.remove_prefix(next);
    any = true;
  }
  return any;
}

bool on_map(double lat, double lng) { return std::abs(lat) <= most_lat && std::abs(lng) <= most_lng; }

}  // namespace

std::vector<geodata::LngLat> typed_coordinates(std::string_view text) {
  const bool geo = text.substr(0, 4) == "geo:";
  if (geo) text = text.substr(4, text.find_first_of(";?", 4) - 4);
  skip(text, is_space);
  const std::string_view whole = text;
  const auto a = geodata::take_angle(text);
  if (!a) return {};
  // A comma, a space, a letter or a mark stands between two numbers: "41.1.2" is none.
  const bool after_digit = std::isdigit(static_cast<unsigned char>(whole[whole.size() - text.size() - 1])) != 0;
  const bool blank = skip(text, is_space), comma = skip(text, is_comma);
  if (after_digit && !blank && !comma) return {};
  skip(text, is_space);
  const auto b = geodata::take_angle(text);
  skip(text, is_space);
  if (!b || !text.empty()) return {};
  if (a->axis != Axis::unknown && a->axis == b->axis) return {};
  const bool lat_first = geo || a->axis == Axis::latitude || b->axis == Axis::longitude;
  const bool lng_first = a->axis == Axis::longitude || b->axis == Axis::latitude;
  std::vector<geodata::LngLat> out;
  if (!lng_first && on_map(a->degrees, b->degrees)) out.push_back({b->degrees, a->degrees});
  if (!lat_first && on_map(b->degrees, a->degrees)) out.push_back({a->degrees, b->degrees});
  if (out.size() == 2 && out[0] == out[1]) out.pop_back();
  return out;
}

}  // namespace app
