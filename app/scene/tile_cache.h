// Tiles of layers, made by jobs and kept until the budget is spent; the least recently wanted go first.
//
// Main thread only; the jobs touch nothing here: what they made enters in Jobs::deliver().
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "app/core/jobs.h"
#include "app/core/library.h"
#include "app/scene/relief.h"
#include "app/scene/tile_mesh.h"

namespace app {

// What a tile of one layer holds; of a relief both halves. Nothing set: nothing there.
struct LayerTile {
  std::shared_ptr<const TileMesh> mesh;
  std::vector<std::shared_ptr<const ReliefTile>> hills, shading;
  std::size_t bytes() const;
};

class TileCache {
 public:
  TileCache(Jobs& jobs, std::size_t budget_bytes);
  std::size_t budget_bytes() const { return budget_bytes_; }
  ~TileCache();

  // The number under which a layer's tiles are kept: another one when its content changed, 0 without content or when
  // its style draws no ground. Numbers are never used again.
  using Source = std::uint32_t;
  Source source(const Layer& layer);
  // The same for a part of a layer that is still being read; forgotten when source() meets the layer without parts.
  Source source_of_part(const Layer& layer, std::size_t part);

  // Between begin() and end() the tiles in view are asked for; end() drops what is too much and cancels the jobs whose
  // tiles nobody asked for.
  void begin() { ++turn_; }
  // The tile, or nothing while it is being made; a job with this priority is started for it.
  const LayerTile* want(Source source, geodata::TileId tile, int priority);
  // The tile when it is there; keeps it.
  const LayerTile* find(Source source, geodata::TileId tile);
  void end();

  std::uint64_t arrivals() const;  // grows with each tile that arrives
  std::size_t built() const { return static_cast<std::size_t>(arrivals()); }
  std::size_t count() const;
  std::size_t bytes() const;
  std::size_t waiting() const;

 private:
  struct State;   // shared with deliveries, which may come after the cache is gone
  struct Origin;  // a layer's content, as jobs read it
  void forget_parts(const std::string& layer);
  std::shared_ptr<const Origin> new_origin(const Layer& layer, const std::shared_ptr<const LayerContent>& content);

  Jobs& jobs_;
  std::size_t budget_bytes_;
  std::uint64_t turn_ = 0;
  Source next_source_ = 1;
  std::unordered_map<std::string, std::shared_ptr<const Origin>> origins_;  // by layer id
  std::unordered_map<std::string, std::vector<std::shared_ptr<const Origin>>> parts_;
  std::unordered_map<Source, std::shared_ptr<const Origin>> by_source_;
  std::shared_ptr<State> state_;
};

}  // namespace app
