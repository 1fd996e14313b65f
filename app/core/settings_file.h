// Settings on disk: JSON in $XDG_CONFIG_HOME/anshan-explorer (or ~/.config). Saving is atomic: a new file, then a
// rename.
#pragma once

#include <filesystem>

#include "app/core/settings.h"
#include "geodata/base/result.h"

namespace app {

// Empty when neither XDG_CONFIG_HOME nor HOME is set: then nothing is kept.
std::filesystem::path settings_path();
// A missing file gives the defaults; a damaged one too, with a warning. Values out of range are brought into it.
geodata::WithWarnings<Settings> load_settings(const std::filesystem::path& path);
geodata::Result<void> save_settings(const std::filesystem::path& path, const Settings& settings);

}  // namespace app
