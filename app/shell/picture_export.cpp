#include "app/shell/picture_export.h"

#include <array>
#include <system_error>
#include <utility>

#include "app/core/trace_file.h"
#include "app/render/picture_file.h"

namespace app {

namespace fs = std::filesystem;
using geodata::text;

namespace {

constexpr int picture_priority = 80;
constexpr std::string_view ending_of_pictures = ".png";

geodata::Text not_saved() { return text("The picture was not saved"); }

// On a worker. The path of the file.
geodata::Result<fs::path> written(const fs::path& folder, const std::string& title, const MapPicture::Pixels& pixels) {
  auto path = take_free_file(folder, title, std::array{ending_of_pictures}, not_saved());
  if (!path) return path;
  const auto done = write_png(*path, pixels.width, pixels.height, pixels.rgba, pixels.px_per_metre);
  if (done) return path;
  std::error_code ignored;
  fs::remove(*path, ignored);  // the empty one that kept the name
  return geodata::Unexpected(done.error());
}

bool same_picture(const PictureExport::Request& a, const PictureExport::Request& b) {
  return a.shown.session == b.shown.session && a.shown.settings == b.shown.settings && a.title == b.title &&
         a.shown.width_px == b.shown.width_px && a.shown.height_px == b.shown.height_px &&
         a.furniture.legend == b.furniture.legend && a.furniture.title == b.furniture.title;
}

}  // namespace

void PictureExport::start(Request request) {
  if (request.folder.empty()) {
    geodata::Error e;
    e.what = not_saved();
    e.why = text("there is no home folder to put it in");
    e.todo = text("Set HOME or XDG_DOCUMENTS_DIR to a folder, and start the program again");
    notices_.add(Notice::Level::error, std::move(e));
    return;
  }
  if (!wanted_.empty() && same_picture(wanted_.back(), request)) return;
  request.notice = notices_.info(text("The picture is being drawn"));
  wanted_.push_back(std::move(request));
}

void PictureExport::advance() {
  if (wanted_.empty()) return;
  const Request& first = wanted_.front();
  if (!picture_) picture_ = MapPicture::of(first.shown, first.furniture);
  if (!picture_->step()) return;
  notices_.dismiss(first.notice);
  if (picture_->result()) {
    write(first, *picture_->result());
  } else {
    notices_.add(Notice::Level::error, picture_->result().error());
  }
  picture_.reset();
  wanted_.pop_front();
}

void PictureExport::write(const Request& request, MapPicture::Pixels pixels) {
  if (pixels.legend_left_out) notices_.add(Notice::Level::warning, no_room_for_legend());
  jobs_.start(text("Saving the picture"), picture_priority,
              [this, folder = request.folder, title = request.title,
               pixels = std::move(pixels)](const JobContext&) -> Jobs::Deliver {
                auto path = written(folder, title, pixels);
                return [this, path = std::move(path)] {
                  if (!path) return notices_.add(Notice::Level::error, path.error());
                  notices_.saved(*path);
                };
              },
              {});
}

}  // namespace app
