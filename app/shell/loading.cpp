#include "app/shell/loading.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "app/core/saved_layers.h"
#include "geodata/base/ascii.h"
#include "geodata/io/raster_reader.h"

namespace app {

namespace fs = std::filesystem;
using geodata::LayerRole;

namespace {

constexpr int visible_priority = 100, overlay_priority = 10;

void reset_session(Session& session, const geodata::Atlas& atlas) {
  session = Session{};
  session.camera = camera_at(atlas.home.centre, atlas.home.zoom);
  session.layers = layers_of(atlas);
}

bool in_zoom_range(const geodata::LayerSpec& spec, double zoom) {
  // A little beyond the range, so that a layer is there when it is first to be seen.
  return zoom >= spec.min_zoom - 0.3 && zoom < spec.max_zoom + 0.3;
}

}  // namespace

bool names_atlas(const fs::path& path) {
  std::error_code ignored;
  if (path.filename() == "atlas.json") return true;
  if (fs::is_directory(path, ignored)) {  // or it stands for the Shapefiles in it
    if (fs::exists(path / "atlas.json", ignored)) return true;
    const fs::directory_iterator entries(path, ignored);
    return std::none_of(begin(entries), end(entries), [](const fs::directory_entry& e) {
      return geodata::to_lower(e.path().extension().string()) == ".shp";
    });
  }
  return !fs::exists(path, ignored) && !path.has_extension();
}

bool Loading::open_atlas(const fs::path& path) {
  auto opened = geodata::open_atlas(path);
  if (!opened) {
    notices_.add(Notice::Level::error, opened.error());
    return false;
  }
  for (geodata::Error& warning : opened->warnings) notices_.add(Notice::Level::warning, std::move(warning));
  ++generation_;
  cancel_all();
  library_.atlas = std::make_shared<const geodata::Atlas>(std::move(opened->value));
  library_.layers.clear();
  put_away_.clear(), sources_.clear(), joined_.clear(), lost_.clear(), choice_.reset();
  library_.search.reset();
  for (const geodata::LayerSpec& spec : library_.atlas->layers) library_.layers.push_back(Layer{spec});
  search_stale_ = true;
  reset_session(session_, *library_.atlas);
  tell_of_places_without_point();
  return true;
}

void Loading::tell_of_places_without_point() {
  const auto& places = library_.atlas->places;
  const auto count = std::count_if(places.begin(), places.end(), [](const geodata::Place& p) { return !p.point; });
  if (count == 0) return;
  geodata::Error notice;
  notice.what = count == 1 ? geodata::text("1 place has no point on the map")
                           : geodata::text("{} places have no point on the map", count);
  notice.todo = geodata::text("Click a name in the text to read why");
  notices_.add(Notice::Level::info, std::move(notice));
}

void Loading::open_empty() {
  ++generation_;
  cancel_all();
  auto atlas = std::make_shared<geodata::Atlas>();
  atlas->home = {{0, 20}, 2};
  library_.atlas = std::move(atlas);
  library_.layers.clear();
  put_away_.clear(), sources_.clear(), joined_.clear(), lost_.clear(), choice_.reset();
  library_.search.reset();
  reset_session(session_, *library_.atlas);
}

void Loading::drop_parts() {
  if (!jobs_.idle()) return;
  for (Layer& layer : library_.layers)
    if (layer.state == Layer::State::ready) layer.parts.clear();
}

std::optional<Extent> Loading::take_arrived() { return std::exchange(arrived_, std::nullopt); }

// --- readings

geodata::ReadOptions Loading::read_options(const JobContext& context) {
  geodata::ReadOptions options;
  options.cancel = &context.cancelled();
  options.progress = [&context](double fraction) { context.progress(fraction); };
  options.parallel = context.parallel();
  return options;
}

void Loading::start_reading(geodata::Text title, int priority, std::function<void()> undo,
                            std::function<Jobs::Deliver(const JobContext&, std::uint64_t)> work,
                            const std::string& layer) {
  const std::uint64_t number = next_reading_++;
  const JobHandle job = jobs_.start(
      std::move(title), priority, [number, work = std::move(work)](const JobContext& c) { return work(c, number); },
      [this, number, undo](const geodata::Error&) {
        if (!end_reading(number)) return;
        undo();
        any_file_failed_ = true;
      });
  readings_.push_back({number, job, std::move(undo), layer});
}

bool Loading::reads(std::uint64_t number) const {
  return std::any_of(readings_.begin(), readings_.end(), [&](const Reading& r) { return r.number == number; });
}

bool Loading::end_reading(std::uint64_t number) {
  return std::erase_if(readings_, [&](const Reading& r) { return r.number == number; }) > 0;
}

void Loading::cancel(std::uint64_t job) {
  const auto found =
      std::find_if(readings_.begin(), readings_.end(), [&](const Reading& r) { return r.job.id == job; });
  if (found == readings_.end()) return;
  jobs_.cancel(found->job);
  const std::function<void()> undo = std::move(found->undo);
  readings_.erase(found);
  undo();
}

void Loading::cancel_layer(const std::string& id) {
  std::erase_if(readings_, [&](const Reading& r) {
    if (r.layer != id) return false;
    jobs_.cancel(r.job);
    return true;
  });
}

void Loading::cancel_all() {
  reading_window_ = false;
  for (const Reading& r : readings_) jobs_.cancel(r.job);
  readings_.clear();
}

void Loading::failed(const std::string& file, geodata::Error error) {
  if (error.file.empty()) error.file = file;
  notices_.add(Notice::Level::error, std::move(error));
}

void Loading::want_visible() {
  std::string place_layer;
  if (session_.selection && session_.selection->target().place && library_.atlas) {
    place_layer = library_.atlas->places[*session_.selection->target().place].layer;
  }
  // A trace shows what it passes, of layers that are off too.
  const bool traces = session_.shows_traces() && library_.atlas;
  const auto is_along = [&](const std::string& id) {
    const auto& along = library_.atlas->rivers.along;
    return std::any_of(along.begin(), along.end(), [&](const auto& a) { return a.layer == id; });
  };
  for (std::size_t i = 0; i < library_.layers.size(); ++i) {
    const Layer& layer = library_.layers[i];
    if (layer.state != Layer::State::waiting || layer.spec.role == LayerRole::data) continue;
    const LayerState* state = session_.layer(layer.spec.id);
    const bool seen = state != nullptr && state->on && in_zoom_range(layer.spec, session_.camera.zoom);
    const bool chosen = !place_layer.empty() &&
                        (layer.spec.id == place_layer || fs::path(layer.spec.file).stem().string() == place_layer);
    if (seen || chosen || (traces && is_along(layer.spec.id))) read_layer(i, visible_priority);
  }
}

void Loading::want_overlays() {
  for (std::size_t i = 0; i < library_.layers.size(); ++i) {
    const Layer& layer = library_.layers[i];
    if (layer.state == Layer::State::waiting && layer.spec.role == LayerRole::overlay) read_layer(i, overlay_priority);
  }
}

void Loading::read_layer(std::size_t index, int priority) {
  if (library_.layers[index].spec.relief) {
    read_relief(index, priority);
  } else {
    read_features(index, priority);
  }
}

// One job reads a file and prepares every layer that waits for it.
void Loading::read_features(std::size_t index, int priority) {
  const std::string file = library_.layers[index].spec.file;
  std::vector<geodata::LayerSpec> wanted;
  for (Layer& layer : library_.layers) {
    if (layer.spec.file != file || layer.state != Layer::State::waiting || layer.spec.role == LayerRole::data) continue;
    layer.state = Layer::State::loading;
    wanted.push_back(layer.spec);
  }
  const fs::path path = library_.atlas->folder / file;
  const auto give_up = [=, this] {
    for (const geodata::LayerSpec& spec : wanted)
      if (Layer* const layer = library_.layer(spec.id)) layer->state = Layer::State::failed;
  };
  start_reading(
      geodata::text("Reading {}", file), priority, give_up,
      [=, this, window = window_in_view()](const JobContext& context, std::uint64_t reading) -> Jobs::Deliver {
        geodata::ReadOptions options = read_options(context);
        options.window = window;
        auto result = geodata::read_vector_file(path, options);
        if (!result) {
          return [=, this, error = result.error()]() mutable {
            if (!end_reading(reading)) return;
            give_up();
            failed(file, std::move(error));
          };
        }
        std::vector<std::shared_ptr<const LayerContent>> contents;
        contents.reserve(wanted.size());
        for (const geodata::LayerSpec& spec : wanted) contents.push_back(prepare(result->value.features, spec));
        const auto windows = result->value.window ? extended(nullptr, path, window, result->value) : nullptr;
        return [=, this, warnings = std::move(result->warnings)]() mutable {
          if (!end_reading(reading)) return;
          for (std::size_t k = 0; k < wanted.size(); ++k) {
            Layer* const layer = library_.layer(wanted[k].id);
            if (layer == nullptr) continue;
            layer->content = contents[k];
            layer->windows = windows;
            layer->state = Layer::State::ready;
            ++layer->revision;
          }
          for (geodata::Error& warning : warnings) notices_.add(Notice::Level::warning, std::move(warning));
          search_stale_ = true;
        };
      });
}

void Loading::read_relief(std::size_t index, int priority) {
  Layer& layer = library_.layers[index];
  layer.state = Layer::State::loading;
  const fs::path path = library_.atlas->folder / layer.spec.file;
  const auto give_up = [this, id = layer.spec.id] {
    if (Layer* const target = library_.layer(id)) target->state = Layer::State::failed;
  };
  start_reading(geodata::text("Reading {}", layer.spec.file), priority, give_up,
                [this, id = layer.spec.id, file = layer.spec.file, path, give_up](
                    const JobContext&, std::uint64_t reading) -> Jobs::Deliver {
                  auto grid = geodata::read_elevation(path);
                  return [=, this]() {
                    if (!end_reading(reading)) return;
                    if (!grid) {
                      give_up();
                      return failed(file, grid.error());
                    }
                    Layer* const target = library_.layer(id);
                    if (target == nullptr) return;
                    target->relief = *grid;
                    target->state = Layer::State::ready;
                    ++target->revision;
                  };
                });
}

}  // namespace app
