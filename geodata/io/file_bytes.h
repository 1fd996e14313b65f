// The whole of a file in memory, or the reason why not.
//
// Readers work on bytes, so that no library opens a path by itself: nothing beside the file is read or written, and a
// file that changes while it is read cannot crash us (as a mapped one would).
#pragma once

#include <filesystem>
#include <string>

#include "geodata/base/result.h"

namespace geodata {

inline constexpr std::uint64_t max_file_bytes = std::uint64_t{4} << 30;

// Errors: missing, not permitted, not a regular file (a pipe would hang us), empty, larger than max_file_bytes, a name
// that begins with /vsi (GDAL's virtual file systems: archives, web addresses).
Result<std::string> read_file_bytes(const std::filesystem::path& path);

// The part of those checks that a folder must pass too.
Result<void> check_path(const std::filesystem::path& path);

// Paths are UTF-8 bytes on the systems we run on.
std::string shown_path(const std::filesystem::path& path);

}  // namespace geodata
