// Features in columns: what a layer holds, immutable once built, shared between threads.
//
// Geometry is four flat arrays (as GeoArrow does): a feature has parts, a part has rings, a ring has vertices.
//   point part:    one ring of one vertex            (a MultiPoint is several parts)
//   line part:     one ring of two or more vertices
//   polygon part:  the outer ring first, then holes; rings are closed (first vertex repeated), outer rings
//                  anticlockwise on the map, holes clockwise (RFC 7946, 3.1.6), whatever the file had
// A GeometryCollection is a feature with parts of different types; no geometry is a feature without parts.
// Properties are columns with a value or nothing for each feature.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "geodata/base/large_pages.h"
#include "geodata/geo/world.h"

namespace geodata {

using FeatureIndex = std::uint32_t;
using PartIndex = std::uint32_t;
using RingIndex = std::uint32_t;
using ColumnIndex = std::uint32_t;

enum class GeometryType : std::uint8_t { point, line, polygon };

enum class ColumnType : std::uint8_t {
  boolean,
  integer,
  real,
  text,
  date,
  json
};  // date: ISO 8601 text; json: raw text

// A property's value; monostate: null or missing. Views point into the store.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string_view>;

std::string to_string(const Value& value);  // "", "true", "12", shortest round-trip real, the text itself
std::optional<double> to_number(const Value& value);

struct IndexRange {  // [first, last)
  std::uint32_t first = 0, last = 0;
  std::uint32_t size() const { return last - first; }
};

class FeatureStore {
 public:
  std::uint32_t size() const { return static_cast<std::uint32_t>(boxes_.size()); }
  std::size_t vertex_count() const { return vertices_.size(); }

  IndexRange parts(FeatureIndex f) const { return {feature_parts_[f], feature_parts_[f + 1]}; }
  GeometryType type(PartIndex p) const { return part_types_[p]; }
  IndexRange rings(PartIndex p) const { return {part_rings_[p], part_rings_[p + 1]}; }
  // Offsets of a ring's vertices in vertices(), for arrays that run parallel to it (importance).
  IndexRange vertex_range(RingIndex r) const { return {ring_vertices_[r], ring_vertices_[r + 1]}; }
  std::span<const WorldPoint> ring(RingIndex r) const {
    return {vertices_.data() + ring_vertices_[r], vertices_.data() + ring_vertices_[r + 1]};
  }
  std::span<const WorldPoint> vertices() const { return vertices_; }
  std::uint32_t ring_count() const { return static_cast<std::uint32_t>(ring_vertices_.size()) - 1; }
  const WorldBox& box(FeatureIndex f) const { return boxes_[f]; }  // empty without geometry
  const WorldBox& box() const { return box_; }                     // of all features

  std::span<const std::string> column_names() const { return column_names_; }
  std::optional<ColumnIndex> column(std::string_view name) const;
  ColumnType column_type(ColumnIndex c) const;
  Value value(FeatureIndex f, ColumnIndex c) const;
  Value value(FeatureIndex f, std::string_view column_name) const;  // monostate when there is no such column
  // The RFC 7946 `id` member (or the `id` property where there is none), as text; empty when the file gave none.
  std::string_view id(FeatureIndex f) const;
  std::optional<FeatureIndex> find(std::string_view id) const;  // first feature with this id; O(1)

 private:
  friend class FeatureStoreBuilder;
  struct Columns;
  std::vector<WorldPoint, LargePageAllocator<WorldPoint>> vertices_;
  std::vector<std::uint32_t> ring_vertices_{0}, part_rings_{0}, feature_parts_{0};
  std::vector<GeometryType> part_types_;
  std::vector<WorldBox> boxes_;
  WorldBox box_;
  std::vector<std::string> column_names_;
  std::shared_ptr<const Columns> columns_;
};

// Fills a store feature by feature. Not thread-safe; one builder a reader.
class FeatureStoreBuilder {
 public:
  FeatureStoreBuilder();
  ~FeatureStoreBuilder();
  FeatureStoreBuilder(FeatureStoreBuilder&&) noexcept;
  FeatureStoreBuilder& operator=(FeatureStoreBuilder&&) noexcept;

  // A column is made on first use of its name; a value of another type widens it (integer -> real -> text).
  ColumnIndex add_column(std::string_view name, ColumnType type);

  // Geometry of the feature that is being built. Rings may come open or closed and in either direction; the builder
  // closes and turns them. A ring that collapses to fewer than 4 (lines: 2) vertices in world coordinates is kept
  // when it is all there is of the feature (so that it can be found), else dropped.
  void add_point(WorldPoint p);
  void add_line(std::span<const WorldPoint> line);
  void add_polygon(std::span<const std::vector<WorldPoint>> rings);

  void set(ColumnIndex column, const Value& value);
  void set_id(std::string_view id);
  // Features without an id of their own have this property's value (a text, integer or date) as theirs.
  void take_ids_from(std::string_view column_name);
  // Closes the feature; what was set since the last call belongs to it.
  void finish_feature();
  // Forgets what was set since the last finish_feature().
  void discard_feature();

  std::uint32_t size() const;
  std::shared_ptr<const FeatureStore> build() &&;

  // Adds the finished features of another builder behind this one's, as if they had been read here: columns meet by
  // name and widen. Precondition: no feature is open here. O(vertices + values), and a hash for each distinct text.
  void append(const FeatureStoreBuilder& other);
  void append(const FeatureStore& other);  // the same; O(features x columns)
  // Makes room for so many in all, so that those that are there are not copied again and again on the way.
  void reserve_vertices(std::size_t count);
  std::size_t vertex_count() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace geodata
