#include "app/ui/panels/open_sheet.h"

#include <algorithm>
#include <cmath>
#include <system_error>
#include <utility>

#include "app/core/numbers.h"
#include "app/core/trace_file.h"
#include "app/ui/imgui_compat.h"
#include "app/ui/search_results.h"
#include "app/ui/text_layout.h"
#include "app/ui/widgets.h"
#include "geodata/base/utf8.h"

namespace app {

namespace fs = std::filesystem;
using geodata::text;

namespace {

constexpr double sheet_width = 680, sheet_height = 560, least_space = 16, margin = 24;
constexpr double header_height = 52, field_height = 44, places_height = 40, footer_height = 56, row_height = 32;

std::string utf8(const fs::path& path) {
  const auto bytes = path.u8string();
  return {bytes.begin(), bytes.end()};
}

// The end of a long path says more than its beginning.
std::string from_the_end(PanelFrame& f, Font font, std::string words, double width) {
  if (text_width(f, font, words) <= width) return words;
  while (!words.empty() && text_width(f, font, "…" + words) > width) {
    const std::size_t slash = words.find('/', 1);
    if (slash == std::string::npos) return elided(f, font, words, width);
    words.erase(0, slash);
  }
  return "…" + words;
}

std::string size_words(std::uintmax_t bytes) {
  const auto b = static_cast<double>(bytes);
  if (b < 1e3) return number(b, 0) + " B";
  if (b < 1e6) return number(b / 1e3, 0) + " kB";
  if (b < 1e9) return number(b / 1e6, 1) + " MB";
  return number(b / 1e9, 1) + " GB";
}

bool is_path(std::string_view typed) {
  return typed.starts_with('~') || typed.find('/') != std::string_view::npos || typed == "..";
}

// Tab went on from the field; Enter presses what has the keyboard.
bool on_a_widget(const PanelFrame& f) { return f.focus.visible && f.focus.panel == f.panel && f.focus.label != "File"; }

}  // namespace

std::optional<ScreenRect> OpenSheet::place(PanelFrame& f) {
  if (!is_open()) return std::nullopt;
  if (!std::exchange(asked_, true)) f.send(command::LookInto{});
  const double width = std::min(sheet_width, f.width_px - 2 * least_space);
  const double height = std::min(sheet_height, f.height_px - 2 * least_space);
  return box(std::round((f.width_px - width) / 2), std::round((f.height_px - height) * 0.42), width, height);
}

void OpenSheet::gather(const Folder& folder) {
  if (folder.path != gathered_) {
    gathered_ = folder.path;
    marked_ = 0;
    scroll_.to(0);
  }
  shown_.clear();
  const std::string_view typed = geodata::trimmed(field_.text());
  for (const FolderEntry& entry : folder.entries)
    if (typed.empty() || is_path(typed) || matched_part(entry.name, typed)) shown_.push_back(&entry);
  if (!came_from_.empty()) {
    const auto there =
        std::find_if(shown_.begin(), shown_.end(), [&](const FolderEntry* entry) { return entry->path == came_from_; });
    if (there != shown_.end()) {
      mark(static_cast<std::size_t>(there - shown_.begin()));
      came_from_.clear();
    }
  }
  marked_ = std::min(marked_, shown_.empty() ? 0 : shown_.size() - 1);
}

void OpenSheet::fill(PanelFrame& f, const ScreenRect& rect) {
  if (closed_by_press(f, rect)) return;
  if (!field_.active() && !f.mouse_at_work && !on_a_widget(f)) field_.take_keyboard();
  shown_.clear();
  if (f.view.folder != nullptr) gather(*f.view.folder);
  handle_keys(f);
  if (!is_open()) return;
  text_at(f, rect.min_x + margin, rect.min_y + header_height / 2, font::heading, f.colours.ink, f.word("Open"));
  if (icon_button(f, box(rect.max_x - 42, rect.min_y + 12, 28, 28), "icon-close", "Close")) {
    close(f);
    f.out.animating = true;
    return;
  }
  double y = rect.min_y + header_height;
  const ScreenRect field = box(rect.min_x + margin, y, rect.width() - 2 * margin, field_height - 8);
  app::fill(f, field, f.colours.field, 4);
  icon(f, {field.min_x + 18, middle(field).y}, "icon-search", f.colours.muted);
  field_.draw(f, field, 36, "File", f.word("A name in this folder, or a path"));
  if (field_.changed()) marked_ = 0, scroll_.to(0), f.out.animating = true;
  y += field_height;
  draw_places(f, box(rect.min_x + margin, y, rect.width() - 2 * margin, places_height));
  y += places_height;
  draw_list(f, {rect.min_x, y, rect.max_x, rect.max_y - footer_height});
  if (is_open()) draw_footer(f, {rect.min_x, rect.max_y - footer_height, rect.max_x, rect.max_y});
}

void OpenSheet::draw_places(PanelFrame& f, const ScreenRect& row) {
  const double y = middle(row).y;
  if (icon_button(f, box(row.min_x - 4, y - 14, 28, 28), "icon-up", "Up one folder")) up(f);
  double right = row.max_x;
  const fs::path home = home_folder(), documents = documents_folder();
  const auto place = [&](std::string_view label, const fs::path& path) {
    if (path.empty()) return;
    const double w = text_width(f, font::small, f.word(label));
    if (link(f, right - w, y + 4, font::small, label, f.word(label)).clicked) look(f, path);
    right -= w + 20;
  };
  if (documents != home) place("Documents", documents);
  place("Home folder", home);
  if (f.view.folder == nullptr) return;
  const std::string path = utf8(f.view.folder->path);
  const ScreenRect words = box(row.min_x + 32, row.min_y, right - row.min_x - 44, row.height());
  text_at(f, words.min_x, y, font::small, f.colours.muted, from_the_end(f, font::small, path, words.width()));
  record(f, words, "Folder", path);
}

void OpenSheet::draw_list(PanelFrame& f, const ScreenRect& view) {
  rule_across(f, view.min_x + margin, view.max_x - margin, view.min_y);
  const Folder* folder = f.view.folder;
  const auto say_only = [&](const std::string& words) {
    const TextLayout layout(f.fonts, font::small, words, view.width() - 2 * margin, 20);
    layout.draw(f, {view.min_x + margin, view.min_y + 16}, f.colours.muted, {}, -1e9, 1e9);
    record(f, box(view.min_x + margin, view.min_y + 16, view.width() - 2 * margin, 20), "Nothing", words);
  };
  if (folder == nullptr) return;
  if (folder->error) return say_only(say(*folder->error, f.language));
  if (is_path(geodata::trimmed(field_.text())))
    return say_only(std::string(f.word("Enter opens the file or goes to the folder.")));
  if (shown_.empty()) {
    return say_only(folder->entries.empty()
                        ? std::string(f.word("No folders here, and no file that the map can read."))
                        : f.say(text("Nothing here is called “{}”.", geodata::trimmed(field_.text()))));
  }
  const ScreenRect list{view.min_x, view.min_y + 1, view.max_x, view.max_y};
  scroll_.update(f, list, static_cast<double>(shown_.size()) * row_height + 12);
  {
    const Clip clip(f, list);
    for (std::size_t i = 0; i < shown_.size() && is_open(); ++i) {
      const double y = list.min_y + 6 + static_cast<double>(i) * row_height - scroll_.offset();
      if (y + row_height <= list.min_y || y >= list.max_y) continue;
      draw_row(f, i, box(list.min_x + margin - 8, y, list.width() - 2 * margin + 16, row_height));
    }
  }
  scroll_.draw_bar(f);
}

void OpenSheet::draw_row(PanelFrame& f, std::size_t i, const ScreenRect& row) {
  const FolderEntry& entry = *shown_[i];
  const bool file = entry.kind == FolderEntry::Kind::map_file;
  const Press p = press(f, row, entry.name, marked_ == i ? "marked" : "");
  if (marked_ == i) app::fill(f, row, f.colours.mark, 4);
  const double y = middle(row).y, right = row.max_x - 12;
  icon(f, {row.min_x + 18, y}, file ? "icon-file" : "icon-folder", f.colours.ink);
  const double columns = std::min(190.0, row.width() * 0.36);
  text_at(f, row.min_x + 38, y, marked_ == i ? font::text_bold : font::text, f.colours.ink,
          elided(f, marked_ == i ? font::text_bold : font::text, entry.name, row.width() - 38 - columns - 12));
  const std::string_view kind =
      file ? entry.format : f.word(entry.kind == FolderEntry::Kind::atlas ? "atlas" : "folder");
  text_at(f, row.max_x - columns, y, font::small, f.colours.muted, kind);
  if (file) text_right(f, right, y, font::small, f.colours.muted, size_words(entry.bytes));
  if (!p.clicked) return;
  // As in every such list: a press marks, a second one opens.
  const bool again = marked_ == i && ImGui::GetIO().MouseClickedLastCount[0] >= 2;
  marked_ = i;
  f.out.animating = true;
  if (again || p.focused || entry.kind == FolderEntry::Kind::folder) {
    field_.clear();
    choose(f);
  }
}

void OpenSheet::draw_footer(PanelFrame& f, const ScreenRect& rect) {
  rule_across(f, rect.min_x + margin, rect.max_x - margin, rect.min_y);
  const double y = rect.min_y + 14;
  const double open_width = text_width(f, font::small_bold, f.word("Open")) + 32;
  const double cancel_width = text_width(f, font::small, f.word("Cancel")) + 28;
  double x = rect.max_x - margin - open_width;
  if (primary_button(f, box(x, y, open_width, 28), "Open")) choose(f);
  x -= cancel_width + 8;
  if (word_button(f, box(x, y, cancel_width, 28), "Cancel")) {
    close(f);
    f.out.animating = true;
  }
  const std::string words(f.word("Files can also be dropped on the map."));
  text_at(f, rect.min_x + margin, y + 14, font::small, f.colours.muted,
          elided(f, font::small, words, x - rect.min_x - margin - 12));
}

void OpenSheet::mark(std::size_t i) {
  marked_ = i;
  const double y = 6 + static_cast<double>(i) * row_height;
  scroll_.show(y, y + row_height, 6);
}

void OpenSheet::handle_keys(PanelFrame& f) {
  const std::size_t count = shown_.size();
  constexpr std::size_t page = 8;
  for (const PanelKey& k : f.keys) {
    if (k.key == Key::enter && !on_a_widget(f)) return choose(f);
    if (k.key == Key::up && k.modifiers.alt) return up(f);
    if (count == 0) continue;
    if (k.key == Key::up) mark(marked_ - std::min<std::size_t>(marked_, 1));
    if (k.key == Key::down) mark(std::min(marked_ + 1, count - 1));
    if (k.key == Key::page_down) mark(std::min(marked_ + page, count - 1));
    if (k.key == Key::page_up) mark(marked_ - std::min(marked_, page));
  }
}

void OpenSheet::look(PanelFrame& f, const fs::path& folder) {
  f.send(command::LookInto{folder});
  field_.clear();
  field_.take_keyboard();
  f.out.animating = true;
}

void OpenSheet::up(PanelFrame& f) {
  if (f.view.folder == nullptr) return;
  came_from_ = f.view.folder->path;
  look(f, came_from_.parent_path());
}

void OpenSheet::choose(PanelFrame& f) {
  if (f.view.folder == nullptr) return;
  const std::string_view typed = geodata::trimmed(field_.text());
  fs::path path;
  bool folder = false;
  if (is_path(typed)) {
    path = typed_path(typed, f.view.folder->path);
    std::error_code ignored;
    folder = fs::is_directory(path, ignored) && !fs::exists(path / "atlas.json", ignored);
  } else if (marked_ < shown_.size()) {
    path = shown_[marked_]->path;
    folder = shown_[marked_]->kind == FolderEntry::Kind::folder;
  } else {
    return;
  }
  if (folder) return look(f, path);
  close(f);
  f.out.animating = true;
  f.send(command::OpenPath{path});
}

}  // namespace app
