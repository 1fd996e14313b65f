#include "app/core/numbers.h"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "geodata/geo/crs.h"
#include "geodata/base/utf8.h"

namespace app {

using geodata::Text;
using geodata::text;

namespace {

constexpr const char* minus = "\u2212";

// Digits in threes, from the right. Four digits are grouped too: columns of numbers then line up.
std::string in_threes(const std::string& digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += thin_space;
    out += digits[i];
  }
  return out;
}

}  // namespace

std::string number(double value, int decimals, bool grouped) {
  if (!std::isfinite(value)) return "–";
  std::string digits =
      decimals < 0 ? fmt::format("{}", std::abs(value)) : fmt::format("{:.{}f}", std::abs(value), decimals);
  const std::size_t power = digits.find('e');
  if (power != std::string::npos && std::abs(value) < 1) {  // 1.2e-07
    digits.erase(power + 2, std::min(digits.find_first_not_of('0', power + 2), digits.size()) - power - 2);
    return (value < 0 ? minus : "") + digits;
  }
  if (power != std::string::npos) digits = fmt::format("{:.0f}", std::abs(value));
  if (decimals < 0 && digits.size() > 2 && digits.ends_with(".0")) digits.resize(digits.size() - 2);
  const std::size_t point = digits.find('.');
  std::string whole = digits.substr(0, point);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  if (grouped) whole = in_threes(whole);
  if (point != std::string::npos) whole += digits.substr(point);
  return value < 0 && !zero ? minus + whole : whole;
}

std::string whole_number(std::int64_t value, bool grouped) {
  std::string digits = fmt::format("{}", value);
  if (value < 0) digits.erase(0, 1);
  if (grouped) digits = in_threes(digits);
  return value < 0 ? minus + digits : digits;
}

Text distance(double metres) {
  if (!std::isfinite(metres)) return {"–", {}};
  if (metres < 995) return text("{} m", number(metres < 100 ? std::round(metres) : std::round(metres / 10) * 10, 0));
  return text("{} km", number(metres / 1000, metres < 9950 ? 1 : 0));
}

Text plus_minus(double metres) {
  const bool whole_km = metres >= 1000 && std::fmod(metres, 1000) < 0.5;
  return text("± {}", whole_km ? text("{} km", number(metres / 1000, 0)) : distance(metres));
}

std::string coordinates(geodata::LngLat p) {
  return fmt::format("{:.4f} {}  {:.4f} {}", std::abs(p.lat), p.lat < 0 ? 'S' : 'N', std::abs(p.lng),
                     p.lng < 0 ? 'W' : 'E');
}

std::string utm(geodata::LngLat p) {
  const geodata::Utm at = geodata::to_utm(p);
  if (at.zone == 0) return {};
  return fmt::format("UTM {}{}  {} E {} N", at.zone, at.north ? 'N' : 'S', number(at.easting_m, 0),
                     number(at.northing_m, 0));
}

std::string geo_uri(geodata::LngLat p, double uncertainty_m) {
  // RFC 5870 allows no exponents; six decimals are 0.1 m.
  const auto plain = [](double degrees) {
    std::string digits = fmt::format("{:.6f}", degrees);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
    return digits == "-0" ? std::string("0") : digits;
  };
  std::string uri = "geo:" + plain(p.lat) + "," + plain(p.lng);
  if (uncertainty_m > 0) uri += fmt::format(";u={:.0f}", uncertainty_m);
  return uri;
}

std::string fact_value(const geodata::FactSpec& fact, const geodata::Value& value, geodata::Language language) {
  const bool chinese = language == geodata::Language::chinese;
  const bool is_text = std::holds_alternative<std::string_view>(value);
  const std::optional<double> amount = is_text ? std::nullopt : geodata::to_number(value);
  std::string shown;
  const auto* whole = std::get_if<std::int64_t>(&value);
  if (whole != nullptr && fact.scale == 1 && fact.decimals <= 0) {
    shown = whole_number(*whole, fact.grouped);  // digit by digit, also beyond what a double holds
  } else if (amount && !std::holds_alternative<bool>(value)) {
    shown = number(*amount * fact.scale, fact.decimals, fact.grouped);
  } else if (const bool* yes = std::get_if<bool>(&value)) {
    shown = geodata::word(*yes ? "yes" : "no", language);
  } else {
    shown = geodata::trimmed(geodata::to_string(value));
    const auto zh = fact.words_zh.find(shown);
    if (chinese && zh != fact.words_zh.end()) shown = zh->second;
  }
  if (shown.empty()) return shown;
  const std::string& unit = chinese && !fact.unit_zh.empty() ? fact.unit_zh : fact.unit;
  if (!unit.empty()) shown += " " + unit;
  return fact.estimate ? geodata::say(geodata::text("about {}", shown), language) : shown;
}

}  // namespace app
