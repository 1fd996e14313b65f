#include "geodata/io/word_features.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "geodata/io/word_kind.h"

namespace geodata {
namespace {

struct Column {
  WordKind kind;
  WordFeature::As as = WordFeature::As::found;
  ColumnIndex index = 0;

  ColumnType type() const {
    if (as == WordFeature::As::json) return ColumnType::json;
    return as == WordFeature::As::text ? ColumnType::text : kind.type();
  }
};

void add_part(WordFeature::Part& part, GeometrySink& sink) {
  switch (part.type) {
    case GeometryType::point: return sink.add_point(part.rings[0][0]);
    case GeometryType::line: return sink.add_line(part.rings[0]);
    case GeometryType::polygon: break;
  }
  sink.begin_polygon();
  for (std::vector<LngLat>& ring : part.rings) sink.add_ring(ring);
  sink.end_polygon();
}

}  // namespace

void WordFeature::set(std::string_view column, std::string_view words, As as) {
  if (words.empty()) return;
  const bool there = std::any_of(properties.begin(), properties.end(),
                                 [&](const Property& property) { return property.column == column; });
  if (!there) properties.push_back({std::string(column), std::string(words), as});
}

void WordFeature::add(GeometryType type, std::vector<LngLat> positions) {
  if (positions.empty()) return;
  parts.push_back({type, {}});
  parts.back().rings.push_back(std::move(positions));
}

void WordFeature::add_to(std::vector<LngLat>& to, const std::optional<LngLat>& position, std::int64_t at_line) {
  if (!position) {
    lost.push_back({text("its position is missing or not a number"), at_line});
  } else if (!is_position(*position)) {
    lost.push_back(
        {text("the position {}, {} is not a longitude and latitude", position->lng, position->lat), at_line});
  } else {
    to.push_back(*position);
  }
}

std::optional<LngLat> PositionOrder::take(std::optional<LngLat> position, std::int64_t line) {
  if (!position) return position;
  if (swapped_) std::swap(position->lng, position->lat);
  fits_ = fits_ && std::abs(position->lng) <= 90 && std::abs(position->lat) <= 180;
  if (is_position(*position)) {
    ++usable_;
  } else if (beyond_++ == 0) {
    first_line_ = line;
  }
  return position;
}

std::optional<std::int64_t> PositionOrder::swapped_from() const {
  if (swapped_ || !fits_ || beyond_ <= usable_) return std::nullopt;
  return first_line_;
}

void build(std::vector<WordFeature> features, FeatureStoreBuilder& builder, FeatureWarnings& warnings) {
  std::map<std::string, Column, std::less<>> columns;
  std::vector<std::string_view> order;  // of their first value
  for (const WordFeature& feature : features) {
    for (const WordFeature::Property& property : feature.properties) {
      const auto [column, is_new] = columns.try_emplace(property.column);
      if (is_new) order.push_back(column->first);
      column->second.kind.look(property.words);
      if (property.as != WordFeature::As::found) column->second.as = property.as;
    }
  }
  for (const std::string_view name : order) {
    Column& column = columns.find(name)->second;
    column.index = builder.add_column(name, column.type());
  }
  GeometrySink sink(builder);
  std::uint64_t number = 0;
  std::string scratch;
  for (WordFeature& feature : features) {
    ++number;
    sink.begin_feature();
    if (!feature.fault.empty()) sink.set_fault(std::move(feature.fault));
    for (WordFeature::LostPosition& lost : feature.lost)
      warnings.position_left_out(number, std::move(lost.why), lost.line);
    for (WordFeature::Part& part : feature.parts) add_part(part, sink);
    sink.end_feature();
    if (!sink.fault().empty()) {
      builder.discard_feature();
      warnings.skipped(number, sink.fault(), feature.line);
      continue;
    }
    for (const WordFeature::Property& property : feature.properties) {
      const Column& column = columns.find(property.column)->second;
      const bool as_words = column.as != WordFeature::As::found;
      builder.set(column.index,
                  as_words ? Value(std::string_view(property.words)) : column.kind.value(property.words, scratch));
      if (property.column == "id") builder.set_id(property.words);
    }
    builder.finish_feature();
  }
}

}  // namespace geodata
