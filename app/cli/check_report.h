// What an atlas or a data file holds, and what is wrong with it: the facts behind `anshan check`.
//
// Everything is opened as the program itself opens it, so that a problem here is word for word the notice that a reader
// would get; of a file that is checked alone the faults of the standards too, which are no notice (check_shapes.h).
// Reads every layer's file once, one after the other, and keeps them until the report is done.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/check_measurements.h"
#include "geodata/atlas/check.h"
#include "geodata/atlas/layer_spec.h"
#include "geodata/base/result.h"

namespace app {

struct FileFacts {    // of one layer of a file
  std::string layer;  // empty: the file has one alone
  std::string format, crs;
  std::size_t features = 0, skipped = 0, vertices = 0, properties = 0;
  std::size_t points = 0, lines = 0, areas = 0, collections = 0, without_geometry = 0;  // features
};

struct LayerFacts {
  std::string id, file;
  geodata::LayerRole role = geodata::LayerRole::overlay;
  std::size_t features = 0;                           // that pass the layer's filter
  std::uint32_t relief_width = 0, relief_height = 0;  // cells; 0: not a relief
  bool table = false;                                 // data that is only looked at, not read
};

struct AtlasFacts {
  geodata::AtlasReport text;       // article, places, links, claims
  std::vector<LayerFacts> layers;  // those that could be read
};

struct CheckReport {
  std::filesystem::path path;
  std::optional<AtlasFacts> atlas;  // at most one of the two; none: it could not be opened
  std::vector<FileFacts> layers;    // of a file
  std::optional<MeasurementFacts> measurements;
  std::vector<geodata::Error> problems;
  std::vector<geodata::Error> notes;  // how the file was understood; nothing is wrong with it
};

CheckReport check_path(const std::filesystem::path& path);

}  // namespace app
