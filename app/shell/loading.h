// Brings content into the library: opens atlases and data files, reads layers on workers when they come into view, and
// keeps the search index in step with what has arrived. What it brings enters on the main thread, in deliveries.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/core/jobs.h"
#include "app/core/library.h"
#include "app/core/notices.h"
#include "app/core/session.h"

namespace app {

// How a file without an atlas is drawn: names, style and facts guessed from what it holds.
geodata::LayerSpec spec_for_file(const std::filesystem::path& path, const geodata::FeatureStore& features);

// Whether a path is to be opened as an atlas: a folder, an atlas.json, or what is not there and names no kind of file.
bool names_atlas(const std::filesystem::path& path);

class Loading {
 public:
  Loading(Jobs& jobs, Library& library, Notices& notices) : jobs_(jobs), library_(library), notices_(notices) {}

  // Opens an atlas folder (or its atlas.json) in place of the one that is open. False: nothing changed, a notice says
  // why.
  bool open_atlas(const std::filesystem::path& path, Session& session);
  // An atlas without text, as the ground for data files.
  void open_empty(Session& session);
  // Reads a data file and adds it as a topmost overlay; false and a notice when it cannot be read.
  bool add_file(const std::filesystem::path& path, Session& session);

  // Starts reading what is on and in its zoom range, and the layer that shows the chosen place. Cheap to call each
  // frame.
  void want_visible(const Session& session);
  // Starts reading every overlay, seen or not, at low priority: the reader will search and choose them.
  void want_overlays();
  // Starts a new search index when layers arrived since the last one and nothing else is being read.
  void refresh_search();
  // Nothing wanted is still on its way.
  bool idle() const { return reading_ == 0; }

  const geodata::WorldBox& added_box() const { return added_box_; }  // of the last added file

 private:
  void read_layer(std::size_t index, int priority);
  void read_features(std::size_t index, int priority);
  void read_relief(std::size_t index, int priority);
  void failed(const std::string& file, geodata::Error error);
  void tell_of_places_without_point();

  Jobs& jobs_;
  Library& library_;
  Notices& notices_;
  std::uint64_t generation_ = 0;  // of the open atlas; deliveries for an older one are dropped
  std::size_t reading_ = 0;
  bool search_stale_ = false, search_running_ = false;
  geodata::WorldBox added_box_;
};

}  // namespace app
