#include <cstdio>
#include <system_error>

#include "app/cli/verbs.h"
#include "app/core/notices.h"

namespace app {

namespace fs = std::filesystem;

fs::path shipped_atlas() {
  std::error_code error;
  fs::path at = fs::read_symlink("/proc/self/exe", error).parent_path();
  while (!at.empty()) {
    for (const char* place : {"atlases/anshan", "share/anshan-explorer/atlases/anshan"}) {
      if (fs::exists(at / place / "atlas.json", error)) return at / place;
    }
    if (at == at.root_path()) break;
    at = at.parent_path();
  }
  return {};
}

void print_notices(const Notices& notices, geodata::Language language) {
  for (const Notice& notice : notices.all()) {
    if (notice.level == Notice::Level::info) continue;
    std::fprintf(stderr, "%s\n", geodata::say(notice.message, language).c_str());
  }
}

}  // namespace app
