#include <cstdio>
#include <system_error>

#include "app/cli/verbs.h"
#include "app/core/notices.h"

namespace app {

namespace fs = std::filesystem;

fs::path shipped_atlas(std::string_view name) {
  std::error_code error;
  fs::path at = fs::read_symlink("/proc/self/exe", error).parent_path();
  while (!at.empty()) {
    for (const char* place : {"atlases", "share/anshan-explorer/atlases"}) {
      if (fs::exists(at / place / name / "atlas.json", error)) return at / place / name;
    }
    if (at == at.root_path()) break;
    at = at.parent_path();
  }
  return {};
}

bool open_paths(Explorer& explorer, const std::vector<fs::path>& paths, bool with_ground) {
  if (paths.empty()) return explorer.open(shipped_atlas());
  const fs::path ground = with_ground && !names_atlas(paths.front()) ? shipped_atlas("world") : fs::path();
  if (!ground.empty()) explorer.open_ground(ground);
  bool opened = true;
  for (const fs::path& path : paths) opened = explorer.open(path) && opened;
  return opened;
}

int refuse(const geodata::Error& error, geodata::Language language) {
  std::fprintf(stderr, "%s\n", say(error, language).c_str());
  return 1;
}

namespace {

geodata::Result<geodata::WithWarnings<std::shared_ptr<const RiverGuide>>> read_rivers(const RiverSource& source) {
  if (!source.network.empty()) {
    geodata::RiverOptions options;
    if (source.turn) options.direction = geodata::RiverOptions::Direction::turned;
    return read_river_file(source.network, options);
  }
  auto opened = geodata::open_atlas(source.atlas.empty() ? shipped_atlas() : source.atlas);
  if (!opened) return tl::unexpected(opened.error());
  return read_river_guide(std::make_shared<geodata::Atlas>(std::move(opened->value)));
}

}  // namespace

geodata::Result<std::shared_ptr<const RiverGuide>> open_rivers(const RiverSource& source, geodata::Language language) {
  auto guide = read_rivers(source);
  if (!guide) return tl::unexpected(guide.error());
  for (const geodata::Error& warning : guide->warnings) std::fprintf(stderr, "%s\n", say(warning, language).c_str());
  return guide->value;
}

void print_notices(const Notices& notices, geodata::Language language) {
  for (const Notice& notice : notices.all()) {
    if (notice.level == Notice::Level::info) continue;
    std::fprintf(stderr, "%s\n", geodata::say(notice.message, language).c_str());
  }
}

}  // namespace app
