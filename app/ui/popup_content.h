// What a popup tells of the chosen thing, gathered once per selection: pure data, no drawing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/ui/view.h"
#include "geodata/atlas/atlas.h"
#include "geodata/base/text.h"

namespace app {

struct PopupContent {
  struct Fact {
    std::string title, value;
    char letter = 0;  // of its note; 0: none
    bool is_text = false;
    std::string doubt;  // why the value is doubtful; empty: nothing is said against it
  };
  struct Quote {
    std::uint32_t paragraph = 0;
    std::string text;                                            // the sentence in quotation marks
    std::vector<std::pair<std::uint32_t, std::uint32_t>> marks;  // bytes of `text`: the mentions
    std::vector<std::uint32_t> claims;                           // on what the sentence says
    geodata::Passage sentence;
  };
  struct Near {
    geodata::PlaceIndex place = 0;
    double distance_m = 0;
  };

  // A place of the article that the feature belongs to or stands for, and what is said of that.
  struct Related {
    geodata::PlaceIndex place = 0;
    std::string how;  // "Part of Anshan": in the reader's language
    std::string why;  // why the map shows that place here; may be empty
    std::vector<Quote> quotes;
  };

  std::string title, title_zh, pinyin, kind;
  std::string also;              // found by another name: what it is called in the article, or on the map; may be empty
  const Layer* layer = nullptr;  // what draws it; may be null
  std::optional<geodata::FeatureIndex> feature;
  std::optional<geodata::PlaceIndex> place;
  std::vector<Fact> facts;
  std::vector<std::pair<char, std::string>> notes;  // letter, source or method
  std::string description;
  std::string certainty;  // "Estimated position, ± 3 km"; empty: as sourced
  std::string no_point;   // why there is none
  std::optional<geodata::PlaceIndex> within;
  std::vector<Near> near;
  std::vector<Quote> quotes;  // that name it; the chosen mention's first
  std::vector<Related> related;
  std::vector<Target> here;  // of a position: what lies there
  std::string measured_at;   // key of the section that is told of; empty: none
  std::optional<geodata::LngLat> point;
  double uncertainty_m = 0;

  // What "Read" opens: of its own, else of what it belongs to. Null: the article says nothing.
  const Quote* first_quote() const;
};

PopupContent popup_content(const Library& library, const Selection& selection, geodata::Language language);

// Of a position that is a station of a reader's own table: its name, where that comes from, and its river. `guide` may
// be null.
void tell_station(PopupContent& content, const SectionOfTable& station, const RiverGuide* guide,
                  geodata::Language language);

// What the open layers show at a position, best first.
std::vector<Target> lies_at(const Library& library, const Session& session, geodata::LngLat at);
// Where the water would be traced from: a site at its own place, anything else where it was chosen; from a station of a
// reader's own table under its name. Nothing without a network of rivers or far from all of it, or without a place on
// the map.
std::optional<TraceState> trace_from(const Library& library, const Session& session, const MeasurementView& measured);

}  // namespace app
