// The program in its window.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

#include "app/cli/verbs.h"
#include "app/core/settings_file.h"
#include "app/platform/system_theme.h"
#include "app/platform/window.h"
#include "app/shell/frame.h"

namespace app {

namespace {

double now_ms() {
  using clock = std::chrono::steady_clock;
  static const clock::time_point start = clock::now();
  return std::chrono::duration<double, std::milli>(clock::now() - start).count();
}

// Writes settings and changes of layers once they have been left alone for a moment: a drag of the article's edge or of
// a slider changes them each frame.
class Saver {
 public:
  explicit Saver(Explorer& explorer) : explorer_(explorer) {
    file_.look(settings_path());
    explorer.effects().settings_changed = [this] { changed_ms_ = now_ms(); };
  }
  ~Saver() {
    explorer_.effects().settings_changed = {};
    if (changed_ms_ >= 0) save();
    if (explorer_.layers_unsaved()) explorer_.save_layers();
    if (explorer_.traces_unsaved()) explorer_.save_traces();
  }
  Saver(const Saver&) = delete;
  Saver& operator=(const Saver&) = delete;

  bool waiting() const { return changed_ms_ >= 0 || explorer_.layers_unsaved() || explorer_.traces_unsaved(); }
  void save_when_quiet(double time_ms) {
    constexpr double quiet_ms = 500;
    if (changed_ms_ >= 0 && time_ms - changed_ms_ >= quiet_ms) save();
    if (!explorer_.layers_unsaved() || explorer_.session().layers != seen_layers_) {
      seen_layers_ = explorer_.session().layers;
      layers_ms_ = time_ms;
    } else if (time_ms - layers_ms_ >= quiet_ms) {
      explorer_.save_layers();
    }
    if (!explorer_.traces_unsaved() || explorer_.session().traces != seen_traces_) {
      seen_traces_ = explorer_.session().traces;
      traces_ms_ = time_ms;
    } else if (time_ms - traces_ms_ >= quiet_ms) {
      explorer_.save_traces();
    }
  }

 private:
  void save() {
    changed_ms_ = -1;
    if (file_.changed(settings_path())) {
      explorer_.mutable_settings() = merged(saved_, explorer_.settings(), load_settings(settings_path()).value);
    }
    const auto saved = save_settings(settings_path(), explorer_.settings());
    if (!saved) explorer_.notices().add(Notice::Level::warning, saved.error());
    saved_ = explorer_.settings();
    file_.look(settings_path());
  }

  Explorer& explorer_;
  Settings saved_ = explorer_.settings();  // when they were last read or written
  SharedFile file_;
  double changed_ms_ = -1, layers_ms_ = 0, traces_ms_ = 0;
  std::vector<LayerState> seen_layers_;
  std::vector<TraceState> seen_traces_;
};

void connect(Explorer& explorer, Window& window, Ui& ui) {
  explorer.effects().copy_text = [&window](const std::string& text) { window.set_clipboard(text); };
  explorer.effects().toggle_full_screen = [&window] { window.toggle_full_screen(); };
  explorer.jobs().on_ready([] { Window::wake(); });
  ui.on_clipboard([&window] { return window.clipboard(); },
                  [&window](const std::string& text) { window.set_clipboard(text); });
}

// At the start, when the reader comes back to the window, and when the setting is made.
void follow_system(Explorer& explorer) {
  if (!explorer.settings().theme_follows_system) return;
  const auto dark = system_is_dark();
  if (!dark) return;
  Settings settings = explorer.settings();
  settings.theme = *dark ? geodata::Theme::dark : geodata::Theme::light;
  if (settings != explorer.settings()) explorer.apply({command::SetSettings{settings}}, 0, 0);
}

FrameSize size_of(const Window& window) { return {window.width_px(), window.height_px(), window.scale()}; }

// Sleeps while nothing moves: an idle map draws no frames.
InputEvents next_events(Window& window, const Explorer& explorer, const Frame& frame, bool saving) {
  if (!window.visible()) return window.wait(0.5);
  if (frame.animating()) return window.poll();
  return window.wait(explorer.idle() && !saving ? -1 : 0.1);
}

}  // namespace

int open_window(const std::vector<std::filesystem::path>& paths) {
  auto window = Window::create("Anshan Explorer", 1280, 800);
  if (!window) {
    std::fprintf(stderr, "%s\n", geodata::say(window.error()).c_str());
    return 1;
  }
  Explorer explorer(std::max(1u, std::thread::hardware_concurrency()));
  auto settings = load_settings(settings_path());
  explorer.mutable_settings() = settings.value;
  for (auto& warning : settings.warnings) explorer.notices().add(Notice::Level::warning, std::move(warning));
  explorer.set_interactive(true);
  if (!settings_path().empty()) {
    explorer.keep_layers_in(settings_path().parent_path() / "layers");
    explorer.keep_traces_in(settings_path().parent_path() / "traces");
  }
  explorer.export_to(documents_folder());
  open_paths(explorer, paths, true);

  Window& w = **window;
  w.set_text_scale(explorer.settings().text_scale);
  Frame frame(explorer, size_of(w), true);
  Saver saver(explorer);
  connect(explorer, w, *frame.ui());
  w.set_title(explorer.library().atlas->title + " - Anshan Explorer");
  InputEvents events;
  follow_system(explorer);
  bool followed = explorer.settings().theme_follows_system;
  while (!w.wants_close() && !explorer.wants_quit()) {
    w.set_text_scale(explorer.settings().text_scale);
    const bool back = std::any_of(events.begin(), events.end(), [](const InputEvent& e) {
      const auto* focus = std::get_if<input::Focus>(&e);
      return focus != nullptr && focus->focused;
    });
    if (back || followed != explorer.settings().theme_follows_system) follow_system(explorer);
    followed = explorer.settings().theme_follows_system;
    frame.resize(size_of(w));
    frame.step(events, now_ms());
    if (w.needs_redraw()) frame.invalidate();
    if (w.visible() && frame.paint()) {
      const Framebuffer& picture = frame.picture();
      const Framebuffer::Rect all{0, 0, picture.width(), picture.height()};
      picture.copy_to(0, all, all);
      w.show_frame();
    }
    w.set_pointer(frame.pointer());
    saver.save_when_quiet(now_ms());
    events = next_events(w, explorer, frame, saver.waiting());
  }
  explorer.jobs().on_ready({});
  return 0;
}

}  // namespace app
