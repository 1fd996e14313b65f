// Which files a trace can become, and where a new file goes, a trace's or another: under a safe name that is not
// taken. Nothing is ever overwritten.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "geodata/base/result.h"

namespace app {

enum class TraceFile : std::uint8_t { report, geojson, csv, gpx };

std::string_view ending(TraceFile kind);  // ".md", ".geojson" ...

// XDG_DOCUMENTS_DIR of the environment, else of user-dirs.dirs in the configuration folder, else the home folder.
// Empty: there is no home.
std::filesystem::path documents_folder();
// The same from the text of user-dirs.dirs: XDG_DOCUMENTS_DIR="$HOME/Documents". Empty: it does not say, or not so that
// it can be used.
std::filesystem::path documents_in(std::string_view user_dirs, const std::filesystem::path& home);

// A name that every file system takes: no slashes, colons, controls ..., at most 80 bytes of whole characters.
std::string safe_file_name(std::string_view title);

// Takes a free name in the folder for good: makes an empty file "title.md", or "title 2.md" ... None of `endings` (the
// first is the file's) is taken under it. Errors, which begin with `failed`: the folder cannot be made or written.
geodata::Result<std::filesystem::path> take_free_file(const std::filesystem::path& folder, std::string_view title,
                                                      std::span<const std::string_view> endings,
                                                      const geodata::Text& failed);

}  // namespace app
