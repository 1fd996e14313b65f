// The popup: where it stands, its head, its body that scrolls, its buttons.
#pragma once

#include <optional>

#include "app/ui/panel.h"
#include "app/ui/panels/popup_body.h"
#include "app/ui/panels/popup_header.h"
#include "app/ui/popup_place.h"
#include "app/ui/popup_subject.h"
#include "app/ui/scroll_area.h"

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

  Key key_;
  PopupHeader header_;
  PopupBody body_;
  double header_width_ = 0;  // that it is laid out for
  PopupPlace place_;
  // Where its pager was in the map when its page was turned, until the map moves otherwise than on its account.
  struct Head {
    ScreenXY pager;  // at the right edge
    Camera camera;
    std::optional<Camera> flies_to = std::nullopt;
    bool holds(const UiView& view) const {
      return view.map.camera == camera || (flies_to && (view.moving || view.map.camera == *flies_to));
    }
  };
  std::optional<Head> head_;
  SubjectOnScreen subject_;
  View subject_view_;              // that subject_ was found in
  bool made_room_ = false;         // the map was moved for this popup
  std::vector<ScreenRect> names_;  // of what is chosen, while they stand
  ScrollArea scroll_;
};

}  // namespace app
