#include "geodata/features/feature_store.h"

#include <fmt/core.h>

#include "geodata/features/feature_columns.h"

namespace geodata {

std::string to_string(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *integer);
  if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
  const auto* real = std::get_if<double>(&value);
  if (real == nullptr) return {};
  std::string out = fmt::format("{}", *real);  // shortest that reads back the same
  if (out.ends_with(".0")) out.resize(out.size() - 2);
  return out;
}

std::optional<double> to_number(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return std::nullopt;
}

std::optional<ColumnIndex> FeatureStore::column(std::string_view name) const {
  if (!columns_) return std::nullopt;
  const auto found = columns_->numbers.find(name);
  if (found == columns_->numbers.end()) return std::nullopt;
  return found->second;
}

ColumnType FeatureStore::column_type(ColumnIndex c) const { return columns_->columns[c].type(); }

Value FeatureStore::value(FeatureIndex f, ColumnIndex c) const {
  return columns_->columns[c].value(f, columns_->texts);
}

Value FeatureStore::value(FeatureIndex f, std::string_view column_name) const {
  const auto c = column(column_name);
  return c ? value(f, *c) : Value{};
}

std::string_view FeatureStore::id(FeatureIndex f) const {
  if (!columns_) return {};
  const Columns::Ids& ids = columns_->ids();
  if (ids.of_feature.empty() || ids.of_feature[f] == TextPool::none) return {};
  return ids.texts.text(ids.of_feature[f]);
}

std::optional<FeatureIndex> FeatureStore::find(std::string_view id) const {
  if (!columns_) return std::nullopt;
  const Columns::Ids& ids = columns_->ids();
  const auto code = ids.texts.find(id);
  if (!code) return std::nullopt;
  return ids.first_with[*code];
}

}  // namespace geodata
