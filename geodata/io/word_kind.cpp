#include "geodata/io/word_kind.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/core.h>

#include "geodata/base/ascii.h"
#include "geodata/base/finite_number.h"
#include "geodata/io/iso_date.h"

namespace geodata {
namespace {

// "007" is a code: as a number it would lose its zeros.
bool has_leading_zero(std::string_view words) {
  if (words.starts_with('-')) words.remove_prefix(1);
  return words.size() > 1 && words[0] == '0' && is_digit(words[1]);
}

std::optional<std::int64_t> whole_number(std::string_view words) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), value);
  if (error != std::errc{} || end != words.data() + words.size() || has_leading_zero(words)) return std::nullopt;
  return value;
}

std::optional<double> real_number(std::string_view words, bool decimal_comma) {
  if (has_leading_zero(words)) return std::nullopt;
  // Digits alone that are no whole number are more than 64 bits hold: an id, not a quantity.
  if (words.find_first_not_of("-0123456789") == std::string_view::npos) {
    return whole_number(words) ? finite_number(words) : std::nullopt;
  }
  if (!decimal_comma || words.find(',') == std::string_view::npos) return finite_number(words);
  if (words.find('.') != std::string_view::npos) return std::nullopt;
  std::string pointed(words);
  std::replace(pointed.begin(), pointed.end(), ',', '.');
  return finite_number(pointed);
}

std::optional<bool> truth(std::string_view words) {
  if (words == "true" || words == "TRUE" || words == "True") return true;
  if (words == "false" || words == "FALSE" || words == "False") return false;
  return std::nullopt;
}

// A date of ISO 8601 as it is, "1982/11/8" as one; empty: it is none.
std::string_view date(std::string_view words, std::string& scratch) {
  if (is_iso_date(words)) return words;
  const std::size_t a = words.find('/'), b = words.rfind('/');
  if (a != 4 || b == a || words.size() - b - 1 > 2) return {};
  const auto year = whole_number(words.substr(0, a));
  std::string_view month = words.substr(a + 1, b - a - 1), day = words.substr(b + 1);
  for (std::string_view* part : {&month, &day})
    if (part->size() == 2 && part->front() == '0') part->remove_prefix(1);
  const auto m = whole_number(month), d = whole_number(day);
  if (!year || !m || !d || *m < 1 || *d < 1) return {};
  scratch = fmt::format("{:04}-{:02}-{:02}", *year, *m, *d);
  return is_iso_date(scratch) ? std::string_view(scratch) : std::string_view{};
}

}  // namespace

void WordKind::look(std::string_view words) {
  if (words.empty()) return;
  std::string scratch;
  ++seen_;
  if (whole_number(words)) {
    ++integers_, ++reals_;
  } else if (real_number(words, decimal_comma_)) {
    ++reals_;
  } else if (truth(words)) {
    ++booleans_;
  } else if (!date(words, scratch).empty()) {
    ++dates_;
  }
}

ColumnType WordKind::type() const {
  if (seen_ == 0) return ColumnType::text;
  if (integers_ == seen_) return ColumnType::integer;
  if (reals_ == seen_) return ColumnType::real;
  if (booleans_ == seen_) return ColumnType::boolean;
  if (dates_ == seen_) return ColumnType::date;
  return ColumnType::text;
}

Value WordKind::value(std::string_view words, std::string& scratch) const {
  if (words.empty()) return {};
  switch (type()) {
    case ColumnType::integer: return *whole_number(words);
    case ColumnType::real: return *real_number(words, decimal_comma_);
    case ColumnType::boolean: return *truth(words);
    case ColumnType::date: return date(words, scratch);
    case ColumnType::text:
    case ColumnType::json: break;
  }
  return words;
}

}  // namespace geodata
