// Ctrl+K: every command of the program by name, in either language. Type, arrows, Enter.
#pragma once

#include <string>
#include <vector>

#include "app/ui/command_list.h"
#include "app/ui/panels/list_sheet.h"

namespace app {

// The commands whose title has all words of the query, in either language: those that begin with it first, then those
// with a word that does, otherwise in the list's order. All of them for an empty query.
std::vector<CommandEntry> matching(std::vector<CommandEntry> list, std::string_view query);

class CommandPalette : public ListSheet {
 public:
  CommandPalette() : ListSheet("Commands") {}

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  void handle_keys(PanelFrame& f);
  void draw_list(PanelFrame& f, const ScreenRect& view);
  void draw_row(PanelFrame& f, std::size_t i, const ScreenRect& row);
  void run(PanelFrame& f, std::size_t i);
  void mark(std::size_t i);

  std::vector<CommandEntry> shown_;
};

}  // namespace app
