// What a trace says over the Anshan atlas, against worked answers and by hand.
#include "app/core/river_answer.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "app/core/river_start.h"
#include "tests/catch.h"
#include "tests/core/anshan_guide.h"

using namespace app;
using nlohmann::json;

namespace {

const std::string root = ANSHAN_SOURCE_DIR;

RiverQuestion from_site(const std::string& id) {
  const RiverSite* site = anshan().site(id);
  REQUIRE(site != nullptr);
  REQUIRE(site->access);
  return {TraceDirection::down, *site->access, id, geodata::no_limit, std::nullopt};
}

const std::string dagushan = "mine-p100000129340";

}  // namespace

TEST_CASE("the worked answers: start, rivers passed, sections downstream and sites upstream") {
  const json reference = json::parse(std::ifstream(root + "/tests/data/rivers/trace_reference.json"));
  const RiverGuide& guide = anshan();
  for (const json& record : reference["records"]) {
    const std::string name = record["name"];
    CAPTURE(name);
    RiverQuestion question;
    if (record["site_id"].is_string()) {
      question = from_site(record["site_id"]);
      CHECK(question.start.overland_m == Catch::Approx(record["path_to_reach_m"].get<double>()).margin(1));
    } else {
      const auto access = access_of(guide, {record["start"][0], record["start"][1]});
      REQUIRE(access);
      question.start = *access;
    }
    CHECK(guide.rivers.id(question.start.position.reach) == record["reach_id"].get<std::string>());
    const RiverAnswer said = answer(guide, question);
    std::vector<std::string> passed, passed_zh;
    for (const geodata::TraceStep& step : said.trace.steps) {
      const std::string river(guide.rivers.name(step.reach));
      if (river.empty() || std::find(passed.begin(), passed.end(), river) != passed.end()) continue;
      passed.push_back(river), passed_zh.emplace_back(guide.rivers.name_zh(step.reach));
    }
    CHECK(passed == record["rivers_passed"].get<std::vector<std::string>>());
    CHECK(passed_zh == record["rivers_passed_zh"].get<std::vector<std::string>>());

    std::vector<std::pair<std::string, double>> sections;
    for (const RiverEvent& event : said.events) {
      if (event.kind != RiverEvent::Kind::site || guide.sites[*event.site].layer != "water_quality") continue;
      sections.emplace_back(guide.sites[*event.site].names.name_zh, event.distance_m);
    }
    REQUIRE(sections.size() == record["sections_downstream"].size());
    for (std::size_t i = 0; i < sections.size(); ++i) {
      CHECK(sections[i].first == record["sections_downstream"][i]["section"].get<std::string>());
      CHECK(sections[i].second ==
            Catch::Approx(record["sections_downstream"][i]["distance_m"].get<double>()).epsilon(0.001).margin(1));
    }
    std::set<std::string> above;
    for (const std::size_t site : said.sites_above_start) above.insert(guide.sites[site].id);
    CHECK(above == record["sites_upstream"].get<std::set<std::string>>());
  }
}

TEST_CASE("Dagushan to the sea: in order, with distances to both ends, and what the article says of what is passed") {
  const RiverGuide& guide = anshan();
  const RiverAnswer said = answer(guide, from_site(dagushan));
  CHECK(said.trace.to_the_end);
  CHECK(said.events.front().kind == RiverEvent::Kind::start);
  CHECK(said.events.back().kind == RiverEvent::Kind::end);
  CHECK(*said.events.back().to_mouth_m == 0);
  CHECK(said.estimated_m > 40'000);
  double last_m = 0;
  std::size_t into = 0, mentions = 0;
  for (const RiverEvent& event : said.events) {
    CHECK(event.distance_m >= last_m);
    CHECK(*event.to_mouth_m == Catch::Approx(said.trace.length_m - event.distance_m).margin(1e-6));
    last_m = event.distance_m;
    into += event.kind == RiverEvent::Kind::into ? 1 : 0;
    mentions += event.links.size();
    if (event.kind == RiverEvent::Kind::into && guide.rivers.name(event.reach) == "Taizi He") {
      CHECK_FALSE(event.links.empty());  // the article speaks of the Taizi
      CHECK(*event.area_km2 > 10'000);
    }
  }
  CHECK(into == 2);  // the Taizi, the Daliao
  CHECK(mentions > 1);
}

TEST_CASE("upstream of a section: all that drains to it, nearest first") {
  const RiverGuide& guide = anshan();
  const RiverSite* sanchahe = guide.site("wq-三岔河");
  REQUIRE(sanchahe != nullptr);
  const std::vector<SiteAbove> above = sites_above(guide, sanchahe->access->position);
  CHECK(above.size() > 20);
  for (std::size_t i = 1; i < above.size(); ++i) CHECK(above[i - 1].distance_m <= above[i].distance_m);
  // The way up from a section and the way down from a site are one.
  for (const SiteAbove& site : above) {
    const auto way =
        between(guide.rivers.network(), guide.sites[site.site].access->position, sanchahe->access->position);
    CHECK(way.way.length_m == Catch::Approx(site.distance_m).margin(1e-6));
  }
}

TEST_CASE("times run as far as the method and the data, and say what stopped them") {
  const RiverGuide& guide = anshan();
  const RiverAnswer said = answer(guide, from_site(dagushan));
  REQUIRE_FALSE(said.no_times.empty());
  const auto in_a_gap = [&](double at_m) {
    return std::any_of(said.no_times.begin(), said.no_times.end(), [&](const NoTravelTime& none) {
      return at_m >= none.from_m && (!none.to_m || at_m <= *none.to_m);
    });
  };
  const RiverAnswer again = answer(guide, [] {
    RiverQuestion low = from_site(dagushan);
    low.discharge_share = 0.5;
    return low;
  }());
  bool timed = false;
  for (std::size_t i = 0; i < said.events.size(); ++i) {
    const RiverEvent& event = said.events[i];
    if (!event.most_probable) {
      CHECK((event.distance_m == 0 || in_a_gap(event.distance_m)));
      continue;
    }
    timed = true;
    CHECK(event.most_probable->leading_edge_s < event.most_probable->peak_s);
    CHECK(event.most_probable->peak_s < event.most_probable->trailing_edge_s);
    CHECK(event.fastest->peak_s < event.most_probable->peak_s);
    CHECK(again.events[i].most_probable->peak_s > event.most_probable->peak_s);  // less water is slower
  }
  CHECK(timed);
  RiverQuestion up = from_site(dagushan);
  up.direction = TraceDirection::up;
  CHECK(answer(guide, up).no_times.front().reason == NoTravelTime::Reason::not_downstream);
}

TEST_CASE("beyond 20 km of every river there is none") { CHECK_FALSE(access_of(anshan(), {119.0, 39.0})); }

TEST_CASE("an atlas without rivers says so") {
  const auto none = read_river_guide(std::make_shared<geodata::Atlas>());
  REQUIRE_FALSE(none);
  CHECK(say(none.error()) ==
        "There are no rivers to trace: the atlas names no river network. Open an atlas that has one.");
}

TEST_CASE("a place of a way by its distance, and back; off the way there is none") {
  const RiverGuide& guide = anshan();
  const RiverAnswer down = answer(guide, from_site(dagushan));
  const RiverAnswer up = answer(
      guide, {TraceDirection::up_main, guide.site("wq-三岔河")->access.value(), {}, geodata::no_limit, std::nullopt});
  for (const auto& [way, is_down] : {std::pair(&down.trace, true), std::pair(&up.trace, false)}) {
    for (const double share : {0.0, 0.001, 0.3, 0.77, 0.999, 1.0}) {
      CAPTURE(share, is_down);
      const double distance_m = share * way->length_m;
      const auto back = distance_to(*way, position_at(*way, distance_m, is_down), is_down);
      REQUIRE(back);
      CHECK(*back == Catch::Approx(distance_m).margin(0.001));
    }
  }
  const geodata::RiverPosition far = guide.site("mine-p100000128029")->access->position;  // on the Yangliu
  CHECK_FALSE(distance_to(down.trace, far, true));
}

TEST_CASE("what the article says of the city is not said of each district that a way passes") {
  const RiverAnswer down = answer(anshan(), from_site(dagushan));
  bool passed = false;
  for (const RiverEvent& event : down.events) {
    if (event.kind != RiverEvent::Kind::enters && event.kind != RiverEvent::Kind::exits) continue;
    passed = true;
    CHECK(event.links.empty());
  }
  CHECK(passed);
}

// Dagushan's water: no discharge is known of the Nansha from km 10.7 on; of the Taizi, into which it flows, there is.
TEST_CASE("below a part without times they go on, counted from its end") {
  const RiverAnswer said = answer(anshan(), from_site(dagushan));
  REQUIRE(said.no_times.size() >= 1);
  const NoTravelTime& gap = said.no_times.front();
  CHECK(gap.reason == NoTravelTime::Reason::no_discharge);
  CHECK(gap.from_m == Catch::Approx(10'700).margin(100));
  REQUIRE(gap.to_m);
  double last_peak_s = 0, last_from_m = 0;
  bool below = false;
  for (const RiverEvent& event : said.events) {
    if (!event.most_probable) continue;
    if (event.distance_m < gap.from_m) CHECK(event.times_from_m == 0);
    if (event.distance_m > *gap.to_m) CHECK(event.times_from_m >= *gap.to_m);
    below = below || event.distance_m > *gap.to_m;
    CHECK(event.distance_m > event.times_from_m);
    if (event.times_from_m == last_from_m) CHECK(event.most_probable->peak_s >= last_peak_s);
    last_from_m = event.times_from_m, last_peak_s = event.most_probable->peak_s;
  }
  CHECK(below);
}

TEST_CASE("what the data lacks of a reach the reader gives: times run through, and the data's own values stay") {
  RiverQuestion question = from_site(dagushan);
  const RiverAnswer before = answer(anshan(), question);
  REQUIRE_FALSE(before.lacking.empty());
  for (const RiverAnswer::Lacking& lacking : before.lacking) {
    CHECK((lacking.discharge || lacking.area));
    put(question.values, {anshan().rivers.id(lacking.reach), 2.5, 300.0, "own gauging, 2026"});
  }
  put(question.values,
      {anshan().rivers.id(before.trace.steps.front().reach), 1e5, 1e5, "wrong"});  // is known: not used
  const RiverAnswer after = answer(anshan(), question);
  CHECK(after.lacking.size() == before.lacking.size());
  const auto gap_m = [](const RiverAnswer& a) {
    double sum = 0;
    for (const NoTravelTime& none : a.no_times) sum += none.to_m.value_or(a.trace.length_m) - none.from_m;
    return sum;
  };
  CHECK(gap_m(after) < gap_m(before));
  for (std::size_t i = 0; i < before.events.size(); ++i) {
    if (!before.events[i].most_probable || before.events[i].times_from_m > 0) continue;
    CHECK(after.events[i].most_probable->peak_s == before.events[i].most_probable->peak_s);
  }
}
