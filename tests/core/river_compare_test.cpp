// Two traces side by side, districts and reservoirs on a way, over the Anshan atlas.
#include "app/core/river_compare.h"

#include <algorithm>

#include "app/core/river_start.h"
#include "app/core/river_words.h"
#include "tests/catch.h"
#include "tests/core/anshan_guide.h"

using namespace app;
using geodata::Language;
using Kind = RiverEvent::Kind;

namespace {

RiverAnswer answer_from(const std::string& from, TraceDirection direction = TraceDirection::down) {
  auto start = find_river_start(anshan(), from);
  REQUIRE(start);
  return answer(anshan(), {direction, start->access, start->site, geodata::no_limit, std::nullopt});
}

std::vector<const RiverEvent*> events_of(const RiverAnswer& answer, std::initializer_list<Kind> kinds) {
  std::vector<const RiverEvent*> out;
  for (const RiverEvent& event : answer.events)
    if (std::find(kinds.begin(), kinds.end(), event.kind) != kinds.end()) out.push_back(&event);
  return out;
}

}  // namespace

TEST_CASE("two mines whose waters meet: where, and how much river they share") {
  const RiverAnswer one = answer_from("Dagushan iron mine"), other = answer_from("mine-p100000128029");
  const RiverComparison compared = compare(anshan(), one, other);
  CHECK(compared.starts.relation == geodata::Relation::meet_below);
  // Below the meeting both ways are one.
  CHECK(compared.common_m == Catch::Approx(one.trace.length_m - compared.starts.first_to_meeting_m).margin(1));
  CHECK(compared.common_m == Catch::Approx(other.trace.length_m - compared.starts.second_to_meeting_m).margin(1));
  const std::string words = say(words_of(anshan(), compared, Language::english));
  CHECK(words.starts_with("Their waters meet at the "));
  CHECK(words.find("km " + kilometres(compared.starts.first_to_meeting_m) + " from this start") != std::string::npos);
  // The other way round it is the same place.
  const RiverComparison turned = compare(anshan(), other, one);
  CHECK(turned.common_m == Catch::Approx(compared.common_m));
  CHECK(turned.starts.first_to_meeting_m == Catch::Approx(compared.starts.second_to_meeting_m));
}

TEST_CASE("one above the other, the same place, and a tree beside a way") {
  const RiverAnswer section = answer_from("wq-三岔河"), mine = answer_from("Dagushan iron mine");
  CHECK(say(words_of(anshan(), compare(anshan(), section, mine), Language::english)).find(" km up the river") !=
        std::string::npos);
  CHECK(compare(anshan(), mine, section).starts.relation == geodata::Relation::first_above);
  CHECK(compare(anshan(), section, mine).starts.relation == geodata::Relation::second_above);
  CHECK(compare(anshan(), mine, mine).starts.relation == geodata::Relation::same_place);
  CHECK(compare(anshan(), mine, mine).common_m == Catch::Approx(mine.trace.length_m));
  // All above the section holds the way from the mine down to it.
  const RiverAnswer above = answer_from("wq-三岔河", TraceDirection::up);
  const RiverComparison both = compare(anshan(), mine, above);
  CHECK(both.common_m == Catch::Approx(both.starts.way.length_m).margin(1));
  CHECK(figures_of(above).by_river_m > above.trace.length_m);  // of a tree: all of it
}

TEST_CASE("from the mine the way goes through the districts of Anshan, and each is told once") {
  const RiverAnswer said = answer_from("Dagushan iron mine");
  const auto areas = events_of(said, {Kind::enters, Kind::exits});
  REQUIRE(areas.size() >= 2);
  std::vector<std::string> names;
  for (const RiverEvent* event : areas) {
    REQUIRE(event->area);
    names.push_back(names_of(anshan(), *event).name + (event->kind == Kind::exits ? " out" : ""));
    CHECK_FALSE(names_of(anshan(), *event).name_zh.empty());
  }
  // The mine's reach begins in Qianshan; the way leaves the prefecture for Liaoyang's before the sea.
  CHECK(areas.front()->distance_m == 0);
  CHECK(note_of(anshan(), said, *areas.front(), Language::english) == "the way begins in it");
  CHECK(areas.front()->kind == Kind::enters);
  INFO(names.size());
  for (const std::string& name : names) UNSCOPED_INFO(name);
  CHECK(std::find(names.begin(), names.end(), "Haicheng City") != names.end());
}

TEST_CASE("the Tang He's reservoir has an upper end and a dam, at places that say they are estimates") {
  const RiverAnswer said = answer_from("123.302,40.95");
  const auto waters = events_of(said, {Kind::reservoir, Kind::dam});
  REQUIRE(waters.size() == 2);
  CHECK(names_of(anshan(), *waters[0]).name == "Tanghe Reservoir");
  CHECK(names_of(anshan(), *waters[0]).name_zh == "汤河水库");
  CHECK(note_of(anshan(), said, *waters[0], Language::english) == "a reservoir: its upper end");
  CHECK(names_of(anshan(), *waters[1]).name == "Dam of Tanghe Reservoir");
  CHECK(names_of(anshan(), *waters[1]).name_zh == "汤河水库大坝");
  CHECK(waters[1]->distance_m - waters[0]->distance_m == Catch::Approx(13184.7 + 1486.3).margin(20));
  CHECK(note_of(anshan(), said, *waters[1], Language::english) ==
        "a dam, at an estimated place: the reservoir’s reach ends here");
  // Up the main stem from below the dam they come the other way round.
  const RiverAnswer up = answer_from("123.38,41.14", TraceDirection::up_main);
  const auto turned = events_of(up, {Kind::reservoir, Kind::dam});
  REQUIRE(turned.size() == 2);
  CHECK(turned[0]->kind == Kind::dam);
  CHECK(turned[1]->kind == Kind::reservoir);
}

TEST_CASE("a discharge as a share of the mean; none where that is not known") {
  const geodata::Rivers& rivers = anshan().rivers;
  const auto tang = rivers.find("tang-03"), hun = rivers.find("hun-02");
  REQUIRE(tang);
  REQUIRE(hun);
  CHECK(share_of_mean(rivers, *tang, 17.02).value() == Catch::Approx(2));
  CHECK_FALSE(share_of_mean(rivers, *hun, 5));
  CHECK(rivers.discharge_method(*tang) ==
        "the area drained, times 232.9 mm a year: the published runoff of the Tang basin");
  CHECK(rivers.reservoir_name(*tang) == "Tanghe Reservoir");
}

TEST_CASE("a kept trace is called as the reader called it, else by its start; a position by its river") {
  const auto shown = [](const std::string& from) {
    auto start = find_river_start(anshan(), from);
    REQUIRE(start);
    return ShownTrace{*start, answer_from(from)};
  };
  const ShownTrace mine = shown("Dagushan iron mine"), place = shown("123.302,40.95");
  TraceState trace;
  CHECK(name_of(anshan(), trace, &mine, Language::english) == "From Dagushan iron mine to the mouth");
  CHECK(name_of(anshan(), trace, &mine, Language::chinese) == "从大孤山铁矿到河口");
  CHECK(name_of(anshan(), trace, &place, Language::english) == "From Tang River to the mouth");
  trace.site_name = "The old mine";
  CHECK(name_of(anshan(), trace, nullptr, Language::english) == "The old mine");
  trace.name = "Spill";
  CHECK(name_of(anshan(), trace, &mine, Language::chinese) == "Spill");
}
