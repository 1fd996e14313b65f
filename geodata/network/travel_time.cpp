#include "geodata/network/travel_time.h"

#include <cmath>

namespace geodata {
namespace {

constexpr double gravity_m_s2 = 9.8;
constexpr double s_per_hour = 3600;

// False for NaN too.
bool positive(double v) { return v > 0 && std::isfinite(v); }

std::optional<TravelFault> fault_of(const ReachHydraulics& reach) {
  if (!positive(reach.length_m)) return TravelFault::length;
  if (!positive(reach.discharge_m3s)) return TravelFault::discharge;
  if (!positive(reach.mean_annual_discharge_m3s)) return TravelFault::mean_annual_discharge;
  if (!positive(reach.drainage_area_m2)) return TravelFault::drainage_area;
  if (reach.slope && !positive(*reach.slope)) return TravelFault::slope;
  return std::nullopt;
}

double relative_discharge(const ReachHydraulics& reach) {
  return reach.discharge_m3s / reach.mean_annual_discharge_m3s;
}

}  // namespace

tl::expected<PeakVelocity, TravelFault> peak_velocity(const ReachHydraulics& reach, Estimate estimate) {
  if (const auto fault = fault_of(reach)) return tl::unexpected(*fault);
  const double area =
      std::pow(reach.drainage_area_m2, 1.25) * std::sqrt(gravity_m_s2) / reach.mean_annual_discharge_m3s;
  const double yield_m_s = reach.discharge_m3s / reach.drainage_area_m2;
  const bool fastest = estimate == Estimate::fastest_probable;

  PeakVelocity out;
  if (reach.slope) {
    const double x =
        std::pow(area, 0.919) * std::pow(relative_discharge(reach), -0.469) * std::pow(*reach.slope, 0.159) * yield_m_s;
    out.m_s = fastest ? 0.25 + 0.02 * x : 0.094 + 0.0143 * x;
    out.equation = fastest ? VelocityEquation::fastest_probable_by_slope : VelocityEquation::most_probable_by_slope;
  } else {
    const double y = std::pow(area, 0.821) * std::pow(relative_discharge(reach), -0.465) * yield_m_s;
    out.m_s = fastest ? 0.2 + 0.093 * y : 0.020 + 0.051 * y;
    out.equation = fastest ? VelocityEquation::fastest_probable : VelocityEquation::most_probable;
  }
  if (!positive(out.m_s)) return tl::unexpected(TravelFault::overflow);
  return out;
}

tl::expected<Arrival, TravelFault> arrival_of_peak(double peak_s, double relative_discharge) {
  if (!positive(peak_s)) return tl::unexpected(TravelFault::peak_time);
  if (!positive(relative_discharge)) return tl::unexpected(TravelFault::discharge);
  Arrival out;
  out.peak_s = peak_s;
  out.leading_edge_s = 0.890 * peak_s;
  out.unit_peak_concentration_1_s = 857 * std::pow(peak_s / s_per_hour, -0.760 * std::pow(relative_discharge, -0.079));
  out.trailing_edge_s = out.leading_edge_s + 2e6 / out.unit_peak_concentration_1_s;
  if (!positive(out.unit_peak_concentration_1_s) || !positive(out.trailing_edge_s))
    return tl::unexpected(TravelFault::overflow);
  return out;
}

tl::expected<std::vector<Arrival>, TravelError> travel_times(std::span<const ReachHydraulics> reaches,
                                                             Estimate estimate) {
  if (reaches.empty()) return tl::unexpected(TravelError{TravelFault::no_reaches, 0});
  std::vector<Arrival> out;
  out.reserve(reaches.size());
  double peak_s = 0, relative_s = 0;  // the latter: Qa' times the seconds under it
  for (std::size_t i = 0; i < reaches.size(); ++i) {
    const auto velocity = peak_velocity(reaches[i], estimate);
    if (!velocity) return tl::unexpected(TravelError{velocity.error(), i});
    const double in_reach_s = reaches[i].length_m / velocity->m_s;
    peak_s += in_reach_s;
    relative_s += in_reach_s * relative_discharge(reaches[i]);
    const double mean_relative = relative_s / peak_s;
    const auto arrival = positive(peak_s) && positive(mean_relative)
                             ? arrival_of_peak(peak_s, mean_relative)
                             : tl::expected<Arrival, TravelFault>(tl::unexpected(TravelFault::overflow));
    if (!arrival) return tl::unexpected(TravelError{arrival.error(), i});
    out.push_back(*arrival);
  }
  return out;
}

tl::expected<std::vector<PeakRange>, TravelError> peak_ranges(std::span<const ReachHydraulics> reaches) {
  if (reaches.empty()) return tl::unexpected(TravelError{TravelFault::no_reaches, 0});
  std::vector<PeakRange> out;
  PeakRange so_far{0, 0.0};
  for (std::size_t i = 0; i < reaches.size(); ++i) {
    const auto velocity = peak_velocity(reaches[i], Estimate::most_probable);
    if (!velocity) return tl::unexpected(TravelError{velocity.error(), i});
    so_far.soonest_s += reaches[i].length_m / (velocity->m_s + velocity_error_m_s);
    const double slowest = velocity->m_s - velocity_error_m_s;
    if (slowest <= 0) so_far.latest_s.reset();
    if (so_far.latest_s) *so_far.latest_s += reaches[i].length_m / slowest;
    out.push_back(so_far);
  }
  return out;
}

tl::expected<double, TravelFault> peak_concentration_mg_l(const Arrival& arrival, double mass_kg,
                                                          double discharge_m3s) {
  if (!positive(mass_kg)) return tl::unexpected(TravelFault::mass);
  if (!positive(discharge_m3s)) return tl::unexpected(TravelFault::discharge);
  const double kg_m3 = 1e-6 * arrival.unit_peak_concentration_1_s * mass_kg / discharge_m3s;
  const double mg_l = 1000 * kg_m3;
  if (!positive(mg_l)) return tl::unexpected(TravelFault::overflow);
  return mg_l;
}

}  // namespace geodata
