// The commands of the river tool, the drop that is followed, and what is kept of the traces.
#include <algorithm>

#include "app/core/river_words.h"
#include "app/core/saved_layers.h"
#include "app/shell/explorer.h"
#include "app/ui/room.h"

namespace app {

namespace fs = std::filesystem;

namespace {

// How much of the box, by area; a box without height or width counts by its length.
double share_in_view(const geodata::WorldBox& box, const View& view) {
  if (box.empty()) return 1;
  const auto part = [](double from, double to, double lo, double hi) {
    return (std::max(0.0, std::min(to, hi) - std::max(from, lo)) + 1) / (to - from + 1);
  };
  double share = 0;
  for (const View::Part& p : view.parts(0)) {
    share +=
        part(box.min_x, box.max_x, p.box.min_x, p.box.max_x) * part(box.min_y, box.max_y, p.box.min_y, p.box.max_y);
  }
  return share;
}

}  // namespace

// Traces stand in the article's column.
void Explorer::show_column() {
  if (settings_.article_open && settings_.article_open_narrow) return;
  settings_.article_open = settings_.article_open_narrow = true;
  if (effects_.settings_changed) effects_.settings_changed();
}

void Explorer::on(const command::SetReachValue& c, Size) {
  std::vector<ReachValue> values = session_.reach_values;
  put(values, c.value);
  if (values == session_.reach_values) return;
  history_.record(geodata::text("values of a reach"), session_);
  session_.reach_values = std::move(values);
}

void Explorer::on(const command::UseAsRivers& c, Size) {
  if (c.rivers == session_.rivers) return;
  const Layer* layer = c.rivers ? library_.layer(c.rivers->layer) : nullptr;
  if (c.rivers && (layer == nullptr || !may_be_rivers(library_, *layer))) return;
  history_.record(geodata::text("rivers that are traced"), session_);
  // Drawn as rivers while they are, unless the reader has given them a colour.
  const auto river = library_.atlas->palette.find("river");
  const auto paint = [&](const std::optional<RiverChoice>& of, bool as_river) {
    if (!of || river == library_.atlas->palette.end()) return;
    for (LayerState& state : session_.layers) {
      if (state.id != of->layer) continue;
      std::optional<geodata::ThemeColour>& stroke = state.style.stroke;
      if (as_river && !stroke) stroke = river->second;
      if (!as_river && stroke == river->second) stroke.reset();
    }
  };
  paint(session_.rivers, false);
  paint(c.rivers, true);
  session_.rivers = c.rivers;
  following_.reset();
}

void Explorer::on(const command::SetTool& c, Size) {
  session_.tool = c.tool;
  if (c.tool != Tool::trace) return;
  session_.selection.reset();
  session_.marked.reset();
  show_column();
}

// One that is kept already is opened again.
void Explorer::on(const command::AddTrace& c, Size) {
  const TraceState asked = tracing_.settled(c.trace, near_river_m());
  const auto kept = std::find_if(session_.traces.begin(), session_.traces.end(),
                                 [&](const TraceState& t) { return t.starts_as(asked); });
  if (kept == session_.traces.end()) history_.record(geodata::text("new trace"), session_);
  // From the popup: it makes room, and the map shows where the water goes. A press on the map leaves the map alone.
  if (session_.selection) {
    session_.selection.reset();
    session_.marked.reset();
    shown_before_ = tracing_.view().shown;
    shows_new_trace_ = true;
    only_if_unseen_ = false;
  }
  session_.trace = static_cast<std::size_t>(kept - session_.traces.begin());
  if (kept == session_.traces.end()) session_.traces.push_back(asked);
  show_column();
}

void Explorer::show_new_trace() {
  const RiverView& rivers = tracing_.view();
  if (rivers.error) shows_new_trace_ = false;
  if (!shows_new_trace_ || !rivers.shown || rivers.shown == shown_before_) return;
  shows_new_trace_ = false;
  shown_before_.reset();
  const Size size = last_size_;
  const geodata::WorldBox answer = box_of(rivers);
  // Of a way that was turned or opened again.
  constexpr double enough = 0.5;
  if (std::exchange(only_if_unseen_, false) && share_in_view(answer, view(size.width_px, size.height_px)) >= enough)
    return;
  fly_to(beside_drawer(answer, size.width_px, size.height_px, settings_), size);
}

double Explorer::near_river_m() const {
  constexpr double near_px = 8;
  return near_px * view(last_size_.width_px, last_size_.height_px).metres_per_px();
}

void Explorer::on(const command::OpenTrace& c, Size) {
  if (c.which && *c.which >= session_.traces.size()) return;
  session_.trace = c.which;
  if (!c.which) return;
  session_.trace_direction = session_.traces[*c.which].direction;
  show_column();
  show_answer_if_unseen();
}

// When it is there.
void Explorer::show_answer_if_unseen() {
  shown_before_ = tracing_.view().shown;
  shows_new_trace_ = true;
  only_if_unseen_ = true;
}

void Explorer::on(const command::TurnTrace& c, Size) {
  const TraceState* open = session_.open_trace();
  const bool turns = open != nullptr && open->direction != c.direction;
  if (turns) history_.record(geodata::text("direction of the trace"), session_);
  session_.trace_direction = c.direction;
  if (!turns) return;
  session_.traces[*session_.trace].direction = c.direction;
  show_answer_if_unseen();
}

void Explorer::on(const command::RemoveTrace& c, Size) {
  if (c.which >= session_.traces.size()) return;
  history_.record(geodata::text("remove the trace"), session_);
  session_.traces.erase(session_.traces.begin() + static_cast<std::ptrdiff_t>(c.which));
  const bool was_open = session_.trace == c.which;
  if (session_.trace && *session_.trace > c.which) --*session_.trace;
  if (!was_open) return;
  session_.trace.reset();
  if (!session_.traces.empty()) session_.trace = std::min(c.which, session_.traces.size() - 1);
}

void Explorer::on(const command::RemoveTraces&, Size) {
  if (session_.traces.empty()) return;
  history_.record(geodata::text("remove all traces"), session_);
  session_.traces.clear();
  session_.trace.reset();
}

void Explorer::on(const command::ChangeTrace& c, Size) {
  if (c.which >= session_.traces.size() || session_.traces[c.which] == c.trace) return;
  history_.record(geodata::text("change of the trace"), session_);
  session_.traces[c.which] = c.trace;
}

void Explorer::on(const command::FollowWater& c, Size size) {
  following_.reset();
  tracing_.show_drop(std::nullopt);
  const RiverView& rivers = tracing_.view();
  if (!c.on || !rivers.shown || !session_.shows_profile()) return;
  flight_.reset();
  const View map = view(size.width_px, size.height_px);
  const double taken_px = room_beside_drawer(size.width_px, settings_).right_px;
  if (settings_.reduced_motion || size.width_px <= 0) {
    // No motion: the whole way, and the drop where the list or the profile is pointed at.
    if (size.width_px > 0) session_.camera = beside_drawer(box_of(rivers), size.width_px, size.height_px, settings_);
    following_.emplace(Following{rivers.shown, std::nullopt, time_ms_});
    point_drop(0);
    return;
  }
  following_.emplace(Following{rivers.shown, WaterRun(*rivers.guide, *rivers.shown, map, taken_px), time_ms_});
  move_drop();
}

void Explorer::point_drop(double trace_m) {
  if (!following_ || following_->run) return;
  const RiverAnswer& answer = following_->shown->answer;
  const bool down = answer.question.direction == TraceDirection::down;
  const geodata::RiverPosition at = position_at(answer.trace, trace_m, down);
  tracing_.show_drop(Drop{tracing_.view().guide->rivers.point(at), trace_m, false});
}

// It ends with its way: when that is closed, turned or asked anew.
void Explorer::move_drop() {
  if (!following_) return;
  const bool over = following_->run && time_ms_ - following_->since_ms >= following_->run->duration_ms();
  if (over || following_->shown != tracing_.view().shown) {
    following_.reset();
    tracing_.show_drop(std::nullopt);
    return;
  }
  if (!following_->run) return;
  const WaterRun::Moment now = following_->run->at(time_ms_ - following_->since_ms);
  session_.camera = now.camera;
  tracing_.show_drop(Drop{now.drop, now.trace_m, true});
}

// The map goes elsewhere: by hand, or because something was chosen.
void Explorer::stop_run() {
  if (!running()) return;
  following_.reset();
  tracing_.show_drop(std::nullopt);
}

void Explorer::on(const command::ExportTrace& c, Size) {
  const RiverView& rivers = tracing_.view();
  const TraceState* open = session_.open_trace();
  if (!rivers.shown || open == nullptr) return;
  exports_.start({c.kind, rivers.guide, rivers.shown, *open,
                  name_of(*rivers.guide, *open, rivers.shown.get(), settings_.language), settings_.language,
                  library_.atlas->folder, documents_folder_});
}

void Explorer::load_traces() {
  const fs::path path = saved_layers_path(traces_folder_, library_.atlas->folder);
  auto loaded = app::load_traces(path);
  traces_file_.look(path);
  for (geodata::Error& warning : loaded.warnings) notices_.add(Notice::Level::warning, std::move(warning));
  SavedTraces& traces = loaded.value;
  session_.trace_direction = traces.direction;
  session_.traces = std::move(traces.traces);
  session_.reach_values = std::move(traces.values);
  session_.trace = library_.atlas->rivers.network.empty() ? std::nullopt : traces.open;
  saved_traces_ = traces_of(session_);
}

void Explorer::save_traces() {
  const fs::path path = saved_layers_path(traces_folder_, library_.atlas->folder);
  if (traces_file_.changed(path)) {
    SavedTraces all = merged(saved_traces_, traces_of(session_), app::load_traces(path).value);
    if (all.traces.size() > session_.traces.size()) notices_.info(geodata::text("Traces of another window were added"));
    session_.traces = std::move(all.traces), session_.trace = all.open, session_.reach_values = std::move(all.values);
  }
  saved_traces_ = traces_of(session_);  // also when it fails: the next change tries again
  SavedTraces to_write = saved_traces_;
  for (TraceState& trace : to_write.traces) trace = tracing_.with_start(std::move(trace));
  const auto saved = app::save_traces(path, to_write);
  traces_file_.look(path);
  if (!saved) notices_.add(Notice::Level::warning, saved.error());
}

}  // namespace app
