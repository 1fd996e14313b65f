#include "app/scene/tile_cache.h"

#include <algorithm>
#include <exception>
#include <vector>

namespace app {

using geodata::TileId;

namespace {

struct Key {
  TileCache::Source source = 0;
  TileId tile;
  friend bool operator==(const Key&, const Key&) = default;
};

struct KeyHash {
  std::size_t operator()(const Key& k) const noexcept {
    return std::hash<TileId>{}(k.tile) ^ (std::size_t{k.source} * 0x9E3779B97F4A7C15ull);
  }
};

struct Entry {
  bool ready = false;
  LayerTile tile;
  std::size_t bytes = 0;
  JobHandle job;
  std::uint64_t used = 0;
};

const LayerTile nothing_there;

}  // namespace

std::size_t LayerTile::bytes() const {
  std::size_t sum = sizeof(LayerTile);
  if (mesh) sum += mesh->bytes;
  for (const auto* part : {&hills, &shading}) {
    for (const auto& relief : *part) sum += relief->texels.size();
  }
  return sum;
}

struct TileCache::State {
  std::unordered_map<Key, Entry, KeyHash> entries;
  std::size_t bytes = 0, waiting = 0;
  std::uint64_t arrivals = 0;

  void arrive(const Key& key, LayerTile tile) {
    const auto it = entries.find(key);
    if (it == entries.end() || it->second.ready) return;  // its layer is gone
    it->second.ready = true;
    it->second.tile = std::move(tile);
    it->second.bytes = it->second.tile.bytes();
    bytes += it->second.bytes;
    --waiting;
    ++arrivals;
  }
};

struct TileCache::Origin {
  Source source = 0;
  std::uint64_t revision = 0;
  geodata::LayerSpec spec;
  std::shared_ptr<const LayerContent> content;
  std::shared_ptr<const geodata::ElevationGrid> relief;

  LayerTile make(TileId tile) const {
    LayerTile made;
    if (content) made.mesh = build_tile_mesh(*content, spec, tile);
    if (relief) {
      const ReliefImage whole = build_relief(*relief, tile);
      made.hills = quarters(whole, ReliefPart::hills);
      made.shading = quarters(whole, ReliefPart::shading);
    }
    return made;
  }

  bool reaches(TileId tile) const { return !content || content->features->box().intersects(geodata::tile_box(tile)); }
};

TileCache::TileCache(Jobs& jobs, std::size_t budget_bytes)
    : jobs_(jobs), budget_bytes_(budget_bytes), state_(std::make_shared<State>()) {}

TileCache::~TileCache() {
  for (const auto& [key, entry] : state_->entries) {
    if (!entry.ready) jobs_.cancel(entry.job);
  }
}

TileCache::Source TileCache::source(const Layer& layer) {
  if (layer.parts.empty()) forget_parts(layer.spec.id);
  if (layer.spec.relief ? !layer.relief : !layer.content || !draws_ground(layer.spec)) return 0;
  std::shared_ptr<const Origin>& origin = origins_[layer.spec.id];
  const auto features_of = [](const std::shared_ptr<const LayerContent>& content) {
    return content ? content->features.get() : nullptr;
  };
  if (origin && origin->revision == layer.revision && features_of(origin->content) == features_of(layer.content) &&
      origin->relief == layer.relief) {
    if (origin->content != layer.content) {  // completed: the tiles that are there stay right
      auto completed = std::make_shared<Origin>(*origin);
      completed->content = layer.content;
      by_source_[origin->source] = completed;
      origin = completed;
    }
    return origin->source;
  }
  if (origin) by_source_.erase(origin->source);  // its tiles are no longer wanted and leave with the oldest
  origin = new_origin(layer, layer.content);
  return origin->source;
}

TileCache::Source TileCache::source_of_part(const Layer& layer, std::size_t part) {
  if (!draws_ground(layer.spec)) return 0;
  auto& known = parts_[layer.spec.id];
  if (known.size() <= part) known.resize(part + 1);
  if (!known[part] || known[part]->content != layer.parts[part]) known[part] = new_origin(layer, layer.parts[part]);
  return known[part]->source;
}

void TileCache::forget_parts(const std::string& layer) {
  const auto found = parts_.find(layer);
  if (found == parts_.end()) return;
  for (const auto& origin : found->second)
    if (origin) by_source_.erase(origin->source);
  parts_.erase(found);
}

std::shared_ptr<const TileCache::Origin> TileCache::new_origin(const Layer& layer,
                                                               const std::shared_ptr<const LayerContent>& content) {
  auto fresh = std::make_shared<Origin>();
  fresh->source = next_source_++;
  fresh->revision = layer.revision;
  fresh->spec = layer.spec;
  fresh->content = layer.spec.relief ? nullptr : content;
  fresh->relief = layer.spec.relief ? layer.relief : nullptr;
  by_source_[fresh->source] = fresh;
  return fresh;
}

const LayerTile* TileCache::want(Source source, TileId tile, int priority) {
  const auto origin = by_source_.find(source);
  if (origin == by_source_.end() || !origin->second->reaches(tile)) return &nothing_there;
  const auto [it, is_new] = state_->entries.try_emplace(Key{source, tile});
  Entry& entry = it->second;
  entry.used = turn_;
  if (entry.ready) return &entry.tile;
  if (is_new) {
    ++state_->waiting;
    const auto arrive = [source, state = std::weak_ptr<State>(state_), tile](const LayerTile& made) {
      if (const auto alive = state.lock()) alive->arrive({source, tile}, made);
    };
    entry.job = jobs_.start(
        {}, priority,
        [from = origin->second, tile, arrive](const JobContext&) -> Jobs::Deliver {
          return [made = from->make(tile), arrive] { arrive(made); };
        },
        [arrive](const geodata::Error&) { arrive({}); });  // an empty tile: waiting for ever would be worse
  }
  return nullptr;
}

const LayerTile* TileCache::find(Source source, TileId tile) {
  const auto it = state_->entries.find(Key{source, tile});
  if (it == state_->entries.end() || !it->second.ready) return nullptr;
  it->second.used = turn_;
  return &it->second.tile;
}

void TileCache::end() {
  std::vector<std::pair<std::uint64_t, Key>> unused;
  for (auto it = state_->entries.begin(); it != state_->entries.end();) {
    if (it->second.used == turn_) {
      ++it;
    } else if (!it->second.ready) {
      jobs_.cancel(it->second.job);
      --state_->waiting;
      it = state_->entries.erase(it);
    } else {
      unused.emplace_back(it->second.used, it->first);
      ++it;
    }
  }
  if (state_->bytes <= budget_bytes_) return;
  std::sort(unused.begin(), unused.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [used, key] : unused) {
    if (state_->bytes <= budget_bytes_) break;
    const auto it = state_->entries.find(key);
    state_->bytes -= it->second.bytes;
    state_->entries.erase(it);
  }
}

std::uint64_t TileCache::arrivals() const { return state_->arrivals; }
std::size_t TileCache::count() const { return state_->entries.size() - state_->waiting; }
std::size_t TileCache::bytes() const { return state_->bytes; }
std::size_t TileCache::waiting() const { return state_->waiting; }

}  // namespace app
