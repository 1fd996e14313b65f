// The class of surface water, I to V and below V, by GB 3838-2002 "Environmental quality standards for surface water",
// table 1. The worst parameter decides, as circular 环办[2011]22号 of the Ministry of Environmental Protection has it;
// means and rounding before that are the caller's. Concentrations in mg/L, pH without a unit.
//
// - pH is 6 to 9 in every class, so it cannot tell I from V: within counts as I, outside as below V. That is how the
//   China National Environmental Monitoring Centre publishes it (of the measurements in the atlas of Anshan all but one
//   of 22 with a pH outside).
// - Dissolved oxygen is of class I from 7.5 mg/L or from 90 % of saturation.
// - Phosphorus has other limits in lakes and reservoirs. Which of them a station is judged by is its operator's matter:
//   Dahuofang Reservoir's was published by those for rivers.
// - Total nitrogen stands aside, as the circular says: a class of its own for lakes and reservoirs, none for rivers,
//   and never part of the whole. Faecal coliform bacteria stand aside too; temperature is not here.
// - NaN, infinite and negative values are not assessed. With none assessed there is no class.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace geodata {

enum class WaterClass : std::uint8_t { i, ii, iii, iv, v, below_v };
enum class WaterBody : std::uint8_t { river, lake };  // lake: a reservoir too

enum class WaterParameter : std::uint8_t {
  ph,
  dissolved_oxygen,
  permanganate_index,
  chemical_oxygen_demand,
  biochemical_oxygen_demand,  // in five days
  ammonia_nitrogen,           // as N
  total_phosphorus,           // as P
  total_nitrogen,             // as N
  copper,
  zinc,
  fluoride,
  selenium,
  arsenic,
  mercury,
  cadmium,
  chromium_vi,
  lead,
  cyanide,
  volatile_phenols,
  oil,
  anionic_surfactants,
  sulfide,
  faecal_coliform,  // a litre
};
inline constexpr std::size_t water_parameter_count = 23;

// The limits of classes I to V: upper ones, and lower ones for oxygen; a value on the limit is within. Of bacteria a
// litre, not mg/L.
struct WaterLimits {
  WaterParameter parameter = WaterParameter::ph;
  std::array<double, 5> mg_l{};
  std::optional<WaterBody> only;  // nothing: the same in every water
};

// clang-format off
// GB 3838-2002, table 1, rows 3 to 24.
inline constexpr std::array<WaterLimits, 23> water_limits = {{
    {WaterParameter::dissolved_oxygen,          {7.5,     6,       5,      3,     2}, {}},
    {WaterParameter::permanganate_index,        {2,       4,       6,      10,    15}, {}},
    {WaterParameter::chemical_oxygen_demand,    {15,      15,      20,     30,    40}, {}},
    {WaterParameter::biochemical_oxygen_demand, {3,       3,       4,      6,     10}, {}},
    {WaterParameter::ammonia_nitrogen,          {0.15,    0.5,     1.0,    1.5,   2.0}, {}},
    {WaterParameter::total_phosphorus,          {0.02,    0.1,     0.2,    0.3,   0.4}, WaterBody::river},
    {WaterParameter::total_phosphorus,          {0.01,    0.025,   0.05,   0.1,   0.2}, WaterBody::lake},
    {WaterParameter::total_nitrogen,            {0.2,     0.5,     1.0,    1.5,   2.0}, WaterBody::lake},
    {WaterParameter::copper,                    {0.01,    1.0,     1.0,    1.0,   1.0}, {}},
    {WaterParameter::zinc,                      {0.05,    1.0,     1.0,    2.0,   2.0}, {}},
    {WaterParameter::fluoride,                  {1.0,     1.0,     1.0,    1.5,   1.5}, {}},
    {WaterParameter::selenium,                  {0.01,    0.01,    0.01,   0.02,  0.02}, {}},
    {WaterParameter::arsenic,                   {0.05,    0.05,    0.05,   0.1,   0.1}, {}},
    {WaterParameter::mercury,                   {0.00005, 0.00005, 0.0001, 0.001, 0.001}, {}},
    {WaterParameter::cadmium,                   {0.001,   0.005,   0.005,  0.005, 0.01}, {}},
    {WaterParameter::chromium_vi,               {0.01,    0.05,    0.05,   0.05,  0.1}, {}},
    {WaterParameter::lead,                      {0.01,    0.01,    0.05,   0.05,  0.1}, {}},
    {WaterParameter::cyanide,                   {0.005,   0.05,    0.2,    0.2,   0.2}, {}},
    {WaterParameter::volatile_phenols,          {0.002,   0.002,   0.005,  0.01,  0.1}, {}},
    {WaterParameter::oil,                       {0.05,    0.05,    0.05,   0.5,   1.0}, {}},
    {WaterParameter::anionic_surfactants,       {0.2,     0.2,     0.2,    0.3,   0.3}, {}},
    {WaterParameter::sulfide,                   {0.05,    0.1,     0.2,    0.5,   1.0}, {}},
    {WaterParameter::faecal_coliform,           {200,     2000,    10000,  20000, 40000}, {}},
}};
// clang-format on
inline constexpr double ph_min = 6, ph_max = 9;              // row 2
inline constexpr double oxygen_saturation_min_percent = 90;  // row 3, class I instead of 7.5 mg/L

// What was measured in one sample; NaN where it was not.
class WaterSample {
 public:
  WaterSample() { values_.fill(std::numeric_limits<double>::quiet_NaN()); }
  double operator[](WaterParameter p) const { return values_[static_cast<std::size_t>(p)]; }
  double& operator[](WaterParameter p) { return values_[static_cast<std::size_t>(p)]; }
  // Counts beside a concentration of oxygen only: alone it says no more than "class I" or "not class I".
  double oxygen_saturation_percent = std::numeric_limits<double>::quiet_NaN();

 private:
  std::array<double, water_parameter_count> values_;
};

struct WaterAssessment {
  std::optional<WaterClass> overall;     // nothing: no parameter was assessed
  std::vector<WaterParameter> deciding;  // those of that class, in the order above; of class I all that were assessed
  // Each parameter's own, also of those that stand aside.
  std::array<std::optional<WaterClass>, water_parameter_count> each;
  std::optional<WaterClass> of(WaterParameter p) const { return each[static_cast<std::size_t>(p)]; }
};

WaterAssessment assess_water(const WaterSample& sample, WaterBody body);

}  // namespace geodata
