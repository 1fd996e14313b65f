// What popup and drawer leave of the map.
#include "app/ui/room.h"

#include "tests/catch.h"

using namespace app;

TEST_CASE("the drawer makes room where the map is narrow") {
  CHECK_FALSE(drawer_folds(864, false));  // a window of 1280 with the article
  CHECK(drawer_folds(864, true));
  CHECK_FALSE(drawer_folds(1024, true));
  CHECK(drawer_folds(384, false));  // a window of 800
}

TEST_CASE("a camera shows its subject between popup and drawer") {
  Settings settings;
  CHECK(room_beside_popup(1024, 736, settings).left_px == 362);
  CHECK(room_beside_popup(1024, 736, settings).right_px == 248);
  CHECK(room_beside_popup(1024, 736, settings).bottom_px == 0);
  CHECK(room_beside_popup(864, 736, settings).right_px == 0);  // the drawer folds there
  CHECK(room_beside_popup(500, 736, settings).left_px == 0);   // nothing would be left
  settings.layers_open = false;
  CHECK(room_beside_popup(1024, 736, settings).right_px == 0);
}

TEST_CASE("where a popup would take the map's width it lies along the lower edge") {
  CHECK(room_beside_popup(304, 416, {}).bottom_px == 208);
  CHECK(room_beside_popup(500, 736, {}).bottom_px == 212);
  CHECK(room_beside_popup(500, 736, {}).right_px == 0);
}
