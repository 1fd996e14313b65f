// Files of traces from the window: a report with its picture, or the data. They go to one folder under names that are
// free; a notice says where. Texts are made and written by a job; the picture is drawn here, some of it each frame.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>

#include "app/core/jobs.h"
#include "app/core/notices.h"
#include "app/core/river_view.h"
#include "app/core/trace_file.h"
#include "app/shell/map_picture.h"

namespace app {

class TraceExport {
 public:
  TraceExport(Jobs& jobs, Notices& notices) : jobs_(jobs), notices_(notices) {}

  struct Request {
    TraceFile kind = TraceFile::report;
    std::shared_ptr<const RiverGuide> guide;
    std::shared_ptr<const ShownTrace> shown;
    TraceState trace;
    std::string title;  // of the file
    geodata::Language language = geodata::Language::english;
    std::filesystem::path atlas, folder;
    std::uint64_t notice = 0;  // that it is being made, until its map is drawn
  };
  void start(Request request);
  // Once a frame. While a report is wanted a context must be current.
  void advance();
  bool idle() const { return wanted_.empty(); }

 private:
  void write(Request request, MapPicture::Pixels picture);

  Jobs& jobs_;
  Notices& notices_;
  std::deque<Request> wanted_;  // reports whose pictures are still to be drawn; the first is at it
  std::unique_ptr<MapPicture> picture_;
};

}  // namespace app
