// The cells of a table of measurements: dates, numbers and classes as people write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geodata/base/text.h"
#include "geodata/network/water_class.h"

namespace app {

// A moment as it is written: a zone behind it is not counted in.
struct SampleTime {
  std::int64_t minutes = 0;  // since 1970-01-01 00:00
  bool clock = false;        // an hour was written
  friend bool operator==(const SampleTime&, const SampleTime&) = default;
};

// Year first: 2020-05-08, 2020-05-08T15:00 and the other forms of ISO 8601, 2020/5/8, 2020.5.8 8:05, 2020年5月8日 15时.
// Nothing: it is none of these, or no day of the calendar.
std::optional<SampleTime> parse_time(std::string_view words);
// "2020-05-08", "2020-05-08 15:00"
std::string written(SampleTime time);
std::string written_day(std::int64_t minutes);

struct CellNumber {
  enum class State : std::uint8_t { empty, number, bad };
  State state = State::empty;
  double value = 0;
  bool below = false;  // "<0.025", "0.025L": below what the method detects; `value` is that limit
};
// Empty: nothing, or a word for it (-, NA, 无, ...). `decimal_comma`: a comma may stand for the point.
CellNumber parse_number(std::string_view words, bool decimal_comma);

// "II", "Ⅱ", "Ⅱ类", "class II", "2", "劣V", "below V", ">V".
std::optional<geodata::WaterClass> parse_class(std::string_view words);
// "I" ... "V"; of below V in words, by the catalogue.
std::string class_name(geodata::WaterClass c, geodata::Language language);

}  // namespace app
