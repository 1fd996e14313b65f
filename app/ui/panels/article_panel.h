// The article beside the map: paragraphs in good type, mentions that lead to the map, notes in the gutter, a pager.
//
// Its own state is what a reader does not save: how far it is scrolled and which note lies open. What is marked comes
// from the session; what glows from last frame's hover.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/ui/note_card.h"
#include "app/ui/panel.h"
#include "app/ui/scroll_area.h"
#include "app/ui/text_layout.h"

namespace app {

class ArticlePanel : public Panel {
 public:
  ArticlePanel() : Panel({.name = "Article"}) {}
  bool close(PanelFrame& f) override;

 protected:
  std::optional<ScreenRect> place(PanelFrame& f) override;
  void fill(PanelFrame& f, const ScreenRect& rect) override;

 private:
  struct Mention {           // a link, in bytes of its paragraph
    std::uint32_t link = 0;  // index in atlas.links
    std::uint32_t first = 0, last = 0;
    std::uint32_t number = 0;  // among the mentions of its place
  };
  struct Note {  // a claim, in bytes of its paragraph
    std::uint32_t claim = 0;
    std::uint32_t first = 0, last = 0;
    std::size_t line = 0;  // where its mark stands
    int column = 0;        // second mark of one line: 1
  };
  struct Paragraph {
    TextLayout layout;
    std::vector<Mention> mentions;
    std::vector<Note> notes;
    double y = 0;                  // in the content
    std::size_t split = SIZE_MAX;  // the open note lies after this line
    double note_height = 0;
    double height() const { return layout.height_px() + note_height; }
  };
  struct Marked {
    geodata::Passage passage;
    std::optional<std::uint32_t> link;  // the chosen mention
    friend bool operator==(const Marked&, const Marked&) = default;
  };

  void lay_out(PanelFrame& f, double text_width);
  void place_open_note(PanelFrame& f, double width);
  std::optional<Marked> marked(const PanelFrame& f) const;
  void follow_session(PanelFrame& f);
  void draw_title(PanelFrame& f, double y);
  void draw_paragraph(PanelFrame& f, std::size_t i, const ScreenRect& view, const std::optional<Marked>& mark);
  void draw_grounds(PanelFrame& f, const Paragraph& p, std::size_t i, ScreenXY at, const std::optional<Marked>& mark);
  void draw_mentions(PanelFrame& f, const Paragraph& p, ScreenXY at, const std::optional<Marked>& mark);
  void draw_notes(PanelFrame& f, const Paragraph& p, ScreenXY at);
  void draw_pager(PanelFrame& f, const ScreenRect& rect);
  void drag_edge(PanelFrame& f, const ScreenRect& rect);
  std::vector<ScreenRect> rects(const Paragraph& p, ScreenXY at, std::uint32_t first, std::uint32_t last) const;
  std::size_t paragraph_in_view(const PanelFrame& f) const;
  void show_passage(const geodata::Passage& passage);
  void step_note(PanelFrame& f);
  void show_note(PanelFrame& f, std::uint32_t claim);

  const geodata::Atlas* atlas_ = nullptr;
  double text_width_ = 0;
  double content_height_ = 0;
  std::vector<Paragraph> paragraphs_;
  ScrollArea scroll_;
  NoteCards cards_;
  std::optional<std::uint32_t> open_note_;
  std::optional<Marked> last_marked_;
  bool first_frame_ = true;
  double dragged_from_ = 0;
  ScreenRect view_;
};

}  // namespace app
