#include <algorithm>

#include "app/core/library.h"

namespace app {

using geodata::WorldBox;

namespace {

bool within(const WorldBox& inner, const WorldBox& outer) {
  return inner.min_x >= outer.min_x && inner.max_x <= outer.max_x && inner.min_y >= outer.min_y &&
         inner.max_y <= outer.max_y;
}

WorldBox common(const WorldBox& a, const WorldBox& b) {
  return {std::max(a.min_x, b.min_x), std::max(a.min_y, b.min_y), std::min(a.max_x, b.max_x),
          std::min(a.max_y, b.max_y)};
}

double margin_px(const View& view) { return std::max(view.width_px, view.height_px) / 2; }

}  // namespace

std::shared_ptr<const WindowedFile> extended(const WindowedFile* from, const std::filesystem::path& path,
                                             const WorldBox& window, const geodata::VectorFile& read) {
  auto file = from == nullptr ? std::make_shared<WindowedFile>() : std::make_shared<WindowedFile>(*from);
  file->path = path;
  file->layer = read.layer;
  file->extent = read.window->extent;
  file->features_in_file = read.window->features_in_file;
  std::erase_if(file->read, [&](const WorldBox& old) { return within(old, window); });
  file->read.push_back(window);
  if (from == nullptr) {
    file->features = read.features;
  } else if (read.features->size() > 0) {
    geodata::FeatureStoreBuilder builder;
    builder.reserve_vertices(from->features->vertex_count() + read.features->vertex_count());
    builder.append(*from->features);
    builder.append(*read.features);
    file->features = std::move(builder).build();
  }
  const std::vector<std::uint64_t>& numbers = read.window->numbers;
  file->numbers.insert(file->numbers.end(), numbers.begin(), numbers.end());
  std::sort(file->numbers.begin(), file->numbers.end());
  return file;
}

std::optional<WorldBox> missing_window(const WindowedFile& file, const View& view) {
  if (file.whole()) return std::nullopt;
  const auto there = [&](const WorldBox& box) {
    return std::any_of(file.read.begin(), file.read.end(), [&](const WorldBox& read) { return within(box, read); });
  };
  const auto seen = view.parts();
  const auto wider = view.parts(margin_px(view));
  for (const View::Part& part : seen) {
    const WorldBox here = common(part.box, file.extent);
    if (here.empty() || there(here)) continue;
    for (const View::Part& around : wider)
      if (around.box.intersects(here) && within(part.box, around.box)) return common(around.box, file.extent);
    return here;
  }
  return std::nullopt;
}

WorldBox first_window(const View& view) {
  WorldBox window;
  for (const View::Part& part : view.parts(margin_px(view))) window.add(part.box);
  return window;
}

}  // namespace app
