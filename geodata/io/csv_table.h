// A CSV file (RFC 4180) as it is written: text cells in rows, each row with its line in the file. Empty lines are none.
//
// The separator is the comma, semicolon, tab or pipe that stands most often in the first line that has one, or what a
// first line `sep=;` says. Above the header may stand what the table is called: up to ten rows with one cell each. Text
// is in any encoding that text_encoding.h tells. Cells are trimmed. Cost: one copy of the text, and 16 bytes a cell.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/base/result.h"
#include "geodata/io/text_encoding.h"

namespace geodata {

// What one may ask of memory. Rows times columns: what is missing in a row counts too.
struct CsvLimits {
  std::size_t bytes = std::size_t{64} << 20;
  std::size_t cells = 20'000'000;
};

class CsvTable {
 public:
  struct Row {
    std::int64_t line = 0;  // in the file, from 1; of a row with line breaks in its cells: its first
    std::size_t cells_in_file = 0;
    std::span<const std::string_view> cells;  // as many as the header has; what is missing is empty
  };
  std::span<const std::string_view> header() const { return {cells_.data(), columns_}; }
  std::int64_t header_line() const { return header_line_; }
  std::string_view title() const { return title_; }  // the first cell above the header; empty: nothing stands there
  std::size_t size() const { return lines_.size(); }
  Row row(std::size_t i) const { return {lines_[i], written_[i], {cells_.data() + (i + 1) * columns_, columns_}}; }
  char separator() const { return separator_; }
  TextEncoding encoding() const { return encoding_; }

 private:
  friend class CsvParser;
  std::shared_ptr<std::string> text_;  // the cells point into it
  std::vector<std::string_view> cells_;
  std::vector<std::int64_t> lines_;
  std::vector<std::size_t> written_;
  std::size_t columns_ = 0;
  std::int64_t header_line_ = 0;
  std::string_view title_;
  char separator_ = ',';
  TextEncoding encoding_ = TextEncoding::utf8;
};

// Errors: what read_file_bytes() refuses, more than the limits, text in an encoding that is not known (with its line),
// no header, a quotation mark that never ends (with its line).
Result<CsvTable> read_csv_table(const std::filesystem::path& path);
Result<CsvTable> read_csv_bytes(std::string_view bytes, std::string_view name, const CsvLimits& limits = {});
// The header alone, for a look at what a file is: reads no more than its beginning.
Result<CsvTable> read_csv_header_row(const std::filesystem::path& path);

}  // namespace geodata
