#include "geodata/base/result.h"

namespace geodata {
namespace {

struct Punctuation {
  std::string_view colon, stop, comma, open, close;
};
constexpr Punctuation english{": ", ". ", ", ", "(", ")"};
constexpr Punctuation chinese{"：", "。", "，", "（", "）"};

bool ends_sentence(std::string_view sentence) {
  for (const std::string_view mark : {".", "!", "?", "。", "！", "？"}) {
    if (sentence.ends_with(mark)) return true;
  }
  return false;
}

void append_sentence(std::string& out, std::string_view sentence, const Punctuation& marks) {
  if (sentence.empty()) return;
  out += sentence;
  if (!ends_sentence(sentence)) {
    out += marks.stop;
  } else if (marks.stop.back() == ' ') {
    out += ' ';
  }
}

}  // namespace

std::string say(const Error& error, Language language) {
  const Punctuation& marks = language == Language::english ? english : chinese;
  std::string first = say(error.what, language);
  const std::string why = say(error.why, language);
  if (!first.empty() && !why.empty()) first += marks.colon;
  first += why;

  std::string out;
  append_sentence(out, first, marks);
  append_sentence(out, say(error.todo, language), marks);

  std::string where = error.file;
  const auto add = [&](const Text& part) {
    if (!where.empty()) where += marks.comma;
    where += say(part, language);
  };
  if (error.line > 0) add(text("line {}", error.line));
  if (error.byte >= 0) add(text("byte {}", error.byte));
  if (!where.empty()) out.append(marks.open).append(where).append(marks.close);
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace geodata
