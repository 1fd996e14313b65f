#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "geodata/features/feature_columns.h"

namespace geodata {
namespace {

constexpr std::size_t small_array = std::size_t{1} << 18;  // vertices: 2 MB

// A value set for the open feature. Texts wait in one string, because set() takes a view.
struct Waiting {
  ColumnIndex column;
  ColumnType type;
  std::uint64_t bits = 0;  // of a boolean or a number
  std::size_t text_first = 0, text_last = 0;
};

// Of a boolean or a number, as a column keeps it.
std::uint64_t bits_of(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::bit_cast<std::uint64_t>(*integer);
  return std::bit_cast<std::uint64_t>(std::get<double>(value));
}

// Twice the ring's area by the shoelace formula, positive when anticlockwise on the map (y grows south). Differences
// to the first vertex are exact in a double, so the sign of a small ring is exact.
double doubled_area(std::span<const WorldPoint> ring) {
  double sum = 0;
  const auto dx = [&](std::size_t i) { return double{1} * ring[i].x - ring[0].x; };
  const auto dy = [&](std::size_t i) { return double{1} * ring[i].y - ring[0].y; };
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) sum += dx(i + 1) * dy(i) - dx(i) * dy(i + 1);
  return sum;
}

}  // namespace

struct FeatureStoreBuilder::Impl {
  FeatureStore store;
  std::vector<ColumnRows> columns;
  ColumnNumbers numbers;
  TextPool texts, ids;
  std::vector<TextPool::Code> feature_ids;
  std::string id_property;

  // The open feature. Its geometry lies already behind the store's finished features.
  std::vector<Waiting> waiting;
  std::string waiting_texts;
  std::string id;
  bool has_id = false;
  WorldBox box;
  std::vector<WorldPoint> collapsed;  // what is kept when nothing else is left of the feature
  GeometryType collapsed_type = GeometryType::line;
  std::vector<WorldPoint> scratch;

  void widen(ColumnIndex c, ColumnType type);
  void add_ring(std::span<const WorldPoint> ring);
  void close_part(GeometryType type);
  void clear_open_feature();
  void copy_distinct(std::span<const WorldPoint> points);
  bool prepare_ring(std::span<const WorldPoint> ring);
  void keep_collapsed(GeometryType type);
  void append_geometry(const FeatureStore& other);
  void append_column(ColumnRows& to, const ColumnRows& from, FeatureIndex first, std::span<const TextPool::Code> codes);
};

FeatureStoreBuilder::FeatureStoreBuilder() : impl_(std::make_unique<Impl>()) {}
FeatureStoreBuilder::~FeatureStoreBuilder() = default;
FeatureStoreBuilder::FeatureStoreBuilder(FeatureStoreBuilder&&) noexcept = default;
FeatureStoreBuilder& FeatureStoreBuilder::operator=(FeatureStoreBuilder&&) noexcept = default;

void FeatureStoreBuilder::Impl::widen(ColumnIndex c, ColumnType type) {
  columns[c].widen(wider(columns[c].type, type), texts);
}

ColumnIndex FeatureStoreBuilder::add_column(std::string_view name, ColumnType type) {
  Impl& b = *impl_;
  const auto found = b.numbers.find(name);
  if (found != b.numbers.end()) {
    b.widen(found->second, type);
    return found->second;
  }
  const auto c = static_cast<ColumnIndex>(b.columns.size());
  b.columns.emplace_back().type = type;
  b.store.column_names_.emplace_back(name);
  b.numbers.emplace(std::string(name), c);
  return c;
}

// --- geometry

void FeatureStoreBuilder::Impl::add_ring(std::span<const WorldPoint> ring) {
  WorldBox around;  // a local one: the loop below keeps it in registers
  for (const WorldPoint p : ring) around.add(p);
  box.add(around);
  store.vertices_.insert(store.vertices_.end(), ring.begin(), ring.end());
  store.ring_vertices_.push_back(static_cast<std::uint32_t>(store.vertices_.size()));
}

void FeatureStoreBuilder::Impl::close_part(GeometryType type) {
  store.part_types_.push_back(type);
  store.part_rings_.push_back(static_cast<std::uint32_t>(store.ring_vertices_.size() - 1));
}

void FeatureStoreBuilder::Impl::keep_collapsed(GeometryType type) {
  if (!collapsed.empty() || scratch.empty()) return;
  collapsed = scratch;
  collapsed_type = type;
}

void FeatureStoreBuilder::add_point(WorldPoint p) {
  impl_->add_ring({&p, 1});
  impl_->close_part(GeometryType::point);
}

// Into scratch, without repetitions of the vertex before.
void FeatureStoreBuilder::Impl::copy_distinct(std::span<const WorldPoint> points) {
  scratch.resize(points.size());
  scratch.erase(std::unique_copy(points.begin(), points.end(), scratch.begin()), scratch.end());
}

void FeatureStoreBuilder::add_line(std::span<const WorldPoint> line) {
  Impl& b = *impl_;
  b.copy_distinct(line);
  if (b.scratch.size() < 2) return b.keep_collapsed(GeometryType::line);
  b.add_ring(b.scratch);
  b.close_part(GeometryType::line);
}

// `ring` in scratch without repeated vertices, closed; false when fewer than 4 are left.
bool FeatureStoreBuilder::Impl::prepare_ring(std::span<const WorldPoint> ring) {
  copy_distinct(ring);
  if (scratch.size() > 1 && scratch.front() != scratch.back()) scratch.push_back(scratch.front());
  return scratch.size() >= 4;
}

// A ring without extent is left out; the polygon is one point when all are.
void FeatureStoreBuilder::add_polygon(std::span<const std::vector<WorldPoint>> rings) {
  Impl& b = *impl_;
  bool outer = true;
  for (const std::vector<WorldPoint>& ring : rings) {
    if (!b.prepare_ring(ring)) {
      if (outer) b.keep_collapsed(GeometryType::polygon);
      continue;
    }
    if ((doubled_area(b.scratch) > 0) != outer) std::reverse(b.scratch.begin(), b.scratch.end());
    b.add_ring(b.scratch);
    outer = false;
  }
  if (!outer) b.close_part(GeometryType::polygon);
}

// --- properties

void FeatureStoreBuilder::set(ColumnIndex column, const Value& value) {
  Impl& b = *impl_;
  Waiting waiting{column, b.columns[column].type};
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    if (!holds_text(waiting.type)) waiting.type = ColumnType::text;
    waiting.text_first = b.waiting_texts.size();
    b.waiting_texts += *text;
    waiting.text_last = b.waiting_texts.size();
  } else if (std::holds_alternative<std::monostate>(value)) {
    return;
  } else {
    waiting.type = std::holds_alternative<bool>(value)           ? ColumnType::boolean
                   : std::holds_alternative<std::int64_t>(value) ? ColumnType::integer
                                                                 : ColumnType::real;
    waiting.bits = bits_of(value);
  }
  b.waiting.push_back(waiting);
}

void FeatureStoreBuilder::set_id(std::string_view id) {
  impl_->id = id;
  impl_->has_id = true;
}

void FeatureStoreBuilder::take_ids_from(std::string_view column_name) { impl_->id_property = column_name; }

void FeatureStoreBuilder::finish_feature() {
  Impl& b = *impl_;
  const FeatureIndex f = size();
  const bool nothing = b.store.part_types_.size() == b.store.feature_parts_.back();
  if (nothing && !b.collapsed.empty()) {
    const std::size_t least = b.collapsed_type == GeometryType::polygon ? 4 : 2;
    b.collapsed.resize(std::max(least, b.collapsed.size()), b.collapsed.front());
    b.add_ring(b.collapsed);
    b.close_part(b.collapsed_type);
  }
  b.store.feature_parts_.push_back(static_cast<std::uint32_t>(b.store.part_types_.size()));
  b.store.boxes_.push_back(b.box);
  if (!b.box.empty()) b.store.box_.add(b.box);

  for (const Waiting& w : b.waiting) {
    ColumnRows& column = b.columns[w.column];
    std::uint64_t bits = w.bits;
    if (holds_text(w.type)) {
      bits = b.texts.intern(std::string_view(b.waiting_texts).substr(w.text_first, w.text_last - w.text_first));
    }
    if (!holds_text(w.type) || !holds_text(column.type)) b.widen(w.column, w.type);
    column.set(f, widened(bits, w.type, column.type, b.texts));
  }
  if (b.has_id) {
    b.feature_ids.resize(f, TextPool::none);
    b.feature_ids.push_back(b.ids.intern(b.id));
  }
  b.clear_open_feature();
}

void FeatureStoreBuilder::discard_feature() {
  Impl& b = *impl_;
  const std::uint32_t parts = b.store.feature_parts_.back();
  b.store.part_types_.resize(parts);
  b.store.part_rings_.resize(parts + 1);
  const std::uint32_t rings = b.store.part_rings_.back();
  b.store.ring_vertices_.resize(rings + 1);
  b.store.vertices_.resize(b.store.ring_vertices_.back());
  b.clear_open_feature();
}

void FeatureStoreBuilder::Impl::clear_open_feature() {
  waiting.clear();
  waiting_texts.clear();
  has_id = false;
  box = {};
  collapsed.clear();
}

std::size_t FeatureStoreBuilder::vertex_count() const { return impl_->store.vertex_count(); }
std::uint32_t FeatureStoreBuilder::size() const { return impl_->store.size(); }

// --- joining

namespace {

void append_shifted(std::vector<std::uint32_t>& to, std::span<const std::uint32_t> from, std::uint32_t shift) {
  for (const std::uint32_t v : from) to.push_back(v + shift);
}

}  // namespace

void FeatureStoreBuilder::Impl::append_geometry(const FeatureStore& other) {
  const auto first_vertex = static_cast<std::uint32_t>(store.vertices_.size());
  const auto first_ring = static_cast<std::uint32_t>(store.ring_vertices_.size() - 1);
  const auto first_part = static_cast<std::uint32_t>(store.part_types_.size());
  store.vertices_.insert(store.vertices_.end(), other.vertices_.begin(), other.vertices_.end());
  append_shifted(store.ring_vertices_, std::span(other.ring_vertices_).subspan(1), first_vertex);
  append_shifted(store.part_rings_, std::span(other.part_rings_).subspan(1), first_ring);
  append_shifted(store.feature_parts_, std::span(other.feature_parts_).subspan(1), first_part);
  store.part_types_.insert(store.part_types_.end(), other.part_types_.begin(), other.part_types_.end());
  store.boxes_.insert(store.boxes_.end(), other.boxes_.begin(), other.boxes_.end());
  if (!other.box_.empty()) store.box_.add(other.box_);
}

void FeatureStoreBuilder::Impl::append_column(ColumnRows& to, const ColumnRows& from, FeatureIndex first,
                                              std::span<const TextPool::Code> codes) {
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::uint64_t bits = holds_text(from.type) ? codes[from.bits(i)] : from.bits(i);
    to.set(first + from.feature(i), widened(bits, from.type, to.type, texts));
  }
}

void FeatureStoreBuilder::append(const FeatureStoreBuilder& other) {
  Impl& b = *impl_;
  const Impl& o = *other.impl_;
  const FeatureIndex first = size();
  b.append_geometry(o.store);

  if (!o.id_property.empty()) b.id_property = o.id_property;

  // Where hardly a text comes twice, looking each up in a large table costs much and spares little.
  std::size_t uses = 0;
  for (const ColumnRows& column : o.columns) uses += holds_text(column.type) ? column.size() : 0;
  const bool mostly_new = uses < 2 * std::size_t{o.texts.size()};
  std::vector<TextPool::Code> codes(o.texts.size());
  for (TextPool::Code code = 0; code < codes.size(); ++code) {
    codes[code] = mostly_new ? b.texts.add(o.texts.text(code)) : b.texts.intern(o.texts.text(code));
  }
  for (ColumnIndex c = 0; c < o.columns.size(); ++c) {
    const ColumnIndex to = add_column(o.store.column_names_[c], o.columns[c].type);
    b.append_column(b.columns[to], o.columns[c], first, codes);
  }
  if (o.feature_ids.empty()) return;
  b.feature_ids.resize(first, TextPool::none);
  for (FeatureIndex f = 0; f < o.feature_ids.size(); ++f) {
    const TextPool::Code code = o.feature_ids[f];
    b.feature_ids.push_back(code == TextPool::none ? code : b.ids.intern(o.ids.text(code)));
  }
}

void FeatureStoreBuilder::append(const FeatureStore& other) {
  Impl& b = *impl_;
  const FeatureIndex first = size();
  b.append_geometry(other);
  for (ColumnIndex c = 0; c < other.column_names_.size(); ++c) {
    const ColumnType type = other.column_type(c);
    ColumnRows& to = b.columns[add_column(other.column_names_[c], type)];
    for (FeatureIndex f = 0; f < other.size(); ++f) {
      const Value value = other.value(f, c);
      if (std::holds_alternative<std::monostate>(value)) continue;
      const auto* const words = std::get_if<std::string_view>(&value);
      const std::uint64_t bits = words != nullptr ? b.texts.intern(*words) : bits_of(value);
      to.set(first + f, widened(bits, type, to.type, b.texts));
    }
  }
  const FeatureStore::Columns& o = *other.columns_;
  if (o.id_column) b.id_property = other.column_names_[*o.id_column];
  if (o.own_id_of.empty()) return;
  b.feature_ids.resize(first, TextPool::none);
  for (const TextPool::Code code : o.own_id_of)
    b.feature_ids.push_back(code == TextPool::none ? code : b.ids.intern(o.own_ids.text(code)));
}

void FeatureStoreBuilder::reserve_vertices(std::size_t count) { impl_->store.vertices_.reserve(count); }

std::shared_ptr<const FeatureStore> FeatureStoreBuilder::build() && {
  discard_feature();  // what no finish_feature() closed
  Impl& b = *impl_;
  auto columns = std::make_shared<FeatureStore::Columns>();
  columns->columns.reserve(b.columns.size());
  for (ColumnRows& column : b.columns) columns->columns.emplace_back(std::move(column));
  b.texts.shrink_to_fit();
  b.ids.shrink_to_fit();
  columns->numbers = std::move(b.numbers);
  columns->texts = std::move(b.texts);
  columns->own_ids = std::move(b.ids);
  columns->own_id_of = std::move(b.feature_ids);
  columns->features = size();
  if (const auto found = columns->numbers.find(b.id_property); found != columns->numbers.end()) {
    columns->id_column = found->second;
  }
  b.store.columns_ = std::move(columns);
  // What lies beyond the last vertex of a large array was never touched and takes no memory.
  if (b.store.vertices_.size() < small_array) b.store.vertices_.shrink_to_fit();
  return std::make_shared<const FeatureStore>(std::move(b.store));
}

}  // namespace geodata
