#include "geodata/atlas/romanise.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <unordered_map>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "geodata/base/utf8.h"

namespace geodata {
namespace {

icu::UnicodeString normalised(const icu::Normalizer2* normalizer, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  if (normalizer == nullptr) return text;
  icu::UnicodeString result = normalizer->normalize(text, status);
  return U_SUCCESS(status) ? result : text;
}

icu::UnicodeString decomposed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalised(icu::Normalizer2::getNFDInstance(status), text);
}

icu::UnicodeString without_marks(const icu::UnicodeString& text) {
  icu::UnicodeString bare;
  const icu::UnicodeString parts = decomposed(text);
  for (std::int32_t i = 0; i < parts.length(); ++i) {
    if (parts.charAt(i) < 0x0300 || parts.charAt(i) > 0x036F) bare.append(parts.charAt(i));
  }
  return bare;
}

std::string lower_ascii(const icu::UnicodeString& text) {
  std::string ascii;
  for (std::int32_t i = 0; i < text.length(); ++i) {
    const UChar32 c = u_tolower(text.charAt(i));
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) ascii += static_cast<char>(c);
  }
  return ascii;
}

// Second readings that place names use; ICU gives the most frequent one of the language at large.
std::string second_reading(char32_t letter) {
  switch (letter) {
    case U'长': return "chang";
    case U'重': return "zhong";
    case U'乐': return "yue";
    case U'行': return "hang";
    case U'厦': return "xia";
    case U'堡': return "pu";
    case U'都': return "du";
    case U'朝': return "zhao";
    case U'单': return "shan";
    case U'尉':
    case U'蔚': return "yu";
    case U'藏': return "zang";
    case U'柏': return "bo";
    case U'泊': return "po";
    case U'大': return "dai";
    case U'六': return "lu";
    case U'解': return "xie";
    case U'石': return "dan";
    case U'乾': return "gan";
    case U'曾': return "zeng";
    case U'盛': return "cheng";
    default: return {};
  }
}

class Romaniser {
 public:
  // As dictionaries write it: "tiě".
  std::string with_tone(char32_t letter) {
    const std::lock_guard<std::mutex> lock(mutex_);
    icu::UnicodeString text(static_cast<UChar32>(letter));
    transliterate(to_latin_, "Any-Latin", text);
    UErrorCode status = U_ZERO_ERROR;
    std::string utf8;
    normalised(icu::Normalizer2::getNFCInstance(status), text).toUTF8String(utf8);
    return utf8;
  }

  const std::vector<std::string>& readings(char32_t letter) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = known_.find(letter);
    if (found != known_.end()) return found->second;
    return known_.emplace(letter, read(letter)).first->second;
  }

 private:
  std::vector<std::string> read(char32_t letter) {
    icu::UnicodeString text(static_cast<UChar32>(letter));
    transliterate(to_latin_, "Any-Latin", text);
    const bool umlaut = decomposed(text).indexOf(u"u\u0308") >= 0;
    text = without_marks(text);
    transliterate(to_ascii_, "Latin-ASCII", text);
    std::vector<std::string> readings = {lower_ascii(text)};
    if (umlaut) {  // Chinese keyboards type ü as v
      std::string typed = readings.front();
      std::replace(typed.begin(), typed.end(), 'u', 'v');
      readings.push_back(std::move(typed));
    }
    const std::string second = second_reading(letter);
    if (!second.empty() && second != readings.front()) readings.push_back(second);
    return readings;
  }

  static void transliterate(std::unique_ptr<icu::Transliterator>& rules, const char* id, icu::UnicodeString& text) {
    if (rules == nullptr) {
      UErrorCode status = U_ZERO_ERROR;
      rules.reset(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
    }
    if (rules != nullptr) rules->transliterate(text);
  }

  std::mutex mutex_;
  std::unique_ptr<icu::Transliterator> to_latin_, to_ascii_;
  std::unordered_map<char32_t, std::vector<std::string>> known_;  // never erased: references stay good
};

}  // namespace

std::string fold(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString given = icu::UnicodeString::fromUTF8(
      {text.data(), static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 1u << 20))});
  const icu::UnicodeString folded = normalised(icu::Normalizer2::getNFKCCasefoldInstance(status), given);
  const icu::UnicodeString bare = normalised(icu::Normalizer2::getNFCInstance(status), without_marks(folded));
  std::string utf8;
  bare.toUTF8String(utf8);
  return utf8;
}

namespace {
Romaniser& romaniser() {
  static Romaniser one;
  return one;
}
}  // namespace

const std::vector<std::string>& latin_readings(char32_t letter) { return romaniser().readings(letter); }

std::string with_tones(std::string_view pinyin, std::string_view han) {
  std::string toned;
  std::size_t written = 0;  // bytes of `pinyin` that are in `toned`
  for (std::size_t at = 0; at < han.size();) {
    const std::string syllable = romaniser().with_tone(next_code_point(han, at));
    while (written < pinyin.size() && (pinyin[written] == ' ' || pinyin[written] == '\'')) toned += pinyin[written++];
    const std::string bare = fold(syllable);
    if (bare.empty() || fold(pinyin.substr(written, bare.size())) != bare) return std::string(pinyin);
    const bool capital = pinyin[written] >= 'A' && pinyin[written] <= 'Z';
    icu::UnicodeString cased = icu::UnicodeString::fromUTF8(syllable);
    if (capital) cased.replace(0, 1, static_cast<UChar32>(u_toupper(cased.char32At(0))));
    cased.toUTF8String(toned);
    written += bare.size();
  }
  return written == pinyin.size() ? toned : std::string(pinyin);
}

bool is_han(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  return letter >= 0x2E80 && uscript_getScript(static_cast<UChar32>(letter), &status) == USCRIPT_HAN;
}

bool is_word_character(char32_t c) {
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

}  // namespace geodata
