// A picture of the map, made by a program within the program: content, session and frame of its own, so that the open
// map shows nothing of it. Of one trace for its report: the whole way, at 2560 x 1600. Or of what another program shows
// now. Both with the furniture that a paper needs.
//
// Main thread: what it shows is settled and drawn there, some of it in each step().
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "app/core/library.h"
#include "app/core/measurement_view.h"
#include "app/core/river_view.h"
#include "app/core/session.h"
#include "app/core/settings.h"
#include "app/ui/picture_furniture.h"
#include "geodata/base/result.h"

namespace app {

// All that a map shows. A value: content is shared, the rest is small.
struct ShownMap {
  Library library;
  Session session;
  Settings settings;
  RiverView rivers;
  MeasurementView measurements;
  double width_px = 0, height_px = 0;
};

class MapPicture {
 public:
  // An OpenGL context must be current in step() and at the end.
  static MapPicture of_trace(const std::filesystem::path& atlas, const TraceState& trace, geodata::Language language);
  static MapPicture of(ShownMap shown, PictureFurniture furniture);
  ~MapPicture();
  MapPicture(MapPicture&&) noexcept;
  MapPicture& operator=(MapPicture&&) noexcept;

  // A frame's worth of work: reads, waits for workers, draws at last. True: there is an end of it, good or bad.
  bool step();
  // Between two steps, where nothing else is to be done: until workers bring something, if any are at it.
  void wait() const;

  struct Pixels {
    int width = 0, height = 0, px_per_metre = 0;
    std::vector<std::uint8_t> rgba;  // rows from the top
    bool legend_left_out = false;    // it had no room
  };
  // After the end.
  const geodata::Result<Pixels>& result() const;

 private:
  struct Impl;
  explicit MapPicture(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace app
