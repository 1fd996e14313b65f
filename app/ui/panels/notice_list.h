// All notices, newest first, each to be dismissed; opened from the status bar, and by itself for a failure: the line in
// the status bar has no room for what to do.
#pragma once

#include <map>

#include "app/ui/panel.h"
#include "app/ui/scroll_area.h"
#include "app/ui/text_layout.h"

namespace app {

class NoticeList : public Panel {
 public:
  NoticeList() : Panel({.name = "Notices", .ground = Ground::card, .over_map = true}) {}
  void open() override { open_ = !open_; }
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  const TextLayout& layout(PanelFrame& f, const Notice& notice);
  double content_height(PanelFrame& f);
  void unfold_for_failure(const PanelFrame& f);

  bool open_ = false;
  std::uint64_t unfolded_ = 0;  // the last failure that opened the list by itself
  ScrollArea scroll_;
  std::map<std::pair<std::uint64_t, geodata::Language>, TextLayout> layouts_;
};

}  // namespace app
