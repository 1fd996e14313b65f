#include "app/cli/check_report.h"

#include <algorithm>
#include <map>
#include <system_error>

#include "app/cli/check_shapes.h"
#include "app/core/library.h"
#include "app/core/river_guide.h"
#include "app/shell/loading.h"
#include "geodata/io/csv_table.h"
#include "geodata/io/raster_reader.h"
#include "geodata/io/vector_reader.h"

namespace app {

namespace fs = std::filesystem;
using geodata::LayerRole;

namespace {

void count_geometry(const geodata::FeatureStore& store, FileFacts& facts) {
  for (geodata::FeatureIndex f = 0; f < store.size(); ++f) {
    const auto parts = store.parts(f);
    if (parts.size() == 0) {
      ++facts.without_geometry;
      continue;
    }
    const geodata::GeometryType type = store.type(parts.first);
    bool mixed = false;
    for (geodata::PartIndex p = parts.first; p < parts.last; ++p) mixed = mixed || store.type(p) != type;
    ++(mixed                                  ? facts.collections
       : type == geodata::GeometryType::point ? facts.points
       : type == geodata::GeometryType::line  ? facts.lines
                                              : facts.areas);
  }
}

FileFacts facts_of(const geodata::VectorFile& v) {
  FileFacts facts;
  if (v.layers.size() > 1) facts.layer = v.layer;
  facts.format = v.format, facts.crs = v.crs;
  facts.features = v.features_read, facts.skipped = v.features_skipped;
  facts.vertices = v.features->vertex_count();
  facts.properties = v.features->column_names().size();
  count_geometry(*v.features, facts);
  return facts;
}

CheckReport check_file(const fs::path& path) {
  CheckReport report;
  geodata::ReadOptions options;
  const auto check_layer = [&]() -> std::vector<std::string> {
    auto file = geodata::read_vector_file(path, options);
    if (!file) {
      report.problems.push_back(std::move(file.error()));
      return {};
    }
    report.layers.push_back(facts_of(file->value));
    // What is said of the whole file comes with each of its layers.
    for (geodata::Error& warning : file->warnings)
      if (std::find(report.problems.begin(), report.problems.end(), warning) == report.problems.end())
        report.problems.push_back(std::move(warning));
    std::vector<geodata::Error> faults = rule_faults(path, file->value);
    std::move(faults.begin(), faults.end(), std::back_inserter(report.problems));
    std::vector<std::string> others = file->value.layers;
    std::erase(others, file->value.layer);
    return others;
  };
  for (const std::string& other : check_layer()) {
    options.layer = other;
    check_layer();
  }
  report.measurements = measurement_facts(path);
  if (!report.measurements) return report;
  if (report.layers.empty()) report.problems.clear();  // it has no positions, and needs none
  // What is no feature for want of a position counts as a sample by its section's name.
  const std::vector<std::int64_t>& lines = report.measurements->lines_by_name;
  std::erase_if(report.problems, [&](const geodata::Error& e) {
    return !e.is_note && e.line > 0 && std::binary_search(lines.begin(), lines.end(), e.line);
  });
  std::vector<geodata::Error>& told = report.measurements->problems;
  std::move(told.begin(), told.end(), std::back_inserter(report.problems));
  return report;
}

// Opens an atlas and then its layers, in the atlas's order.
class AtlasCheck {
 public:
  CheckReport run(const fs::path& path) {
    auto opened = geodata::open_atlas(path);
    if (!opened) {
      report_.problems.push_back(std::move(opened.error()));
      return std::move(report_);
    }
    report_.problems = std::move(opened->warnings);
    library_.atlas = std::make_shared<const geodata::Atlas>(std::move(opened->value));
    report_.atlas = AtlasFacts{geodata::report(*library_.atlas), {}};
    for (const auto& spec : library_.atlas->layers) library_.layers.push_back(Layer{spec});
    for (Layer& layer : library_.layers) check_layer(layer);
    check_places();
    check_rivers();
    return std::move(report_);
  }

 private:
  fs::path path_of(const Layer& layer) const { return library_.atlas->folder / layer.spec.file; }

  LayerFacts& add_facts(const Layer& layer) {
    report_.atlas->layers.push_back({layer.spec.id, layer.spec.file, layer.spec.role});
    return report_.atlas->layers.back();
  }

  void check_layer(Layer& layer) {
    if (layer.spec.relief) {
      check_relief(layer);
    } else if (layer.spec.role == LayerRole::data && fs::path(layer.spec.file).extension() != ".geojson") {
      check_table(layer);
    } else {
      check_features(layer);
    }
  }

  void check_relief(Layer& layer) {
    const auto grid = geodata::read_elevation(path_of(layer));
    layer.state = grid ? Layer::State::ready : Layer::State::failed;
    if (!grid) {
      report_.problems.push_back(grid.error());
      return;
    }
    LayerFacts& facts = add_facts(layer);
    facts.relief_width = (*grid)->width, facts.relief_height = (*grid)->height;
  }

  // What its columns mean is for the computation that needs it; here it has to be there and a table.
  void check_table(const Layer& layer) {
    std::error_code error;
    const fs::path path = path_of(layer);
    const bool plain = fs::is_regular_file(path, error);
    if (plain && fs::file_size(path, error) > 0) {
      if (path.extension() == ".csv") {
        const auto table = geodata::read_csv_table(path);
        if (!table) return report_.problems.push_back(table.error());
      }
      add_facts(layer).table = true;
      return;
    }
    geodata::Error problem;
    problem.what = geodata::text("Cannot read the data {}", layer.spec.id);
    problem.why = plain                     ? geodata::text("the file is empty")
                  : fs::exists(path, error) ? geodata::text("it is not a plain file")
                                            : geodata::text("there is no such file");
    problem.file = path.string();
    report_.problems.push_back(std::move(problem));
  }

  void check_features(Layer& layer) {
    const auto features = read_once(layer.spec.file);
    layer.state = features ? Layer::State::ready : Layer::State::failed;
    if (!features) return;
    LayerFacts& facts = add_facts(layer);
    for (geodata::FeatureIndex f = 0; f < features->size(); ++f)
      facts.features += layer.spec.filter.matches(*features, f);
    if (layer.spec.role != LayerRole::data) layer.content = prepare(features, layer.spec);
  }

  // Layers may share a file: it is read, and told of, once.
  std::shared_ptr<const geodata::FeatureStore> read_once(const std::string& file) {
    const auto known = files_.find(file);
    if (known != files_.end()) return known->second;
    auto read = geodata::read_vector_file(library_.atlas->folder / file);
    auto& warnings = report_.problems;
    if (!read) {
      warnings.push_back(std::move(read.error()));
      return files_[file] = nullptr;
    }
    std::move(read->warnings.begin(), read->warnings.end(), std::back_inserter(warnings));
    return files_[file] = read->value.features;
  }

  void check_places() {
    for (const geodata::Place& place : library_.atlas->places) {
      if (place.layer.empty() || waits_for_a_failed_layer(place)) continue;
      const std::size_t wanted = place.match.empty() ? place.features.size() : 1;
      const std::size_t found = shown_by(library_, place).features.size();
      if (found >= wanted && found > 0) continue;
      geodata::Error problem;
      problem.what = geodata::text("The place {} is not shown by the layer {} as it says", place.id, place.layer);
      problem.why = geodata::text("{} of {} features were found", found, wanted);
      problem.file = (library_.atlas->folder / "places.geojson").string();
      report_.problems.push_back(std::move(problem));
    }
  }

  // All that tracing reads: the network, outfalls, the relief, catchments, the sea, measurements. What an earlier look
  // at the same file has said already is not said again.
  void check_rivers() {
    const geodata::RiverSpec& rivers = library_.atlas->rivers;
    if (rivers.network.empty()) return;
    const auto tell = [&](const geodata::Error& problem) {
      auto& all = report_.problems;
      const bool said = std::any_of(all.begin(), all.end(), [&](const geodata::Error& other) {
        return other == problem || (other.file == problem.file && other.why == problem.why);
      });
      if (!said) all.push_back(problem);
    };
    const auto guide = read_river_guide(library_.atlas);
    if (!guide) return tell(guide.error());
    for (const geodata::Error& warning : guide->warnings) tell(warning);
    for (const geodata::RiverFault& fault : guide->value->rivers.faults()) {
      if (fault.note) continue;
      tell({geodata::text("The network of rivers does not hang together"),
            describe(fault),
            {},
            (library_.atlas->folder / rivers.network).string()});
    }
  }

  // What the file that could not be read would have shown is no fault of its own.
  bool waits_for_a_failed_layer(const geodata::Place& place) const {
    const geodata::Text left_out = geodata::text("The layer {} is left out", place.layer);
    const auto says_so = [&](const geodata::Error& problem) { return problem.what == left_out; };
    if (std::any_of(report_.problems.begin(), report_.problems.end(), says_so)) return true;
    return std::any_of(library_.layers.begin(), library_.layers.end(), [&](const Layer& layer) {
      const bool named = layer.spec.id == place.layer || fs::path(layer.spec.file).stem().string() == place.layer;
      return named && layer.state == Layer::State::failed;
    });
  }

  Library library_;
  CheckReport report_;
  std::map<std::string, std::shared_ptr<const geodata::FeatureStore>> files_;  // null: it cannot be read
};

}  // namespace

CheckReport check_path(const fs::path& path) {
  CheckReport report = names_atlas(path) ? AtlasCheck().run(path) : check_file(path);
  report.path = path;
  const auto notes = std::stable_partition(report.problems.begin(), report.problems.end(),
                                           [](const geodata::Error& told) { return !told.is_note; });
  report.notes.assign(std::make_move_iterator(notes), std::make_move_iterator(report.problems.end()));
  report.problems.erase(notes, report.problems.end());
  return report;
}

}  // namespace app
