#include "geodata/io/csv_table.h"

#include <algorithm>

#include "geodata/base/ascii.h"
#include "geodata/base/utf8.h"
#include "geodata/io/file_bytes.h"
#include "geodata/io/report.h"

namespace geodata {
namespace {

constexpr std::size_t head_bytes = std::size_t{64} << 10;
constexpr std::size_t most_above_header = 10;  // rows
constexpr std::string_view separators = ",;\t|";

}  // namespace

// One pass over the text; quoted cells are unquoted in place, which only ever shortens them.
class CsvParser {
 public:
  CsvParser(std::string_view bytes, std::string_view name, const CsvLimits& limits)
      : bytes_(bytes), name_(name), limits_(limits) {}

  Result<CsvTable> parse(bool header_only) {
    if (bytes_.size() > limits_.bytes) {
      return refuse(text("it is larger than {} MB", limits_.bytes >> 20), 0, text("Divide it into several"));
    }
    auto utf8 = decoded();
    if (!utf8) return tl::unexpected(utf8.error());
    table_.text_ = std::make_shared<std::string>(std::move(*utf8));
    if (!take_separator_line()) choose_separator();
    if (auto taken = take_header(); !taken) return tl::unexpected(std::move(taken.error()));
    if (table_.columns_ == 0) return refuse(text("the file is empty"), 0);
    while (!header_only && at_ < table_.text_->size()) {
      if (!take_row()) return refuse(text_of_open_quote(), row_line_);
      if (row_.size() == 1 && row_[0].empty()) continue;
      if (auto added = add_row(row_, row_line_); !added) return tl::unexpected(std::move(added.error()));
    }
    return std::move(table_);
  }

 private:
  static Text text_of_open_quote() { return text("a quotation mark that begins a cell here never ends"); }

  tl::unexpected<Error> refuse(Text why, std::int64_t line, Text todo = {}) const {
    Error error = file_error(name_, std::move(why), std::move(todo));
    error.line = line;
    return tl::unexpected(std::move(error));
  }

  Result<std::string> decoded() {
    if (const auto encoding = encoding_of_text(bytes_)) {
      table_.encoding_ = *encoding;
      if (auto utf8 = text_as_utf8(bytes_, *encoding)) return std::move(*utf8);
    }
    const std::size_t bad = std::min(invalid_utf8(bytes_).value_or(bytes_.size()), bytes_.find('\0'));
    return refuse(text("its text is in no encoding that is known"), LineCounter(bytes_).line_at(bad),
                  text("Save it again as CSV UTF-8"));
  }

  // `sep=;`, as spreadsheets write it for one another.
  bool take_separator_line() {
    const std::string_view text = *table_.text_;
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    if (line.size() != 5 || to_lower(line.substr(0, 4)) != "sep=") return false;
    table_.separator_ = line[4];
    at_ = line.size();
    if (text.substr(at_).starts_with('\r')) ++at_;
    if (text.substr(at_).starts_with('\n')) ++at_;
    ++line_;
    return true;
  }

  void choose_separator() {
    std::string_view text = *table_.text_;
    for (std::size_t lines = 0; lines <= most_above_header && !text.empty(); ++lines) {
      const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
      const std::string_view line = text.substr(0, end);
      const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
      for (const char c : separators)
        if (count(c) > count(table_.separator_)) table_.separator_ = c;
      if (count(table_.separator_) > 0) return;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  // The first row with two cells that are written in; of a table with one column its first row.
  Result<void> take_header() {
    struct Above {
      std::vector<std::string_view> cells;
      std::int64_t line = 0;
    };
    std::vector<Above> above;
    bool found = false;
    while (!found && at_ < table_.text_->size() && above.size() <= most_above_header) {
      if (!take_row()) return refuse(text_of_open_quote(), row_line_);
      const auto written = std::count_if(row_.begin(), row_.end(), [](std::string_view cell) { return !cell.empty(); });
      if (written > 0) above.push_back({row_, row_line_});
      found = written > 1;
    }
    if (above.empty()) return {};
    const std::size_t header = found ? above.size() - 1 : 0;
    if (header > 0)
      table_.title_ = *std::find_if(above[0].cells.begin(), above[0].cells.end(), [](auto c) { return !c.empty(); });
    table_.columns_ = above[header].cells.size();
    table_.cells_ = above[header].cells;
    table_.header_line_ = above[header].line;
    for (std::size_t i = header + 1; i < above.size(); ++i)
      if (auto added = add_row(above[i].cells, above[i].line); !added) return added;
    return {};
  }

  Result<void> add_row(std::vector<std::string_view>& row, std::int64_t line) {
    if ((table_.lines_.size() + 2) * table_.columns_ > limits_.cells) {
      return refuse(text("it has more than {} million cells", limits_.cells / 1'000'000), line,
                    text("Divide it into several"));
    }
    while (row.size() > table_.columns_ && row.back().empty()) row.pop_back();  // separators at its end
    table_.lines_.push_back(line);
    table_.written_.push_back(row.size());
    row.resize(table_.columns_);
    table_.cells_.insert(table_.cells_.end(), row.begin(), row.end());
    return {};
  }

  // False: a quotation mark never ends.
  bool take_row() {
    row_line_ = line_;
    row_.clear();
    for (;;) {
      if (!take_cell()) return false;
      const std::string& text = *table_.text_;
      if (at_ >= text.size()) return true;
      const char c = text[at_++];
      if (c == table_.separator_) continue;
      if (c == '\r' && at_ < text.size() && text[at_] == '\n') ++at_;
      ++line_;
      return true;
    }
  }

  bool take_cell() {
    std::string& text = *table_.text_;
    const auto ends = [&](char c) { return c == table_.separator_ || c == '\n' || c == '\r'; };
    std::size_t begin = at_;
    while (begin < text.size() && text[begin] == ' ') ++begin;
    if (begin >= text.size() || text[begin] != '"') {
      const std::size_t first = at_;
      while (at_ < text.size() && !ends(text[at_])) ++at_;
      row_.push_back(trimmed(std::string_view(text).substr(first, at_ - first)));
      return true;
    }
    std::size_t write = begin;
    for (at_ = begin + 1;; ++at_) {
      if (at_ >= text.size()) return false;
      if (text[at_] == '\n') ++line_;
      if (text[at_] == '"') {
        if (at_ + 1 >= text.size() || text[at_ + 1] != '"') break;
        ++at_;
      }
      text[write++] = text[at_];
    }
    ++at_;
    row_.push_back(trimmed(std::string_view(text).substr(begin, write - begin)));
    while (at_ < text.size() && !ends(text[at_])) ++at_;  // what stands behind the closing mark is no part of it
    return true;
  }

  std::string_view bytes_, name_;
  CsvLimits limits_;
  CsvTable table_;
  std::vector<std::string_view> row_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1, row_line_ = 1;
};

Result<CsvTable> read_csv_bytes(std::string_view bytes, std::string_view name, const CsvLimits& limits) {
  return CsvParser(bytes, name, limits).parse(false);
}

Result<CsvTable> read_csv_table(const std::filesystem::path& path) {
  const auto bytes = read_file_bytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  return read_csv_bytes(bytes->view(), shown_path(path));
}

Result<CsvTable> read_csv_header_row(const std::filesystem::path& path) {
  const auto bytes = read_file_bytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  std::string_view head = bytes->view().substr(0, head_bytes);
  // Whole lines: a character that is cut would look like another encoding. UTF-16's line break has a byte more.
  if (const std::size_t end = head.rfind('\n'); end != std::string_view::npos && head.size() == head_bytes)
    head = head.substr(0, end + (end % 2 == 0 && head.substr(end + 1).starts_with('\0') ? 2 : 1));
  return CsvParser(head, shown_path(path), {}).parse(true);
}

}  // namespace geodata
