// A file or an atlas to open: a folder's entries as a list, and a line to type in, where a name filters the list and a
// path goes there. Before everything until something is chosen.
#pragma once

#include <vector>

#include "app/core/folder.h"
#include "app/ui/panel.h"
#include "app/ui/scroll_area.h"
#include "app/ui/text_field.h"

namespace app {

class OpenSheet : public Panel {
 public:
  OpenSheet() : Panel({.name = "Open", .ground = Ground::card, .modal = true}) {}
  void open() override;
  bool awaits_keyboard() const override { return open_ && field_.awaits_keyboard(); }
  void give_way() override;
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  void shut();
  void gather(const Folder& folder);
  void handle_keys(PanelFrame& f);
  void draw_places(PanelFrame& f, const ScreenRect& row);
  void draw_list(PanelFrame& f, const ScreenRect& view);
  void draw_row(PanelFrame& f, std::size_t i, const ScreenRect& row);
  void draw_footer(PanelFrame& f, const ScreenRect& rect);
  void mark(std::size_t i);
  void choose(PanelFrame& f);  // what is typed if it is a path, else the marked row
  void look(PanelFrame& f, const std::filesystem::path& folder);
  void up(PanelFrame& f);

  bool open_ = false, asked_ = false, pressed_beside_ = false;
  std::filesystem::path gathered_;         // the folder that shown_ is of
  std::vector<const FolderEntry*> shown_;  // of the frame's folder, those that the typed name leaves
  std::size_t marked_ = 0;
  std::filesystem::path came_from_;  // gone up from: marked when its parent is read
  TextField field_;
  ScrollArea scroll_;
};

}  // namespace app
