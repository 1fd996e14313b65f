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
  bool month = false;        // no day was written: the first of the month stands for it
  friend bool operator==(const SampleTime&, const SampleTime&) = default;
};

// What a table's dates may be besides those with the year first.
enum class DateOrder : std::uint8_t { year_first, month_first, day_first };  // of 5/8/2020
struct DateForm {
  DateOrder order = DateOrder::year_first;
  bool months = false;  // 2020-05, 2020年5月, 5/2020
  friend bool operator==(const DateForm&, const DateForm&) = default;
};

// Year first: 2020-05-08, 2020-05-08T15:00 and the other forms of ISO 8601, 2020/5/8, 2020.5.8 8:05, 2020年5月8日 15时;
// with the month's name, 8 May 2020 and 08-May-20; and what `form` allows. Nothing: it is none of these, or no day of
// the calendar.
std::optional<SampleTime> parse_time(std::string_view words, DateForm form = {});
// An hour by itself, in minutes: 15:00, 3:05:00 PM, 15时5分.
std::optional<std::int64_t> parse_clock(std::string_view words);
// "2020-05-08", "2020-05-08 15:00", "2020-05"
std::string written(SampleTime time);
std::string written_day(std::int64_t minutes);

struct CellNumber {
  enum class State : std::uint8_t { empty, number, not_detected, bad };
  State state = State::empty;
  double value = 0;
  bool below = false;  // "<0.025", "0.025L": below what the method detects; `value` is that limit
  std::string unit;    // behind the number: "350 ug/L"
};
// Empty: nothing, or a word for it (-, NA, 无, ...). Not detected: a word for it (ND, 未检出, L, ...), so that its
// limit is not known. Full-width digits are digits. `decimal_comma`: a comma may stand for the point; else commas may
// part thousands where nothing else can be meant (1,234.5 and 1,234,567; 1,234 is neither).
CellNumber parse_number(std::string_view words, bool decimal_comma);

// "II", "Ⅱ", "Ⅱ类", "class II", "2", "劣V", "below V", ">V".
std::optional<geodata::WaterClass> parse_class(std::string_view words);
// "I" ... "V"; of below V in words, by the catalogue.
std::string class_name(geodata::WaterClass c, geodata::Language language);

}  // namespace app
