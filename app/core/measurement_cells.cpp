#include "app/core/measurement_cells.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "geodata/base/ascii.h"
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

struct Day {
  std::int64_t days = 0;  // since 1970-01-01
  bool month = false;
};

std::optional<Day> day_of(int year, int month, std::optional<int> day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day.value_or(1)))};
  if (!date.ok()) return std::nullopt;
  return Day{std::chrono::sys_days(date).time_since_epoch().count(), !day};
}

// A number of exactly so many digits, or of one digit less.
std::optional<int> take_digits(std::string_view& words, std::size_t least, std::size_t most) {
  const std::size_t before = words.size();
  const auto value = take_number(words, most);
  return value && before - words.size() >= least ? value : std::nullopt;
}

std::optional<Day> take_year_first(std::string_view& words, bool months) {
  const auto year = take_digits(words, 4, 4);
  if (!year) return std::nullopt;
  for (const auto& [first, second] : {std::pair{"-", "-"}, {"/", "/"}, {".", "."}, {"年", "月"}}) {
    if (!take(words, first)) continue;
    const auto month = take_digits(words, 1, 2);
    if (!month) return std::nullopt;
    const bool chinese = std::string_view(first) == "年", goes_on = take(words, second);
    if (months && words.empty() && (goes_on == chinese)) return day_of(*year, *month, std::nullopt);
    const auto day = goes_on ? take_digits(words, 1, 2) : std::nullopt;
    if (!day) return std::nullopt;
    if (chinese) take(words, "日");
    return day_of(*year, *month, day);
  }
  return std::nullopt;
}

int full_year(int year, std::size_t digits) { return digits > 2 ? year : year < 70 ? 2000 + year : 1900 + year; }

std::optional<int> take_year(std::string_view& words) {
  const std::size_t before = words.size();
  const auto year = take_number(words, 4);
  const std::size_t digits = before - words.size();
  return year && (digits == 2 || digits == 4) ? std::optional(full_year(*year, digits)) : std::nullopt;
}

std::optional<int> take_month_name(std::string_view& words) {
  static constexpr std::string_view names[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                               "jul", "aug", "sep", "oct", "nov", "dec"};
  static constexpr std::string_view whole[] = {"january", "february", "march",     "april",   "may",      "june",
                                               "july",    "august",   "september", "october", "november", "december"};
  std::string word;
  while (word.size() < words.size() && geodata::is_letter(words[word.size()]))
    word += geodata::to_lower(words[word.size()]);
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (word != names[i] && word != whole[i]) continue;
    words.remove_prefix(word.size());
    return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

void skip_between(std::string_view& words) {
  while (!words.empty() && (words.front() == ' ' || words.front() == '-' || words.front() == ','))
    words.remove_prefix(1);
}

// 8 May 2020, 08-May-20, May 8, 2020.
std::optional<Day> take_named_month(std::string_view& words) {
  std::optional<int> day =
      geodata::is_digit(words.empty() ? ' ' : words.front()) ? take_digits(words, 1, 2) : std::nullopt;
  skip_between(words);
  const auto month = take_month_name(words);
  if (!month) return std::nullopt;
  skip_between(words);
  if (!day) day = take_digits(words, 1, 2);
  skip_between(words);
  const auto year = day ? take_year(words) : std::nullopt;
  return year ? day_of(*year, *month, day) : std::nullopt;
}

std::optional<Day> take_year_last(std::string_view& words, DateForm form) {
  const auto first = take_digits(words, 1, 2);
  if (!first) return std::nullopt;
  for (const char* const between : {"/", "-", "."}) {
    if (!take(words, between)) continue;
    if (form.months) {
      std::string_view rest = words;
      const auto year = take_digits(rest, 4, 4);
      if (year && rest.empty()) return words = rest, day_of(*year, *first, std::nullopt);
    }
    const auto second = take_digits(words, 1, 2);
    if (form.order == DateOrder::year_first || !second || !take(words, between)) return std::nullopt;
    const auto year = take_year(words);
    if (!year) return std::nullopt;
    const bool day_first = form.order == DateOrder::day_first;
    return day_of(*year, day_first ? *second : *first, day_first ? *first : *second);
  }
  return std::nullopt;
}

std::optional<Day> take_day(std::string_view& words, DateForm form) {
  for (const auto read : {+[](std::string_view&w, DateForm f) { return take_year_first(w, f.months); },
                          +[](std::string_view&w, DateForm) { return take_named_month(w); },
                          +[](std::string_view&w, DateForm f) { return take_year_last(w, f); }}) {
    std::string_view rest = words;
    const auto day = read(rest, form);
    if (!day) continue;
    words = rest;
    return day;
  }
  return std::nullopt;
}

// Half a day by its letters, "3:05 PM". Nothing: none are there.
std::optional<bool> take_half(std::string_view& words) {
  for (const auto& [letters, after] : {std::pair{"AM", false}, {"am", false}, {"PM", true}, {"pm", true}}) {
    if (!words.ends_with(letters)) continue;
    words.remove_suffix(2);
    while (words.ends_with(' ')) words.remove_suffix(1);
    return after;
  }
  return std::nullopt;
}

// "15:00", "15:00:05.25", "3:05 PM", "15时", "15时5分"; then a zone or nothing.
std::optional<std::int64_t> clock_of(std::string_view words) {
  const auto after_noon = take_half(words);
  auto hour = take_number(words, 2);
  if (after_noon) {
    if (!hour || *hour < 1 || *hour > 12) return std::nullopt;
    hour = *hour % 12 + (*after_noon ? 12 : 0);
  }
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

bool says_not_detected(std::string_view words) {
  static constexpr std::string_view all[] = {"nd",
                                             "n.d.",
                                             "n.d",
                                             "not detected",
                                             "*not detected",
                                             "non-detect",
                                             "*non-detect",
                                             "nondetect",
                                             "bdl",
                                             "b.d.l.",
                                             "<lod",
                                             "< lod",
                                             "<dl",
                                             "<mdl",
                                             "<loq",
                                             "<检出限",
                                             "＜检出限",
                                             "低于检出限",
                                             "未检出",
                                             "未检测出",
                                             "l",
                                             "below detection",
                                             "below detection limit",
                                             "*present <ql",
                                             "present below quantification limit"};
  return std::find(std::begin(all), std::end(all), geodata::to_lower(words)) != std::end(all);
}

// Digits and signs as wide as Chinese characters become plain ones.
std::string half_width(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const std::string_view rest = words.substr(at);
    if (rest.size() >= 3 && rest[0] == '\xEF' && rest[1] == '\xBC') {  // U+FF00 to U+FF3F
      out += static_cast<char>(static_cast<unsigned char>(rest[2]) - 0x80 + 0x20);
      at += 3;
    } else {
      out += words[at++];
    }
  }
  return out;
}

// How long a number at the front is: sign, digits, point, exponent.
std::size_t number_length(std::string_view words) {
  const auto digits = [&](std::size_t from) {
    std::size_t n = 0;
    while (from + n < words.size() && geodata::is_digit(words[from + n])) ++n;
    return n;
  };
  std::size_t at = !words.empty() && (words.front() == '-' || words.front() == '+') ? 1 : 0;
  const std::size_t whole = digits(at);
  at += whole;
  std::size_t part = 0;
  if (at < words.size() && words[at] == '.') part = digits(at + 1), at += part + (whole + part > 0 ? 1 : 0);
  if (whole + part == 0) return 0;
  if (at < words.size() && (words[at] == 'e' || words[at] == 'E')) {
    const std::size_t sign = at + 1 < words.size() && (words[at + 1] == '-' || words[at + 1] == '+') ? 1 : 0;
    if (const std::size_t exponent = digits(at + 1 + sign); exponent > 0) at += 1 + sign + exponent;
  }
  return at;
}

// Thousands parted by commas, where nothing else can be meant; else the words as they are.
std::string without_thousands(const std::string& words) {
  std::size_t end = 0, commas = 0, since = 0;
  for (; end < words.size() && (geodata::is_digit(words[end]) || words[end] == ','); ++end) {
    if (words[end] == ',') {
      if (commas == 0 ? since < 1 || since > 3 : since != 3) return words;
      ++commas, since = 0;
    } else {
      ++since;
    }
  }
  const bool point = end < words.size() && words[end] == '.';
  if (commas == 0 || since != 3 || (commas == 1 && !point)) return words;
  std::string out = words;
  out.erase(std::remove(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(end), ','),
            out.begin() + static_cast<std::ptrdiff_t>(end));
  return out;
}

}  // namespace

std::optional<SampleTime> parse_time(std::string_view words, DateForm form) {
  const auto day = take_day(words, form);
  if (!day) return std::nullopt;
  if (words.empty()) return SampleTime{day->days * minutes_a_day, false, day->month};
  if (!take(words, "T")) {
    if (words.front() != ' ') return std::nullopt;
    words.remove_prefix(std::min(words.find_first_not_of(' '), words.size()));
  }
  const auto clock = clock_of(words);
  if (!clock) return std::nullopt;
  return SampleTime{day->days * minutes_a_day + *clock, true, false};
}

std::optional<std::int64_t> parse_clock(std::string_view words) { return clock_of(words); }

std::string written_day(std::int64_t minutes) {
  const std::int64_t days = (minutes >= 0 ? minutes : minutes - minutes_a_day + 1) / minutes_a_day;
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string written(SampleTime time) {
  std::string out = written_day(time.minutes);
  if (time.month) return out.substr(0, out.rfind('-'));
  if (!time.clock) return out;
  const std::int64_t of_day = ((time.minutes % minutes_a_day) + minutes_a_day) % minutes_a_day;
  return out + fmt::format(" {:02}:{:02}", of_day / 60, of_day % 60);
}

CellNumber parse_number(std::string_view written_words, bool decimal_comma) {
  CellNumber out;
  if (says_nothing(written_words)) return out;
  std::string plain = half_width(written_words);
  if (says_not_detected(plain)) {
    out.state = CellNumber::State::not_detected;
    out.below = true;
    return out;
  }
  out.state = CellNumber::State::bad;
  std::string_view sign = plain;
  for (const std::string_view less : {"<", "﹤", "≤"}) out.below = take(sign, less) || out.below;
  while (sign.starts_with(' ')) sign.remove_prefix(1);
  plain = std::string(sign);
  if (decimal_comma && std::count(plain.begin(), plain.end(), ',') == 1 && plain.find('.') == std::string::npos) {
    plain[plain.find(',')] = '.';
  } else if (!decimal_comma) {
    plain = without_thousands(plain);
  }
  const std::size_t length = number_length(plain);
  std::string_view number = std::string_view(plain).substr(0, length), rest = std::string_view(plain).substr(length);
  if (number.starts_with('+')) number.remove_prefix(1);
  const auto value = geodata::finite_number(number);
  if (!value) return out;
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  if (!out.below && (rest == "L" || rest == "l")) out.below = true, rest = {};
  // A unit begins with a letter, a character of another script, or the sign for hundredths.
  const bool unit = !rest.empty() && (geodata::is_letter(rest.front()) ||
                                      static_cast<unsigned char>(rest.front()) >= 0x80 || rest.front() == '%');
  if (!rest.empty() && !unit) return out;
  out.value = *value, out.unit = rest, out.state = CellNumber::State::number;
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
