// What the panels see: everything const, and a list to append commands to. Panels read and never decide.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/core/commands.h"
#include "app/core/folder.h"
#include "app/core/hover.h"
#include "app/core/input.h"
#include "app/core/jobs.h"
#include "app/core/layer_choice.h"
#include "app/core/library.h"
#include "app/core/measurement_view.h"
#include "app/core/notices.h"
#include "app/core/river_view.h"
#include "app/core/session.h"
#include "app/core/settings.h"
#include "app/scene/bitmap.h"
#include "app/scene/labels.h"
#include "app/ui/room.h"

namespace app {

struct UiView {
  const Library* library = nullptr;
  const Session* session = nullptr;
  const Settings* settings = nullptr;
  const Notices* notices = nullptr;
  const RiverView* rivers = nullptr;
  const MeasurementView* measurements = nullptr;
  const Folder* folder = nullptr;             // the reader looks into it for a file to open; null: into none
  const LayerChoice* layer_choice = nullptr;  // a file asks which of its layers to open; null: none does
  bool nothing_open = false;                  // no atlas to read and no file on the map
  std::vector<JobStatus> jobs;
  OpenParts parts;                        // beside and under the map
  View map;                               // the map's camera this frame (a flight's), and its size
  std::span<const PlacedItem> placed;     // names and symbols on the map, of the last scene; map coordinates
  bool moving = false;                    // the map is under a hand or in flight
  double window_width_px = 0;             // at 100 %
  ScreenRect map_rect;                    // in the window, px at 100 %
  Hover hover;                            // last frame's
  std::optional<geodata::LngLat> cursor;  // under the pointer on the map
  std::optional<ScreenRect> zoom_box;     // being drawn by shift-drag, map coordinates
  geodata::Text undo_name, redo_name;     // empty: there is nothing
  double time_ms = 0;
  struct Debug {                                        // for the statistics panel
    std::size_t draws = 0, vertices = 0;                // of the last painted frame
    std::size_t uploads = 0, tiles = 0;                 // bytes since the start; kept
    std::size_t tile_bytes = 0, tile_bytes_budget = 0;  // in memory
    std::size_t mesh_bytes = 0, mesh_bytes_budget = 0;  // on the graphics card
  } debug;
};

// What the panels want of the frame, besides commands.
struct UiOutput {
  Commands commands;
  Hover hover;                        // what the pointer is over in text and lists
  std::vector<ScreenRect> obstacles;  // floating things over the map (drawer, popup, plates), map coordinates
  bool animating = false;             // something moves: draw another frame
  PointerShape pointer = PointerShape::arrow;
};

}  // namespace app
