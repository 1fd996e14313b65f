#include "geodata/base/finite_number.h"

#include <charconv>
#include <cmath>

#include <fmt/core.h>

namespace geodata {

std::optional<double> finite_number(std::string_view words) {
  double value = 0;
  const char* const last = words.data() + words.size();
  const auto [end, failed] = std::from_chars(words.data(), last, value);
  if (failed != std::errc() || end != last || !std::isfinite(value)) return std::nullopt;
  return value;
}

double as_written(float value) {
  if (!std::isfinite(value)) return static_cast<double>(value);
  return finite_number(fmt::format("{}", value)).value_or(static_cast<double>(value));
}

}  // namespace geodata
