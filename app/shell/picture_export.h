// What the map shows, as a PNG file from the window: scale bar, north arrow and credits on it, and the legend where the
// window has its layers open. It goes to one folder under a name that is free; a notice says where. What is shown is
// kept when it is asked for; it is drawn some of it each frame, and written by a job.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>

#include "app/core/jobs.h"
#include "app/core/notices.h"
#include "app/shell/map_picture.h"

namespace app {

class PictureExport {
 public:
  PictureExport(Jobs& jobs, Notices& notices) : jobs_(jobs), notices_(notices) {}

  struct Request {
    ShownMap shown;
    PictureFurniture furniture;
    std::string title;  // of the file
    std::filesystem::path folder;
    std::uint64_t notice = 0;  // that it is being drawn, until it is
  };
  // Refused with a notice that says what to do: there is no folder. The same picture again while it waits is one.
  void start(Request request);
  // Once a frame; while a picture is wanted a context must be current.
  void advance();
  bool idle() const { return wanted_.empty(); }

 private:
  void write(const Request& request, MapPicture::Pixels pixels);

  Jobs& jobs_;
  Notices& notices_;
  std::deque<Request> wanted_;  // the first is drawn
  std::optional<MapPicture> picture_;
};

}  // namespace app
