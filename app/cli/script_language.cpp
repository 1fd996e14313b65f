#include "app/cli/script_language.h"

namespace app {

namespace {

// False: a quote is left open.
bool split(std::string_view line, std::vector<std::string>& words) {
  std::size_t i = 0;
  while (i < line.size()) {
    if (line[i] == ' ' || line[i] == '\t' || line[i] == '\r') {
      ++i;
    } else if (line[i] == '#') {
      return true;
    } else if (line[i] == '"') {
      const std::size_t end = line.find('"', i + 1);
      if (end == std::string_view::npos) return false;
      words.emplace_back(line.substr(i + 1, end - i - 1));
      i = end + 1;
    } else {
      const std::size_t end = std::min(line.find_first_of(" \t\r", i), line.size());
      words.emplace_back(line.substr(i, end - i));
      i = end;
    }
  }
  return true;
}

}  // namespace

geodata::Result<std::vector<ScriptLine>> parse_script(std::string_view text, std::string_view file_name) {
  std::vector<ScriptLine> lines;
  std::int64_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    ScriptLine line;
    line.line = ++number;
    if (!split(text.substr(0, end), line.words)) {
      geodata::Error e;
      e.what = geodata::text("The script cannot be read");
      e.why = geodata::text("a quotation mark is left open");
      e.file = std::string(file_name);
      e.line = number;
      return geodata::Unexpected(std::move(e));
    }
    if (!line.words.empty()) lines.push_back(std::move(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace app
