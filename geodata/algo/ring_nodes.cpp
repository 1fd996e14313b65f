#include "geodata/algo/ring_nodes.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "geodata/algo/importance.h"

namespace geodata {
namespace {

constexpr std::size_t vertices_a_slice = std::size_t{1} << 22;  // bounds the memory for a large store: 16 bytes each
constexpr std::size_t vertices_a_bucket = 2048;                 // so that a bucket's table stays in the L1 cache

// Marks on the way; nodes become always_important.
constexpr std::uint8_t untouched = 0;
constexpr std::uint8_t candidate = 1;

// A bijection that spreads the bits (the finalizer of MurmurHash3, A. Appleby, public domain): two vertices are
// equal exactly when their hashes are.
std::uint64_t spread(std::uint64_t v) {
  v = (v ^ (v >> 33)) * 0xFF51AFD7ED558CCDull;
  v = (v ^ (v >> 33)) * 0xC4CEB9FE1A85EC53ull;
  return v ^ (v >> 33);
}

bool is_closed_ring(std::span<const WorldPoint> ring) { return ring.size() > 3 && ring.front() == ring.back(); }

// Calls visit(vertex index, key, is the ring's start) for each vertex of each closed ring; the repeated last one is
// left out.
template <class Visit>
void for_each_ring_vertex(const FeatureStore& store, Visit&& visit) {
  for (RingIndex r = 0; r < store.ring_count(); ++r) {
    const std::span<const WorldPoint> ring = store.ring(r);
    if (!is_closed_ring(ring)) continue;
    const std::uint32_t first = store.vertex_range(r).first;
    const auto count = static_cast<std::uint32_t>(ring.size() - 1);
    for (std::uint32_t i = 0; i < count; ++i) visit(first + i, point_key(ring[i]), i == 0);
  }
}

// Counts to two in two bits a slot, 4 to 8 slots a vertex: says for sure that a vertex is not shared.
class SharedFilter {
 public:
  explicit SharedFilter(std::size_t vertices)
      : bits_(std::max<std::size_t>(std::bit_ceil(vertices * 4) / 32, 1)),
        shift_(64 - 5 - std::countr_zero(bits_.size())) {}

  void add(std::uint64_t key) {
    const Slot slot = slot_of(key);
    bits_[slot.word] |= ((bits_[slot.word] >> slot.shift & 1) + 1) << slot.shift;  // 0 -> 1, 1 -> 3, 3 -> 3
  }
  bool may_be_shared(std::uint64_t key) const {
    const Slot slot = slot_of(key);
    return (bits_[slot.word] >> slot.shift & 2) != 0;
  }

 private:
  struct Slot {
    std::uint64_t word, shift;
  };
  Slot slot_of(std::uint64_t key) const {
    const std::uint64_t slot = ((key ^ key >> 29) * 0x9E3779B97F4A7C15ull) >> shift_;  // Fibonacci hashing
    return {slot / 32, slot % 32 * 2};
  }

  std::vector<std::uint64_t> bits_;
  int shift_;
};

struct Visit {  // of a ring at a vertex that may be shared
  std::uint64_t hash;
  std::uint32_t vertex;
  std::uint32_t neighbours;  // of both, whichever way the ring runs; ring_start where a ring begins
};
constexpr std::uint32_t ring_start = 0;

std::uint32_t neighbours_of(const FeatureStore& store, std::uint32_t vertex) {
  // Not the start, so the vertex before is there; the one after may be the repeated first.
  const std::span<const WorldPoint> vertices = store.vertices();
  const std::uint64_t both = spread(point_key(vertices[vertex - 1])) + spread(point_key(vertices[vertex + 1]));
  return std::max(static_cast<std::uint32_t>(both >> 32), ring_start + 1);
}

// Marks the nodes among the visits of one bucket, by a hash table from vertex to its first visit.
class BucketTable {
 public:
  void mark_nodes(std::span<const Visit> visits, std::span<std::uint8_t> out) {
    const std::size_t size = std::bit_ceil(visits.size() * 2);
    first_visit_.assign(size, none);
    slot_of_.resize(visits.size());
    is_node_.assign(size, 0);
    for (std::uint32_t i = 0; i < visits.size(); ++i) {
      std::size_t slot = (visits[i].hash >> 8) & (size - 1);
      while (first_visit_[slot] != none && visits[first_visit_[slot]].hash != visits[i].hash) {
        slot = (slot + 1) & (size - 1);
      }
      slot_of_[i] = static_cast<std::uint32_t>(slot);
      if (first_visit_[slot] == none) {
        first_visit_[slot] = i;
        continue;
      }
      const std::uint32_t before = visits[first_visit_[slot]].neighbours;
      if (before == ring_start || before != visits[i].neighbours) is_node_[slot] = 1;
    }
    for (std::uint32_t i = 0; i < visits.size(); ++i) {
      if (is_node_[slot_of_[i]]) out[visits[i].vertex] = always_important;
    }
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFFu;
  std::vector<std::uint32_t> first_visit_, slot_of_;
  std::vector<std::uint8_t> is_node_;
};

// One slice of the candidates: gathered into buckets by the top bits of their hashes, then bucket by bucket.
void mark_slice(const FeatureStore& store, std::uint64_t slice, std::uint64_t slices, std::span<std::uint8_t> out) {
  const auto for_each_candidate = [&](auto&& visit) {
    for_each_ring_vertex(store, [&](std::uint32_t vertex, std::uint64_t key, bool start) {
      if (out[vertex] == untouched) return;
      const std::uint64_t hash = spread(key);
      if ((hash >> 24) % slices == slice) visit(vertex, hash, start);
    });
  };
  std::size_t count = 0;
  for_each_candidate([&](std::uint32_t, std::uint64_t, bool) { ++count; });
  const auto bits = static_cast<int>(std::bit_width(count / vertices_a_bucket));
  const auto bucket_of = [&](std::uint64_t hash) { return bits == 0 ? 0 : hash >> (64 - bits); };
  std::vector<std::uint32_t> ends((std::size_t{1} << bits) + 1, 0);
  for_each_candidate([&](std::uint32_t, std::uint64_t hash, bool) { ++ends[bucket_of(hash) + 1]; });
  for (std::size_t b = 1; b < ends.size(); ++b) ends[b] += ends[b - 1];

  std::vector<Visit> visits(count);
  std::vector<std::uint32_t> next(ends.begin(), ends.end() - 1);
  for_each_candidate([&](std::uint32_t vertex, std::uint64_t hash, bool start) {
    visits[next[bucket_of(hash)]++] = {hash, vertex, start ? ring_start : neighbours_of(store, vertex)};
  });
  BucketTable table;
  for (std::size_t b = 0; b + 1 < ends.size(); ++b) {
    table.mark_nodes(std::span(visits).subspan(ends[b], ends[b + 1] - ends[b]), out);
  }
}

}  // namespace

void mark_ring_nodes(const FeatureStore& store, std::span<std::uint8_t> out) {
  SharedFilter filter(store.vertex_count());
  for_each_ring_vertex(store, [&](std::uint32_t, std::uint64_t key, bool) { filter.add(key); });
  std::size_t candidates = 0;
  for_each_ring_vertex(store, [&](std::uint32_t vertex, std::uint64_t key, bool) {
    const bool shared = filter.may_be_shared(key);
    out[vertex] = shared ? candidate : untouched;
    candidates += shared;
  });
  if (candidates == 0) return;
  const std::uint64_t slices = candidates / vertices_a_slice + 1;
  for (std::uint64_t slice = 0; slice < slices; ++slice) mark_slice(store, slice, slices, out);

  for (RingIndex r = 0; r < store.ring_count(); ++r) {
    if (!is_closed_ring(store.ring(r))) continue;
    const IndexRange range = store.vertex_range(r);
    bool has_node = false;
    for (std::uint8_t& mark : out.subspan(range.first, range.size())) {
      has_node = has_node || mark == always_important;
      if (mark == candidate) mark = untouched;
    }
    if (has_node) out[range.first] = out[range.last - 1] = always_important;
  }
}

}  // namespace geodata
