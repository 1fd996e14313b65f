// The program without its window: content, session, settings and the one place where commands change them.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "app/core/commands.h"
#include "app/core/flight.h"
#include "app/core/history.h"
#include "app/core/jobs.h"
#include "app/core/library.h"
#include "app/core/notices.h"
#include "app/core/saved_traces.h"
#include "app/core/settings.h"
#include "app/core/small_file.h"
#include "app/core/water_run.h"
#include "app/shell/browsing.h"
#include "app/shell/loading.h"
#include "app/shell/measuring.h"
#include "app/shell/picture_export.h"
#include "app/shell/trace_export.h"
#include "app/shell/tracing.h"

namespace app {

// What commands ask of the window; empty functions do nothing.
struct WindowEffects {
  std::function<void(const std::string&)> copy_text;
  std::function<void()> toggle_full_screen;
  std::function<void()> settings_changed;  // save them
};

class Explorer {
 public:
  explicit Explorer(unsigned workers);

  // Opens an atlas (in place of the open one; false: a notice says why) or starts reading a data file beside what is
  // open.
  bool open(const std::filesystem::path& path);
  // Opens an atlas as the ground for files that are opened next: it gives way to the first atlas, and the first file
  // gives the window its name and its home.
  bool open_ground(const std::filesystem::path& atlas);
  // Waits until all files that were opened are read. False: one could not be, and a notice says why.
  bool finish_reading();
  // Changes to an atlas's layers are kept in this folder: read when it is opened, written by save_layers(). Without a
  // folder nothing is kept.
  void keep_layers_in(std::filesystem::path folder) { layers_folder_ = std::move(folder); }
  bool layers_unsaved() const { return !layers_folder_.empty() && session_.layers != saved_layers_; }
  void save_layers();  // a notice when it fails
  // The same for an atlas's traces.
  void keep_traces_in(std::filesystem::path folder) { traces_folder_ = std::move(folder); }
  bool traces_unsaved() const {
    // Traces of rivers that will not be there the next time are not kept.
    return !traces_folder_.empty() && !session_.rivers && traces_of(session_) != saved_traces_;
  }
  void save_traces();
  // Where exported files go.
  void export_to(std::filesystem::path folder) { documents_folder_ = std::move(folder); }

  // Runs the commands in order. `width_px`, `height_px`: the map's size now.
  void apply(const Commands& commands, double width_px, double height_px);
  // Lets workers' results in and moves the flight on. Call once a frame.
  void advance(double time_ms);

  // What the map shows, for a picture of it; and a program that shows that and nothing else.
  ShownMap shown(double width_px, double height_px) const;
  void show(ShownMap shown);

  View view(double width_px, double height_px) const { return {session_.camera, width_px, height_px}; }
  bool flying() const { return flight_.has_value() || running(); }
  // Its zoom changes as well: a ground drawn now would be the wrong one in the next frame.
  bool zooming() const {
    return flight_ || (running() && time_ms_ - following_->since_ms < following_->run->approach_ms());
  }
  // Frames are wanted although nothing moves: a picture is being drawn for a report.
  bool exporting() const { return !exports_.idle() || !pictures_.idle(); }
  bool wants_quit() const { return quit_; }
  // The reader sits at a window: read overlays and build the search index in the background.
  void set_interactive(bool interactive) {
    interactive_ = interactive;
    loading_.set_interactive(interactive);
  }
  // Nothing is being read or computed.
  bool idle() const {
    return loading_.idle() && tracing_.idle() && measuring_.idle() && browsing_.idle() && jobs_.idle() && !flying() &&
           !exporting();
  }

  const Library& library() const { return library_; }
  const Session& session() const { return session_; }
  const Settings& settings() const { return settings_; }
  Settings& mutable_settings() { return settings_; }
  const Notices& notices() const { return notices_; }
  Notices& notices() { return notices_; }
  Jobs& jobs() { return jobs_; }
  // Once a frame, with what a click on the map would ask of the rivers.
  void trace_from(const std::optional<TraceState>& pointed) {
    if (still_) return;
    tracing_.update(pointed ? std::optional(tracing_.settled(*pointed, near_river_m())) : std::nullopt);
    for (geodata::Error& warning : tracing_.take_warnings()) notices_.add(Notice::Level::warning, std::move(warning));
    measuring_.update();
  }
  // Where on the open trace a point is that lies no farther than this from its line.
  std::optional<double> on_open_trace(geodata::LngLat p, double within_m) const {
    return tracing_.on_open_trace(p, within_m);
  }
  const RiverView& rivers() const { return tracing_.view(); }
  // The followed drop stands still, by the reader's wish: it goes to where the list or the profile is pointed at.
  void point_drop(double trace_m);
  const MeasurementView& measurements() const { return measuring_.view(); }
  // Nothing but files: what lies under them is the ground of the program, or nothing.
  bool files_alone() const { return ground_only_; }
  const std::optional<LayerChoice>& layer_choice() const { return loading_.choice(); }
  const Folder* folder() const { return browsing_.folder(); }  // the reader looks into it; null: none
  const History& history() const { return history_; }
  WindowEffects& effects() { return effects_; }

 private:
  struct Size {
    double width_px = 0, height_px = 0;
  };
  // The session's layers have changed: the library follows, and nothing that left stays chosen.
  void follow_layers();
  const std::string& title_of(const std::string& layer) const;  // in the language of the interface; else the id
  void run(const Command& command, Size size);
  void on(const command::SetCamera& c, Size size);
  void on(const command::FlyTo& c, Size size);
  void on(const command::GoHome& c, Size size);
  void on(const command::ZoomBy& c, Size size);
  void on(const command::Select& c, Size size);
  void on(const command::SelectPlace& c, Size size);
  void on(const command::StepCandidate& c, Size size);
  void on(const command::ClearSelection& c, Size size);
  void on(const command::OpenPassage& c, Size size);
  void on(const command::StepMention& c, Size size);
  void on(const command::Walk& c, Size size);
  void on(const command::SetLayer& c, Size size);
  void on(const command::StyleLayer& c, Size size);
  void on(const command::PlaceLayers& c, Size size);
  void on(const command::SetReachValue& c, Size size);
  void on(const command::UseAsRivers& c, Size size);
  void on(const command::SetTool& c, Size size);
  void on(const command::AddTrace& c, Size size);
  void on(const command::OpenTrace& c, Size size);
  void on(const command::TurnTrace& c, Size size);
  void on(const command::RemoveTrace& c, Size size);
  void on(const command::RemoveTraces& c, Size size);
  void on(const command::ChangeTrace& c, Size size);
  void on(const command::FollowWater& c, Size size);
  void on(const command::ExportTrace& c, Size size);
  void on(const command::SavePicture& c, Size size);
  void on(const command::OpenMeasurements& c, Size size);
  void on(const command::SetImportColumn& c, Size size);
  void on(const command::UseImportMeasure& c, Size size);
  void on(const command::SetImportMeasure& c, Size size);
  void on(const command::SetImportDates& c, Size size);
  void on(const command::SetImportDistance& c, Size size);
  void on(const command::EndImport& c, Size size);
  void on(const command::RemoveMeasurements& c, Size size);
  void on(const command::SetSettings& c, Size size);
  void on(const command::Undo& c, Size size);
  void on(const command::Redo& c, Size size);
  void on(const command::CopyText& c, Size size);
  void on(const command::DismissNotice& c, Size size);
  void on(const command::SeeNotices& c, Size size);
  void on(const command::RemoveLayers& c, Size size);
  void on(const command::OpenPath& c, Size size);
  void on(const command::OpenLayers& c, Size size);
  void on(const command::LookInto& c, Size size);
  void on(const command::CancelJob& c, Size size);
  void on(const command::ToggleFullScreen& c, Size size);
  void on(const command::Quit& c, Size size);
  void fly_to(const Camera& camera, Size size);
  void fly_to_selection(Size size);
  void select(Selection selection);
  void select_place(const command::SelectPlace& c, Size size);
  void walk(int by, Size size);
  void mark_mention();
  void follow_section();
  void restore(Session session);
  double closest_zoom(View view) const;
  double near_river_m() const;  // nearer than this a click means the river
  void show_column();
  void keep_history_true();
  void show_arrived();
  void load_layers();
  void load_traces();
  bool running() const { return following_ && following_->run; }
  void show_new_trace();
  void show_answer_if_unseen();
  void move_drop();
  void stop_run();
  void add_import();
  void add_data_file(const std::filesystem::path& path, bool swapped = false);

  Jobs jobs_;
  Library library_;
  Session session_;
  Settings settings_;
  Notices notices_;
  History history_;
  Loading loading_;
  Tracing tracing_;
  Measuring measuring_;
  Browsing browsing_;
  TraceExport exports_;
  PictureExport pictures_;
  WindowEffects effects_;
  std::optional<Flight> flight_;
  struct Following {
    std::shared_ptr<const ShownTrace> shown;
    std::optional<WaterRun> run;  // nothing: the drop stands still
    double since_ms = 0;
  };
  std::optional<Following> following_;
  bool shows_new_trace_ = false;                    // when its answer is there
  bool only_if_unseen_ = false;                     // of one that was turned or opened: half of it in view is enough
  std::shared_ptr<const ShownTrace> shown_before_;  // the answer that was shown when it was asked
  Extent shown_extent_;                             // of the files that shown_file_ shows
  std::optional<Camera> shown_file_;                // where the view went to show a file that is being read
  std::uint64_t opening_ = 0;                       // the step in which the last file was opened
  Size last_size_{800, 600};
  double flight_start_ms_ = 0, time_ms_ = 0;
  std::optional<std::uint32_t> walked_;  // index of the link that n and p stand at
  std::filesystem::path layers_folder_, traces_folder_, documents_folder_;
  std::vector<LayerState> saved_layers_;  // the session's when they were last read or written
  SavedTraces saved_traces_;
  SharedFile layers_file_, traces_file_;  // other windows write them too
  bool quit_ = false, interactive_ = false;
  bool ground_only_ = true;  // under the files there is nothing to read: no atlas, or open_ground()'s
  bool still_ = false;       // shows what another program showed
};

}  // namespace app
