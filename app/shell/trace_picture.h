// The map of one trace as a picture, beside its report: the whole way, without panels, at 2560 x 1600. Made by a
// program within the program: content, session and frame of its own, so that the open one shows nothing of it.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "app/core/session.h"
#include "geodata/base/result.h"

namespace app {

class TracePicture {
 public:
  // An OpenGL context must be current here, in step() and at the end.
  TracePicture(const std::filesystem::path& atlas, const TraceState& trace, geodata::Language language);
  ~TracePicture();

  // A frame's worth of work: reads, waits for workers, draws at last. True: there is an end of it, good or bad.
  bool step();
  // Wait a little between two steps: workers are at it.
  bool waits() const;

  struct Pixels {
    int width = 0, height = 0, px_per_metre = 0;
    std::vector<std::uint8_t> rgba;  // rows from the top
  };
  // After the end.
  const geodata::Result<Pixels>& result() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
