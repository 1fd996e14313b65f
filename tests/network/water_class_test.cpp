#include "geodata/network/water_class.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "tests/catch.h"

using namespace geodata;
using P = WaterParameter;
using C = WaterClass;

namespace {

std::optional<WaterClass> class_of(P parameter, double value, WaterBody body = WaterBody::river) {
  WaterSample sample;
  sample[parameter] = value;
  return assess_water(sample, body).of(parameter);
}

// A tiny reader: the published file quotes nothing.
std::vector<std::map<std::string, std::string>> rows_of(const std::filesystem::path& path) {
  const auto cells = [](std::string line) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::vector<std::string> out(1);
    for (const char c : line) c == ',' ? out.emplace_back() : out.back() += c;
    return out;
  };
  std::ifstream file(path);
  std::string line;
  REQUIRE(std::getline(file, line));
  const auto header = cells(line);
  std::vector<std::map<std::string, std::string>> out;
  while (std::getline(file, line)) {
    const auto values = cells(line);
    REQUIRE(values.size() == header.size());
    for (out.emplace_back(); out.back().size() < header.size();)
      out.back()[header[out.back().size()]] = values[out.back().size()];
  }
  return out;
}

}  // namespace

TEST_CASE("classes at, above and below each limit of GB 3838-2002, table 1") {
  struct Row {
    P parameter;
    WaterBody body;
    std::array<double, 5> limits;
  };
  constexpr auto river = WaterBody::river, lake = WaterBody::lake;
  // clang-format off
  const Row rows[] = {
      {P::permanganate_index,        river, {2, 4, 6, 10, 15}},
      {P::chemical_oxygen_demand,    river, {15, 15, 20, 30, 40}},
      {P::biochemical_oxygen_demand, river, {3, 3, 4, 6, 10}},
      {P::ammonia_nitrogen,          river, {0.15, 0.5, 1, 1.5, 2}},
      {P::total_phosphorus,          river, {0.02, 0.1, 0.2, 0.3, 0.4}},
      {P::total_phosphorus,          lake,  {0.01, 0.025, 0.05, 0.1, 0.2}},
      {P::total_nitrogen,            lake,  {0.2, 0.5, 1, 1.5, 2}},
      {P::copper,                    lake,  {0.01, 1, 1, 1, 1}},
      {P::zinc,                      river, {0.05, 1, 1, 2, 2}},
      {P::fluoride,                  river, {1, 1, 1, 1.5, 1.5}},
      {P::selenium,                  river, {0.01, 0.01, 0.01, 0.02, 0.02}},
      {P::arsenic,                   river, {0.05, 0.05, 0.05, 0.1, 0.1}},
      {P::mercury,                   river, {5e-5, 5e-5, 1e-4, 1e-3, 1e-3}},
      {P::cadmium,                   river, {0.001, 0.005, 0.005, 0.005, 0.01}},
      {P::chromium_vi,               river, {0.01, 0.05, 0.05, 0.05, 0.1}},
      {P::lead,                      river, {0.01, 0.01, 0.05, 0.05, 0.1}},
      {P::cyanide,                   river, {0.005, 0.05, 0.2, 0.2, 0.2}},
      {P::volatile_phenols,          river, {0.002, 0.002, 0.005, 0.01, 0.1}},
      {P::oil,                       river, {0.05, 0.05, 0.05, 0.5, 1}},
      {P::anionic_surfactants,       river, {0.2, 0.2, 0.2, 0.3, 0.3}},
      {P::sulfide,                   river, {0.05, 0.1, 0.2, 0.5, 1}},
  };
  // clang-format on
  for (const Row& row : rows) {
    CAPTURE(static_cast<int>(row.parameter), static_cast<int>(row.body));
    CHECK(class_of(row.parameter, 0, row.body) == C::i);
    for (std::size_t i = 0; i < 5; ++i) {
      CAPTURE(i);
      const double limit = row.limits[i];
      std::size_t best = i, next = i + 1;  // equal limits: the best of them; above, the first with a larger one
      while (best > 0 && row.limits[best - 1] == limit) --best;
      while (next < 5 && row.limits[next] == limit) ++next;
      CHECK(class_of(row.parameter, limit, row.body) == static_cast<C>(best));
      CHECK(class_of(row.parameter, limit * 0.999, row.body) == static_cast<C>(best));
      CHECK(class_of(row.parameter, limit * 1.001, row.body) == static_cast<C>(next));
    }
  }
}

TEST_CASE("dissolved oxygen: more is better, and 90 % of saturation makes class I") {
  CHECK(class_of(P::dissolved_oxygen, 7.5) == C::i);
  CHECK(class_of(P::dissolved_oxygen, 7.49) == C::ii);
  CHECK(class_of(P::dissolved_oxygen, 6) == C::ii);
  CHECK(class_of(P::dissolved_oxygen, 5.99) == C::iii);
  CHECK(class_of(P::dissolved_oxygen, 5) == C::iii);
  CHECK(class_of(P::dissolved_oxygen, 4.99) == C::iv);
  CHECK(class_of(P::dissolved_oxygen, 3) == C::iv);
  CHECK(class_of(P::dissolved_oxygen, 2.99) == C::v);
  CHECK(class_of(P::dissolved_oxygen, 2) == C::v);
  CHECK(class_of(P::dissolved_oxygen, 1.99) == C::below_v);
  CHECK(class_of(P::dissolved_oxygen, 0) == C::below_v);

  WaterSample warm;
  warm[P::dissolved_oxygen] = 7.2;
  warm.oxygen_saturation_percent = 90;
  CHECK(assess_water(warm, WaterBody::river).overall == C::i);
  warm.oxygen_saturation_percent = 89.9;
  CHECK(assess_water(warm, WaterBody::river).overall == C::ii);
  warm[P::dissolved_oxygen] = std::numeric_limits<double>::quiet_NaN();
  warm.oxygen_saturation_percent = 95;
  CHECK(!assess_water(warm, WaterBody::river).overall);
}

TEST_CASE("pH outside 6 to 9 is below V, within it says nothing against class I") {
  CHECK(class_of(P::ph, 5.99) == C::below_v);
  CHECK(class_of(P::ph, 6) == C::i);
  CHECK(class_of(P::ph, 7.4) == C::i);
  CHECK(class_of(P::ph, 9) == C::i);
  CHECK(class_of(P::ph, 9.01) == C::below_v);
}

TEST_CASE("the worst parameter decides and is named") {
  WaterSample sample;
  sample[P::ph] = 7.9;
  sample[P::dissolved_oxygen] = 5.4;   // III
  sample[P::permanganate_index] = 3;   // II
  sample[P::ammonia_nitrogen] = 0.9;   // III
  sample[P::total_phosphorus] = 0.03;  // II in a river, III in a lake
  const WaterAssessment river = assess_water(sample, WaterBody::river);
  CHECK(river.overall == C::iii);
  CHECK(river.deciding == std::vector{P::dissolved_oxygen, P::ammonia_nitrogen});
  CHECK(river.of(P::total_phosphorus) == C::ii);
  CHECK(!river.of(P::copper));
  const WaterAssessment lake = assess_water(sample, WaterBody::lake);
  CHECK(lake.overall == C::iii);
  CHECK(lake.deciding == std::vector{P::dissolved_oxygen, P::ammonia_nitrogen, P::total_phosphorus});

  sample[P::oil] = 1.2;
  CHECK(assess_water(sample, WaterBody::river).overall == C::below_v);
  CHECK(assess_water(sample, WaterBody::river).deciding == std::vector{P::oil});
}

TEST_CASE("total nitrogen stands aside") {
  WaterSample sample;
  sample[P::total_nitrogen] = 5;
  CHECK(!assess_water(sample, WaterBody::river).of(P::total_nitrogen));
  CHECK(assess_water(sample, WaterBody::lake).of(P::total_nitrogen) == C::below_v);
  CHECK(!assess_water(sample, WaterBody::lake).overall);
  sample[P::permanganate_index] = 1;
  CHECK(assess_water(sample, WaterBody::lake).overall == C::i);
  CHECK(assess_water(sample, WaterBody::lake).deciding == std::vector{P::permanganate_index});
}

TEST_CASE("what was not measured is not assessed") {
  CHECK(!assess_water(WaterSample{}, WaterBody::lake).overall);
  CHECK(assess_water(WaterSample{}, WaterBody::lake).deciding.empty());
  for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -0.01}) {
    for (std::size_t i = 0; i < water_parameter_count; ++i) CHECK(!class_of(static_cast<P>(i), bad, WaterBody::lake));
  }
}

// Published by the China National Environmental Monitoring Centre; rows marked suspect are published classes too, and
// stay. Dahuofang Reservoir was classed by the limits of rivers: all its 163 rows agree with them, 130 with a lake's.
TEST_CASE("the classes that were published follow from the values that were published") {
  const auto rows =
      rows_of(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases/anshan/data/water_quality_2020-2021.csv");
  const std::vector<std::string> names = {"I", "II", "III", "IV", "V", "below V"};
  const std::pair<const char*, P> columns[] = {{"pH", P::ph},
                                               {"DO_mg_L", P::dissolved_oxygen},
                                               {"CODMn_mg_L", P::permanganate_index},
                                               {"NH3N_mg_L", P::ammonia_nitrogen},
                                               {"TP_mg_L", P::total_phosphorus},
                                               {"TN_mg_L", P::total_nitrogen}};
  int published = 0, agree = 0, agree_if_both_are_lakes = 0;
  for (const auto& row : rows) {
    if (row.at("class_roman").empty()) continue;
    ++published;
    WaterSample sample;
    for (const auto& column : columns)
      if (const std::string& text = row.at(column.first); !text.empty()) sample[column.second] = std::stod(text);
    const auto agrees = [&](bool lake) {
      const auto got = assess_water(sample, lake ? WaterBody::lake : WaterBody::river).overall;
      return got && names[static_cast<std::size_t>(*got)] == row.at("class_roman");
    };
    const bool tanghe = row.at("section") == "汤河水库", dahuofang = row.at("section") == "大伙房水库";
    agree += agrees(tanghe);
    agree_if_both_are_lakes += agrees(tanghe || dahuofang);
  }
  CAPTURE(published, agree, agree_if_both_are_lakes);
  REQUIRE(published > 900);
  CHECK(agree >= 0.97 * published);
  CHECK(agree_if_both_are_lakes >= 0.95 * published);
  CHECK(agree > agree_if_both_are_lakes);
}
