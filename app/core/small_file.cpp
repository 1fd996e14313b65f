#include "app/core/small_file.h"

#include <fstream>
#include <sstream>
#include <system_error>

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
  const auto failed = [&](geodata::Text why) {
    geodata::Error e;
    e.what = what;
    e.why = std::move(why);
    e.file = path.string();
    return geodata::Unexpected(std::move(e));
  };
  std::error_code error;
  // A bare name has no folder to make: it goes where the program was started.
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (error) return failed(geodata::text("{}", error.message()));
  const fs::path fresh = path.string() + ".new";
  {
    std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.flush();
    if (!out) return failed(geodata::text("the disk refused the file"));
  }
  fs::rename(fresh, path, error);
  if (error) return failed(geodata::text("{}", error.message()));
  return {};
}

}  // namespace app
