#include "app/shell/trace_export.h"

#include <array>
#include <system_error>

#include "app/core/river_files.h"
#include "app/core/small_file.h"
#include "app/render/picture_file.h"

namespace app {

namespace fs = std::filesystem;
using geodata::text;

namespace {

constexpr int writing_priority = 80;
constexpr std::string_view picture_ending = ".png";

// Everything but the notice; on a worker. The path of the file.
geodata::Result<fs::path> written(const TraceExport::Request& r, const MapPicture::Pixels& picture) {
  const bool drawn = r.kind == TraceFile::report && !picture.rgba.empty();
  const std::array endings{ending(r.kind), drawn ? picture_ending : ending(r.kind)};
  auto path = take_free_file(r.folder, r.title, endings, text("The trace was not saved"));
  if (!path) return path;
  const auto fail = [&](geodata::Error error) -> geodata::Result<fs::path> {
    std::error_code ignored;
    fs::remove(*path, ignored);  // the empty one that kept the name
    return geodata::Unexpected(std::move(error));
  };
  std::string picture_name;
  if (drawn) {
    const fs::path at = fs::path(*path).replace_extension(picture_ending);
    const auto done = write_png(at, picture.width, picture.height, picture.rgba, picture.px_per_metre);
    if (!done) return fail(done.error());
    picture_name = at.filename().string();
  }
  const std::string bytes =
      trace_text(r.kind, *r.guide, r.shown->start, r.shown->answer, picture_name, r.language, r.trace.name);
  const auto done = write_small_file(*path, bytes, text("The trace was not saved"));
  return done ? path : fail(done.error());
}

}  // namespace

void TraceExport::start(Request request) {
  if (request.kind != TraceFile::report) return write(std::move(request), {});
  request.notice = notices_.info(text("The report is being made: its map is drawn first"));
  wanted_.push_back(std::move(request));
}

void TraceExport::advance() {
  if (wanted_.empty()) return;
  const Request& first = wanted_.front();
  if (!picture_)
    picture_ = std::make_unique<MapPicture>(MapPicture::of_trace(first.atlas, first.trace, first.language));
  if (!picture_->step()) return;
  notices_.dismiss(first.notice);
  MapPicture::Pixels pixels;
  if (picture_->result()) {
    pixels = *picture_->result();
  } else {
    notices_.add(Notice::Level::warning, picture_->result().error());
  }
  picture_.reset();
  Request request = std::move(wanted_.front());
  wanted_.pop_front();
  write(std::move(request), std::move(pixels));
}

void TraceExport::write(Request request, MapPicture::Pixels picture) {
  jobs_.start(text("Saving the trace"), writing_priority,
              [this, request = std::move(request), picture = std::move(picture)](const JobContext&) -> Jobs::Deliver {
                auto path = written(request, picture);
                return [this, path = std::move(path)] {
                  if (!path) return notices_.add(Notice::Level::error, path.error());
                  notices_.saved(*path);
                };
              },
              {});
}

}  // namespace app
