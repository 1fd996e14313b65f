// What scrolls in the popup: the facts of what is chosen, its measurements, the article's text for it, and the editor's
// notes on that text.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/ui/note_card.h"
#include "app/ui/panel.h"
#include "app/ui/popup_content.h"
#include "app/ui/text_layout.h"

namespace app {

class PopupBody {
 public:
  // `of_another`: what it told before was of something else; all its facts are folded again.
  void tell(PopupContent content, bool of_another);
  const PopupContent& content() const { return content_; }

  double height(PanelFrame& f, double width_px) { return run(f, 0, 0, width_px, false); }
  void draw(PanelFrame& f, ScreenXY at, double width_px) { run(f, at.x, at.y, width_px, true); }

 private:
  // Each draws at y (or only measures) and returns the y below it.
  double run(PanelFrame& f, double x, double y, double width, bool draw);
  double facts(PanelFrame& f, double x, double y, double width, bool draw);
  double fact_notes(PanelFrame& f, double x, double y, double width, bool draw);
  double measurements(PanelFrame& f, double x, double y, double width, bool draw);
  double about(PanelFrame& f, double x, double y, double width, bool draw);
  double surroundings(PanelFrame& f, double x, double y, double width, bool draw);
  double here(PanelFrame& f, double x, double y, double width, bool draw);
  double candidate(PanelFrame& f, double x, double y, double width, bool draw);
  double quotes(PanelFrame& f, double x, double y, double width, bool draw);
  double related(PanelFrame& f, double x, double y, double width, bool draw);
  double passages(PanelFrame& f, const std::vector<PopupContent::Quote>& quotes, double x, double y, double width,
                  bool draw);
  double quote(PanelFrame& f, const PopupContent::Quote& quote, double x, double y, double width, bool draw);
  double paragraph(PanelFrame& f, const std::string& text, Font font, double line_height, geodata::Colour colour,
                   double x, double y, double width, bool draw);
  const TextLayout& layout(PanelFrame& f, const std::string& text, Font font, double width, double line_height);

  PopupContent content_;
  NoteCards cards_;
  std::map<std::string, TextLayout> layouts_;  // of this content
  bool all_facts_ = false;
};

}  // namespace app
