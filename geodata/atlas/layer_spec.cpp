#include "geodata/atlas/layer_spec.h"

#include <algorithm>
#include <array>

namespace geodata {
namespace {

std::optional<std::uint8_t> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint8_t>(c - 'A' + 10);
  return std::nullopt;
}

}  // namespace

std::optional<Colour> parse_colour(std::string_view text) {
  if (text.empty() || text.front() != '#') return std::nullopt;
  text.remove_prefix(1);
  if (text.size() != 3 && text.size() != 6 && text.size() != 8) return std::nullopt;
  const std::size_t digits = text.size() == 3 ? 1 : 2;
  std::array<std::uint8_t, 4> channels = {0, 0, 0, 255};
  for (std::size_t i = 0; i * digits < text.size(); ++i) {
    const auto high = hex_digit(text[i * digits]);
    const auto low = hex_digit(text[i * digits + digits - 1]);  // "#F80" is "#FF8800"
    if (!high || !low) return std::nullopt;
    channels[i] = static_cast<std::uint8_t>(*high * 16 + *low);
  }
  return Colour{channels[0], channels[1], channels[2], channels[3]};
}

double ZoomSteps::at(double zoom, double otherwise) const {
  if (steps.empty()) return otherwise;
  if (zoom <= steps.front().first) return steps.front().second;
  if (zoom >= steps.back().first) return steps.back().second;
  const auto above = std::upper_bound(steps.begin(), steps.end(), zoom,
                                      [](double z, const std::pair<double, double>& step) { return z < step.first; });
  const auto below = std::prev(above);
  if (stepped) return below->second;
  const double share = (zoom - below->first) / (above->first - below->first);
  return below->second + share * (above->second - below->second);
}

}  // namespace geodata
