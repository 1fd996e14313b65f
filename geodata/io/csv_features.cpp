#include "geodata/io/csv_features.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "geodata/geo/angle.h"
#include "geodata/io/coordinates.h"
#include "geodata/io/csv_table.h"
#include "geodata/io/position_columns.h"
#include "geodata/io/report.h"
#include "geodata/io/word_kind.h"

namespace geodata {
namespace {

constexpr CsvLimits limits{std::size_t{1} << 30, 100'000'000};
constexpr std::size_t rows_between_reports = 1024;  // rows between looks at cancel and progress

bool is_empty(const CsvTable::Row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](std::string_view cell) { return cell.empty(); });
}

class CsvFeatures {
 public:
  CsvFeatures(const CsvTable& table, std::string_view name, const ReadOptions& options)
      : table_(table), options_(options), name_(name), warnings_(name_) {}

  Result<WithWarnings<VectorFile>> read() {
    position_ = position_columns(table_);
    if (!position_ && !options_.table) return refuse_without_position();
    if (position_ && options_.swapped) std::swap(position_->lng, position_->lat);
    if (const auto line = swapped_from()) return refuse_swapped(*line);
    if (is_guess(table_.encoding())) {
      warnings_.assumed(text("Its text is taken as {}", name_of(table_.encoding())),
                        text("it is not UTF-8, and a CSV file cannot say what it is"));
    }
    if (!table_.title().empty()) {
      warnings_.assumed(text("Its header is line {}", table_.header_line()),
                        text("what stands above it has one cell a line"));
    }
    add_columns();
    for (std::size_t i = 0; i < table_.size(); ++i) {
      if (i % rows_between_reports == 0) {
        if (options_.cancel != nullptr && *options_.cancel) return refuse(text("reading was cancelled"));
        if (options_.progress) options_.progress(static_cast<double>(i) / static_cast<double>(table_.size()));
      }
      if (!is_empty(table_.row(i))) read_row(table_.row(i));
    }
    if (number_ > 0 && builder_.size() == 0 && sink_.all_out_of_range()) return refuse_out_of_range();
    return finished();
  }

 private:
  struct Column {
    std::size_t cell = 0;
    WordKind kind;
    ColumnIndex column = 0;
    bool is_id = false;
  };

  tl::unexpected<Error> refuse(Text why, Text todo = {}, std::int64_t line = 0) const {
    Error error = file_error(name_, std::move(why), std::move(todo));
    error.line = line;
    return tl::unexpected(std::move(error));
  }

  tl::unexpected<Error> refuse_without_position() const {
    return refuse(text("its header has no columns lng and lat (or lon and lat, longitude and latitude, x and y)"),
                  text("Name the columns that hold the position so"), table_.header_line());
  }

  tl::unexpected<Error> refuse_swapped(std::int64_t line) const {
    Error error = swapped_error(name_, line);
    error.todo = text("Swap the names {} and {} in its header", table_.header()[position_->lat],
                      table_.header()[position_->lng]);
    return tl::unexpected(std::move(error));
  }

  tl::unexpected<Error> refuse_out_of_range() const {
    const LngLat p = sink_.first_out_of_range();
    return refuse(text("its positions (the first is {}, {}) are not longitudes and latitudes, and a CSV file cannot "
                       "name another coordinate system",
                       p.lng, p.lat),
                  text("Save it again in WGS 84"));
  }

  std::optional<LngLat> position_of(const CsvTable::Row& row) const {
    const auto lng = written_angle(row.cells[position_->lng]), lat = written_angle(row.cells[position_->lat]);
    if (!lng || !lat || lng->axis == Axis::latitude || lat->axis == Axis::longitude) return std::nullopt;
    return LngLat{lng->degrees, lat->degrees};
  }

  // The line of the first row that shows it; nothing: a row fits only as it stands, or most rows do.
  std::optional<std::int64_t> swapped_from() const {
    if (!position_) return std::nullopt;
    std::optional<std::int64_t> first;
    std::size_t beyond = 0, within = 0;
    for (std::size_t i = 0; i < table_.size(); ++i) {
      const auto p = position_of(table_.row(i));
      if (!p) continue;
      if (std::abs(p->lat) > 180 || std::abs(p->lng) > 90) return std::nullopt;
      ++(std::abs(p->lat) > 90 ? beyond : within);
      if (std::abs(p->lat) > 90 && !first) first = table_.row(i).line;
    }
    return beyond >= within ? first : std::nullopt;
  }

  void add_columns() {
    const bool decimal_comma = table_.separator() != ',';
    std::set<std::string, std::less<>> taken;
    for (std::size_t c = 0; c < table_.header().size(); ++c) {
      if (position_ && (c == position_->lng || c == position_->lat)) continue;
      Column column{c, WordKind(decimal_comma)};
      for (std::size_t i = 0; i < table_.size(); ++i) column.kind.look(table_.row(i).cells[c]);
      const std::string_view header = table_.header()[c];
      if (header.empty() && !column.kind.seen()) continue;  // what a separator at a line's end makes
      std::string title = header.empty() ? fmt::format("field_{}", c + 1) : std::string(header);
      for (int twin = 2; !taken.insert(title).second; ++twin) title = fmt::format("{} {}", header, twin);
      column.is_id = title == "id";
      column.column = builder_.add_column(title, column.kind.type());
      columns_.push_back(column);
    }
  }

  void read_row(const CsvTable::Row& row) {
    ++number_;
    sink_.begin_feature();
    if (position_) {
      if (const auto p = position_of(row)) {
        sink_.add_point(*p);
      } else if (!options_.table) {
        sink_.set_fault(text("its position is missing or not a number"));
      }
    }
    sink_.end_feature();
    if (!sink_.fault().empty()) {
      builder_.discard_feature();
      return warnings_.skipped(number_, sink_.fault(), row.line);
    }
    for (const Column& column : columns_) {
      const std::string_view cell = row.cells[column.cell];
      if (cell.empty()) continue;
      builder_.set(column.column, column.kind.value(cell, scratch_));
      if (column.is_id) builder_.set_id(cell);
    }
    builder_.finish_feature();
    if (row.cells_in_file > row.cells.size())
      ++too_long_, first_too_long_ = first_too_long_ ? first_too_long_ : row.line;
  }

  Result<WithWarnings<VectorFile>> finished() {
    if (too_long_ > 0) {
      warnings_.note(too_long_ == 1 ? text("Cells without a title are left out in 1 row")
                                    : text("Cells without a title are left out in {} rows", too_long_),
                     text("they have more cells than the header, as line {} has", first_too_long_));
    }
    VectorFile out;
    out.format = "CSV";
    out.crs = "EPSG:4326";
    out.layer = std::filesystem::path(name_).stem().string();
    out.layers = {out.layer};
    out.features_read = builder_.size();
    out.features_skipped = warnings_.count();
    out.features = std::move(builder_).build();
    return WithWarnings<VectorFile>{std::move(out), std::move(warnings_).take()};
  }

  const CsvTable& table_;
  const ReadOptions& options_;
  std::string name_;
  FeatureWarnings warnings_;
  FeatureStoreBuilder builder_;
  GeometrySink sink_{builder_};
  std::optional<PositionColumns> position_;
  std::vector<Column> columns_;
  std::string scratch_;
  std::uint64_t number_ = 0;
  std::size_t too_long_ = 0;
  std::int64_t first_too_long_ = 0;
};

}  // namespace

Result<WithWarnings<VectorFile>> read_csv(std::string_view bytes, std::string_view name, const ReadOptions& options) {
  const auto table = read_csv_bytes(bytes, name, limits);
  if (!table) return tl::unexpected(table.error());
  return CsvFeatures(*table, name, options).read();
}

}  // namespace geodata
