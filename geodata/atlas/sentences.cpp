#include "geodata/atlas/sentences.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace geodata {
namespace {

struct Stretch {  // UTF-16 offsets
  std::int32_t first = 0;
  std::int32_t last = 0;
};

// Abbreviations after which a capital letter goes on with the sentence.
constexpr std::array<std::u16string_view, 20> before_names = {u"Dr",  u"Mr",  u"Mrs",  u"Ms", u"Prof", u"St",    u"Mt",
                                                              u"Gen", u"Col", u"Capt", u"Lt", u"Sgt",  u"Rev",   u"Hon",
                                                              u"Gov", u"Sen", u"vs",   u"ca", u"cf",   u"approx"};
// ... after which a digit does: "No. 4 Mill", but "Was it? No. The mill ...".
constexpr std::array<std::u16string_view, 6> before_numbers = {u"No", u"Nos", u"Fig", u"Vol", u"Eq", u"Ref"};

// Words that more often begin a sentence than go on with a name: "in the U.S. The mill" but "the U.S. Senate".
constexpr std::array<std::u16string_view, 30> openers = {
    u"The",  u"A",  u"An",  u"But",  u"And",  u"In",    u"It",   u"Its",   u"He", u"She",
    u"They", u"We", u"You", u"This", u"That", u"These", u"For",  u"When",  u"If", u"While",
    u"Yet",  u"As", u"At",  u"On",   u"By",   u"After", u"Then", u"There", u"To", u"With"};

std::u16string_view view(const icu::UnicodeString& text, std::int32_t first, std::int32_t last) {
  return {text.getBuffer() + first, static_cast<std::size_t>(last - first)};
}

bool is_space(const icu::UnicodeString& text, std::int32_t at) { return u_isUWhiteSpace(text.char32At(at)) != 0; }

Stretch trimmed(const icu::UnicodeString& text, Stretch s) {
  while (s.first < s.last && is_space(text, s.first)) s.first = text.moveIndex32(s.first, 1);
  while (s.first < s.last && is_space(text, text.moveIndex32(s.last, -1))) s.last = text.moveIndex32(s.last, -1);
  return s;
}

// The word of letters that ends at `end`.
std::u16string_view word_before(const icu::UnicodeString& text, std::int32_t begin, std::int32_t end) {
  std::int32_t first = end;
  while (first > begin && u_isalpha(text.char32At(text.moveIndex32(first, -1)))) first = text.moveIndex32(first, -1);
  return view(text, first, end);
}

std::u16string_view word_after(const icu::UnicodeString& text, std::int32_t begin, std::int32_t end) {
  std::int32_t last = begin;
  while (last < end && u_isalpha(text.char32At(last))) last = text.moveIndex32(last, 1);
  return view(text, begin, last);
}

template <class List>
bool holds(const List& list, std::u16string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Did ICU break where one sentence goes on? After "U.S." or "J." before a name, after "Dr.", and before a small letter
// ("Really?" he asked).
bool goes_on(const icu::UnicodeString& text, Stretch before, Stretch after) {
  if (u_islower(text.char32At(after.first))) return true;
  if (text.charAt(before.last - 1) != u'.') return false;
  const std::u16string_view word = word_before(text, before.first, before.last - 1);
  if (holds(before_names, word)) return true;
  if (holds(before_numbers, word)) return u_isdigit(text.char32At(after.first));
  if (word.size() != 1 || !u_isupper(word[0])) return false;
  const auto word_first = static_cast<std::int32_t>(word.data() - text.getBuffer());
  const bool of_several =
      word_first - 2 >= before.first && text.charAt(word_first - 1) == u'.' && u_isupper(text.char32At(word_first - 2));
  return !of_several || !holds(openers, word_after(text, after.first, after.last));
}

std::vector<Stretch> break_sentences(icu::BreakIterator* breaks, const icu::UnicodeString& text) {
  if (breaks == nullptr) return {trimmed(text, {0, text.length()})};  // ICU without its data
  breaks->setText(text);
  std::vector<Stretch> sentences;
  std::int32_t first = breaks->first();
  for (std::int32_t last = breaks->next(); last != icu::BreakIterator::DONE; last = breaks->next()) {
    const Stretch next = trimmed(text, {first, last});
    first = last;
    if (next.first == next.last) continue;
    if (!sentences.empty() && goes_on(text, sentences.back(), next)) {
      sentences.back().last = next.last;
    } else {
      sentences.push_back(next);
    }
  }
  return sentences;
}

std::vector<Passage> split(icu::BreakIterator* breaks, const std::string& paragraph, std::uint32_t number) {
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({paragraph.data(), static_cast<std::int32_t>(paragraph.size())});
  std::vector<Passage> passages;
  std::int32_t at = 0;
  std::uint32_t code_point = 0;
  const auto code_point_at = [&](std::int32_t offset) {
    code_point += static_cast<std::uint32_t>(text.countChar32(at, offset - at));
    at = offset;
    return code_point;
  };
  for (const Stretch& sentence : break_sentences(breaks, text)) {
    const std::uint32_t first = code_point_at(sentence.first);
    passages.push_back({number, first, code_point_at(sentence.last)});
  }
  return passages;
}

}  // namespace

std::vector<std::vector<Passage>> split_sentences(const std::vector<std::string>& paragraphs) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
  if (U_FAILURE(status)) breaks.reset();
  std::vector<std::vector<Passage>> sentences;
  sentences.reserve(paragraphs.size());
  for (const std::string& paragraph : paragraphs) {
    sentences.push_back(split(breaks.get(), paragraph, static_cast<std::uint32_t>(sentences.size())));
  }
  return sentences;
}

}  // namespace geodata
