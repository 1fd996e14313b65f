#include "geodata/io/csv_table.h"

#include <algorithm>

#include "geodata/base/utf8.h"
#include "geodata/io/file_bytes.h"
#include "geodata/io/report.h"

namespace geodata {
namespace {

constexpr std::size_t head_bytes = std::size_t{64} << 10;

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
    choose_separator();
    while (at_ < table_.text_->size()) {
      const std::int64_t first_line = line_;
      row_.clear();
      if (!take_row()) return refuse(text_of_open_quote(), first_line);
      if (row_.size() == 1 && row_[0].empty()) continue;
      if (table_.columns_ == 0) {
        table_.columns_ = row_.size();
        table_.cells_ = row_;
        if (header_only) break;
        continue;
      }
      if ((table_.lines_.size() + 2) * table_.columns_ > limits_.cells) {
        return refuse(text("it has more than {} million cells", limits_.cells / 1'000'000), first_line,
                      text("Divide it into several"));
      }
      while (row_.size() > table_.columns_ && row_.back().empty()) row_.pop_back();  // separators at its end
      table_.lines_.push_back(first_line);
      table_.written_.push_back(row_.size());
      row_.resize(table_.columns_);
      table_.cells_.insert(table_.cells_.end(), row_.begin(), row_.end());
    }
    if (table_.columns_ == 0) return refuse(text("the file is empty"), 0);
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

  void choose_separator() {
    const std::string_view text = *table_.text_;
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    for (const char c : {',', ';', '\t', '|'}) {
      if (std::count(line.begin(), line.end(), c) > std::count(line.begin(), line.end(), table_.separator_))
        table_.separator_ = c;
    }
  }

  // False: a quotation mark never ends.
  bool take_row() {
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
  std::int64_t line_ = 1;
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
