// Files beside the atlas: opened, shown, taken away again, each a step that undo takes back.
#include <algorithm>
#include <cmath>

#include "app/core/view_content.h"
#include "app/shell/explorer.h"
#include "app/ui/room.h"

namespace app {

namespace fs = std::filesystem;

namespace {

geodata::Text open_words(const fs::path& path) { return geodata::text("open {}", path.filename().string()); }

}  // namespace

// As a layer beside what is open, or alone.
void Explorer::add_data_file(const fs::path& path, bool swapped) {
  if (loading_.idle()) shown_file_.reset();  // the first of those that come into view together
  const bool alone = ground_only_ && library_.layers.size() == library_.atlas->layers.size();
  if (!loading_.is_open(path)) opening_ = history_.record(open_words(path), session_);
  loading_.add_file(path, swapped);
  if (alone) {
    auto atlas = std::make_shared<geodata::Atlas>(*library_.atlas);
    atlas->title = path.filename().string();
    atlas->title_zh.clear();
    library_.atlas = std::move(atlas);
  }
}

// What reading a file brought, or could not bring, belongs to the step that asked for the file.
void Explorer::keep_history_true() {
  for (const Loading::Joined& joined : loading_.take_joined()) history_.join(joined.with, joined.layer);
  for (const std::string& layer : loading_.take_lost()) history_.forget(layer);
}

// The view goes to a new file, and with it as it grows, unless the reader has gone elsewhere meanwhile.
void Explorer::show_arrived() {
  const auto arrived = loading_.take_arrived();
  if (!arrived || arrived->empty()) return;
  if (shown_file_ && session_.camera != *shown_file_) {
    shown_file_.reset();
    return;
  }
  // Of several files that are opened together all come into view.
  Extent all = *arrived;
  if (shown_file_) all.add(shown_extent_);
  shown_extent_ = all;
  flight_.reset();
  const View whole{all.on_world(beside_drawer(all.box(), last_size_.width_px, last_size_.height_px, settings_)),
                   last_size_.width_px, last_size_.height_px};
  constexpr double one_point_zoom = 12;  // alone in a file it says nothing of how near to look
  session_.camera = all.is_point()
                        ? with_signs_in_view(library_, session_, whole, std::min(whole.camera.zoom, one_point_zoom))
                        : whole.camera;
  shown_file_ = session_.camera;
  history_.moved_camera(opening_, session_.camera);
  if (!ground_only_) return;
  auto atlas = std::make_shared<geodata::Atlas>(*library_.atlas);
  atlas->home = {geodata::to_lnglat(session_.camera.centre), session_.camera.zoom};
  library_.atlas = std::move(atlas);
}

void Explorer::on(const command::RemoveLayers& c, Size) {
  const auto leaves = [&](const LayerState& l) {
    return l.source && std::find(c.ids.begin(), c.ids.end(), l.id) != c.ids.end();
  };
  const auto first = std::find_if(session_.layers.begin(), session_.layers.end(), leaves);
  if (first == session_.layers.end()) return;
  notices_.info(geodata::text("Taken off the map: {}; undo brings it back", title_of(first->id)));
  history_.record(geodata::text("remove {}", title_of(first->id)), session_);
  std::erase_if(session_.layers, leaves);
  follow_layers();
}

void Explorer::follow_layers() {
  loading_.follow_session();
  const auto is_gone = [this](const std::string& id) { return !id.empty() && library_.layer(id) == nullptr; };
  if (session_.rivers && is_gone(session_.rivers->layer)) session_.rivers.reset();
  if (session_.selection && std::any_of(session_.selection->candidates.begin(), session_.selection->candidates.end(),
                                        [&](const Target& target) { return is_gone(target.layer); })) {
    session_.selection.reset();
  }
}

void Explorer::on(const command::OpenPath& c, Size) {
  if (c.swapped) {
    add_data_file(c.path, true);
  } else {
    open(c.path);
  }
}

void Explorer::on(const command::OpenLayers& c, Size) {
  if (!c.layers.empty() && loading_.choice()) history_.record(open_words(loading_.choice()->path), session_);
  loading_.open_chosen(c.layers);
}

}  // namespace app
