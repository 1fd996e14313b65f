#include "app/shell/loading.h"

#include <algorithm>
#include <system_error>

#include "app/core/saved_layers.h"
#include "geodata/io/raster_reader.h"
#include "geodata/io/vector_reader.h"

namespace app {

namespace fs = std::filesystem;
using geodata::LayerRole;

namespace {

constexpr int visible_priority = 100, overlay_priority = 10, search_priority = 1;

void reset_session(Session& session, const geodata::Atlas& atlas) {
  session = Session{};
  session.camera = camera_at(atlas.home.centre, atlas.home.zoom);
  session.layers = layers_of(atlas);
}

bool in_zoom_range(const geodata::LayerSpec& spec, double zoom) {
  // A little beyond the range, so that a layer is there when it is first to be seen.
  return zoom >= spec.min_zoom - 0.3 && zoom < spec.max_zoom + 0.3;
}

// A row of the index: whole layers of nameless lines (roads, coasts) are not searched.
std::vector<geodata::SearchEntry> search_entries(const geodata::Atlas& atlas, const std::vector<Layer>& layers) {
  std::vector<geodata::SearchEntry> entries;
  for (std::size_t i = 0; i < atlas.places.size(); ++i) {
    const geodata::Place& place = atlas.places[i];
    const std::uint64_t payload = (std::uint64_t{1} << 63) | i;
    entries.push_back({place.title, place.title_zh, place.kind, 1000, payload});
    for (const std::string& other : place.names)
      if (other != place.title && other != place.title_zh) entries.push_back({other, {}, place.kind, 900, payload});
  }
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const Layer& layer = layers[l];
    if (!layer.content || layer.spec.role == LayerRole::data) continue;
    const auto named = [](const geodata::StyleRule& rule) { return rule.label.has_value(); };
    const bool has_names = std::any_of(layer.spec.rules.begin(), layer.spec.rules.end(), named);
    if (!layer.spec.clickable && !has_names) continue;
    const geodata::FeatureStore& store = *layer.content->features;
    const std::uint32_t weight = layer.spec.subject ? 500 : layer.spec.role == LayerRole::overlay ? 300 : 100;
    std::set<std::string> seen;  // a river of many reaches is one entry
    for (geodata::FeatureIndex f = 0; f < store.size(); ++f) {
      if (layer.content->rule[f] == LayerContent::no_rule || store.box(f).empty()) continue;
      FeatureNames names = names_of(layer, f);
      if ((names.name.empty() && names.name_zh.empty()) || !seen.insert(names.name + "\n" + names.name_zh).second)
        continue;
      entries.push_back({std::move(names.name), std::move(names.name_zh),
                         geodata::to_string(store.value(f, layer.spec.kind_property)), weight,
                         (static_cast<std::uint64_t>(l) << 32) | f});
    }
  }
  return entries;
}

}  // namespace

bool names_atlas(const fs::path& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored) || path.filename() == "atlas.json") return true;
  return !fs::exists(path, ignored) && !path.has_extension();
}

bool Loading::open_atlas(const fs::path& path, Session& session) {
  auto opened = geodata::open_atlas(path);
  if (!opened) {
    notices_.add(Notice::Level::error, opened.error());
    return false;
  }
  for (geodata::Error& warning : opened->warnings) notices_.add(Notice::Level::warning, std::move(warning));
  ++generation_;
  reading_ = 0;
  library_.atlas = std::make_shared<const geodata::Atlas>(std::move(opened->value));
  library_.layers.clear();
  library_.search.reset();
  for (const geodata::LayerSpec& spec : library_.atlas->layers) library_.layers.push_back(Layer{spec});
  search_stale_ = true;
  reset_session(session, *library_.atlas);
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

void Loading::open_empty(Session& session) {
  ++generation_;
  reading_ = 0;
  auto atlas = std::make_shared<geodata::Atlas>();
  atlas->home = {{0, 20}, 2};
  library_.atlas = std::move(atlas);
  library_.layers.clear();
  library_.search.reset();
  reset_session(session, *library_.atlas);
}

bool Loading::add_file(const fs::path& path, Session& session) {
  auto file = geodata::read_vector_file(path);
  if (!file) {
    notices_.add(Notice::Level::error, file.error());
    return false;
  }
  const auto features = file->value.features;
  geodata::LayerSpec spec = spec_for_file(path, *features);
  while (library_.layer(spec.id) != nullptr) spec.id += "'";
  Layer layer{spec};
  layer.state = Layer::State::ready;
  layer.content = prepare(features, spec);
  layer.revision = 1;
  session.layers.push_back({spec.id, true, 1.0});
  library_.layers.push_back(std::move(layer));
  added_box_ = features->box();
  search_stale_ = true;
  for (geodata::Error& warning : file->warnings) notices_.add(Notice::Level::warning, std::move(warning));
  notices_.info(geodata::text("{}: {} features read", path.filename().string(), features->size()));
  return true;
}

void Loading::failed(const std::string& file, geodata::Error error) {
  if (error.file.empty()) error.file = file;
  notices_.add(Notice::Level::error, std::move(error));
}

void Loading::want_visible(const Session& session) {
  std::string place_layer;
  if (session.selection && session.selection->target().place && library_.atlas) {
    place_layer = library_.atlas->places[*session.selection->target().place].layer;
  }
  for (std::size_t i = 0; i < library_.layers.size(); ++i) {
    const Layer& layer = library_.layers[i];
    if (layer.state != Layer::State::waiting || layer.spec.role == LayerRole::data) continue;
    const LayerState* state = session.layer(layer.spec.id);
    const bool seen = state != nullptr && state->on && in_zoom_range(layer.spec, session.camera.zoom);
    const bool chosen = !place_layer.empty() &&
                        (layer.spec.id == place_layer || fs::path(layer.spec.file).stem().string() == place_layer);
    if (seen || chosen) read_layer(i, visible_priority);
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
  std::vector<std::pair<std::size_t, geodata::LayerSpec>> wanted;
  for (std::size_t i = 0; i < library_.layers.size(); ++i) {
    Layer& layer = library_.layers[i];
    if (layer.spec.file != file || layer.state != Layer::State::waiting || layer.spec.role == LayerRole::data) continue;
    layer.state = Layer::State::loading;
    wanted.emplace_back(i, layer.spec);
  }
  const fs::path path = library_.atlas->folder / file;
  const std::uint64_t generation = generation_;
  ++reading_;
  jobs_.start(geodata::text("Reading {}", file), priority, [=, this](const JobContext& context) -> Jobs::Deliver {
    geodata::ReadOptions options;
    options.cancel = &context.cancelled();
    options.progress = [&context](double fraction) { context.progress(fraction); };
    auto result = geodata::read_vector_file(path, options);
    if (!result) {
      return [=, this, error = result.error()]() mutable {
        if (generation != generation_) return;
        --reading_;
        for (const auto& [i, spec] : wanted) library_.layers[i].state = Layer::State::failed;
        failed(file, std::move(error));
      };
    }
    std::vector<std::shared_ptr<const LayerContent>> contents;
    contents.reserve(wanted.size());
    for (const auto& entry : wanted) contents.push_back(prepare(result->value.features, entry.second));
    return [=, this, warnings = std::move(result->warnings)]() mutable {
      if (generation != generation_) return;
      --reading_;
      for (std::size_t k = 0; k < wanted.size(); ++k) {
        Layer& layer = library_.layers[wanted[k].first];
        layer.content = contents[k];
        layer.state = Layer::State::ready;
        ++layer.revision;
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
  const std::uint64_t generation = generation_;
  ++reading_;
  jobs_.start(geodata::text("Reading {}", layer.spec.file), priority, [=, this](const JobContext&) -> Jobs::Deliver {
    auto grid = geodata::read_elevation(path);
    return [=, this]() {
      if (generation != generation_) return;
      --reading_;
      Layer& target = library_.layers[index];
      if (!grid) {
        target.state = Layer::State::failed;
        failed(target.spec.file, grid.error());
        return;
      }
      target.relief = *grid;
      target.state = Layer::State::ready;
      ++target.revision;
    };
  });
}

void Loading::refresh_search() {
  if (!search_stale_ || search_running_ || reading_ > 0 || !library_.atlas) return;
  search_stale_ = false;
  search_running_ = true;
  const std::uint64_t generation = generation_;
  jobs_.start({}, search_priority,
              [this, generation, atlas = library_.atlas, layers = library_.layers](const JobContext&) -> Jobs::Deliver {
                auto index = std::make_shared<const geodata::SearchIndex>(search_entries(*atlas, layers));
                return [this, generation, index]() {
                  search_running_ = false;
                  if (generation == generation_) library_.search = index;
                };
              });
}

}  // namespace app
