#include "geodata/io/named_layers.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/core.h>

namespace geodata {
namespace {

void tell_apart(std::vector<NamedLayer>& layers) {
  std::set<std::string, std::less<>> taken;
  for (NamedLayer& layer : layers) {
    const std::string name = layer.name;
    for (int twin = 2; !taken.insert(layer.name).second; ++twin) layer.name = fmt::format("{} {}", name, twin);
  }
}

}  // namespace

Result<WithWarnings<VectorFile>> finish_layers(std::vector<NamedLayer> layers, const char* format,
                                               std::string_view file, const ReadOptions& options,
                                               FeatureWarnings warnings) {
  if (layers.empty()) return tl::unexpected(file_error(file, text("it has no layer with features")));
  tell_apart(layers);
  VectorFile out;
  for (const NamedLayer& layer : layers) out.layers.push_back(layer.name);
  const auto chosen =
      options.layer.empty() ? layers.begin() : std::find_if(layers.begin(), layers.end(), [&](const NamedLayer& layer) {
        return layer.name == options.layer;
      });
  if (chosen == layers.end()) return tl::unexpected(file_error(file, text("it has no layer {}", options.layer)));
  FeatureStoreBuilder builder;
  build(std::move(chosen->features), builder, warnings);
  out.format = format;
  out.crs = "EPSG:4326";
  out.layer = chosen->name;
  out.features_read = builder.size();
  out.features_skipped = warnings.count();
  out.features = std::move(builder).build();
  return WithWarnings<VectorFile>{std::move(out), std::move(warnings).take()};
}

}  // namespace geodata
