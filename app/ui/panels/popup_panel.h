// The popup: what the chosen thing is called, its facts, the article's text for it, and the editor's notes on that
// text.
#pragma once

#include <map>
#include <optional>

#include "app/ui/note_card.h"
#include "app/ui/panel.h"
#include "app/ui/panels/popup_header.h"
#include "app/ui/popup_content.h"
#include "app/ui/popup_place.h"
#include "app/ui/popup_subject.h"
#include "app/ui/scroll_area.h"
#include "app/ui/text_layout.h"

namespace app {

class PopupPanel : public Panel {
 public:
  PopupPanel() : Panel({.name = "Popup", .ground = Ground::card, .over_map = true}) {}
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  struct Key {  // what the content was gathered from
    const geodata::Atlas* atlas = nullptr;
    Target target;
    std::optional<geodata::WorldPoint> at;
    std::uint32_t mention = 0;
    const LayerContent* layer_content = nullptr;
    geodata::Language language = geodata::Language::english;
    std::size_t candidates = 0;
    Target first;  // of the candidates
    friend bool operator==(const Key&, const Key&) = default;
  };

  void gather(PanelFrame& f);
  PopupRequest request(PanelFrame& f);
  const SubjectOnScreen& subject(const PanelFrame& f);
  void draw_tail(PanelFrame& f);

  // The scrolled part. Each draws at y (or only measures) and returns the y below it.
  double body(PanelFrame& f, double x, double y, double width, bool draw);
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

  Key key_;
  PopupContent content_;
  PopupHeader header_;
  double header_width_ = 0;  // that it is laid out for
  PopupPlace place_;
  // Where its corner was in the map when its page was turned, until the map moves.
  struct Head {
    ScreenXY corner;
    Camera camera;
  };
  std::optional<Head> head_;
  SubjectOnScreen subject_;
  View subject_view_;              // that subject_ was found in
  bool made_room_ = false;         // the map was moved for this popup
  std::vector<ScreenRect> names_;  // of what is chosen, while they stand
  ScrollArea scroll_;
  NoteCards cards_;
  std::map<std::string, TextLayout> layouts_;  // of this content
  bool all_facts_ = false;
};

}  // namespace app
