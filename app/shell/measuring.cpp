#include "app/shell/measuring.h"

#include <utility>

#include "geodata/base/ascii.h"

namespace app {

using geodata::text;

namespace {

constexpr int import_priority = 95;

}  // namespace

void Measuring::reset() {
  ++import_number_;
  view_ = {};
  added_.clear(), waiting_.clear(), shown_files_.clear();
  shown_guide_.reset();
  working_ = false;
}

bool Measuring::may_be_table(const std::filesystem::path& path) const {
  const std::string extension = geodata::to_lower(path.extension().string());
  return session_.has_rivers(*library_.atlas) && (extension == ".csv" || extension == ".tsv");
}

void Measuring::look_at(const std::filesystem::path& path, std::function<void()> else_do) {
  ++looking_;
  const auto seen = [this, path, else_do = std::move(else_do), atlas = library_.atlas](bool measured) {
    --looking_;
    if (atlas->folder != library_.atlas->folder) return;  // another was opened meanwhile
    measured ? start_import(path) : else_do();
  };
  jobs_.start(
      {}, import_priority,
      [path, seen](const JobContext&) -> Jobs::Deliver {
        const auto header = geodata::read_csv_header_row(path);
        return [seen, measured = header && has_measurements(take_columns(header->header()))] { seen(measured); };
      },
      [seen](const geodata::Error&) { seen(false); });
}

void Measuring::start_import(const std::filesystem::path& path) {
  if (view_.import) {
    waiting_.push_back(path);
    return;
  }
  ++import_number_;
  view_.import = MeasurementImport{path, nullptr, {}, nullptr, std::nullopt};
  working_ = true;
  jobs_.start(
      text("Reading {}", path.filename().string()), import_priority,
      [this, path, number = import_number_](const JobContext&) -> Jobs::Deliver {
        auto csv = geodata::read_csv_table(path);
        return [this, number, csv = std::move(csv)]() mutable {
          if (number != import_number_) return;
          working_ = false;
          if (!csv) {
            view_.import->error = csv.error();
            return;
          }
          view_.import->csv = std::make_shared<const geodata::CsvTable>(std::move(*csv));
          view_.import->layout = lay_out(*view_.import->csv);
          measured_as_ = view_.import->layout.columns;
        };
      },
      import_failed());
}

Jobs::Failed Measuring::import_failed() {
  return [this, number = import_number_](const geodata::Error& error) {
    if (number != import_number_) return;
    working_ = false;
    view_.import->error = error;
  };
}

void Measuring::set_column(ColumnUse use, std::optional<std::size_t> column) {
  if (!view_.import || working_) return;
  take_column_as(view_.import->layout.columns, use, column);
  if (use == ColumnUse::date) look_at_dates(view_.import->layout, *view_.import->csv);
  view_.import->table.reset();
}

void Measuring::use_measure(std::size_t column, bool use) {
  if (!view_.import || working_ || column >= view_.import->layout.columns.size()) return;
  TakenColumn& now = view_.import->layout.columns[column];
  if (use) {
    now = measured_as_[column];
  } else {
    now.use = ColumnUse::unused;
  }
  view_.import->table.reset();
}

void Measuring::measure_as(std::size_t column, std::string_view kind_id) {
  const MeasureKind* const kind = measure_kind(kind_id);
  if (!view_.import || working_ || kind == nullptr || column >= view_.import->layout.columns.size()) return;
  take_column_as(view_.import->layout.columns, *kind, column);
  measured_as_[column] = view_.import->layout.columns[column];
  view_.import->table.reset();
}

void Measuring::read_dates(DateOrder order) {
  if (!view_.import || working_) return;
  view_.import->layout.dates.order = order;
  view_.import->table.reset();
}

void Measuring::join_within(double metres) {
  if (!view_.import || working_ || !(metres >= 0)) return;
  view_.import->layout.join_within_m = metres;
  view_.import->table.reset();
}

void Measuring::join_import() {
  working_ = true;
  ++import_number_;
  const MeasurementImport& import = *view_.import;
  jobs_.start(
      {}, import_priority,
      [this, number = import_number_, csv = import.csv, layout = import.layout, guide = tracing_.view().guide,
       title = import.path.filename().string()](const JobContext&) -> Jobs::Deliver {
        auto known = read_known_sections(*guide);
        auto table = std::make_shared<MeasurementTable>();
        if (known) *table = join_measurements(*csv, layout, *known, &guide->rivers);
        table->title = title;
        return [this, number, table, known = std::move(known)] {
          if (number != import_number_) return;
          working_ = false;
          view_.import->table = table;
          if (!known) view_.import->error = known.error();
        };
      },
      import_failed());
}

std::optional<std::size_t> Measuring::take_import() {
  if (!view_.import || !view_.import->table || view_.import->table->sections.empty()) return std::nullopt;
  added_.push_back(view_.import->table);
  end_import();
  return added_.size() - 1;
}

void Measuring::end_import() {
  ++import_number_;
  working_ = false;
  view_.import.reset();
  if (waiting_.empty()) return;
  const std::filesystem::path next = waiting_.front();
  waiting_.erase(waiting_.begin());
  start_import(next);
}

bool Measuring::wanted() const {
  if (!session_.has_rivers(*library_.atlas)) return false;
  if (view_.import || session_.series || !session_.measurement_files.empty()) return true;
  return session_.selection && !library_.atlas->rivers.measurements.layer.empty() &&
         session_.selection->target().layer == library_.atlas->rivers.measurements.layer;
}

void Measuring::show_tables() {
  const std::shared_ptr<const RiverGuide>& guide = tracing_.view().guide;
  if (shown_guide_ == guide && shown_files_ == session_.measurement_files) return;
  shown_guide_ = guide, shown_files_ = session_.measurement_files;
  view_.tables.clear();
  if (guide && guide->measured) view_.tables.push_back({guide->measured, std::nullopt});
  for (const std::size_t file : shown_files_) {
    if (file < added_.size()) view_.tables.push_back({added_[file], file});
  }
}

void Measuring::update() {
  if (wanted()) tracing_.want_guide();
  const RiverView& rivers = tracing_.view();
  view_.reading = !rivers.guide && !rivers.error;
  view_.error = rivers.guide ? rivers.guide->measured_error : rivers.error;
  show_tables();
  MeasurementImport* const import = view_.import ? &*view_.import : nullptr;
  if (import == nullptr || import->error || !import->csv || import->table || working_) return;
  if (rivers.guide) {
    join_import();
  } else if (rivers.error) {
    import->error = rivers.error;
  }
}

}  // namespace app
