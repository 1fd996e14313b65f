// A file or an atlas to open: a folder's entries as a list, and a line to type in, where a name filters the list and a
// path goes there. Before everything until something is chosen.
#pragma once

#include <vector>

#include "app/core/folder.h"
#include "app/ui/panels/list_sheet.h"

namespace app {

class OpenSheet : public ListSheet {
 public:
  OpenSheet() : ListSheet("Open") {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;
  void begin() override { asked_ = false; }

 private:
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

  bool asked_ = false;
  std::filesystem::path gathered_;         // the folder that shown_ is of
  std::vector<const FolderEntry*> shown_;  // of the frame's folder, those that the typed name leaves
  std::filesystem::path came_from_;        // gone up from: marked when its parent is read
};

}  // namespace app
