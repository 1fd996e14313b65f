// The atlas folder's files: paths that may not leave it, and small files read whole.
//
// An atlas comes from anywhere; a path in it must not make the program read what lies beside it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "geodata/base/result.h"

namespace geodata {

// Why `relative` may not be used below `folder`: empty, absolute, a backslash or drive, "..", or a symbolic link that
// leads out. None: it may. The file need not exist.
std::optional<Text> path_problem(const std::filesystem::path& folder, std::string_view relative);

// The bytes of a plain file. `name` is the path as the user is told it; `what` begins the error ("Cannot read ...").
// Errors: not there, not a plain file, not readable, larger than `most_bytes` (byte of the first one too many).
Result<std::string> read_whole(const std::filesystem::path& path, const std::string& name, const Text& what,
                               std::size_t most_bytes);

}  // namespace geodata
