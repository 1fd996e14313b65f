#include "app/shell/trace_picture.h"

#include <utility>

#include "app/shell/frame.h"

namespace app {

namespace {

constexpr double step_ms = 1000.0 / 60, padding_px = 60;
constexpr FrameSize size{1280, 800, 2};
constexpr int most_steps = 20'000;

geodata::Error not_drawn(geodata::Text why) {
  geodata::Error e;
  e.what = geodata::text("The map of the trace cannot be drawn");
  e.why = std::move(why);
  return e;
}

}  // namespace

struct TracePicture::Impl {
  Explorer explorer{2};
  std::unique_ptr<Frame> frame;
  TraceState trace;
  enum class Stage { opening, tracing, drawing, done } stage = Stage::opening;
  double time_ms = 0;
  int steps = 0;
  geodata::Result<Pixels> result;

  void end(geodata::Result<Pixels> with) {
    result = std::move(with);
    stage = Stage::done;
  }
  geodata::Error first_error() const {
    for (const Notice& notice : explorer.notices().all())
      if (notice.level == Notice::Level::error) return notice.message;
    return not_drawn(geodata::text("it takes too long"));
  }
  void paint();
  void go_on();
};

void TracePicture::Impl::paint() {
  frame->paint_to_the_end();
  const Framebuffer& picture = frame->picture();
  constexpr double px_per_inch = 96, metres_per_inch = 0.0254;
  end(Pixels{picture.width(), picture.height(), static_cast<int>(px_per_inch * size.scale / metres_per_inch),
             picture.read()});
}

void TracePicture::Impl::go_on() {
  const ScreenRect map = frame->map_rect();
  if (stage == Stage::opening) {
    explorer.apply({command::AddTrace{trace}}, map.width(), map.height());
    stage = Stage::tracing;
  } else if (stage == Stage::tracing) {
    const RiverView& rivers = explorer.rivers();
    if (!rivers.shown) return end(geodata::Unexpected(rivers.error.value_or(first_error())));
    const Camera whole = fitted(box_of(*rivers.guide, *rivers.shown), map.width(), map.height(), padding_px);
    explorer.apply({command::SetCamera{whole}}, map.width(), map.height());
    stage = Stage::drawing;
  } else if (stage == Stage::drawing) {
    paint();
  }
}

TracePicture::TracePicture(const std::filesystem::path& atlas, const TraceState& trace, geodata::Language language)
    : impl_(std::make_unique<Impl>()) {
  Settings& settings = impl_->explorer.mutable_settings();
  settings.language = language;
  settings.reduced_motion = true;
  impl_->trace = trace;
  if (impl_->explorer.open(atlas)) {
    impl_->frame = std::make_unique<Frame>(impl_->explorer, size, false, Frame::Use::picture);
  } else {
    impl_->end(geodata::Unexpected(impl_->first_error()));
  }
}

TracePicture::~TracePicture() = default;

bool TracePicture::step() {
  Impl& m = *impl_;
  if (m.stage == Impl::Stage::done) return true;
  m.frame->step({}, m.time_ms += step_ms);
  // The first step knows the map's size; what a change asks for begins with the step after it.
  if (++m.steps > 1 && m.frame->settled()) m.go_on();
  if (m.steps > most_steps && m.stage != Impl::Stage::done) m.end(geodata::Unexpected(m.first_error()));
  return m.stage == Impl::Stage::done;
}

bool TracePicture::waits() const { return !impl_->explorer.jobs().idle(); }

const geodata::Result<TracePicture::Pixels>& TracePicture::result() const { return impl_->result; }

}  // namespace app
