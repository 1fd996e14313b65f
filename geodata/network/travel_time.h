// How long a spill takes down a river, and how strong it arrives: regressions on dye tests in rivers of the United
// States (more than 980 subreaches of about 90 rivers). H. E. Jobson, "Prediction of traveltime and longitudinal
// dispersion in rivers and streams", U.S. Geological Survey Water-Resources Investigations Report 96-4013 (1996). All
// in SI units; the numbers of equations are the report's. Q discharge, Qa mean annual discharge (m3/s), Da drainage
// area (m2), S slope (m/m), g = 9.8 m/s2; Da' = Da^1.25 sqrt(g) / Qa (10), Qa' = Q / Qa (11).
// The velocity of the peak, in m/s, most probable and fastest probable:
//   by slope  (12)  0.094 + 0.0143 X   (13)  0.25 + 0.02 X    X = Da'^0.919 Qa'^-0.469 S^0.159 Q / Da
//   without   (14)  0.020 + 0.051 Y    (15)  0.2 + 0.093 Y    Y = Da'^0.821 Qa'^-0.465 Q / Da
// 99 % of the measured velocities are below the fastest probable one. Arrivals, Tp being the peak's:
//   (7)  unit peak concentration  Cup = 857 Tp^(-0.760 Qa'^-0.079) in 1/s, Tp in hours
//   (18) leading edge             Tl = 0.890 Tp
//   (19) passage to a tenth       Td10 = 2e6 / Cup in s, from the leading edge until a tenth of the peak is left
// The exponent of Qa' in X is -0.469 in the code of the Survey's own service (whose comment says -0.465, as in Y).
//
// They hold for a conservative, dissolved and well mixed substance spilled in an instant, in a river that flows freely:
// not through a reservoir, not in a tidal reach. How far apart estimate and truth may lie: J. B. Wiley and T. Messinger
// (Scientific Investigations Report 2013-5182, abstract) give root mean square errors of these national equations of
// 0.505 ft/s in the velocity of the peak, 3.78 h in the leading edge's time and 0.426 log units, or 127 %, in the peak
// concentration; for West Virginia's rivers 0.630 ft/s, 3.38 h and 38 %. Ranges of the inputs are not part of the
// equations, and none are checked here.
//
// Pure functions, O(reaches). Inputs that are missing (NaN), infinite or not positive give a fault, never a number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <tl/expected.hpp>

namespace geodata {

// One reach, or the part of it that the water passes.
struct ReachHydraulics {
  double length_m = 0;
  double discharge_m3s = 0;  // at the time of the spill
  double mean_annual_discharge_m3s = 0;
  double drainage_area_m2 = 0;
  std::optional<double> slope;  // m/m; nothing: not known, and the equations without slope are taken
};

enum class Estimate : std::uint8_t { most_probable, fastest_probable };

// The values are the numbers of the equations in the report.
enum class VelocityEquation : std::uint8_t {
  most_probable_by_slope = 12,
  fastest_probable_by_slope = 13,
  most_probable = 14,
  fastest_probable = 15,
};

enum class TravelFault : std::uint8_t {
  no_reaches,
  length,
  discharge,
  mean_annual_discharge,
  drainage_area,
  slope,  // given, but not a positive number; leave it out where a map says 0
  peak_time,
  mass,
  overflow,  // each input is a positive number, but together they leave the range of numbers
};

struct TravelError {
  TravelFault fault = TravelFault::no_reaches;
  std::size_t reach = 0;  // the first at fault
  friend bool operator==(const TravelError&, const TravelError&) = default;
};

struct PeakVelocity {
  double m_s = 0;
  VelocityEquation equation = VelocityEquation::most_probable;
};

tl::expected<PeakVelocity, TravelFault> peak_velocity(const ReachHydraulics& reach, Estimate estimate);

// Seconds since the spill. The unit concentration is what 1 kg gives in 1 m3/s, times a million.
struct Arrival {
  double leading_edge_s = 0, peak_s = 0, trailing_edge_s = 0;
  double unit_peak_concentration_1_s = 0;
};

// The cloud with its peak at `peak_s`, by (7), (18) and (19). The trailing edge is the leading edge and the passage.
tl::expected<Arrival, TravelFault> arrival_of_peak(double peak_s, double relative_discharge);

// From the spill at the upper end of the first reach: one arrival for the lower end of each, in order downstream.
// The peak's time is the sum of length / velocity. The report knows one subreach with one Qa'; where reaches differ,
// (7) takes the mean of their Qa' so far, each weighted by the time the peak spends in it: the cloud spread that long
// there. The fastest probable arrivals are those of a peak with the fastest probable velocity in every reach.
tl::expected<std::vector<Arrival>, TravelError> travel_times(std::span<const ReachHydraulics> reaches,
                                                             Estimate estimate);

// When the peak comes if every velocity is off by its root mean square error, faster or slower.
struct PeakRange {
  double soonest_s = 0;
  std::optional<double> latest_s;  // nothing: the error is as large as the velocity of some reach on the way
};
inline constexpr double velocity_error_m_s = 0.505 * 0.3048;
tl::expected<std::vector<PeakRange>, TravelError> peak_ranges(std::span<const ReachHydraulics> reaches);

// Concentration at the peak, mg/L, of `mass_kg` that has arrived (nothing was lost), at the discharge of that place.
// By the definition of the unit concentration, (4): Cu = 1e6 C Q / M, with C in kg/m3, Q in m3/s, M in kg; 1 kg/m3 is
// 1000 mg/L.
tl::expected<double, TravelFault> peak_concentration_mg_l(const Arrival& arrival, double mass_kg, double discharge_m3s);

}  // namespace geodata
