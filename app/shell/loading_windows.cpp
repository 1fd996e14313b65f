// Large files with a spatial index of their own: what is in view is read when it comes into view.
#include <algorithm>
#include <utility>

#include "app/shell/loading.h"

namespace app {

using geodata::WorldBox;

WorldBox Loading::window_in_view() const { return first_window({session_.camera, view_.width_px, view_.height_px}); }

void Loading::want_windows(const View& view) {
  view_ = view;
  if (reading_window_ || not_here_ == view.camera) return;
  for (const Layer& layer : library_.layers) {
    if (!layer.windows || layer.state != Layer::State::ready) continue;
    const LayerState* state = session_.layer(layer.spec.id);
    const double zoom = view.camera.zoom;
    if (state == nullptr || !state->on || zoom < layer.spec.min_zoom || zoom >= layer.spec.max_zoom) continue;
    if (const auto window = missing_window(*layer.windows, view)) return read_window(layer.windows, *window);
  }
}

// For all layers over the file.
void Loading::read_window(const std::shared_ptr<const WindowedFile>& from, const WorldBox& window) {
  std::vector<geodata::LayerSpec> specs;
  for (const Layer& layer : library_.layers)
    if (layer.windows == from) specs.push_back(layer.spec);
  reading_window_ = true;
  const auto stop = [this, camera = view_.camera] {
    reading_window_ = false;
    not_here_ = camera;
  };
  start_reading(geodata::text("Reading {}", from->path.filename().string()), 100, stop,
                [=, this](const JobContext& context, std::uint64_t reading) -> Jobs::Deliver {
                  geodata::ReadOptions options = read_options(context);
                  options.window = window;
                  options.layer = from->layer;
                  options.have = &from->numbers;
                  auto read = geodata::read_vector_file(from->path, options);
                  if (read && !read->value.window) read = tl::unexpected(geodata::Error{});
                  if (!read) {
                    return [=, this, error = std::move(read.error())]() mutable {
                      if (!end_reading(reading)) return;
                      stop();
                      if (error.what.empty()) {
                        error.what = geodata::text("The rest of {} cannot be read", from->path.filename().string());
                        error.why = geodata::text("it is another file now than when it was opened");
                        error.todo = geodata::text("Open it again");
                      }
                      failed(from->path.string(), std::move(error));
                    };
                  }
                  const auto windows = extended(from.get(), from->path, window, read->value);
                  std::vector<std::shared_ptr<const LayerContent>> contents;
                  contents.reserve(specs.size());
                  for (const geodata::LayerSpec& spec : specs) contents.push_back(prepare(windows->features, spec));
                  return [=, this, warnings = std::move(read->warnings)]() mutable {
                    if (!end_reading(reading)) return;
                    reading_window_ = false;
                    for (geodata::Error& warning : warnings) notices_.add(Notice::Level::warning, std::move(warning));
                    for (std::size_t k = 0; k < specs.size(); ++k) {
                      Layer* const layer = library_.layer(specs[k].id);
                      if (layer == nullptr || layer->windows != from) continue;
                      layer->content = contents[k];
                      layer->windows = windows;
                      ++layer->revision;
                    }
                    search_stale_ = true;
                  };
                });
}

void Loading::tell_of_windows(const WindowedFile& file) {
  notices_.info(geodata::text("{}: {} features; they are read, and found by search, where you look",
                              file.path.filename().string(), file.features_in_file));
}

}  // namespace app
