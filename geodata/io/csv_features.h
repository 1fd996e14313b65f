// Features of a CSV file: a point a row, by the columns that position_columns.h finds; the others are properties, typed
// by word_kind.h. Rows without a single cell are none (spreadsheets leave them behind).
#pragma once

#include <string_view>

#include "geodata/io/vector_reader.h"

namespace geodata {

// Errors: what csv_table.h refuses; no columns with a position, unless options.table; latitude and longitude swapped
// throughout (with the first line). Warnings: each row whose position cannot be used, with its line; an encoding that
// is a guess; rows with more cells than the header.
Result<WithWarnings<VectorFile>> read_csv(std::string_view bytes, std::string_view name, const ReadOptions& options);

}  // namespace geodata
