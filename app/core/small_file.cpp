#include "app/core/small_file.h"

#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include "app/core/new_file.h"

namespace app {

namespace fs = std::filesystem;

std::optional<std::string> read_small_file(const fs::path& path) {
  constexpr std::uintmax_t most_bytes = std::uintmax_t{4} << 20;
  std::error_code error;
  if (path.empty() || !fs::exists(path, error)) return std::nullopt;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size > most_bytes) return std::string();  // there, but nothing that can be used
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

geodata::Result<void> write_small_file(const fs::path& path, std::string_view bytes, geodata::Text what) {
  std::error_code error;
  // A bare name has no folder to make: it goes where the program was started.
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (error) return geodata::Unexpected(geodata::Error{what, geodata::text("{}", error.message()), {}, path.string()});
  NewFile file(path);
  file.write(bytes);
  return file.finish(std::move(what));
}

}  // namespace app
