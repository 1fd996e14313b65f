// The language of scripts that drive the interface: one command a line, words by spaces, "quoted" where they hold
// spaces; # begins a comment. tests/scripts/README.md lists the commands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geodata/base/result.h"

namespace app {

struct ScriptLine {
  std::int64_t line = 0;  // from 1
  std::vector<std::string> words;
};

// Errors: a quote that does not end.
geodata::Result<std::vector<ScriptLine>> parse_script(std::string_view text, std::string_view file_name);

}  // namespace app
