// `anshan script`: the real interface, driven by a file.
#include <cstdio>
#include <fstream>
#include <sstream>

#include "app/cli/script_language.h"
#include "app/cli/verbs.h"
#include "app/platform/offscreen.h"
#include "app/shell/driver.h"

namespace app {

int run_script(const std::filesystem::path& script, const std::filesystem::path& output_folder) {
  std::ifstream in(script, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) {
    geodata::Error e;
    e.what = geodata::text("The script cannot be read");
    e.why = geodata::text("there is no such file");
    e.file = script.string();
    return refuse(e, geodata::Language::english);
  }
  const auto lines = parse_script(bytes.str(), script.string());
  if (!lines) return refuse(lines.error(), geodata::Language::english);
  const auto context = OffscreenContext::create();
  if (!context) return refuse(context.error(), geodata::Language::english);
  Driver driver;
  for (const ScriptLine& line : *lines) {
    const auto done = driver.run(line.words, script.parent_path(), output_folder);
    if (done) continue;
    geodata::Error error = done.error();
    error.file = script.string();
    error.line = line.line;
    return refuse(error, geodata::Language::english);
  }
  return 0;
}

}  // namespace app
