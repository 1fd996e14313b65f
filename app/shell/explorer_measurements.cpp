// What commands do with measurements of water: which section is open, and the file that a reader looks at and adds.
#include <algorithm>

#include "app/shell/explorer.h"

namespace app {

void Explorer::on(const command::OpenMeasurements& c, Size) { session_.series = c.section; }

void Explorer::on(const command::SetImportColumn& c, Size) { measuring_.set_column(c.use, c.column); }

void Explorer::on(const command::UseImportMeasure& c, Size) { measuring_.use_measure(c.column, c.use); }

void Explorer::on(const command::SetImportMeasure& c, Size) { measuring_.measure_as(c.column, c.kind); }

void Explorer::on(const command::SetImportDates& c, Size) { measuring_.read_dates(c.order); }

void Explorer::on(const command::SetImportDistance& c, Size) { measuring_.join_within(c.metres); }

void Explorer::on(const command::EndImport& c, Size) {
  if (!measurements().import) return;
  if (c.how == command::ImportEnd::add) {
    add_import();
    return;
  }
  const std::filesystem::path path = measurements().import->path;
  measuring_.end_import();
  if (c.how == command::ImportEnd::as_points) add_data_file(path);
}

void Explorer::add_import() {
  const std::shared_ptr<const MeasurementTable> table = measurements().import->table;
  const auto file = measuring_.take_import();
  if (!file) return;
  history_.record(geodata::text("open {}", table->title), session_);
  session_.measurement_files.push_back(*file);
  if (!session_.series && !session_.shows_profile()) session_.series = table->sections.front().key;
  std::size_t readings = 0;
  for (const MeasuredSection& section : table->sections) readings += section.readings.size();
  notices_.info(geodata::text("{} added: samples {}, sections {}, rows left out {}", table->title, readings,
                              table->sections.size(), table->rejected.size()));
}

void Explorer::on(const command::RemoveMeasurements& c, Size) {
  if (std::find(session_.measurement_files.begin(), session_.measurement_files.end(), c.file) ==
      session_.measurement_files.end())
    return;
  history_.record(geodata::text("remove measurements"), session_);
  std::erase(session_.measurement_files, c.file);
}

// Measurements that are open go on to the section that is chosen.
void Explorer::follow_section() {
  const Target& target = session_.selection->target();
  const auto station = target.point ? own_station_at(measurements(), *target.point) : std::nullopt;
  if (session_.series && station) session_.series = station->section->key;
  const Layer* layer = library_.layer(target.layer);
  if (!session_.series || layer == nullptr || !layer->content || target.feature >= layer->content->features->size() ||
      target.layer != library_.atlas->rivers.measurements.layer)
    return;
  session_.series = std::string(layer->content->features->id(target.feature));
}

}  // namespace app
