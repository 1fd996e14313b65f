#include "app/ui/command_list.h"

#include <algorithm>

#include <fmt/core.h>

#include "app/core/layer_rows.h"
#include "app/core/numbers.h"
#include "app/core/subject.h"
#include "app/ui/popup_content.h"
#include "app/ui/room.h"

namespace app {
namespace {

using geodata::Language;
using geodata::Text;
using geodata::text;

constexpr Modifiers with_control{.control = true}, with_shift{.shift = true}, alone{};
constexpr Modifiers with_both{.shift = true, .control = true};

// Keys that neither map nor article nor text fields use.
struct OwnKey {
  Key key;
  Modifiers modifiers;
  std::string_view id;
};
constexpr OwnKey own_keys[] = {
    {Key::n, with_shift, "north-up"},    {Key::r, alone, "trace"},       {Key::w, alone, "follow-water"},
    {Key::f11, alone, "full-screen"},    {Key::f1, alone, "keys"},       {Key::comma, with_control, "settings"},
    {Key::s, with_both, "save-picture"}, {Key::o, with_control, "open"}, {Key::q, with_control, "quit"}};

class Builder {
 public:
  explicit Builder(const UiView& view) : view_(view) {}

  CommandEntry& add(CommandGroup group, std::string id, const Text& title, std::string keys = {}) {
    CommandEntry entry;
    entry.id = std::move(id);
    entry.title = say(title, Language::english);
    entry.title_zh = say(title, Language::chinese);
    entry.group = group;
    entry.keys = std::move(keys);
    list_.push_back(std::move(entry));
    return list_.back();
  }
  void run(CommandGroup group, std::string id, const Text& title, std::string keys, Command command,
           bool enabled = true) {
    CommandEntry& entry = add(group, std::move(id), title, std::move(keys));
    entry.commands.push_back(std::move(command));
    entry.enabled = enabled;
  }
  void open(CommandGroup group, std::string id, const Text& title, std::string keys, std::string panel) {
    add(group, std::move(id), title, std::move(keys)).opens = std::move(panel);
  }
  // A preference; `change` makes it as this command wants it. One that is so already cannot be chosen.
  template <class Change>
  void set(CommandGroup group, std::string id, const Text& title, Change change) {
    Settings settings = *view_.settings;
    change(settings);
    const bool other = settings != *view_.settings;
    run(group, std::move(id), title, {}, command::SetSettings{settings}, other);
  }

  void map();
  void rivers();
  void layers();
  void reading();
  void window();
  std::vector<CommandEntry> take() { return std::move(list_); }

 private:
  const UiView& view_;
  std::vector<CommandEntry> list_;
};

void Builder::map() {
  constexpr auto group = CommandGroup::map;
  open(group, "find", text("Find a place"), "Ctrl+F", "Search");
  run(group, "home", text("Home view"), "Home", command::GoHome{});
  run(group, "zoom-in", text("Zoom in"), "+", command::ZoomBy{1}, view_.map.camera.zoom < max_zoom);
  run(group, "zoom-out", text("Zoom out"), "-", command::ZoomBy{-1}, view_.map.camera.zoom > min_zoom);
  Camera north = view_.map.camera;
  north.bearing_deg = 0;
  run(group, "north-up", text("North up"), "Shift+N", command::FlyTo{north}, view_.map.camera.bearing_deg != 0);
  const geodata::LngLat centre = geodata::to_lnglat(view_.map.camera.centre);
  run(group, "copy-centre", text("Copy the coordinates of the view’s centre"), {}, command::CopyText{geo_uri(centre)});
  open(group, "save-picture", text("Save picture"), "Ctrl+Shift+S", "Save picture");
}

void Builder::rivers() {
  constexpr auto group = CommandGroup::map;
  const Session& session = *view_.session;
  const bool tracing = session.tool == Tool::trace;
  std::optional<TraceState> chosen;
  if (!tracing)
    chosen =
        trace_from(*view_.library, session, view_.measurements != nullptr ? *view_.measurements : MeasurementView{});
  // With something chosen the water is followed from there; else a click or Enter says where.
  if (chosen) {
    run(group, "trace", text("Trace from here"), "r", command::AddTrace{*chosen});
  } else {
    run(group, "trace", tracing ? text("Stop tracing the rivers") : text("Trace the rivers"), "r",
        command::SetTool{tracing ? Tool::choose : Tool::trace}, session.has_rivers(*view_.library->atlas));
  }
  const bool following = view_.rivers != nullptr && view_.rivers->drop.has_value();
  const bool answered = view_.rivers != nullptr && view_.rivers->shown;
  run(group, "follow-water", following ? text("Stop following the water") : text("Follow the water"), "w",
      command::FollowWater{!following}, answered && session.shows_profile());
  if (!session.traces.empty()) run(group, "remove-traces", text("Remove all traces"), {}, command::RemoveTraces{});
  if (session.open_trace() == nullptr) return;
  const auto turn = [&](std::string id, const Text& title, TraceDirection to) {
    run(group, std::move(id), title, {}, command::TurnTrace{to}, session.direction() != to);
  };
  turn("trace-down", text("Trace down to the mouth"), TraceDirection::down);
  turn("trace-up-main", text("Trace up the main stem"), TraceDirection::up_main);
  turn("trace-up", text("Trace all above"), TraceDirection::up);
  using enum TraceFile;
  const bool has_answer = answered;
  run(group, "export-report", text("Export the trace as a report"), {}, command::ExportTrace{report}, has_answer);
  run(group, "export-geojson", text("Export the trace as GeoJSON"), {}, command::ExportTrace{geojson}, has_answer);
  run(group, "export-csv", text("Export the trace as CSV"), {}, command::ExportTrace{csv}, has_answer);
  run(group, "export-gpx", text("Export the trace as GPX"), {}, command::ExportTrace{gpx}, has_answer);
  const bool lacking = view_.rivers != nullptr && view_.rivers->shown && !view_.rivers->shown->answer.lacking.empty();
  if (lacking) open(group, "reach-values", text("Give what is missing of the reaches"), {}, "Values of reaches");
  run(group, "remove-trace", text("Remove the trace"), {}, command::RemoveTrace{*session.trace});
  run(group, "close-trace", text("Close the trace"), "Esc", command::OpenTrace{});
}

void Builder::layers() {
  const std::vector<LayerGroup> groups = layer_groups(*view_.library, *view_.session);
  for (const LayerGroup& group : groups) {
    for (std::size_t i = 0; i < group.rows.size(); ++i) {
      const LayerRow& row = group.rows[i];
      const geodata::LayerSpec& spec = row.spec();
      const std::string& zh = spec.title_zh.empty() ? spec.title : spec.title_zh;
      const bool on = std::any_of(row.layers.begin(), row.layers.end(), [&](const Layer* layer) {
        const LayerState* state = view_.session->layer(layer->spec.id);
        return state != nullptr && state->on;
      });
      const auto in_both = [&](CommandEntry& entry, auto title) { entry.title_zh = say(title(zh), Language::chinese); };
      const auto show = [&](const std::string& name) { return on ? text("Hide {}", name) : text("Show {}", name); };
      CommandEntry& entry = add(CommandGroup::map, "layer:" + row.id, show(spec.title));
      in_both(entry, show);
      // One step of undo for all layers of the row, and another one for the next time.
      const auto gesture = (std::uint64_t{1} << 62) + static_cast<std::uint64_t>(std::max(view_.time_ms, 0.0) * 16);
      for (const std::string& id : row.ids())
        entry.commands.emplace_back(command::SetLayer{id, !on, std::nullopt, gesture});
      const auto place = [&](std::size_t other, bool above, const char* id, auto title) {
        if (other >= group.rows.size()) return;  // it is the first, or the last
        CommandEntry& moves = add(CommandGroup::map, id + row.id, title(spec.title));
        in_both(moves, title);
        moves.commands.emplace_back(command::PlaceLayers{row.ids(), group.rows[other].ids(), above});
      };
      place(i == 0 ? group.rows.size() : i - 1, true,
            "layer-up:", [](const std::string& name) { return text("Draw {} higher", name); });
      if (may_be_rivers(*view_.library, *row.layers.front())) {
        const std::string& layer = row.layers.front()->spec.id;
        const auto& used = view_.session->rivers;
        const bool now = used && used->layer == layer;
        const auto use = [&](const std::string& name) {
          return now ? text("No longer use {} as rivers", name) : text("Use {} as rivers", name);
        };
        CommandEntry& uses = add(CommandGroup::map, "layer-rivers:" + row.id, use(spec.title));
        in_both(uses, use);
        uses.commands.emplace_back(command::UseAsRivers{now ? std::nullopt : std::optional(RiverChoice{layer, false})});
      }
      if (is_added(*view_.library, *row.layers.front())) {
        const auto take = [](const std::string& name) { return text("Remove {} from the map", name); };
        CommandEntry& removes = add(CommandGroup::map, "layer-remove:" + row.id, take(spec.title));
        in_both(removes, take);
        removes.commands.emplace_back(command::RemoveLayers{row.ids()});
      }
      place(i + 1, false, "layer-down:", [](const std::string& name) { return text("Draw {} lower", name); });
    }
  }
}

void Builder::reading() {
  constexpr auto group = CommandGroup::reading;
  const bool has_text = !view_.library->atlas->links.empty();
  const auto& selection = view_.session->selection;
  const bool has_place = selection && told_place(*view_.library, selection->target());
  run(group, "next-mention", text("Next place in the article"), "n", command::Walk{1}, has_text);
  run(group, "previous-mention", text("Previous place in the article"), "p", command::Walk{-1}, has_text);
  run(group, "next-of-place", text("Next mention of this place"), "]", command::StepMention{1}, has_place);
  run(group, "previous-of-place", text("Previous mention of this place"), "[", command::StepMention{-1}, has_place);
  run(group, "close-popup", text("Close the popup"), "Esc", command::ClearSelection{}, selection.has_value());
  const bool open = view_.settings->column_open(view_.window_width_px);
  if (!has_column(*view_.library->atlas, *view_.session)) return;
  set(group, "fold-article", open ? text("Fold the article") : text("Open the article"),
      [open, width = view_.window_width_px](Settings& s) { s.open_column(width, !open); });
}

void Builder::window() {
  constexpr auto group = CommandGroup::window;
  const Settings& now = *view_.settings;
  open(group, "commands", text("All commands"), "Ctrl+K", "Commands");
  open(group, "open", text("Open a file or an atlas"), "Ctrl+O", "Open");
  const geodata::Text &undo = view_.undo_name, &redo = view_.redo_name;
  run(group, "undo", undo.empty() ? text("Undo") : text("Undo: {}", undo), "Ctrl+Z", command::Undo{}, !undo.empty());
  run(group, "redo", redo.empty() ? text("Redo") : text("Redo: {}", redo), "Ctrl+Shift+Z", command::Redo{},
      !redo.empty());
  const bool layers_open = now.layers_open;
  set(group, "fold-layers", layers_open ? text("Fold the layers") : text("Open the layers"),
      [layers_open](Settings& s) { s.layers_open = !layers_open; });
  const bool light = now.theme == geodata::Theme::light;
  set(group, "theme", light ? text("Dark theme") : text("Light theme"), [light](Settings& s) {
    s.theme = light ? geodata::Theme::dark : geodata::Theme::light;
    s.theme_follows_system = false;
  });
  set(group, "theme-system", text("Theme as the system"), [](Settings& s) { s.theme_follows_system = true; });
  const bool english = now.language == Language::english;
  set(group, "language", english ? text("Chinese interface") : text("English interface"),
      [english](Settings& s) { s.language = english ? Language::chinese : Language::english; });
  set(group, "names-both", text("Names on the map: both languages"),
      [](Settings& s) { s.names = NameLanguages::both; });
  set(group, "names-english", text("Names on the map: English"), [](Settings& s) { s.names = NameLanguages::english; });
  set(group, "names-chinese", text("Names on the map: Chinese"), [](Settings& s) { s.names = NameLanguages::chinese; });
  const bool still = now.reduced_motion;
  set(group, "reduced-motion", still ? text("Motion as usual") : text("Reduced motion"),
      [still](Settings& s) { s.reduced_motion = !still; });
  run(group, "full-screen", text("Full screen"), "F11", command::ToggleFullScreen{});
  open(group, "settings", text("Settings"), "Ctrl+,", "Settings");
  open(group, "keys", text("Keys"), "?", "Keys");
  open(group, "statistics", text("Drawing statistics"), {}, "Statistics");
  open(group, "about", text("About"), {}, "About");
  run(group, "quit", text("Quit"), "Ctrl+Q", command::Quit{});
}

}  // namespace

std::vector<CommandEntry> command_list(const UiView& view) {
  Builder builder(view);
  builder.map();
  builder.rivers();
  builder.reading();
  builder.layers();
  builder.window();
  return builder.take();
}

std::string_view command_of_key(Key key, Modifiers modifiers, bool typing) {
  if (typing && !modifiers.control && (key < Key::f1 || key > Key::f12)) return {};
  for (const OwnKey& own : own_keys)
    if (own.key == key && own.modifiers == modifiers) return own.id;
  return {};
}

const std::vector<Habit>& habits() {
  using enum CommandGroup;
  static const std::vector<Habit> all{{"Move the map", "Drag", map},
                                      {"Move the map by steps", "Arrow keys", map},
                                      {"Zoom at the pointer", "Wheel", map},
                                      {"Zoom in at a point", "Double click", map},
                                      {"Zoom to a box", "Shift+Drag", map},
                                      {"Turn the map", "Right drag", map},
                                      {"What lies beneath", "Click again", map},
                                      {"Scroll the text", "Page up/Page down", reading},
                                      {"Draw a layer higher or lower", "Alt+Up/Down", map},
                                      {"From panel to panel", "Tab/F6", window},
                                      {"Within a panel", "Arrow keys", window},
                                      {"Press it", "Enter", window}};
  return all;
}

}  // namespace app
