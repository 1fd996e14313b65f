// What the reader changed of an atlas's layers, kept from run to run: a small JSON file for each atlas, beside the
// settings. Only what differs from the atlas is written, so that an atlas's later changes are still seen.
#pragma once

#include <filesystem>
#include <vector>

#include "app/core/session.h"
#include "geodata/atlas/atlas.h"
#include "geodata/base/result.h"

namespace app {

using LayerStates = std::vector<LayerState>;

// On, opacity and order as the atlas has them.
LayerStates layers_of(const geodata::Atlas& atlas);

// The file of the atlas in this folder: by the atlas's place on the disk. Empty for an empty folder.
std::filesystem::path saved_layers_path(const std::filesystem::path& folder, const std::filesystem::path& atlas);

// `defaults` with what the file changes; layers that are no longer there are passed over, new ones keep their place. A
// missing file gives `defaults`; a damaged one too, with a warning. Values of the wrong type count as missing.
geodata::WithWarnings<LayerStates> load_layers(const std::filesystem::path& path, const LayerStates& defaults);
// Layers that are not in `defaults` (added files) are not kept. When nothing differs, the file goes away.
geodata::Result<void> save_layers(const std::filesystem::path& path, const LayerStates& defaults,
                                  const LayerStates& now);

// What two windows have made of the same layers: of each the state that `ours` changed, else that of `theirs`; in our
// order.
LayerStates merged(const LayerStates& base, LayerStates ours, const LayerStates& theirs);

}  // namespace app
