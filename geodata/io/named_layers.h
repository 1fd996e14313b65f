// The layers that a reader found in one file, and the one of them that was asked for as a VectorFile.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geodata/io/vector_reader.h"
#include "geodata/io/word_features.h"

namespace geodata {

struct NamedLayer {
  std::string name;
  std::vector<WordFeature> features;
};

// Layers of one name are told apart by a number behind it. All positions are longitude and latitude on WGS 84.
// Errors: no layer, or none of the name that options asks for.
Result<WithWarnings<VectorFile>> finish_layers(std::vector<NamedLayer> layers, const char* format,
                                               std::string_view file, const ReadOptions& options,
                                               FeatureWarnings warnings);

}  // namespace geodata
