#include "geodata/io/csv_table.h"

#include <iconv.h>

#include <algorithm>

#include "geodata/base/utf8.h"
#include "geodata/io/file_bytes.h"
#include "geodata/io/report.h"

namespace geodata {
namespace {

constexpr std::size_t head_bytes = std::size_t{64} << 10;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Empty: it is not GB 18030 either.
std::string from_gb18030(std::string_view bytes) {
  const iconv_t converter = iconv_open("UTF-8", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) return {};  // NOLINT(performance-no-int-to-ptr): iconv's own word
  std::string in(bytes), out(bytes.size() * 2 + 16, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t from_left = in.size(), to_left = out.size();
  const std::size_t odd = iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  if (odd == static_cast<std::size_t>(-1) || from_left != 0) return {};
  out.resize(out.size() - to_left);
  return out;
}

std::string_view trimmed(std::string_view cell) {
  constexpr std::string_view ideographic_space = "\xE3\x80\x80", no_break_space = "\xC2\xA0";
  for (std::size_t before = cell.size() + 1; before != cell.size();) {
    before = cell.size();
    while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) cell.remove_suffix(1);
    for (const std::string_view blank : {ideographic_space, no_break_space}) {
      if (cell.starts_with(blank)) cell.remove_prefix(blank.size());
      if (cell.ends_with(blank)) cell.remove_suffix(blank.size());
    }
  }
  return cell;
}

}  // namespace

// One pass over the text; quoted cells are unquoted in place, which only ever shortens them.
class CsvParser {
 public:
  CsvParser(std::string_view bytes, std::string_view name) : bytes_(bytes), name_(name) {}

  Result<CsvTable> parse(bool header_only) {
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
      if ((table_.lines_.size() + 2) * table_.columns_ > most_csv_cells) {
        return refuse(text("it has more than {} million cells", most_csv_cells / 1'000'000), first_line,
                      text("Divide it into several"));
      }
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
    if (bytes_.starts_with(byte_order_mark)) bytes_.remove_prefix(byte_order_mark.size());
    const auto bad = invalid_utf8(bytes_);
    if (!bad) return std::string(bytes_);
    std::string text_in_utf8 = from_gb18030(bytes_);
    if (text_in_utf8.empty()) {
      return refuse(text("its text is neither UTF-8 nor GB 18030"), LineCounter(bytes_).line_at(*bad),
                    text("Save it again as CSV UTF-8"));
    }
    table_.gb18030_ = true;
    return text_in_utf8;
  }

  void choose_separator() {
    const std::string_view text = *table_.text_;
    const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
    for (const char c : {',', ';', '\t'}) {
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
  CsvTable table_;
  std::vector<std::string_view> row_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
};

Result<CsvTable> read_csv_bytes(std::string_view bytes, std::string_view name) {
  return CsvParser(bytes, name).parse(false);
}

Result<CsvTable> read_csv_table(const std::filesystem::path& path) {
  const auto bytes = read_file_bytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  if (bytes->view().size() > most_csv_bytes) {
    return refuse_file(path, text("it is larger than {} MB", most_csv_bytes >> 20), text("Divide it into several"));
  }
  return read_csv_bytes(bytes->view(), shown_path(path));
}

Result<CsvTable> read_csv_header_row(const std::filesystem::path& path) {
  const auto bytes = read_file_bytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  std::string_view head = bytes->view().substr(0, head_bytes);
  // The first line whole: a character that is cut would look like another encoding.
  head = head.substr(0, head.find_first_of("\r\n", head.find_first_not_of("\r\n")));
  return CsvParser(head, shown_path(path)).parse(true);
}

}  // namespace geodata
