// An editor's note on a statement of the article: its mark in the gutter and its card. Marks differ by shape, so that
// no reader depends on their colour.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include "app/core/claim_words.h"
#include "app/ui/canvas.h"
#include "app/ui/text_layout.h"
#include "geodata/atlas/atlas.h"

namespace app {

// Disputed, misplaced, contradicted: said in ember.
bool is_grave(geodata::Claim::Status status);
// Supported disc, simplified half disc, unverified ring, disputed diamond, misplaced wedge, contradicted cross; 8 px.
void draw_note_mark(PanelFrame& f, ScreenXY centre, geodata::Claim::Status status);

// Notes laid out; keeps the layouts of the notes it drew.
class NoteCards {
 public:
  double height(PanelFrame& f, const geodata::Claim& claim, double width);
  // On `note` ground behind a 3 px ember edge. Sources are links: a press copies their URL.
  void draw(PanelFrame& f, const geodata::Claim& claim, ScreenXY at, double width);
  void clear() { layouts_.clear(); }

 private:
  struct Layout {
    TextLayout note, sources;
    struct Link {
      std::uint32_t first = 0, last = 0;
      std::size_t source = 0;
    };
    std::vector<Link> links;
    geodata::Language language = geodata::Language::english;
  };
  const Layout& layout(PanelFrame& f, const geodata::Claim& claim, double width);
  std::map<std::pair<const geodata::Claim*, int>, Layout> layouts_;
};

}  // namespace app
