#include "app/core/measurement_cells.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "geodata/base/finite_number.h"

namespace app {

namespace {

constexpr std::int64_t minutes_a_day = 1440;

// Takes one to `most` digits off the front.
std::optional<int> take_number(std::string_view& words, std::size_t most) {
  int value = 0;
  std::size_t digits = 0;
  while (digits < most && digits < words.size() && words[digits] >= '0' && words[digits] <= '9') {
    value = value * 10 + (words[digits++] - '0');
  }
  if (digits == 0) return std::nullopt;
  words.remove_prefix(digits);
  return value;
}

bool take(std::string_view& words, std::string_view sign) {
  if (!words.starts_with(sign)) return false;
  words.remove_prefix(sign.size());
  return true;
}

std::optional<std::int64_t> take_day(std::string_view& words) {
  const std::size_t before = words.size();
  const auto year = take_number(words, 4);
  if (!year || before - words.size() != 4) return std::nullopt;
  std::optional<int> month, day;
  for (const auto& [first, second] : {std::pair{"-", "-"}, {"/", "/"}, {".", "."}, {"年", "月"}}) {
    if (!take(words, first)) continue;
    month = take_number(words, 2);
    if (!take(words, second)) return std::nullopt;
    day = take_number(words, 2);
    if (std::string_view(first) == "年") take(words, "日");
    break;
  }
  if (!month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

// "15:00", "15:00:05.25", "15时", "15时5分"; then a zone or nothing.
std::optional<std::int64_t> clock_of(std::string_view words) {
  const auto hour = take_number(words, 2);
  if (!hour || *hour > 24) return std::nullopt;
  int minute = 0;
  if (take(words, "时") || take(words, "点")) {
    if (!words.empty()) {
      const auto written_minute = take_number(words, 2);
      if (!written_minute || !take(words, "分")) return std::nullopt;
      minute = *written_minute;
    }
  } else {
    if (!take(words, ":")) return std::nullopt;
    const auto written_minute = take_number(words, 2);
    if (!written_minute) return std::nullopt;
    minute = *written_minute;
    if (take(words, ":")) {
      if (const auto second = take_number(words, 2); !second || *second > 60) return std::nullopt;
      if (take(words, ".") && !take_number(words, 9)) return std::nullopt;
    }
  }
  if (minute > 59 || (*hour == 24 && minute > 0)) return std::nullopt;
  const bool zone = words.empty() || words == "Z" || words.front() == '+' || words.front() == '-';
  if (!zone || words.size() > 6) return std::nullopt;
  return *hour * 60 + minute;
}

bool says_nothing(std::string_view words) {
  static constexpr std::string_view nothings[] = {"",     "-",    "--",   "—",   "——",   "–",    "/",
                                                  "*",    "NA",   "N/A",  "n/a", "na",   "NaN",  "nan",
                                                  "null", "NULL", "None", "无",  "未测", "缺测", "--  "};
  return std::find(std::begin(nothings), std::end(nothings), words) != std::end(nothings);
}

}  // namespace

std::optional<SampleTime> parse_time(std::string_view words) {
  const auto day = take_day(words);
  if (!day) return std::nullopt;
  if (words.empty()) return SampleTime{*day * minutes_a_day, false};
  if (!take(words, "T")) {
    if (words.front() != ' ') return std::nullopt;
    words.remove_prefix(std::min(words.find_first_not_of(' '), words.size()));
  }
  const auto clock = clock_of(words);
  if (!clock) return std::nullopt;
  return SampleTime{*day * minutes_a_day + *clock, true};
}

std::string written_day(std::int64_t minutes) {
  const std::int64_t days = (minutes >= 0 ? minutes : minutes - minutes_a_day + 1) / minutes_a_day;
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string written(SampleTime time) {
  std::string out = written_day(time.minutes);
  if (!time.clock) return out;
  const std::int64_t of_day = ((time.minutes % minutes_a_day) + minutes_a_day) % minutes_a_day;
  return out + fmt::format(" {:02}:{:02}", of_day / 60, of_day % 60);
}

CellNumber parse_number(std::string_view words, bool decimal_comma) {
  CellNumber out;
  if (says_nothing(words)) return out;
  out.state = CellNumber::State::bad;
  for (const std::string_view less : {"<", "＜", "﹤"}) out.below = take(words, less) || out.below;
  while (words.starts_with(' ')) words.remove_prefix(1);
  if (!out.below && words.size() > 1 && (words.back() == 'L' || words.back() == 'l')) {
    out.below = true;
    words.remove_suffix(1);
  }
  std::string point(words);
  if (decimal_comma && std::count(point.begin(), point.end(), ',') == 1 && point.find('.') == std::string::npos) {
    point[point.find(',')] = '.';
  }
  std::string_view plain = point;
  if (plain.starts_with('+')) plain.remove_prefix(1);
  if (const auto value = geodata::finite_number(plain)) out.value = *value, out.state = CellNumber::State::number;
  return out;
}

std::optional<geodata::WaterClass> parse_class(std::string_view words) {
  using geodata::WaterClass;
  for (const std::string_view head : {"Class ", "class ", "类别"}) take(words, head);
  for (const std::string_view tail : {"类", "级"}) {
    if (words.ends_with(tail)) words.remove_suffix(tail.size());
  }
  bool below = false;
  for (const std::string_view head : {"劣", "below ", "Below ", "worse than ", "inferior ", ">"}) {
    below = take(words, head) || below;
  }
  struct Numeral {
    std::string_view words;
    WaterClass is;
  };
  static constexpr Numeral numerals[] = {
      {"I", WaterClass::i},        {"Ⅰ", WaterClass::i},      {"1", WaterClass::i},   {"一", WaterClass::i},
      {"II", WaterClass::ii},      {"Ⅱ", WaterClass::ii},     {"2", WaterClass::ii},  {"二", WaterClass::ii},
      {"III", WaterClass::iii},    {"Ⅲ", WaterClass::iii},    {"3", WaterClass::iii}, {"三", WaterClass::iii},
      {"IV", WaterClass::iv},      {"Ⅳ", WaterClass::iv},     {"4", WaterClass::iv},  {"四", WaterClass::iv},
      {"V", WaterClass::v},        {"Ⅴ", WaterClass::v},      {"5", WaterClass::v},   {"五", WaterClass::v},
      {"V+", WaterClass::below_v}, {"6", WaterClass::below_v}};
  for (const Numeral& numeral : numerals) {
    if (words != numeral.words) continue;
    if (below) return numeral.is == WaterClass::v ? std::optional(WaterClass::below_v) : std::nullopt;
    return numeral.is;
  }
  return std::nullopt;
}

std::string class_name(geodata::WaterClass c, geodata::Language language) {
  static constexpr std::string_view names[] = {"I", "II", "III", "IV", "V"};
  const auto i = static_cast<std::size_t>(c);
  return i < std::size(names) ? std::string(names[i]) : std::string(geodata::word("below V", language));
}

}  // namespace app
