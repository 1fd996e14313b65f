#include "app/core/trace_file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>

#include "app/core/small_file.h"
#include "geodata/base/utf8.h"

namespace app {

namespace fs = std::filesystem;
using geodata::text;

namespace {

constexpr std::size_t most_file_name_bytes = 80;
constexpr int most_tries = 10'000;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

geodata::Unexpected not_saved(const geodata::Text& failed, const fs::path& path, geodata::Text why) {
  geodata::Error e;
  e.what = failed;
  e.why = std::move(why);
  e.file = path.string();
  return geodata::Unexpected(std::move(e));
}

bool is_free(const fs::path& folder, const std::string& name, std::span<const std::string_view> endings) {
  std::error_code error;
  for (const std::string_view one : endings) {
    if (fs::exists(fs::symlink_status(folder / (name + std::string(one)), error))) return false;
  }
  return true;
}

}  // namespace

std::string_view ending(TraceFile kind) {
  switch (kind) {
    case TraceFile::report: return ".md";
    case TraceFile::geojson: return ".geojson";
    case TraceFile::csv: return ".csv";
    case TraceFile::gpx: return ".gpx";
  }
  return "";
}

fs::path documents_in(std::string_view user_dirs, const fs::path& home) {
  constexpr std::string_view key = "XDG_DOCUMENTS_DIR=\"", own = "$HOME/";
  for (std::size_t at = 0; at < user_dirs.size();) {
    const std::size_t end = std::min(user_dirs.find('\n', at), user_dirs.size());
    std::string_view line = user_dirs.substr(at, end - at);
    at = end + 1;
    if (!line.starts_with(key)) continue;
    line.remove_prefix(key.size());
    line = line.substr(0, line.find('"'));
    if (line.starts_with(own)) return home / line.substr(own.size());
    if (line.starts_with("/")) return fs::path(line);
    return {};
  }
  return {};
}

fs::path documents_folder() {
  fs::path named = environment("XDG_DOCUMENTS_DIR");
  if (named.is_absolute()) return named;
  fs::path home = environment("HOME");
  fs::path config = environment("XDG_CONFIG_HOME");
  if (!config.is_absolute() && !home.empty()) config = home / ".config";
  if (!config.empty()) {
    const auto dirs = read_small_file(config / "user-dirs.dirs");
    fs::path documents = dirs ? documents_in(*dirs, home) : fs::path();
    if (!documents.empty()) return documents;
  }
  return home;
}

std::string safe_file_name(std::string_view title) {
  std::string out;
  for (std::size_t at = 0; at < title.size();) {
    const char32_t c = geodata::next_code_point(title, at);
    const bool bad = c < 0x20 || c == 0x7F ||
                     (c < 0x80 && std::string_view("/\\:*?\"<>|").find(static_cast<char>(c)) != std::string_view::npos);
    std::string one;
    if (bad || c == U' ') {
      if (!out.empty() && out.back() != ' ') one = " ";
    } else {
      geodata::append_utf8(one, c);
    }
    if (out.size() + one.size() > most_file_name_bytes) break;
    out += one;
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '.')) out.pop_back();
  const std::size_t first = out.find_first_not_of(". ");  // a dot in front would hide the file
  out = first == std::string::npos ? std::string() : out.substr(first);
  return out.empty() ? "trace" : out;
}

geodata::Result<fs::path> take_free_file(const fs::path& folder, std::string_view title,
                                         std::span<const std::string_view> endings, const geodata::Text& failed) {
  if (folder.empty()) return not_saved(failed, {}, text("there is no home folder to put it in"));
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return not_saved(failed, folder, text("{}", error.message()));
  const std::string safe = safe_file_name(title);
  for (int i = 1; i < most_tries; ++i) {
    const std::string name = i == 1 ? safe : safe + " " + std::to_string(i);
    if (!is_free(folder, name, endings)) continue;
    const fs::path path = folder / (name + std::string(endings.front()));
    // "x": another program that takes the same name at the same moment is not overwritten either.
    std::FILE* made = std::fopen(path.c_str(), "wbx");
    if (made != nullptr) {
      std::fclose(made);
      return path;
    }
    if (errno != EEXIST) return not_saved(failed, path, text("{}", std::generic_category().message(errno)));
  }
  return not_saved(failed, folder, text("every name for it is taken"));
}

}  // namespace app
