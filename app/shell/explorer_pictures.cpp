// Pictures of what the map shows.
#include <utility>

#include "app/shell/explorer.h"

namespace app {

using geodata::text;

ShownMap Explorer::shown(double width_px, double height_px) const {
  ShownMap out{library_, session_, settings_, tracing_.view(), measuring_.view(), width_px, height_px};
  out.rivers.preview.reset();  // it is the pointer's
  return out;
}

void Explorer::show(ShownMap shown) {
  library_ = std::move(shown.library);
  session_ = std::move(shown.session);
  settings_ = shown.settings;
  settings_.reduced_motion = true;
  tracing_.show(std::move(shown.rivers));
  measuring_.show(std::move(shown.measurements));
  still_ = true;
  // What the other program is still reading is read here too; of an added file its parts are shown.
  for (Layer& layer : library_.layers)
    if (layer.state == Layer::State::loading && !layer.spec.file.empty()) layer.state = Layer::State::waiting;
}

void Explorer::on(const command::SavePicture& c, Size size) {
  if (size.width_px < 1 || size.height_px < 1) return;
  const bool chinese = settings_.language == geodata::Language::chinese;
  const geodata::Atlas& atlas = *library_.atlas;
  const std::string& title = chinese && !atlas.title_zh.empty() ? atlas.title_zh : atlas.title;
  PictureExport::Request request{shown(size.width_px, size.height_px), {}, {}, documents_folder_};
  request.furniture = {c.legend, c.title};
  request.title = c.title;
  if (c.title.empty()) request.title = say(title.empty() ? text("Map") : text("Map of {}", title), settings_.language);
  pictures_.start(std::move(request));
}

}  // namespace app
