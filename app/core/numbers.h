// Numbers, distances and coordinates as the design writes them: thin spaces between thousands (U+202F, which never
// breaks a line), a real minus, the unit beside the number.
#pragma once

#include <string>

#include "geodata/atlas/layer_spec.h"
#include "geodata/base/text.h"
#include "geodata/features/feature_store.h"
#include "geodata/geo/world.h"

namespace app {

inline constexpr const char* thin_space = "\u202F";

// 282014 -> "282 014"; -9.5 with 1 decimal -> "−9.5". decimals < 0: the shortest digits that give the number back, for
// what is very small with a power of ten: "1.2e-7". Not a finite number: "–".
std::string number(double value, int decimals = -1, bool grouped = true);
// Digit by digit, also beyond what a double holds.
std::string whole_number(std::int64_t value, bool grouped = true);
// "0.4 km", "850 m", "79 km", "1 250 km": three digits are all that a distance in words needs.
geodata::Text distance(double metres);
// "± 5 km"
geodata::Text plus_minus(double metres);
// "41.1180 N  122.9900 E", four decimals: 11 m.
std::string coordinates(geodata::LngLat p);
// "UTM 51N  499 160 E 4 551 856 N"; empty beyond the zones.
std::string utm(geodata::LngLat p);
// RFC 5870: "geo:41.12361,122.99;u=1500". uncertainty_m <= 0: without u.
std::string geo_uri(geodata::LngLat p, double uncertainty_m = 0);

// A property's value as its fact row shows it. Empty: nothing to show.
std::string fact_value(const geodata::FactSpec& fact, const geodata::Value& value, geodata::Language language);

}  // namespace app
