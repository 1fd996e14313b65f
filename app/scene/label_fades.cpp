#include "app/scene/label_fades.h"

#include <algorithm>
#include <cmath>

namespace app {

double LabelFades::Item::share(double time_ms) const {
  const double t = std::clamp((time_ms - start_ms) / fade_ms, 0.0, 1.0);
  const double eased = 1 - (1 - t) * (1 - t);
  return from + ((leaves ? 0.0 : 1.0) - from) * eased;
}

std::vector<SpriteOp> LabelFades::take(std::vector<StandingSprite> standing, const View& view, double scale,
                                       double time_ms, bool still) {
  std::unordered_map<std::uint64_t, std::size_t> known;
  for (std::size_t i = 0; i < items_.size(); ++i) known.emplace(items_[i].now.id, i);
  std::vector<Item> stay;
  stay.reserve(standing.size());
  std::vector<bool> again(items_.size(), false);
  for (StandingSprite& s : standing) {
    Item item;
    const ScreenXY anchor = view.to_screen_as_is(s.anchor);
    item.from_anchor = {static_cast<double>(s.sprite.x_px) - anchor.x, static_cast<double>(s.sprite.y_px) - anchor.y};
    item.start_ms = time_ms;
    if (still) item.from = 1, item.start_ms = time_ms - fade_ms;
    if (const auto found = known.find(s.id); found != known.end() && !still) {
      const Item& before = items_[found->second];
      again[found->second] = true;
      item.from = before.leaves ? before.share(time_ms) : before.from;
      if (!before.leaves) item.start_ms = before.start_ms;
    }
    item.now = std::move(s);
    stay.push_back(std::move(item));
  }

  std::vector<Item> all;
  const auto device = [scale](double px) { return static_cast<float>(std::round(px * scale) / scale); };
  for (std::size_t i = 0; i < items_.size() && !still; ++i) {
    if (again[i]) continue;
    Item& item = items_[i];
    if (!item.leaves) item.from = item.share(time_ms), item.start_ms = time_ms, item.leaves = true;
    if (item.share(time_ms) <= 0) continue;
    SpriteOp& sprite = item.now.sprite;
    const ScreenXY anchor = view.to_screen_as_is(item.now.anchor);
    const double x = anchor.x + item.from_anchor.x, y = anchor.y + item.from_anchor.y;
    const bool seen = x < view.width_px && y < view.height_px && x + sprite.bitmap->width / scale > 0 &&
                      y + sprite.bitmap->height / scale > 0;
    if (!seen) continue;
    sprite.x_px = device(x), sprite.y_px = device(y);
    all.push_back(std::move(item));
  }
  all.insert(all.end(), std::make_move_iterator(stay.begin()), std::make_move_iterator(stay.end()));
  items_ = std::move(all);
  return drawn(time_ms);
}

std::vector<SpriteOp> LabelFades::later(double time_ms, bool still) {
  if (still) time_ms += 2 * fade_ms;
  std::erase_if(items_, [time_ms](const Item& item) { return item.leaves && item.at_rest(time_ms); });
  return drawn(time_ms);
}

std::vector<SpriteOp> LabelFades::drawn(double time_ms) {
  std::vector<SpriteOp> out;
  out.reserve(items_.size());
  settled_ = true;
  for (const Item& item : items_) {
    out.push_back(item.now.sprite);
    out.back().opacity *= static_cast<float>(item.share(time_ms));
    settled_ = settled_ && item.at_rest(time_ms);
  }
  return out;
}

}  // namespace app
