// Content: the atlas and its layers, immutable and shared. The library itself changes on the main thread only, by
// deliveries of jobs; what it holds never does.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/camera.h"
#include "geodata/algo/point_grid.h"
#include "geodata/algo/spatial_index.h"
#include "geodata/atlas/atlas.h"
#include "geodata/atlas/search.h"
#include "geodata/base/parallel.h"
#include "geodata/features/feature_store.h"
#include "geodata/io/raster_reader.h"
#include "geodata/io/vector_reader.h"

namespace app {

struct LayerContent {
  std::shared_ptr<const geodata::FeatureStore> features;
  // Parallel to features->vertices(). Empty: not worked out yet, and each tile thins its lines by itself.
  std::vector<std::uint8_t> importance;
  geodata::SpatialIndex index;      // over the features' boxes
  std::vector<std::uint16_t> rule;  // for each feature: index into spec.rules, or no_rule
  static constexpr std::uint16_t no_rule = 0xFFFF;
  std::vector<std::uint8_t> rule_used;  // for each of spec.rules: some feature is drawn by it
  // Of each rule that clusters, its features of one point; null for the others.
  std::vector<std::shared_ptr<const geodata::PointGrid>> grids;
  bool only_grids = false;  // nothing of the layer is outside of them
  bool has_lines = false;
};

// Of a large file with a spatial index of its own: what has been in view is read, the rest is not. Features keep their
// numbers when others come behind them.
struct WindowedFile {
  std::filesystem::path path;
  std::string layer;                                      // of the file's layers
  std::shared_ptr<const geodata::FeatureStore> features;  // read so far
  std::vector<std::uint64_t> numbers;                     // theirs in the file, ascending
  geodata::WorldBox extent;                               // of the whole file
  std::uint64_t features_in_file = 0;
  std::vector<geodata::WorldBox> read;  // windows of which everything is there

  bool whole() const { return features->size() >= features_in_file; }
};
// The file with what one more window gave of it. `from` may be null: the first one.
std::shared_ptr<const WindowedFile> extended(const WindowedFile* from, const std::filesystem::path& path,
                                             const geodata::WorldBox& window, const geodata::VectorFile& read);
// What is to be read next for this view, wider than it by half on each side; nothing when all of it is there.
std::optional<geodata::WorldBox> missing_window(const WindowedFile& file, const View& view);
// The part of the world around the view's centre that missing_window() would read of a file that is everywhere.
geodata::WorldBox first_window(const View& view);

struct Layer {
  enum class State : std::uint8_t { waiting, loading, ready, failed };
  geodata::LayerSpec spec;
  State state = State::waiting;
  std::shared_ptr<const LayerContent> content = nullptr;           // when ready, unless spec.relief
  std::shared_ptr<const geodata::ElevationGrid> relief = nullptr;  // when ready and spec.relief
  // Of a large file: what has been read of it so far, drawn until the whole is. Nothing is named, chosen or found in
  // it.
  std::vector<std::shared_ptr<const LayerContent>> parts = {};
  std::shared_ptr<const WindowedFile> windows = nullptr;  // when only windows of the file are read
  std::uint64_t revision = 0;                             // grows when content arrives; part of every cache key
};

// A rule of the layer that no feature of it takes shows nowhere. Of what has not arrived all count.
inline bool is_used(const Layer& layer, std::size_t rule) {
  return !layer.content || rule >= layer.content->rule_used.size() || layer.content->rule_used[rule] != 0;
}

struct Library {
  std::shared_ptr<const geodata::Atlas> atlas;  // never null once the program runs; may be empty of text
  std::vector<Layer> layers;                    // the atlas's order; the session's order decides what is drawn
  std::shared_ptr<const geodata::SearchIndex> search;

  const Layer* layer(std::string_view id) const;
  Layer* layer(std::string_view id);
};

// Of a file that was opened beside the atlas, not of the atlas.
bool is_added(const Library& library, const Layer& layer);

// It holds lines that can be traced: of a file, whole in memory.
bool may_be_rivers(const Library& library, const Layer& layer);

// Everything drawing and picking need of a layer's features, computed once (importance, index, rules). Any thread.
// Of a large store the importance waits until completed() is asked for: its first picture needs but a few vertices.
std::shared_ptr<const LayerContent> prepare(std::shared_ptr<const geodata::FeatureStore> features,
                                            const geodata::LayerSpec& spec);
inline bool is_complete(const LayerContent& content) { return !content.importance.empty(); }

std::shared_ptr<const LayerContent> completed(const LayerContent& content, const geodata::Parallel& parallel);

// The layer and the features that show a place; no layer when none does, or when it has not arrived. Of several layers
// the one that the place names, else the lowest.
struct ShownBy {
  const Layer* layer = nullptr;
  std::vector<geodata::FeatureIndex> features;
};
ShownBy shown_by(const Library& library, const geodata::Place& place);
// Those of one layer.
std::vector<geodata::FeatureIndex> features_of(const Library& library, const Layer& layer, const geodata::Place& place);
bool shows_place(const Library& library, const Layer& layer, geodata::FeatureIndex feature,
                 const geodata::Place& place);

// English and Chinese name of a feature by its layer's name properties; empty where the data has none.
struct FeatureNames {
  std::string name, name_zh;
};
FeatureNames names_of(const Layer& layer, geodata::FeatureIndex feature);
// The name for a reader of this language; in the other one where the data has none.
const std::string& in_language(const FeatureNames& names, geodata::Language language);

}  // namespace app
