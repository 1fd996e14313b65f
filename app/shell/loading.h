// Brings content into the library: opens atlases and data files, reads layers on workers when they come into view, and
// keeps the search index in step with what has arrived. What it brings enters on the main thread, in deliveries.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/core/extent.h"
#include "app/core/jobs.h"
#include "app/core/layer_choice.h"
#include "app/core/library.h"
#include "app/core/notices.h"
#include "app/core/session.h"
#include "geodata/io/vector_reader.h"

namespace app {

// How a file without an atlas is drawn: names, style and facts guessed from what it holds. `layer`: one of several of
// the file, under the file's name; empty: all that it holds.
geodata::LayerSpec spec_for_file(const std::filesystem::path& path, const geodata::FeatureStore& features,
                                 const std::string& layer = {});

// Whether a path is to be opened as an atlas: a folder, an atlas.json, or what is not there and names no kind of file.
bool names_atlas(const std::filesystem::path& path);

class Loading {
 public:
  Loading(Jobs& jobs, Library& library, Session& session, Notices& notices)
      : jobs_(jobs), library_(library), session_(session), notices_(notices) {}

  // Opens an atlas folder (or its atlas.json) in place of the one that is open. False: nothing changed, a notice says
  // why.
  bool open_atlas(const std::filesystem::path& path);
  // An atlas without text, as the ground for data files.
  void open_empty();
  // Starts reading a data file as a new topmost overlay, and with it each further layer that it holds. A large one is
  // drawn part by part when somebody watches. One that cannot be read leaves again, with a notice. One that is open is
  // read again. Of a file with many layers a reader who watches is asked which: see choice().
  void add_file(const std::filesystem::path& path, bool swapped = false);
  bool is_open(const std::filesystem::path& path) const;
  // Brings what the session has and the library has not, and puts away what left the session: of what was undone, so
  // that redo has it at once.
  void follow_session();
  // Layers that came with another one of their file, and those that could not be read, since the last call.
  struct Joined {
    std::string with;
    LayerState layer;
  };
  std::vector<Joined> take_joined() { return std::exchange(joined_, {}); }
  std::vector<std::string> take_lost() { return std::exchange(lost_, {}); }
  const std::optional<LayerChoice>& choice() const { return choice_; }
  void open_chosen(const std::vector<std::string>& layers);  // ends the choice

  // Somebody sits at a window and watches.
  void set_interactive(bool interactive) { interactive_ = interactive; }
  // Starts reading what is on and in its zoom range, and the layer that shows the chosen place. Cheap to call each
  // frame.
  void want_visible();
  // Starts reading every overlay, seen or not, at low priority: the reader will search and choose them.
  void want_overlays();
  // Starts reading what is in view of large files of which only windows are read; also tells where the next file is
  // looked at. Call each frame.
  void want_windows(const View& view);
  // Starts the rest of what large files' content lacks (completed()).
  void complete_contents();
  // Starts a new search index when layers arrived since the last one and nothing else is being read.
  void refresh_search();
  // Forgets the parts of files that are there as a whole and drawn. Call each frame.
  void drop_parts();
  // Stops reading what this job (JobStatus) reads: an added file leaves, a layer stays empty.
  void cancel(std::uint64_t job);
  // Nothing wanted is still on its way.
  bool idle() const { return readings_.empty(); }
  bool any_file_failed() const { return any_file_failed_; }

  // The extent of the file whose first part, or whole, came since the last call.
  std::optional<Extent> take_arrived();

 private:
  struct Reading {
    std::uint64_t number = 0;
    JobHandle job;
    std::function<void()> undo;  // when it is cancelled
    std::string layer;           // an added one; empty: others
  };
  static geodata::ReadOptions read_options(const JobContext& context);
  void start_reading(geodata::Text title, int priority, std::function<void()> undo,
                     std::function<Jobs::Deliver(const JobContext&, std::uint64_t)> work,
                     const std::string& layer = {});
  void cancel_layer(const std::string& id);  // what reads it stops; nothing else happens
  bool reads(std::uint64_t number) const;    // it was neither ended nor cancelled, and its atlas is still open
  bool end_reading(std::uint64_t number);    // the same, and then it is ended
  void cancel_all();

  void read_layer(std::size_t index, int priority);
  void read_features(std::size_t index, int priority);
  void read_relief(std::size_t index, int priority);
  // One layer of a file; the first one starts the reading of the others.
  struct FileLayer {
    LayerSource source;
    std::string id;
    bool again = false;  // it is open: what was read stays until the new is there
  };
  LayerState new_state(const LayerSource& source);
  void start_file(const FileLayer& wanted);
  void add_others(const FileLayer& first, const geodata::VectorFile& file);
  Jobs::Deliver read_file(const FileLayer& wanted, const geodata::WorldBox& window, const JobContext& context,
                          std::uint64_t reading);
  void show_part(Layer& layer, const geodata::LayerSpec& spec, std::shared_ptr<const LayerContent> content,
                 const Extent& extent);
  void read_window(const std::shared_ptr<const WindowedFile>& from, const geodata::WorldBox& window);
  void tell_of_windows(const WindowedFile& file);
  geodata::WorldBox window_in_view() const;
  void arrive(const Extent& extent);
  void take_content(Layer& layer, const geodata::LayerSpec& spec, std::shared_ptr<const LayerContent> content,
                    const Extent& extent);
  void lose_layer(const std::string& id);
  void failed(const std::string& file, geodata::Error error);
  void tell_of_places_without_point();
  bool stays_incomplete(const std::shared_ptr<const LayerContent>& content) const;

  Jobs& jobs_;
  Library& library_;
  Session& session_;
  Notices& notices_;
  std::uint64_t generation_ = 0;  // of the open atlas; a search index of an older one is dropped
  std::uint64_t next_reading_ = 1;
  std::vector<Reading> readings_;
  std::vector<Layer> put_away_;                 // added ones that left the session, whole; undo may bring them back
  std::map<std::string, LayerSource> sources_;  // of all layers that were added since the atlas was opened, by id
  std::vector<Joined> joined_;
  std::vector<std::string> lost_;
  std::optional<LayerChoice> choice_;
  bool choice_swapped_ = false;
  std::optional<Extent> arrived_;
  View view_{{}, 800, 600};
  std::optional<Camera> not_here_;  // reading windows was cancelled in this view
  bool reading_window_ = false;
  std::vector<std::weak_ptr<const LayerContent>> stays_incomplete_;
  std::atomic<bool> interactive_{false};  // workers read it
  bool completing_ = false, search_stale_ = false, search_running_ = false, any_file_failed_ = false;
};

}  // namespace app
