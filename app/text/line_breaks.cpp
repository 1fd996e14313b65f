#include "app/text/line_breaks.h"

#include <memory>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

namespace app {
namespace {

struct Close {
  void operator()(UBreakIterator* i) const { ubrk_close(i); }
  void operator()(UText* t) const { utext_close(t); }
};

// Opening one reads ICU's rules, which takes a millisecond; it is kept.
UBreakIterator* iterator() {
  static const std::unique_ptr<UBreakIterator, Close> kept = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UBreakIterator, Close> made(ubrk_open(UBRK_LINE, "en", nullptr, 0, &status));
    if (U_FAILURE(status) != 0) made.reset();
    return made;
  }();
  return kept.get();
}

std::vector<LineBreak> at_spaces(std::string_view text) {
  std::vector<LineBreak> breaks;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == ' ' || text[i] == '\n') breaks.push_back({static_cast<std::uint32_t>(i + 1), text[i] == '\n'});
  return breaks;
}

}  // namespace

std::vector<LineBreak> line_breaks(std::string_view text) {
  std::vector<LineBreak> breaks;
  UErrorCode status = U_ZERO_ERROR;
  UText opened = UTEXT_INITIALIZER;
  const std::unique_ptr<UText, Close> utf8(
      utext_openUTF8(&opened, text.data(), static_cast<std::int64_t>(text.size()), &status));
  UBreakIterator* breaker = iterator();
  if (breaker != nullptr) ubrk_setUText(breaker, utf8.get(), &status);
  if (breaker == nullptr || U_FAILURE(status) != 0) {
    breaks = at_spaces(text);
  } else {
    ubrk_first(breaker);
    for (std::int32_t at = ubrk_next(breaker); at != UBRK_DONE; at = ubrk_next(breaker)) {
      const std::int32_t rule = ubrk_getRuleStatus(breaker);
      const bool forced = rule >= UBRK_LINE_HARD && rule < UBRK_LINE_HARD_LIMIT;
      breaks.push_back({static_cast<std::uint32_t>(at), forced && static_cast<std::size_t>(at) < text.size()});
    }
  }
  // A dash closes a line rather than opening one: English print never begins a line with it.
  constexpr std::string_view dash = "\u2014";
  std::erase_if(breaks, [&](const LineBreak& b) {
    return !b.forced && text.substr(b.byte, dash.size()) == dash && b.byte > 0 && text[b.byte - 1] != ' ';
  });
  const auto end = static_cast<std::uint32_t>(text.size());
  if (breaks.empty() || breaks.back().byte != end) breaks.push_back({end, false});
  return breaks;
}

}  // namespace app
