#include "app/shell/map_picture.h"

#include <optional>
#include <utility>

#include "app/shell/frame.h"

namespace app {

namespace {

constexpr double picture_step_ms = 1000.0 / 60, padding_px = 60, scale = 2;
constexpr int most_picture_steps = 20'000;

geodata::Error not_drawn(geodata::Text what, geodata::Text why) {
  geodata::Error e;
  e.what = std::move(what);
  e.why = std::move(why);
  return e;
}

}  // namespace

struct MapPicture::Impl {
  Explorer explorer{2};
  std::unique_ptr<Frame> frame;
  std::optional<TraceState> trace;  // still to be asked
  bool tracing = false;             // and to be brought into view
  geodata::Text failed = geodata::text("The picture cannot be drawn");
  PictureFurniture furniture;
  FrameSize size{1280, 800, scale};
  bool done = false;
  double time_ms = 0;
  int steps = 0;
  geodata::Result<Pixels> result;

  void end(geodata::Result<Pixels> with) {
    result = std::move(with);
    done = true;
  }
  geodata::Error first_error() const {
    for (const Notice& notice : explorer.notices().all())
      if (notice.level == Notice::Level::error) return notice.message;
    return not_drawn(failed, geodata::text("it takes too long"));
  }
  void paint();
  void go_on();
};

void MapPicture::Impl::paint() {
  frame->paint_to_the_end();
  const Framebuffer& picture = frame->picture();
  constexpr double px_per_inch = 96, metres_per_inch = 0.0254;
  end(Pixels{picture.width(), picture.height(), static_cast<int>(px_per_inch * size.scale / metres_per_inch),
             picture.read(), frame->legend_left_out()});
}

void MapPicture::Impl::go_on() {
  const ScreenRect map = frame->map_rect();
  if (trace) {
    explorer.apply({command::AddTrace{*std::exchange(trace, std::nullopt)}}, map.width(), map.height());
    tracing = true;
  } else if (std::exchange(tracing, false)) {
    const RiverView& rivers = explorer.rivers();
    if (!rivers.shown) return end(geodata::Unexpected(rivers.error.value_or(first_error())));
    const Camera whole = fitted(box_of(rivers), map.width(), map.height(), padding_px);
    explorer.apply({command::SetCamera{whole}}, map.width(), map.height());
  } else {
    paint();
  }
}

MapPicture MapPicture::of_trace(const std::filesystem::path& atlas, const TraceState& trace,
                                geodata::Language language) {
  auto impl = std::make_unique<Impl>();
  Settings& settings = impl->explorer.mutable_settings();
  settings.language = language;
  settings.reduced_motion = true;
  impl->trace = trace;
  impl->failed = geodata::text("The map of the trace cannot be drawn");
  if (!impl->explorer.open(atlas)) impl->end(geodata::Unexpected(impl->first_error()));
  return MapPicture(std::move(impl));
}

MapPicture MapPicture::of(ShownMap shown, PictureFurniture furniture) {
  auto impl = std::make_unique<Impl>();
  impl->size = {shown.width_px, shown.height_px, scale};
  impl->furniture = std::move(furniture);
  impl->explorer.show(std::move(shown));
  return MapPicture(std::move(impl));
}

MapPicture::MapPicture(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MapPicture::~MapPicture() = default;
MapPicture::MapPicture(MapPicture&&) noexcept = default;
MapPicture& MapPicture::operator=(MapPicture&&) noexcept = default;

bool MapPicture::step() {
  Impl& m = *impl_;
  if (m.done) return true;
  if (!m.frame) m.frame = std::make_unique<Frame>(m.explorer, m.size, m.furniture);
  m.frame->step({}, m.time_ms += picture_step_ms);
  // The first step knows the map's size; what a change asks for begins with the step after it.
  if (++m.steps > 1 && m.frame->settled()) m.go_on();
  if (m.steps > most_picture_steps && !m.done) m.end(geodata::Unexpected(m.first_error()));
  return m.done;
}

void MapPicture::wait() const { impl_->explorer.jobs().wait(); }

const geodata::Result<MapPicture::Pixels>& MapPicture::result() const { return impl_->result; }

}  // namespace app
