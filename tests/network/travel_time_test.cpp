#include "geodata/network/travel_time.h"

#include <cmath>
#include <limits>
#include <vector>

#include "tests/catch.h"

using namespace geodata;

namespace {

// Jobson (1996), example 1, "very limited data": 6,000 kg fall into an ungauged stream, 15 km above a town's intake.
// The drainage area is 350 km2 at the spill and 430 km2 at the intake, 390 km2 on the mean. A gauge near by with 452
// km2 has 3.88 m3/s, 5.22 m3/s in the mean year; by area that is 3.35 and 4.50 m3/s. These are the example's inputs as
// the Survey's TravelTimeService quotes them; the expected values are not the report's prints but worked out apart.
const ReachHydraulics example{15000, 3.35, 4.50, 390e6, std::nullopt};
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

PeakVelocity velocity_of(const ReachHydraulics& reach, Estimate estimate) {
  const auto velocity = peak_velocity(reach, estimate);
  REQUIRE(velocity);
  return *velocity;
}

}  // namespace

TEST_CASE("velocity of the peak without a slope") {
  // Da' = 390e6^1.25 sqrt(9.8) / 4.5 = 3.8127e10, Qa' = 0.74444, Y = 4.79478.
  const PeakVelocity most = velocity_of(example, Estimate::most_probable);
  CHECK(most.m_s == Catch::Approx(0.2645340).epsilon(1e-6));
  CHECK(most.equation == VelocityEquation::most_probable);
  const PeakVelocity fastest = velocity_of(example, Estimate::fastest_probable);
  CHECK(fastest.m_s == Catch::Approx(0.6459149).epsilon(1e-6));
  CHECK(fastest.equation == VelocityEquation::fastest_probable);
  // A river: Da' = 7.4225e10, Qa' = 2.041667, Y = 18.47805.
  const ReachHydraulics rhine{19700, 490, 240, 16e9, std::nullopt};
  CHECK(velocity_of(rhine, Estimate::most_probable).m_s == Catch::Approx(0.9623806).epsilon(1e-6));
  CHECK(velocity_of(rhine, Estimate::fastest_probable).m_s == Catch::Approx(1.9184587).epsilon(1e-6));
}

TEST_CASE("velocity of the peak with a slope") {
  ReachHydraulics reach = example;
  reach.slope = 0.002;  // X = 19.458357
  const PeakVelocity most = velocity_of(reach, Estimate::most_probable);
  CHECK(most.m_s == Catch::Approx(0.3722545).epsilon(1e-6));
  CHECK(most.equation == VelocityEquation::most_probable_by_slope);
  const PeakVelocity fastest = velocity_of(reach, Estimate::fastest_probable);
  CHECK(fastest.m_s == Catch::Approx(0.6391671).epsilon(1e-6));
  CHECK(fastest.equation == VelocityEquation::fastest_probable_by_slope);
  // Where Qa' is far from 1 the exponents -0.469 and -0.465 part: X = 85.033992, with the other one 85.277.
  const ReachHydraulics rhine{19700, 490, 240, 16e9, 0.003};
  CHECK(velocity_of(rhine, Estimate::most_probable).m_s == Catch::Approx(1.3099861).epsilon(1e-6));
  CHECK(velocity_of(rhine, Estimate::fastest_probable).m_s == Catch::Approx(1.9506798).epsilon(1e-6));
}

TEST_CASE("equations carry the report's numbers") {
  CHECK(static_cast<int>(VelocityEquation::most_probable_by_slope) == 12);
  CHECK(static_cast<int>(VelocityEquation::fastest_probable_by_slope) == 13);
  CHECK(static_cast<int>(VelocityEquation::most_probable) == 14);
  CHECK(static_cast<int>(VelocityEquation::fastest_probable) == 15);
}

TEST_CASE("unit peak concentration") {
  struct Row {
    double peak_h, relative_discharge, expected_1_s;
  };
  // After an hour 857 whatever Qa'; 857 / 10^0.76 = 148.9295; with Qa' = 1/4 the exponent is -0.760 * 4^0.079 =
  // -0.84796.
  for (const Row& row :
       {Row{1, 1, 857}, Row{1, 0.25, 857}, Row{10, 1, 148.929531}, Row{10, 0.25, 121.623903}, Row{100, 2, 31.187180}}) {
    CAPTURE(row.peak_h, row.relative_discharge);
    const auto arrival = arrival_of_peak(row.peak_h * 3600, row.relative_discharge);
    REQUIRE(arrival);
    CHECK(arrival->unit_peak_concentration_1_s == Catch::Approx(row.expected_1_s).epsilon(1e-6));
    CHECK(arrival->leading_edge_s == Catch::Approx(0.89 * row.peak_h * 3600));
    CHECK(arrival->trailing_edge_s - arrival->leading_edge_s == Catch::Approx(2e6 / row.expected_1_s).epsilon(1e-6));
  }
}

TEST_CASE("a spill above an intake") {
  const auto most = travel_times({&example, 1}, Estimate::most_probable);
  REQUIRE(most);
  REQUIRE(most->size() == 1);
  // 15.75 h; leading edge after 14.02 h, the tenth after 19.55 h.
  CHECK(most->front().peak_s == Catch::Approx(56703.49).margin(0.01));
  CHECK(most->front().leading_edge_s == Catch::Approx(50466.10).margin(0.01));
  CHECK(most->front().trailing_edge_s == Catch::Approx(70394.25).margin(0.01));
  CHECK(most->front().unit_peak_concentration_1_s == Catch::Approx(100.3606).epsilon(1e-6));
  CHECK(peak_concentration_mg_l(most->front(), 6000, 3.35).value() == Catch::Approx(179.7503).epsilon(1e-6));

  const auto fastest = travel_times({&example, 1}, Estimate::fastest_probable);
  REQUIRE(fastest);
  CHECK(fastest->front().peak_s == Catch::Approx(23222.87).margin(0.01));
  CHECK(fastest->front().leading_edge_s == Catch::Approx(20668.36).margin(0.01));
  CHECK(fastest->front().trailing_edge_s == Catch::Approx(30619.42).margin(0.01));
  CHECK(peak_concentration_mg_l(fastest->front(), 6000, 3.35).value() == Catch::Approx(359.9707).epsilon(1e-6));
}

TEST_CASE("reaches that differ: times add up, and Qa' is its mean over the peak's time") {
  const std::vector<ReachHydraulics> reaches = {{10000, 2, 4, 3e8, std::nullopt}, {30000, 20, 10, 9e8, std::nullopt}};
  const auto arrivals = travel_times(reaches, Estimate::most_probable);
  REQUIRE(arrivals);
  REQUIRE(arrivals->size() == 2);
  CHECK(arrivals->at(0).peak_s == Catch::Approx(47129.56).margin(0.01));
  // 47129.56 s at Qa' = 0.5 and 58905.27 s at 2: 1.333291 on the mean.
  CHECK(arrivals->at(1).peak_s == Catch::Approx(106034.83).margin(0.01));
  CHECK(arrivals->at(1).leading_edge_s == Catch::Approx(94370.99).margin(0.01));
  CHECK(arrivals->at(1).unit_peak_concentration_1_s == Catch::Approx(69.425124).epsilon(1e-6));
  CHECK(arrivals->at(1).trailing_edge_s == Catch::Approx(123179.01).margin(0.01));
}

TEST_CASE("a reach cut into pieces takes as long as the whole") {
  std::vector<ReachHydraulics> pieces(5, example);
  for (ReachHydraulics& piece : pieces) piece.length_m = 3000;
  for (const Estimate estimate : {Estimate::most_probable, Estimate::fastest_probable}) {
    const auto whole = travel_times({&example, 1}, estimate), cut = travel_times(pieces, estimate);
    REQUIRE(whole);
    REQUIRE(cut);
    CHECK(cut->back().peak_s == Catch::Approx(whole->front().peak_s));
    CHECK(cut->back().trailing_edge_s == Catch::Approx(whole->front().trailing_edge_s));
    for (std::size_t i = 1; i < cut->size(); ++i) {
      CHECK(cut->at(i).leading_edge_s > cut->at(i - 1).leading_edge_s);
      CHECK(cut->at(i).trailing_edge_s > cut->at(i - 1).trailing_edge_s);
      CHECK(cut->at(i).unit_peak_concentration_1_s < cut->at(i - 1).unit_peak_concentration_1_s);
    }
  }
}

TEST_CASE("a unit of mass in a unit of flow") {
  // 1 kg in 1 m3/s with Cu = 1e6 1/s is 1 kg/m3, 1000 mg/L.
  const Arrival unit{0, 0, 0, 1e6};
  CHECK(peak_concentration_mg_l(unit, 1, 1).value() == Catch::Approx(1000));
  CHECK(peak_concentration_mg_l(unit, 4, 2).value() == Catch::Approx(2000));
}

TEST_CASE("what is missing or impossible gives its reason and never a number") {
  CHECK(travel_times({}, Estimate::most_probable).error() == TravelError{TravelFault::no_reaches, 0});
  for (const double bad : {not_a_number, 0.0, -1.0, infinity, -infinity}) {
    CAPTURE(bad);
    const auto fault_at_second = [&](auto spoil) {
      std::vector<ReachHydraulics> reaches(3, example);
      spoil(reaches[1]);
      const auto arrivals = travel_times(reaches, Estimate::fastest_probable);
      REQUIRE(!arrivals);
      CHECK(arrivals.error().reach == 1);
      CHECK(peak_velocity(reaches[1], Estimate::most_probable).error() == arrivals.error().fault);
      return arrivals.error().fault;
    };
    CHECK(fault_at_second([&](ReachHydraulics& r) { r.length_m = bad; }) == TravelFault::length);
    CHECK(fault_at_second([&](ReachHydraulics& r) { r.discharge_m3s = bad; }) == TravelFault::discharge);
    CHECK(fault_at_second([&](ReachHydraulics& r) { r.mean_annual_discharge_m3s = bad; }) ==
          TravelFault::mean_annual_discharge);
    CHECK(fault_at_second([&](ReachHydraulics& r) { r.drainage_area_m2 = bad; }) == TravelFault::drainage_area);
    CHECK(fault_at_second([&](ReachHydraulics& r) { r.slope = bad; }) == TravelFault::slope);
    CHECK(arrival_of_peak(bad, 1).error() == TravelFault::peak_time);
    CHECK(arrival_of_peak(3600, bad).error() == TravelFault::discharge);
    CHECK(peak_concentration_mg_l({0, 0, 0, 100}, bad, 1).error() == TravelFault::mass);
    CHECK(peak_concentration_mg_l({0, 0, 0, 100}, 1, bad).error() == TravelFault::discharge);
  }
  CHECK(peak_concentration_mg_l(Arrival{}, 1, 1).error() == TravelFault::overflow);
}

TEST_CASE("numbers at the ends of their range never give infinity") {
  for (const double length : {1e-300, 1e300}) {
    for (const double discharge : {1e-300, 1.0, 1e300}) {
      for (const double mean : {1e-300, 1.0, 1e300}) {
        for (const double area : {1e-300, 1.0, 1e300}) {
          const ReachHydraulics reaches[] = {{length, discharge, mean, area, 1e-9},
                                             {length, discharge, mean, area, {}}};
          for (const Estimate estimate : {Estimate::most_probable, Estimate::fastest_probable}) {
            const auto arrivals = travel_times(reaches, estimate);
            if (!arrivals) continue;
            for (const Arrival& a : *arrivals) {
              CHECK(std::isfinite(a.trailing_edge_s));
              CHECK(std::isfinite(a.unit_peak_concentration_1_s));
              CHECK(a.peak_s > 0);
            }
          }
        }
      }
    }
  }
}

TEST_CASE("the range of a peak: every velocity off by 0.505 ft/s, and no latest time where that is all of it") {
  ReachHydraulics fast;
  fast.length_m = 10'000, fast.discharge_m3s = fast.mean_annual_discharge_m3s = 50, fast.drainage_area_m2 = 5e9;
  fast.slope = 0.002;
  const double v = peak_velocity(fast, Estimate::most_probable)->m_s;
  REQUIRE(v > velocity_error_m_s);
  const auto ranges = peak_ranges(std::vector{fast, fast});
  REQUIRE(ranges);
  REQUIRE(ranges->size() == 2);
  CHECK((*ranges)[1].soonest_s == Catch::Approx(20'000 / (v + 0.1539)).epsilon(1e-3));
  CHECK((*ranges)[1].latest_s.value() == Catch::Approx(20'000 / (v - 0.1539)).epsilon(1e-3));
  const auto peak = travel_times(std::vector{fast, fast}, Estimate::most_probable);
  CHECK((*ranges)[1].soonest_s < (*peak)[1].peak_s);
  CHECK((*ranges)[1].latest_s.value() > (*peak)[1].peak_s);

  ReachHydraulics slow = fast;
  slow.discharge_m3s = slow.mean_annual_discharge_m3s = 0.01, slow.drainage_area_m2 = 5e6, slow.slope = 1e-5;
  REQUIRE(peak_velocity(slow, Estimate::most_probable)->m_s < velocity_error_m_s);
  const auto unbounded = peak_ranges(std::vector{fast, slow, fast});
  REQUIRE(unbounded);
  CHECK((*unbounded)[0].latest_s);
  CHECK_FALSE((*unbounded)[1].latest_s);
  CHECK_FALSE((*unbounded)[2].latest_s);  // what was lost on the way does not come back
  CHECK(peak_ranges({}).error().fault == TravelFault::no_reaches);
}
