// Measurements at the window: the atlas's, which come with its rivers when they are first wanted, and the files that a
// reader adds, each after a look at what it holds.
#pragma once

#include <functional>

#include "app/core/measurement_view.h"
#include "app/shell/tracing.h"

namespace app {

class Measuring {
 public:
  Measuring(Jobs& jobs, const Library& library, const Session& session, Tracing& tracing)
      : jobs_(jobs), library_(library), session_(session), tracing_(tracing) {}

  // Another atlas was opened.
  void reset();
  // Whether a file may be a table of measurements that the open atlas has rivers for, by its name.
  bool may_be_table(const std::filesystem::path& path) const;
  // Looks at the file's header on a worker: one with measurements is imported, of another `else_do` is told.
  void look_at(const std::filesystem::path& path, std::function<void()> else_do);
  // Reads the file and shows what would come of it; one that comes while another is looked at waits.
  void start_import(const std::filesystem::path& path);
  void set_column(ColumnUse use, std::optional<std::size_t> column);
  void use_measure(std::size_t column, bool use);
  void measure_as(std::size_t column, std::string_view kind_id);  // by the reader's hand
  void read_dates(DateOrder order);
  void join_within(double metres);
  // The table that is looked at, kept as content under its number. Nothing: there is none, or nothing of it joins.
  std::optional<std::size_t> take_import();
  void end_import();
  // Once a frame. Main thread; reading and joining are jobs.
  void update();
  // Another program's, for a picture of it.
  void show(MeasurementView view) { view_ = std::move(view); }
  const MeasurementView& view() const { return view_; }
  bool idle() const { return !working_ && looking_ == 0; }

 private:
  bool wanted() const;
  void show_tables();
  Jobs::Failed import_failed();  // of the import that is being looked at now
  void join_import();

  Jobs& jobs_;
  const Library& library_;
  const Session& session_;
  Tracing& tracing_;
  MeasurementView view_;
  std::vector<std::shared_ptr<const MeasurementTable>> added_;  // every file of this atlas, shown or not
  std::vector<std::filesystem::path> waiting_;
  std::vector<TakenColumn> measured_as_;  // the columns as the headers say, for those that were left out
  std::shared_ptr<const RiverGuide> shown_guide_;
  std::vector<std::size_t> shown_files_;
  bool working_ = false;
  int looking_ = 0;
  std::uint64_t import_number_ = 0;  // a result of an older one is dropped
};

}  // namespace app
