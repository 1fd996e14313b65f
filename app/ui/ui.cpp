#include "app/ui/ui.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <cstring>
#include <iterator>
#include <utility>

#include "app/ui/command_list.h"
#include "app/ui/draw_hash.h"
#include "app/ui/imgui_compat.h"
#include "app/ui/input_feed.h"
#include "app/ui/keyboard.h"
#include "app/ui/painter.h"
#include "app/ui/panel.h"
#include "app/ui/panel_frame.h"
#include "app/ui/panels.h"
#include "app/ui/regions.h"
#include "app/ui/room.h"
#include "geodata/base/utf8.h"

namespace app {
namespace {

constexpr double top_bar_px = 40, status_bar_px = 24, least_map_px = 240;

int atlas_width(double scale) { return scale > 1.5 ? 2048 : 1024; }

// What a panel looked like when it was last painted, or when it was last drawn.
struct Look {
  std::uint64_t hash = 0;
  ScreenRect bounds;
};

}  // namespace

struct Ui::Impl {
  double scale;
  PictureAtlas atlas;
  Fonts fonts;
  Pictures pictures;
  ImGuiContext* context;
  InputFeed feed;
  std::vector<std::unique_ptr<Panel>> panels;  // from the ground up
  bool of_picture;
  std::vector<UiItem> items;
  std::vector<KeyboardStop> stops;  // of the last draw()
  Keyboard keyboard;
  Keyboard::Asked asked;  // by keys, done by the next draw()
  bool stirred = false;   // by events since the last draw()
  bool was_down = false;  // the left button, in the last draw()
  PanelFrame::Answer answered;
  std::vector<std::string> to_open;
  double width_px = 0, height_px = 0, dt_ms = 16;
  std::vector<Look> drawn, painted;  // by panel
  bool paint_all = true;
  std::unique_ptr<Painter> painter;
  std::function<std::string()> get_clipboard;
  std::function<void(const std::string&)> set_clipboard;
  std::string clipboard;

  Impl(double s, std::shared_ptr<Shaping> shaping, std::vector<std::unique_ptr<Panel>> made, bool picture)
      : scale(s),
        atlas(atlas_width(s)),
        fonts(atlas, std::move(shaping), s),
        pictures(atlas, s),
        panels(std::move(made)),
        of_picture(picture) {
    context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    drawn.resize(panels.size());
    painted.resize(panels.size());
    set_up_imgui();
  }
  ~Impl() {
    painter.reset();
    ImGui::DestroyContext(context);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void set_up_imgui() {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;  // an idle window draws no frames
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    compat::set_up(io);
    io.ClipboardUserData = this;
    io.GetClipboardTextFn = [](void* self) -> const char* {
      auto& impl = *static_cast<Impl*>(self);
      if (impl.get_clipboard) impl.clipboard = impl.get_clipboard();
      impl.fonts.add_to_field_font(impl.clipboard);
      return impl.clipboard.c_str();
    };
    io.SetClipboardTextFn = [](void* self, const char* text) {
      auto& impl = *static_cast<Impl*>(self);
      impl.clipboard = text;
      if (impl.set_clipboard) impl.set_clipboard(text);
    };
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = style.FramePadding = style.ItemSpacing = ImVec2(0, 0);
    style.WindowBorderSize = style.FrameBorderSize = 0;
    style.WindowMinSize = ImVec2(1, 1);
    style.WindowRounding = 0;
    style.AntiAliasedLinesUseTex = false;
    style.CircleTessellationMaxError = static_cast<float>(0.2 / scale);
    set_up_atlas();
  }
  // Dear ImGui believes that its font atlas is built; all that it needs of one is in ours.
  void set_up_atlas() {
    ImFontAtlas& its = *ImGui::GetIO().Fonts;
    its.TexReady = true;
    its.TexWidth = atlas.width(), its.TexHeight = atlas.height();
    const AtlasRect white = atlas.white();
    its.TexUvWhitePixel = ImVec2(static_cast<float>(white.x + 2), static_cast<float>(white.y + 2));
    its.TexID = reinterpret_cast<ImTextureID>(std::intptr_t{1});
    fonts.field_font(its);
  }
  void start_atlas_anew() {
    atlas.clear();
    pictures.set_scale(scale);
    fonts.set_scale(scale);
    paint_all = true;
  }

  bool holds(ScreenXY p) const {
    return std::any_of(panels.begin(), panels.end(), [&](const auto& panel) { return panel->holds(p); });
  }
  const Panel* panel_at(ScreenXY p) const {
    const auto at = std::find_if(panels.rbegin(), panels.rend(), [&](const auto& panel) { return panel->holds(p); });
    return at == panels.rend() ? nullptr : at->get();
  }
  // The topmost panel that has mouse and keyboard to itself, of last frame.
  const Panel* modal() const {
    const auto at = std::find_if(panels.rbegin(), panels.rend(),
                                 [](const auto& panel) { return panel->shown() && panel->traits().modal; });
    return at == panels.rend() ? nullptr : at->get();
  }
  std::string_view modal_name() const { return modal() != nullptr ? modal()->traits().name : std::string_view(); }
  void open_named();
  void run_shortcuts(PanelFrame& f);
  void show_panels(PanelFrame& f);
  void show_focus_of_last_frame();
  Panel* find(std::string_view name) {
    const auto at = std::find_if(panels.begin(), panels.end(), [&](const auto& p) { return p->traits().name == name; });
    return at == panels.end() ? nullptr : at->get();
  }
};

Ui::Ui(double scale, std::shared_ptr<Shaping> shaping)
    : impl_(std::make_unique<Impl>(scale, std::move(shaping), make_panels(), false)) {}
Ui::Ui(double scale, std::shared_ptr<Shaping> shaping, const PictureFurniture& furniture)
    : impl_(std::make_unique<Impl>(scale, std::move(shaping), make_picture_panels(furniture), true)) {}
Ui::~Ui() = default;

void Ui::set_scale(double scale) {
  if (scale == impl_->scale) return;
  ImGui::SetCurrentContext(impl_->context);
  impl_->scale = scale;
  ImGui::GetStyle().CircleTessellationMaxError = static_cast<float>(0.2 / scale);
  impl_->start_atlas_anew();
}

InputEvents Ui::take(const InputEvents& events, double width_px, double height_px, double dt_ms) {
  Impl& m = *impl_;
  ImGui::SetCurrentContext(m.context);
  if (width_px != m.width_px || height_px != m.height_px) m.paint_all = true;
  m.width_px = width_px, m.height_px = height_px, m.dt_ms = dt_ms;
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(width_px), static_cast<float>(height_px));
  io.DisplayFramebufferScale = ImVec2(static_cast<float>(m.scale), static_cast<float>(m.scale));
  io.DeltaTime = static_cast<float>(std::max(dt_ms, 0.1) / 1000);
  if (std::any_of(events.begin(), events.end(),
                  [](const InputEvent& e) { return std::holds_alternative<input::MouseButton>(e); }))
    m.keyboard.mouse_used();
  m.stirred = m.stirred || !events.empty() || m.feed.waiting();  // also by what waited for this frame
  for (const InputEvent& e : events) {
    if (const auto* c = std::get_if<input::Character>(&e)) {
      std::string typed;
      geodata::append_utf8(typed, c->code_point);
      m.fonts.add_to_field_font(typed);
    }
  }
  InputFeed::Asks asks;
  asks.holds = [&m](ScreenXY p) { return m.holds(p); };
  asks.takes = [&m](const input::KeyPress& k) {
    const bool opens_field = k.modifiers.control && (k.key == Key::f || k.key == Key::k || k.key == Key::o);
    return !m.keyboard.takes(k, m.modal_name()) ? InputFeed::Taken::no
           : opens_field                        ? InputFeed::Taken::opens_field
                                                : InputFeed::Taken::yes;
  };
  asks.field_opens = std::any_of(m.panels.begin(), m.panels.end(), [](const auto& p) { return p->awaits_keyboard(); });
  InputEvents rest = m.feed.feed(events, io, asks);
  Keyboard::Asked asked = m.keyboard.handle(m.feed.keys(), m.stops, m.modal_name(), io.WantTextInput);
  const auto add = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  add(m.asked.commands, asked.commands), add(m.asked.shortcuts, asked.shortcuts), add(m.to_open, asked.open);
  m.asked.escapes += asked.escapes;
  m.asked.panel_keys = std::move(asked.panel_keys);
  return rest;
}

ScreenRect Ui::map_rect(double width_px, double height_px, const OpenParts& parts) const {
  if (impl_->of_picture) return {0, 0, width_px, height_px};
  const double column = std::max(0.0, std::min(parts.column_px, width_px - least_map_px));
  double bottom = height_px - status_bar_px;
  if (bottom - parts.strip_px - top_bar_px >= least_map_px) bottom -= parts.strip_px;
  return {std::round(column), top_bar_px, width_px, std::max(bottom, top_bar_px)};
}

void Ui::Impl::open_named() {
  const bool waits =
      std::any_of(panels.begin(), panels.end(), [](const auto& p) { return p->traits().insists && p->shown(); });
  if (waits) to_open.clear();
  for (const std::string& name : to_open) {
    Panel* opened = find(name);
    if (opened == nullptr) continue;
    for (const auto& panel : panels)
      if (panel.get() != opened) panel->give_way();
    opened->open();
  }
  to_open.clear();
}

void Ui::Impl::run_shortcuts(PanelFrame& f) {
  if (asked.shortcuts.empty()) return;
  for (const CommandEntry& entry : command_list(f.view)) {
    if (!entry.enabled || std::find(asked.shortcuts.begin(), asked.shortcuts.end(), entry.id) == asked.shortcuts.end())
      continue;
    for (const Command& command : entry.commands) f.send(command);
    if (!entry.opens.empty()) to_open.push_back(entry.opens);
  }
  asked.shortcuts.clear();
}

void Ui::Impl::show_panels(PanelFrame& f) {
  run_shortcuts(f);
  open_named();
  for (; asked.escapes > 0; --asked.escapes) {
    keyboard.mouse_used();  // no ring stays
    const bool closed = std::any_of(panels.rbegin(), panels.rend(), [&](const auto& panel) { return panel->close(f); });
    if (!closed && f.view.session->selection) f.send(command::ClearSelection{});
  }
  for (const auto& panel : panels) panel->show(f);
  for (const std::string& name : f.open_panels) to_open.push_back(name);
  if (!to_open.empty()) f.out.animating = true;
}

UiOutput Ui::draw(const UiView& view) {
  Impl& m = *impl_;
  ImGui::SetCurrentContext(m.context);
  if (m.atlas.full()) m.start_atlas_anew();
  UiOutput out;
  out.commands = std::exchange(m.asked.commands, {});
  m.items.clear();
  m.stops.clear();
  m.keyboard.follow_popup(*view.session);
  PanelFrame f(view, out, m.fonts, m.pictures, m.items, m.stops, m.keyboard.focus());
  f.width_px = m.width_px, f.height_px = m.height_px, f.scale = m.scale, f.dt_ms = m.dt_ms;
  f.keys = std::exchange(m.asked.panel_keys, {});
  f.mouse = m.feed.mouse(), f.mouse_inside = m.feed.mouse_inside();
  f.mouse_down = ImGui::GetIO().MouseDown[0];
  f.mouse_at_work = std::exchange(m.was_down, f.mouse_down) || f.mouse_down;
  f.under_pointer = m.panel_at(f.mouse);
  f.modal = m.modal_name();
  f.pressed_map = m.feed.pressed_map();
  f.answered = &m.answered;
  m.keyboard.focus().takes_arrows = false;
  ImGui::NewFrame();
  if (m.feed.pressed_map()) ImGui::ClearActiveID();
  m.show_panels(f);
  m.keyboard.settle(m.stops);
  ImGui::Render();
  m.fonts.end_frame();
  bool other_picture = false;
  for (std::size_t i = 0; i < m.panels.size(); ++i) {
    const Panel& panel = *m.panels[i];
    const std::uint64_t hash = panel.shown() ? draw_hash(*panel.list()) : 0;
    other_picture = other_picture || hash != m.drawn[i].hash;
    if (hash != m.drawn[i].hash) m.drawn[i] = {hash, panel.painted()};
  }
  // What a press, a key or a command changes may show only in the next frame, and what that shows only in the one
  // after: the panels are drawn until they look as they did before.
  // A field that gave way to a press takes the keyboard back once the button is up.
  const bool let_go = ImGui::IsMouseReleased(0) || (f.mouse_at_work && !f.mouse_down);
  out.animating = out.animating || let_go || m.stirred || other_picture || !out.commands.empty() || m.feed.waiting() ||
                  m.atlas.full();
  m.stirred = false;
  return out;
}

bool Ui::changed() const {
  const Impl& m = *impl_;
  if (m.paint_all) return true;
  for (std::size_t i = 0; i < m.drawn.size(); ++i)
    if (m.drawn[i].hash != m.painted[i].hash) return true;
  return false;
}

ScreenRect Ui::panel_rect(std::string_view name) const {
  const Panel* panel = impl_->find(name);
  return panel != nullptr && panel->shown() ? panel->rect() : ScreenRect{};
}

std::vector<ScreenRect> Ui::stale() const {
  const Impl& m = *impl_;
  Regions regions;
  for (std::size_t i = 0; i < m.drawn.size(); ++i) {
    if (m.drawn[i].hash == m.painted[i].hash || m.panels[i]->traits().ground == Panel::Ground::paper) continue;
    regions.add(m.drawn[i].bounds);
    regions.add(m.painted[i].bounds);
  }
  return regions.parts();
}

std::size_t Ui::paint(const UiPaint& what) {
  Impl& m = *impl_;
  ImGui::SetCurrentContext(m.context);
  const bool all = what.all || m.paint_all;
  Regions regions;
  if (all) {
    regions.add({0, 0, m.width_px, m.height_px});
  } else {
    for (const ScreenRect& r : what.dirty) regions.add(r);
    for (std::size_t i = 0; i < m.drawn.size(); ++i) {
      if (m.drawn[i].hash == m.painted[i].hash) continue;
      regions.add(m.drawn[i].bounds);
      regions.add(m.painted[i].bounds);
    }
  }
  m.paint_all = false;
  m.painted = m.drawn;
  if (regions.parts().empty()) return 0;
  if (!m.painter) m.painter = std::make_unique<Painter>();
  m.painter->begin(m.atlas, {m.width_px, m.height_px, m.scale});
  std::size_t lists = 0;
  for (std::size_t i = 0; i < m.panels.size(); ++i) {
    if (!m.panels[i]->shown()) continue;
    const std::vector<ScreenRect> parts = regions.within(m.drawn[i].bounds);
    if (parts.empty()) continue;
    m.painter->draw(*m.panels[i]->list(), parts);
    ++lists;
  }
  m.painter->end();
  return lists;
}

const std::vector<UiItem>& Ui::items() const { return impl_->items; }

std::optional<UiFocus> Ui::focus() const {
  const KeyboardFocus& at = impl_->keyboard.focus();
  return at.visible ? std::optional(UiFocus{at.panel, at.label, at.nth}) : std::nullopt;
}

bool Ui::wants_text() const {
  ImGui::SetCurrentContext(impl_->context);
  return ImGui::GetIO().WantTextInput;
}

void Ui::focus_search() { open("Search"); }
void Ui::open(std::string_view panel) { impl_->to_open.emplace_back(panel); }

void Ui::on_clipboard(std::function<std::string()> get, std::function<void(const std::string&)> set) {
  impl_->get_clipboard = std::move(get);
  impl_->set_clipboard = std::move(set);
}

}  // namespace app
