// Letters in one script and one case: what search compares.
//
// ICU does the work. Its Han-Latin rules take about 100 ms to load, so they are loaded at the first Han character and
// never before; each character is transliterated once in the life of the program and remembered. From any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace geodata {

// NFKC case fold (Unicode Standard, 3.13, R5), then without the marks of Latin, Greek and Cyrillic letters (U+0300 to
// U+036F): "Tiěxī" -> "tiexi". Bad UTF-8 becomes U+FFFD.
std::string fold(std::string_view text);

// How a folded letter is written in a-z and 0-9. The first reading is the usual one; some characters have a second that
// is common in place names (长: zhang, chang; 绿: lu, lv). At least one; it may be empty. The reference stays good.
const std::vector<std::string>& latin_readings(char32_t letter);

// Pinyin without tone marks, given them from the characters it spells: ("Tiexi Qu", "铁西区") -> "Tiěxī Qū". As it was
// where the two do not spell the same.
std::string with_tones(std::string_view pinyin, std::string_view han);

bool is_han(char32_t letter);
// Letters, digits, and the marks that some scripts write vowels with.
bool is_word_character(char32_t c);

}  // namespace geodata
