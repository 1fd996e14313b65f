// Drives the interface as hands would: events at a fixed time step into a frame without a display. The widgets record
// where they are, so a script names them ("Layers/Relief") instead of knowing pixels.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/shell/frame.h"
#include "geodata/base/result.h"

namespace app {

class Driver {
 public:
  Driver();  // a context must be current
  ~Driver();

  // One command; words as in tests/scripts/README.md. Paths are relative to `folder`; pictures go to `output`.
  // The error says what was expected and what was found; file and line are the caller's to add.
  geodata::Result<void> run(const std::vector<std::string>& words, const std::filesystem::path& folder,
                            const std::filesystem::path& output);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
