#include "app/ui/text_field.h"

#include <algorithm>

#include "app/ui/imgui_compat.h"
#include "app/ui/widgets.h"

namespace app {
namespace {

ImVec4 imgui_colour(geodata::Colour c, float opacity = 1) {
  const auto share = [](std::uint8_t v) { return static_cast<float>(v) / 255; };
  return {share(c.r), share(c.g), share(c.b), share(c.a) * opacity};
}

// Dear ImGui's own way to hand the keyboard over takes a frame and a navigable window; this takes neither.
void activate(ImGuiID id) {
  ImGuiContext& g = *ImGui::GetCurrentContext();
#if IMGUI_VERSION_NUM < 18950
  g.NavActivateInputId = id;
#else
  g.NavActivateId = id;
#endif
  g.NavActivateFlags = ImGuiActivateFlags_PreferInput;
}

void forget_activation() {
  ImGuiContext& g = *ImGui::GetCurrentContext();
#if IMGUI_VERSION_NUM < 18950
  g.NavActivateInputId = 0;
#endif
  g.NavActivateId = 0;
  g.NavActivateFlags = ImGuiActivateFlags_None;
}

}  // namespace

void TextField::clear() {
  typed_.fill(0);
  dropped_ = true;  // its editor keeps a copy of the text while it is active
  wanted_ = false;
}

void TextField::set(std::string_view text) {
  clear();
  std::size_t size = std::min(text.size(), typed_.size() - 1);
  while (size < text.size() && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  std::copy_n(text.begin(), size, typed_.begin());
}

void TextField::draw(PanelFrame& f, const ScreenRect& rect, double left_px, std::string_view label,
                     std::string_view hint) {
  const bool tabbed = f.focus.moved && f.focus.panel == f.panel && f.focus.label == label;
  ImGui::PushID(label.data(), label.data() + label.size());  // a panel may have several: each with its own undo
  const ImGuiID id = ImGui::GetID("##text");
  const bool left = f.focus.moved && !tabbed;  // Tab or F6 went on: keys are no longer typed here
  if ((dropped_ || left) && ImGui::GetActiveID() == id) ImGui::ClearActiveID();
  dropped_ = false;
  f.fonts.add_to_field_font(text());

  ImGuiStyle& style = ImGui::GetStyle();
  const float font_size = ImGui::GetFontSize();
  style.FramePadding = ImVec2(0, static_cast<float>((rect.height() - static_cast<double>(font_size)) / 2));
  ImGui::PushStyleColor(ImGuiCol_FrameBg, ImVec4(0, 0, 0, 0));
  ImGui::PushStyleColor(ImGuiCol_Text, imgui_colour(f.colours.ink));
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, imgui_colour(f.colours.link, 0.3F));
  ImGui::SetCursorScreenPos(ImVec2(static_cast<float>(rect.min_x + left_px), static_cast<float>(rect.min_y)));
  ImGui::SetNextItemWidth(static_cast<float>(rect.width() - left_px));
  const bool activated = wanted_ || tabbed;
  if (activated) activate(id);
  changed_ = ImGui::InputText("##text", typed_.data(), typed_.size());
  if (activated) forget_activation();
  wanted_ = false;
  ImGui::PopID();
  active_ = ImGui::IsItemActive();
  if (ImGui::IsItemHovered()) f.out.pointer = PointerShape::text;
  ImGui::PopStyleColor(3);
  style.FramePadding = ImVec2(0, 0);
  if (text().empty()) {
    text_at(f, rect.min_x + left_px, middle(rect).y, font::text, f.colours.muted,
            elided(f, font::text, hint, rect.width() - left_px));
  }
  record(f, rect, label, text());
  add_stop(f, rect, label);
}

}  // namespace app
