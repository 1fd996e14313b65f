// Ctrl+K: every command of the program by name, in either language. Type, arrows, Enter.
#pragma once

#include <string>
#include <vector>

#include "app/ui/command_list.h"
#include "app/ui/panel.h"
#include "app/ui/scroll_area.h"
#include "app/ui/text_field.h"

namespace app {

// The commands whose title has all words of the query, in either language: those that begin with it first, then those
// with a word that does, otherwise in the list's order. All of them for an empty query.
std::vector<CommandEntry> matching(std::vector<CommandEntry> list, std::string_view query);

class CommandPalette : public Panel {
 public:
  CommandPalette() : Panel({.name = "Commands", .ground = Ground::card, .modal = true}) {}
  void open() override;
  void give_way() override;
  bool awaits_keyboard() const override { return open_ && field_.awaits_keyboard(); }
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  void shut();
  void handle_keys(PanelFrame& f);
  void draw_list(PanelFrame& f, const ScreenRect& view);
  void draw_row(PanelFrame& f, std::size_t i, const ScreenRect& row);
  void run(PanelFrame& f, std::size_t i);
  void mark(std::size_t i);

  TextField field_;
  bool open_ = false, pressed_beside_ = false;
  std::vector<CommandEntry> shown_;
  std::size_t marked_ = 0;
  ScrollArea scroll_;
};

}  // namespace app
