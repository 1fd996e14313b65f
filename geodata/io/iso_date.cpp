#include "geodata/io/iso_date.h"

namespace geodata {
namespace {

// Takes `digits` digits off the front; -1 where there are fewer.
int take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int value = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text[0] != c) return false;
  text.remove_prefix(1);
  return true;
}

bool between(int value, int least, int most) { return value >= least && value <= most; }

bool take_clock(std::string_view& text) {
  if (!between(take_number(text, 2), 0, 24) || !take(text, ':') || !between(take_number(text, 2), 0, 59)) return false;
  if (!take(text, ':')) return true;
  if (!between(take_number(text, 2), 0, 60)) return false;
  if (!take(text, '.')) return true;
  if (take_number(text, 1) < 0) return false;
  while (take_number(text, 1) >= 0) {
  }
  return true;
}

bool is_zone(std::string_view text) {
  if (text.empty() || text == "Z") return true;
  if (!take(text, '+') && !take(text, '-')) return false;
  if (!between(take_number(text, 2), 0, 14)) return false;
  take(text, ':');
  return text.empty() || (between(take_number(text, 2), 0, 59) && text.empty());
}

}  // namespace

bool is_iso_date(std::string_view text) {
  if (text.size() < 10 || text.size() > 40) return false;
  if (take_number(text, 4) < 0 || !take(text, '-') || !between(take_number(text, 2), 1, 12)) return false;
  if (!take(text, '-') || !between(take_number(text, 2), 1, 31)) return false;
  if (text.empty()) return true;
  if (!take(text, 'T') && !take(text, ' ')) return false;
  return take_clock(text) && is_zone(text);
}

}  // namespace geodata
