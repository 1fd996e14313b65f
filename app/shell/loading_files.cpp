// Layers that are added to the atlas from files: the session says which, and what it says is brought.
#include <algorithm>
#include <system_error>
#include <utility>

#include "app/shell/loading.h"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr int file_priority = 100;  // as what is in view

std::size_t without_position(const geodata::FeatureStore& features) {
  std::size_t count = 0;
  for (geodata::FeatureIndex f = 0; f < features.size(); ++f) count += features.parts(f).size() == 0 ? 1u : 0u;
  return count;
}

bool is_of(const LayerState& state, const fs::path& file) {
  std::error_code ignored;
  return state.source && (state.source->file == file || fs::equivalent(state.source->file, file, ignored));
}

}  // namespace

bool Loading::is_open(const fs::path& path) const {
  return std::any_of(session_.layers.begin(), session_.layers.end(),
                     [&](const LayerState& state) { return is_of(state, path); });
}

void Loading::add_file(const fs::path& path, bool swapped) {
  if (!is_open(path)) {
    session_.layers.push_back(new_state({path, {}, swapped}));
    return follow_session();
  }
  for (LayerState& state : session_.layers) {
    if (!is_of(state, path)) continue;
    state.source->swapped = swapped;
    start_file({*state.source, state.id, true});
  }
}

// A name that no other file's layer has or had: what undo brings back is looked for by it.
LayerState Loading::new_state(const LayerSource& source) {
  LayerState state;
  state.id = source.file.filename().string() + (source.layer.empty() ? "" : ": " + source.layer);
  const auto is_another = [&] {
    const auto known = sources_.find(state.id);
    const bool same =
        known != sources_.end() && known->second.file == source.file && known->second.layer == source.layer;
    return library_.layer(state.id) != nullptr || (known != sources_.end() && !same);
  };
  while (is_another()) state.id += "'";
  state.source = source;
  sources_.insert_or_assign(state.id, source);
  std::erase_if(put_away_, [&](const Layer& layer) { return layer.spec.id == state.id; });  // it is read anew
  return state;
}

void Loading::follow_session() {
  for (std::size_t i = library_.atlas->layers.size(); i < library_.layers.size();) {
    const std::string id = library_.layers[i].spec.id;
    if (session_.layer(id) != nullptr) {
      ++i;
      continue;
    }
    cancel_layer(id);
    Layer gone = std::move(library_.layers[i]);
    library_.layers.erase(library_.layers.begin() + static_cast<std::ptrdiff_t>(i));
    gone.parts.clear();
    if (gone.state == Layer::State::ready) put_away_.push_back(std::move(gone));
    search_stale_ = true;
  }
  for (const LayerState& state : std::vector(session_.layers)) {
    if (!state.source || library_.layer(state.id) != nullptr) continue;
    const auto kept =
        std::find_if(put_away_.begin(), put_away_.end(), [&](const Layer& layer) { return layer.spec.id == state.id; });
    search_stale_ = true;
    if (kept != put_away_.end()) {
      library_.layers.push_back(std::move(*kept));
      put_away_.erase(kept);
      continue;
    }
    Layer layer;
    layer.spec.id = state.id;
    layer.spec.title = layer.spec.title_zh =
        state.source->layer.empty() ? state.source->file.stem().string() : state.source->layer;
    layer.spec.subject = true;
    layer.state = Layer::State::loading;
    library_.layers.push_back(std::move(layer));
    start_file({*state.source, state.id, false});
  }
}

void Loading::start_file(const FileLayer& wanted) {
  const auto undo = [this, wanted] {
    if (!wanted.again) lose_layer(wanted.id);
  };
  start_reading(
      geodata::text("Reading {}", wanted.source.file.filename().string()), file_priority, undo,
      [=, this, window = window_in_view()](const JobContext& context, std::uint64_t reading) {
        return read_file(wanted, window, context, reading);
      },
      wanted.id);
}

// The first layer of a file brings the others.
void Loading::add_others(const FileLayer& first, const geodata::VectorFile& file) {
  if (!first.source.layer.empty() || first.again || file.layers.size() < 2) return;
  if (interactive_ && file.layers.size() > most_layers_unasked) {
    choice_ = LayerChoice{first.source.file, file.layers, file.layer};
    choice_swapped_ = first.source.swapped;
    return;
  }
  for (const std::string& other : file.layers) {
    if (other == file.layer) continue;
    session_.layers.push_back(new_state({first.source.file, other, first.source.swapped}));
    joined_.push_back({first.id, session_.layers.back()});
    follow_session();
  }
}

void Loading::open_chosen(const std::vector<std::string>& layers) {
  if (!choice_) return;
  const LayerChoice choice = *std::exchange(choice_, std::nullopt);
  for (const std::string& layer : choice.layers) {
    const bool wanted = std::find(layers.begin(), layers.end(), layer) != layers.end();
    if (!wanted || layer == choice.open) continue;
    session_.layers.push_back(new_state({choice.path, layer, choice_swapped_}));
    follow_session();
  }
}

// On a worker.
Jobs::Deliver Loading::read_file(const FileLayer& wanted, const geodata::WorldBox& window, const JobContext& context,
                                 std::uint64_t reading) {
  const fs::path& path = wanted.source.file;
  const auto spec_of = [&](const geodata::FeatureStore& features, const std::string& layer) {
    geodata::LayerSpec spec = spec_for_file(path, features, layer);
    spec.id = wanted.id;
    return spec;
  };
  geodata::ReadOptions options = read_options(context);
  options.layer = wanted.source.layer;
  options.swapped = wanted.source.swapped;
  options.window = window;
  std::optional<geodata::LayerSpec> spec;
  if (interactive_ && !wanted.again) {
    options.part = [&](const std::shared_ptr<const geodata::FeatureStore>& features) {
      if (!spec) spec = spec_of(*features, wanted.source.layer);
      context.post(
          [=, this, id = wanted.id, spec = *spec, content = prepare(features, *spec), extent = Extent(*features)] {
            if (Layer* layer = reads(reading) ? library_.layer(id) : nullptr) show_part(*layer, spec, content, extent);
          });
    };
  }
  auto file = geodata::read_vector_file(path, options);
  if (file && file->value.window && file->value.features->size() == 0) {
    options.window.reset();  // nothing of it is in view: the view will go to where it is, and show all
    file = geodata::read_vector_file(path, options);
  }
  if (!file) {
    return [=, this, error = std::move(file.error())]() mutable {
      if (!end_reading(reading)) return;
      if (!wanted.again) lose_layer(wanted.id);
      if (error.remedy != geodata::Remedy::none) error.file = wanted.source.file.string();  // the offer opens it again
      failed({}, std::move(error));
      any_file_failed_ = true;
    };
  }
  const bool several = file->value.layers.size() > 1;
  geodata::LayerSpec whole = spec_of(*file->value.features, several ? file->value.layer : std::string());
  auto content = prepare(file->value.features, whole);
  const auto windows = file->value.window ? extended(nullptr, path, window, file->value) : nullptr;
  const Extent extent(*file->value.features);
  const std::size_t unplaced = without_position(*file->value.features);
  return [=, this, warnings = std::move(file->warnings), read = std::move(file->value)]() mutable {
    if (!end_reading(reading)) return;
    Layer* const layer = library_.layer(wanted.id);
    if (layer == nullptr) return;
    take_content(*layer, whole, content, extent);
    layer->windows = windows;
    if (windows && !windows->whole()) {
      tell_of_windows(*windows);
      arrived_.reset();  // the view shows some of it, and stays
    }
    for (geodata::Error& warning : warnings) notices_.add(Notice::Level::warning, std::move(warning));
    const std::size_t count = content->features->size();
    const std::string name = wanted.source.file.filename().string() + (read.layers.size() > 1 ? ": " + read.layer : "");
    if (!windows || windows->whole()) {
      notices_.info(unplaced > 0 ? geodata::text("{}: {} features read, without a position: {}", name, count, unplaced)
                    : count == 1 ? geodata::text("{}: 1 feature read", name)
                                 : geodata::text("{}: {} features read", name, count));
    }
    search_stale_ = true;
    add_others(wanted, read);
  };
}

// Several layers may come in one delivery; the view goes to all of them.
void Loading::arrive(const Extent& extent) {
  if (arrived_) {
    arrived_->add(extent);
  } else {
    arrived_ = extent;
  }
}

void Loading::show_part(Layer& layer, const geodata::LayerSpec& spec, std::shared_ptr<const LayerContent> content,
                        const Extent& extent) {
  if (layer.parts.empty()) {
    layer.spec = spec;
    arrive(extent);
  }
  layer.parts.push_back(std::move(content));
}

void Loading::take_content(Layer& layer, const geodata::LayerSpec& spec, std::shared_ptr<const LayerContent> content,
                           const Extent& extent) {
  layer.spec = spec;
  arrive(extent);
  layer.content = std::move(content);
  layer.state = Layer::State::ready;
  ++layer.revision;
}

// It could not be read, or reading it was stopped.
void Loading::lose_layer(const std::string& id) {
  std::erase_if(library_.layers, [&](const Layer& l) { return l.spec.id == id; });
  std::erase_if(session_.layers, [&](const LayerState& l) { return l.id == id; });
  lost_.push_back(id);
}

}  // namespace app
