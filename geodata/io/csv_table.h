// A CSV file (RFC 4180) as it is written: text cells in rows, each row with its line in the file, for tables in which
// every row must be accounted for. Feature readers use GDAL's reader, which guesses types and skips empty lines.
//
// The separator is the comma, semicolon or tab that stands most often in the header. Text is UTF-8, or GB 18030 (what
// spreadsheets in China write). Cells are trimmed. Cost: one copy of the text, and 16 bytes a cell.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/base/result.h"

namespace geodata {

inline constexpr std::size_t most_csv_bytes = std::size_t{64} << 20;
inline constexpr std::size_t most_csv_cells = 20'000'000;  // rows times columns: what is missing in a row counts too

class CsvTable {
 public:
  struct Row {
    std::int64_t line = 0;  // in the file, from 1; of a row with line breaks in its cells: its first
    std::size_t cells_in_file = 0;
    std::span<const std::string_view> cells;  // as many as the header has; what is missing is empty
  };
  std::span<const std::string_view> header() const { return {cells_.data(), columns_}; }
  std::size_t size() const { return lines_.size(); }
  Row row(std::size_t i) const { return {lines_[i], written_[i], {cells_.data() + (i + 1) * columns_, columns_}}; }
  char separator() const { return separator_; }
  bool gb18030() const { return gb18030_; }

 private:
  friend class CsvParser;
  std::shared_ptr<std::string> text_;  // the cells point into it
  std::vector<std::string_view> cells_;
  std::vector<std::int64_t> lines_;
  std::vector<std::size_t> written_;
  std::size_t columns_ = 0;
  char separator_ = ',';
  bool gb18030_ = false;
};

// Errors: what read_file_bytes() refuses, more than most_csv_bytes or most_csv_cells, text in another encoding (with
// its line), no header, a quotation mark that never ends (with its line).
Result<CsvTable> read_csv_table(const std::filesystem::path& path);
Result<CsvTable> read_csv_bytes(std::string_view bytes, std::string_view name);
// The header alone, for a look at what a file is: reads no more than its beginning.
Result<CsvTable> read_csv_header_row(const std::filesystem::path& path);

}  // namespace geodata
