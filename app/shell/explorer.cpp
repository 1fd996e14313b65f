#include "app/shell/explorer.h"

#include <algorithm>
#include <cmath>

#include "app/core/layer_rows.h"
#include "app/core/saved_layers.h"
#include "app/core/subject.h"
#include "app/core/view_content.h"
#include "app/scene/picker.h"
#include "app/ui/room.h"

namespace app {

namespace fs = std::filesystem;

Explorer::Explorer(unsigned workers)
    : jobs_(workers),
      loading_(jobs_, library_, session_, notices_),
      tracing_(jobs_, library_, session_),
      measuring_(jobs_, library_, session_, tracing_),
      browsing_(jobs_),
      exports_(jobs_, notices_),
      pictures_(jobs_, notices_) {
  jobs_.on_failed([this](const geodata::Error& error) { notices_.add(Notice::Level::error, error); });
  loading_.open_empty();
}

bool Explorer::open(const fs::path& path) {
  if (names_atlas(path)) {
    if (layers_unsaved()) save_layers();
    if (traces_unsaved()) save_traces();
    if (!loading_.open_atlas(path)) return false;
    ground_only_ = false;
    load_layers();
    load_traces();
    history_.clear();
    tracing_.reset();
    following_.reset();
    measuring_.reset();
    flight_.reset();
    walked_.reset();
    return true;
  }
  if (interactive_ && measuring_.may_be_table(path)) {
    measuring_.look_at(path, [this, path] { add_data_file(path); });
    return true;
  }
  add_data_file(path);
  return true;
}

bool Explorer::open_ground(const fs::path& atlas) {
  if (!open(atlas)) return false;
  ground_only_ = true;
  return true;
}

bool Explorer::finish_reading() {
  while (!loading_.idle())
    if (jobs_.deliver() == 0) jobs_.wait();
  keep_history_true();
  show_arrived();
  return !loading_.any_file_failed();
}

void Explorer::load_layers() {
  const auto path = saved_layers_path(layers_folder_, library_.atlas->folder);
  auto loaded = app::load_layers(path, session_.layers);
  layers_file_.look(path);
  for (geodata::Error& warning : loaded.warnings) notices_.add(Notice::Level::warning, std::move(warning));
  session_.layers = std::move(loaded.value);
  saved_layers_ = session_.layers;
}

void Explorer::save_layers() {
  const auto path = saved_layers_path(layers_folder_, library_.atlas->folder);
  const LayerStates defaults = layers_of(*library_.atlas);
  if (layers_file_.changed(path))
    session_.layers = merged(saved_layers_, std::move(session_.layers), app::load_layers(path, defaults).value);
  saved_layers_ = session_.layers;  // also when it fails: the next change tries again
  const auto saved = app::save_layers(path, defaults, session_.layers);
  layers_file_.look(path);
  if (!saved) notices_.add(Notice::Level::warning, saved.error());
}

void Explorer::advance(double time_ms) {
  time_ms_ = time_ms;
  if (flight_) {
    session_.camera = flight_->at(time_ms - flight_start_ms_);
    if (time_ms - flight_start_ms_ >= flight_->duration_ms()) flight_.reset();
  }
  show_new_trace();
  move_drop();
  exports_.advance();
  pictures_.advance();
  loading_.want_visible();
  loading_.want_windows(view(last_size_.width_px, last_size_.height_px));
  jobs_.deliver();
  keep_history_true();
  show_arrived();
  loading_.drop_parts();
  if (!interactive_ || !loading_.idle()) return;
  loading_.want_overlays();
  loading_.complete_contents();
  loading_.refresh_search();
}

void Explorer::apply(const Commands& commands, double width_px, double height_px) {
  if (width_px > 0 && height_px > 0) last_size_ = {width_px, height_px};
  for (const Command& command : commands) run(command, {width_px, height_px});
}

void Explorer::run(const Command& command, Size size) {
  std::visit([&](const auto& c) { on(c, size); }, command);
}

void Explorer::on(const command::SetCamera& c, Size size) {
  flight_.reset();
  shows_new_trace_ = false;  // the reader goes elsewhere
  stop_run();
  Camera to = clamped(c.camera, size.height_px);
  if (to.zoom > session_.camera.zoom) {
    // Where the wheel would go to a blank page it stays where it is.
    if (closest_zoom({to, size.width_px, size.height_px}) < to.zoom) to = session_.camera;
  }
  session_.camera = to;
}

// Beyond it there would be nothing to see around the view's centre. Never farther out than where the map is now.
double Explorer::closest_zoom(View view) const {
  constexpr double always = 13, step = 0.5;
  while (view.camera.zoom > std::max(always, session_.camera.zoom) &&
         things_in_view(library_, session_, view, Things::any, 1) == 0)
    view.camera.zoom -= step;
  return view.camera.zoom;
}

void Explorer::on(const command::FlyTo& c, Size size) { fly_to(c.camera, size); }

void Explorer::on(const command::GoHome&, Size size) {
  fly_to(camera_at(library_.atlas->home.centre, library_.atlas->home.zoom), size);
}

void Explorer::on(const command::ZoomBy& c, Size size) {
  Camera to = flight_ ? flight_->destination() : session_.camera;
  to.zoom += c.levels;
  if (c.levels > 0) to.zoom = std::min(to.zoom, closest_zoom({to, size.width_px, size.height_px}));
  fly_to(to, size);
}

void Explorer::on(const command::Select& c, Size size) {
  select(c.selection);
  if (c.fly) fly_to_selection(size);
}

void Explorer::on(const command::SelectPlace& c, Size size) { select_place(c, size); }

void Explorer::on(const command::StepCandidate& c, Size) {
  if (!session_.selection) return;
  Selection next = *session_.selection;
  const auto count = static_cast<int>(next.candidates.size());
  next.current = static_cast<std::size_t>(((static_cast<int>(next.current) + c.by) % count + count) % count);
  next.mention = 0;
  next.called.clear();
  next.at = popup_point(library_, next.target(), next.at);
  select(std::move(next));
}

void Explorer::on(const command::ClearSelection&, Size) {
  session_.selection.reset();
  session_.marked.reset();
}

void Explorer::on(const command::OpenPassage& c, Size) { session_.marked = c.passage; }

void Explorer::on(const command::StepMention& c, Size) {
  const auto place = session_.selection ? told_place(library_, session_.selection->target()) : std::nullopt;
  if (!place) return;
  const auto count = static_cast<int>(library_.atlas->links_of(*place).size());
  if (count == 0) return;
  const int next = ((static_cast<int>(session_.selection->mention) + c.by) % count + count) % count;
  session_.selection->mention = static_cast<std::uint32_t>(next);
  mark_mention();
}

void Explorer::on(const command::Walk& c, Size size) { walk(c.by, size); }

void Explorer::on(const command::SetSettings& c, Size) {
  settings_ = c.settings;
  if (effects_.settings_changed) effects_.settings_changed();
}

void Explorer::on(const command::Undo&, Size) {
  if (!history_.can_undo()) return;
  notices_.info(geodata::text("Undone: {}", history_.undo_name()));
  restore(history_.undo(session_));
}

void Explorer::on(const command::Redo&, Size) {
  if (!history_.can_redo()) return;
  notices_.info(geodata::text("Done again: {}", history_.redo_name()));
  restore(history_.redo(session_));
}

void Explorer::on(const command::CopyText& c, Size) {
  if (effects_.copy_text) effects_.copy_text(c.text);
  notices_.info(geodata::text("Copied: {}", c.shown.empty() ? c.text : c.shown));
}

void Explorer::on(const command::DismissNotice& c, Size) { notices_.dismiss(c.id); }

void Explorer::on(const command::SeeNotices&, Size) { notices_.seen(); }

void Explorer::on(const command::LookInto& c, Size) {
  const bool first = c.folder.empty() && browsing_.folder() == nullptr;
  browsing_.look(first ? documents_folder_ : c.folder);
}

void Explorer::on(const command::CancelJob& c, Size) { loading_.cancel(c.id); }

void Explorer::on(const command::ToggleFullScreen&, Size) {
  if (effects_.toggle_full_screen) effects_.toggle_full_screen();
}

void Explorer::on(const command::Quit&, Size) { quit_ = true; }

void Explorer::fly_to(const Camera& camera, Size size) {
  stop_run();
  const Camera to = clamped(camera, size.height_px);
  if (settings_.reduced_motion || size.width_px <= 0) {
    flight_.reset();
    session_.camera = to;
    return;
  }
  flight_.emplace(session_.camera, to, size.width_px);
  flight_start_ms_ = time_ms_;
}

void Explorer::fly_to_selection(Size size) {
  if (!session_.selection) return;
  const Target& target = session_.selection->target();
  auto box = box_of(library_, target);
  if (!box || box->empty()) return;
  const bool is_point = box->min_x == box->max_x && box->min_y == box->max_y;
  const geodata::WorldXY centre{(static_cast<double>(box->min_x) + box->max_x) / 2,
                                (static_cast<double>(box->min_y) + box->max_y) / 2};
  // How far the true place may reach decides how close to go: a temple's gate to the street, a state to its neighbours.
  constexpr double least_zoom = 4;
  double reach_m = 2500;
  if (target.place) reach_m = std::max(reach_m, library_.atlas->places[*target.place].uncertainty_m * 1.5);
  const double lat = geodata::to_lnglat(centre).lat;
  const auto reach = static_cast<std::uint32_t>(std::min(reach_m / geodata::metres_per_unit(lat), 1e9));
  const auto less = [](std::uint32_t a, std::uint32_t by) { return a > by ? a - by : 0u; };
  const auto more = [](std::uint32_t a, std::uint32_t by) { return a < 0xFFFFFFFFu - by ? a + by : 0xFFFFFFFFu; };
  geodata::WorldBox wide;
  const auto x = static_cast<std::uint32_t>(centre.x), y = static_cast<std::uint32_t>(centre.y);
  wide.min_x = less(x, reach), wide.max_x = more(x, reach);
  wide.min_y = less(y, reach), wide.max_y = more(y, reach);
  box->add(wide);
  // Popup and drawer take the sides of the map, or the popup its lower edge: the place goes between them.
  constexpr double padding_px = 48, closest_zoom = 13;
  const MapRoom room = room_beside_popup(size.width_px, size.height_px, settings_, is_point);
  const double width = size.width_px - room.left_px - room.right_px, height = size.height_px - room.bottom_px;
  const Camera near = fitted(*box, width, height, std::min({padding_px, width / 6, height / 6}), closest_zoom);
  const Camera camera =
      is_point ? with_signs_in_view(library_, session_, {near, width, height}, std::min(near.zoom, least_zoom)) : near;
  fly_to(panned({camera, size.width_px, size.height_px}, (room.left_px - room.right_px) / 2, -room.bottom_px / 2),
         size);
}

void Explorer::select(Selection selection) {
  session_.selection = std::move(selection);
  follow_section();
  mark_mention();
}

void Explorer::mark_mention() {
  session_.marked.reset();
  const auto place = session_.selection ? told_place(library_, session_.selection->target()) : std::nullopt;
  if (!place) return;
  const auto links = library_.atlas->links_of(*place);
  if (links.empty()) return;
  const auto last = static_cast<std::uint32_t>(links.size() - 1);
  const std::uint32_t which = std::min(session_.selection->mention, last);
  session_.selection->mention = which;
  walked_ = links[which];
  const geodata::Passage& at = library_.atlas->links[links[which]].passage;
  session_.marked = library_.atlas->article.sentence_at(at.paragraph, at.first);
}

void Explorer::select_place(const command::SelectPlace& c, Size size) {
  if (c.place >= library_.atlas->places.size()) return;
  Target target;
  target.place = c.place;
  const geodata::Place& what = library_.atlas->places[c.place];
  const ShownBy shown = shown_by(library_, what);
  if (shown.layer != nullptr) {
    target.layer = shown.layer->spec.id;
    target.feature = shown.features.front();
  }
  Selection selection;
  selection.candidates = {target};
  selection.mention = c.mention;
  selection.by_name = true;
  selection.called = c.called;
  if (what.point) {
    selection.at = geodata::to_world(*what.point);
  } else {
    selection.at = popup_point(library_, target, std::nullopt);
  }
  select(std::move(selection));
  if (c.fly) fly_to_selection(size);
}

void Explorer::walk(int by, Size size) {
  const auto& links = library_.atlas->links;
  const auto count = static_cast<int>(links.size());
  int at = walked_ ? static_cast<int>(*walked_) : (by > 0 ? -1 : count);
  for (at += by; at >= 0 && at < count; at += by) {
    const auto i = static_cast<std::size_t>(at);
    if (!links[i].place) continue;
    const auto mentions = library_.atlas->links_of(*links[i].place);
    const auto which = std::find(mentions.begin(), mentions.end(), static_cast<std::uint32_t>(at)) - mentions.begin();
    select_place({*links[i].place, static_cast<std::uint32_t>(which), true}, size);
    return;
  }
}

const std::string& Explorer::title_of(const std::string& layer) const {
  const Layer* const found = library_.layer(layer);
  if (found == nullptr) return layer;
  const bool chinese = settings_.language == geodata::Language::chinese && !found->spec.title_zh.empty();
  return chinese ? found->spec.title_zh : found->spec.title;
}

void Explorer::on(const command::SetLayer& change, Size) {
  const auto it = std::find_if(session_.layers.begin(), session_.layers.end(),
                               [&](const LayerState& l) { return l.id == change.id; });
  if (it == session_.layers.end()) return;
  LayerState next = *it;
  if (change.on) next.on = *change.on;
  if (change.opacity) next.opacity = std::clamp(*change.opacity, 0.0, 1.0);
  if (next == *it) return;
  const std::string& title = title_of(change.id);
  const bool switched = next.on != it->on;
  history_.record(!switched ? geodata::text("opacity of {}", title)
                  : next.on ? geodata::text("show {}", title)
                            : geodata::text("hide {}", title),
                  session_, change.gesture);
  *it = next;
}

void Explorer::on(const command::StyleLayer& change, Size) {
  const auto it = std::find_if(session_.layers.begin(), session_.layers.end(),
                               [&](const LayerState& l) { return l.id == change.id; });
  if (it == session_.layers.end()) return;
  StyleChange next = change.style;
  for (double* factor : {&next.width, &next.size})
    *factor = std::clamp(*factor, StyleChange::least_factor, StyleChange::most_factor);
  if (next == it->style) return;
  history_.record(geodata::text("look of {}", title_of(change.id)), session_, change.gesture);
  it->style = next;
}

void Explorer::on(const command::PlaceLayers& c, Size) {
  auto next = with_layers_at(library_, session_.layers, c.ids, c.others, c.above);
  if (next == session_.layers) return;
  history_.record(geodata::text("order of the layers"), session_);
  session_.layers = std::move(next);
}

void Explorer::restore(Session session) {
  // Undo is for what was changed on the map, not for where the reader has gone since.
  session.selection = session_.selection;
  session.marked = session_.marked;
  session.tool = session_.tool;
  session.series = session_.series;
  if (session.traces == session_.traces) session.trace = session_.trace;
  if (session.camera != session_.camera) flight_.reset();
  session_ = std::move(session);
  follow_layers();
}

}  // namespace app
