// Scrolling of one panel: the wheel, page keys, a smooth way to a place, and a thin bar that can be dragged.
#pragma once

#include "app/ui/canvas.h"

namespace app {

class ScrollArea {
 public:
  // Once a frame, before drawing: content is drawn at view.min_y - offset().
  void update(PanelFrame& f, const ScreenRect& view, double content_height_px);
  void draw_bar(PanelFrame& f);
  double offset() const { return offset_; }

  void to(double y);                                  // y becomes the top, as far as possible
  void show(double y0, double y1, double margin_px);  // the shortest way to have it all in view
  void at_once() { offset_ = target_; }
  bool can_scroll() const { return content_ > view_.height(); }
  bool more_below() const { return offset_ + view_.height() < content_ - 1; }
  void page(PanelFrame& f, int pages);

 private:
  double most() const;
  ScreenRect view_;
  double content_ = 0, offset_ = 0, target_ = 0;
  double grabbed_at_ = 0;
};

}  // namespace app
