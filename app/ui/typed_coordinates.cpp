#include "app/ui/typed_coordinates.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "geodata/base/utf8.h"

namespace app {
namespace {

constexpr double most_lat = 85.05, most_lng = 180;

struct Part {
  double value = 0;
  char axis = 0;  // 'N' or 'E', with the sign in the value; 0: not said
};

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == 0xA0 || c == 0x3000; }
bool is_comma(char32_t c) { return c == U',' || c == U';' || c == U'，' || c == U'；'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Part> part() {
    skip_spaces();
    Part part;
    if (!number(part.value)) return std::nullopt;
    skip_spaces();
    std::size_t next = at_;
    if (at_ < text_.size() && geodata::next_code_point(text_, next) == U'°') at_ = next;
    skip_spaces();
    axis(part);
    return part;
  }
  // A comma, a space or a letter stands between two numbers: "41.1.2" is none.
  bool separator() {
    skip_spaces();
    std::size_t next = at_;
    if (at_ < text_.size() && is_comma(geodata::next_code_point(text_, next))) at_ = next;
    return at_ > number_end_;
  }
  bool at_end() {
    skip_spaces();
    return at_ == text_.size();
  }

 private:
  void skip_spaces() {
    while (at_ < text_.size()) {
      std::size_t next = at_;
      if (!is_space(geodata::next_code_point(text_, next))) return;
      at_ = next;
    }
  }
  bool number(double& value) {
    const char* begin = text_.data() + at_;
    const char* end = text_.data() + text_.size();
    if (begin != end && *begin == '+') ++begin;
    const auto [rest, error] = std::from_chars(begin, end, value, std::chars_format::fixed);
    if (error != std::errc{} || !std::isfinite(value)) return false;
    at_ = number_end_ = static_cast<std::size_t>(rest - text_.data());
    return true;
  }
  void axis(Part& part) {
    if (at_ == text_.size()) return;
    const char letter = static_cast<char>(text_[at_] & ~0x20);
    if (letter != 'N' && letter != 'S' && letter != 'E' && letter != 'W') return;
    ++at_;
    part.axis = letter == 'N' || letter == 'S' ? 'N' : 'E';
    if (letter == 'S' || letter == 'W') part.value = -part.value;
  }

  std::string_view text_;
  std::size_t at_ = 0, number_end_ = 0;
};

bool on_map(double lat, double lng) { return std::abs(lat) <= most_lat && std::abs(lng) <= most_lng; }

}  // namespace

std::vector<geodata::LngLat> typed_coordinates(std::string_view text) {
  const bool geo = text.substr(0, 4) == "geo:";
  if (geo) text = text.substr(4, text.find_first_of(";?", 4) - 4);
  Reader reader(text);
  const auto a = reader.part();
  if (!a || !reader.separator()) return {};
  const auto b = reader.part();
  if (!b || !reader.at_end()) return {};
  if (a->axis != 0 && a->axis == b->axis) return {};
  const bool lat_first = geo || a->axis == 'N' || b->axis == 'E';
  const bool lng_first = a->axis == 'E' || b->axis == 'N';
  std::vector<geodata::LngLat> out;
  if (!lng_first && on_map(a->value, b->value)) out.push_back({b->value, a->value});
  if (!lat_first && on_map(b->value, a->value)) out.push_back({a->value, b->value});
  if (out.size() == 2 && out[0] == out[1]) out.pop_back();
  return out;
}

}  // namespace app
