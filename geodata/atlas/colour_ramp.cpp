#include "geodata/atlas/colour_ramp.h"

#include <algorithm>
#include <cmath>

namespace geodata {
namespace {

double to_linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t to_srgb(double linear) {
  const double c = std::clamp(linear, 0.0, 1.0);
  const double encoded = c <= 0.0031308 ? c * 12.92 : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(encoded * 255));
}

double between(double a, double b, double share) { return a + (b - a) * share; }

}  // namespace

// The matrices are those of https://bottosson.github.io/posts/oklab/.
Oklab to_oklab(Colour colour) {
  const double r = to_linear(colour.r), g = to_linear(colour.g), b = to_linear(colour.b);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Colour from_oklab(const Oklab& lab, std::uint8_t alpha) {
  const auto cubed = [](double v) { return v * v * v; };
  const double l = cubed(lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b);
  const double m = cubed(lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b);
  const double s = cubed(lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b);
  return {to_srgb(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
          to_srgb(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
          to_srgb(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s), alpha};
}

Colour ramp_colour(std::span<const Colour> stops, double share) {
  const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(at), stops.size() - 1);
  const double rest = at - static_cast<double>(below);
  if (rest <= 0) return stops[below];  // a stop is exactly the colour that was written
  const Colour first = stops[below], second = stops[below + 1];
  const Oklab a = to_oklab(first), b = to_oklab(second);
  const Oklab mixed{between(a.lightness, b.lightness, rest), between(a.a, b.a, rest), between(a.b, b.b, rest)};
  return from_oklab(mixed, static_cast<std::uint8_t>(std::lround(between(first.a, second.a, rest))));
}

}  // namespace geodata
