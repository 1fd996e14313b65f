#include "app/ui/picture_furniture.h"

namespace app {

geodata::Error no_room_for_legend() {
  geodata::Error e;
  e.what = geodata::text("The legend has no room in the picture");
  e.todo = geodata::text("Make the picture larger, or turn layers off");
  return e;
}

}  // namespace app
