#include "geodata/atlas/files.h"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace geodata {
namespace fs = std::filesystem;
namespace {

bool is_below(const fs::path& folder, const fs::path& path) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end() || (end->empty() && std::next(end) == folder.end());
}

}  // namespace

std::optional<Text> path_problem(const fs::path& folder, std::string_view relative) {
  if (relative.empty()) return text("the path is empty");
  const bool control = std::any_of(relative.begin(), relative.end(), [](char c) { return c >= 0 && c < ' '; });
  if (control) return text("the path holds control characters");
  if (relative.find('\\') != std::string_view::npos)
    return text("the path holds a backslash; folders are divided by /");
  const fs::path path(relative);
  if (path.is_absolute() || (relative.size() > 1 && relative[1] == ':')) {
    return text("the path is absolute; it must be relative to the atlas folder");
  }
  if (std::find(path.begin(), path.end(), "..") != path.end()) return text("the path leaves the atlas folder");

  std::error_code no_folder, no_file;
  const fs::path real_folder = fs::weakly_canonical(folder, no_folder);
  const fs::path real_file = fs::weakly_canonical(folder / path, no_file);
  if (no_folder || no_file) return text("the path cannot be followed");
  if (!is_below(real_folder, real_file)) return text("a symbolic link leads out of the atlas folder");
  return std::nullopt;
}

Result<std::string> read_whole(const fs::path& path, const std::string& name, const Text& what,
                               std::size_t most_bytes) {
  std::error_code problem;
  const fs::file_status status = fs::status(path, problem);
  if (!fs::exists(status)) return Unexpected(Error{what, text("the file is not there"), {}, name});
  if (!fs::is_regular_file(status)) return Unexpected(Error{what, text("it is not a plain file"), {}, name});

  std::ifstream in(path, std::ios::binary);
  if (!in) return Unexpected(Error{what, text("it may not be read"), text("Check its permissions"), name});
  // The size is only a hint: what counts is what can be read, up to one byte more than allowed.
  const auto size = static_cast<std::size_t>(fs::file_size(path, problem));
  std::string bytes(problem ? most_bytes + 1 : std::min(size, most_bytes) + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad()) return Unexpected(Error{what, text("reading it failed"), {}, name});
  if (bytes.size() > most_bytes) {
    Error error{what, text("it is larger than {} MB", most_bytes >> 20), {}, name};
    error.byte = static_cast<std::int64_t>(most_bytes);
    return Unexpected(std::move(error));
  }
  return bytes;
}

}  // namespace geodata
