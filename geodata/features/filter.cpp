#include "geodata/features/filter.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

namespace geodata {
namespace {

enum class Operator { equal, not_equal, less, at_most, more, at_least, in, not_in, has, has_not, all, any, none };

constexpr std::array<std::pair<std::string_view, Operator>, 13> operators{{
    {"==", Operator::equal},
    {"!=", Operator::not_equal},
    {"<", Operator::less},
    {"<=", Operator::at_most},
    {">", Operator::more},
    {">=", Operator::at_least},
    {"in", Operator::in},
    {"!in", Operator::not_in},
    {"has", Operator::has},
    {"!has", Operator::has_not},
    {"all", Operator::all},
    {"any", Operator::any},
    {"none", Operator::none},
}};

constexpr std::string_view type_key = "$type";
constexpr int max_depth = 64;  // of filters within filters; more is a mistake or an attack on the stack

using Literal = std::variant<bool, double, std::string>;

bool combines(Operator o) { return o == Operator::all || o == Operator::any || o == Operator::none; }
bool orders(Operator o) {
  return o == Operator::less || o == Operator::at_most || o == Operator::more || o == Operator::at_least;
}

}  // namespace

struct Filter::Node {
  Operator op = Operator::all;
  std::string key;
  std::vector<Literal> literals;
  std::vector<Node> children;
};

namespace {

bool equal(const Value& value, const Literal& literal) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    const auto* wanted = std::get_if<std::string>(&literal);
    return wanted != nullptr && *text == *wanted;
  }
  if (const auto* flag = std::get_if<bool>(&value)) {
    const auto* wanted = std::get_if<bool>(&literal);
    return wanted != nullptr && *flag == *wanted;
  }
  const auto number = to_number(value);
  const auto* wanted = std::get_if<double>(&literal);
  return number && wanted != nullptr && *number == *wanted;
}

template <class T>
bool ordered(Operator op, const T& a, const T& b) {
  switch (op) {
    case Operator::less: return a < b;
    case Operator::at_most: return a <= b;
    case Operator::more: return a > b;
    default: return a >= b;
  }
}

// Numbers against numbers, texts against texts (by bytes, so ISO 8601 dates in order of time); all else is false.
bool ordered(Operator op, const Value& value, const Literal& literal) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    const auto* bound = std::get_if<std::string>(&literal);
    return bound != nullptr && ordered<std::string_view>(op, *text, *bound);
  }
  const auto number = to_number(value);
  const auto* bound = std::get_if<double>(&literal);
  return number && bound != nullptr && ordered(op, *number, *bound);
}

Value type_of(const FeatureStore& store, FeatureIndex f) {
  const IndexRange parts = store.parts(f);
  if (parts.size() == 0) return {};
  for (PartIndex p = parts.first; p < parts.last; ++p)
    if (store.type(p) != store.type(parts.first)) return std::string_view("GeometryCollection");
  switch (store.type(parts.first)) {
    case GeometryType::point: return std::string_view("Point");
    case GeometryType::line: return std::string_view("LineString");
    case GeometryType::polygon: break;
  }
  return std::string_view("Polygon");
}

bool matches_node(const Filter::Node& node, const FeatureStore& store, FeatureIndex f) {
  const auto child_matches = [&](const Filter::Node& child) { return matches_node(child, store, f); };
  if (node.op == Operator::all) return std::all_of(node.children.begin(), node.children.end(), child_matches);
  if (node.op == Operator::any) return std::any_of(node.children.begin(), node.children.end(), child_matches);
  if (node.op == Operator::none) return std::none_of(node.children.begin(), node.children.end(), child_matches);

  const Value value = node.key == type_key ? type_of(store, f) : store.value(f, node.key);
  const bool missing = std::holds_alternative<std::monostate>(value);
  if (node.op == Operator::has) return !missing;
  if (node.op == Operator::has_not) return missing;
  if (orders(node.op)) return ordered(node.op, value, node.literals.front());
  const bool found = std::any_of(node.literals.begin(), node.literals.end(),
                                 [&](const Literal& literal) { return equal(value, literal); });
  return found == (node.op == Operator::equal || node.op == Operator::in);
}

bool deeper_than(const nlohmann::json& json, int levels) {
  if (!json.is_structured()) return false;
  return levels == 0 || std::any_of(json.begin(), json.end(),
                                    [&](const nlohmann::json& child) { return deeper_than(child, levels - 1); });
}

tl::unexpected<Error> refuse(const nlohmann::json& part, Text why) {
  constexpr std::size_t most_shown = 80;
  // dump() recurses, so a deep one is not written out. ASCII, so that it can be cut anywhere.
  std::string shown =
      deeper_than(part, max_depth) ? "[...]" : part.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
  if (shown.size() > most_shown) shown = shown.substr(0, most_shown) + "...";
  return tl::unexpected(Error{text("Cannot read the filter {}", shown), std::move(why), {}, {}, 0, -1});
}

Result<Literal> literal_from(const nlohmann::json& json) {
  if (json.is_string()) return Literal{json.get<std::string>()};
  if (json.is_boolean()) return Literal{json.get<bool>()};
  if (json.is_number()) return Literal{json.get<double>()};
  return refuse(json, text("a value must be a text, a number, true or false"));
}

Result<Filter::Node> node_from(const nlohmann::json& json, int depth);

Result<void> read_children(const nlohmann::json& json, int depth, Filter::Node& node) {
  for (std::size_t i = 1; i < json.size(); ++i) {
    auto child = node_from(json[i], depth + 1);
    if (!child) return tl::unexpected(std::move(child.error()));
    node.children.push_back(std::move(*child));
  }
  return {};
}

Result<void> read_operands(const nlohmann::json& json, Filter::Node& node) {
  if (json.size() < 2 || !json[1].is_string()) {
    return refuse(json, text("the name of a property must follow the operator"));
  }
  node.key = json[1].get<std::string>();
  const bool none = node.op == Operator::has || node.op == Operator::has_not;
  const bool many = node.op == Operator::in || node.op == Operator::not_in;
  if (none && json.size() != 2) return refuse(json, text("only the name of a property may follow the operator"));
  if (!none && !many && json.size() != 3)
    return refuse(json, text("one property and one value must follow the operator"));
  for (std::size_t i = 2; i < json.size(); ++i) {
    auto literal = literal_from(json[i]);
    if (!literal) return tl::unexpected(std::move(literal.error()));
    if (orders(node.op) && std::holds_alternative<bool>(*literal)) {
      return refuse(json, text("true and false have no order"));
    }
    node.literals.push_back(std::move(*literal));
  }
  return {};
}

Result<Filter::Node> node_from(const nlohmann::json& json, int depth) {
  if (depth > max_depth) return refuse("...", text("filters are nested more than {} deep", max_depth));
  if (!json.is_array() || json.empty() || !json[0].is_string()) {
    return refuse(json, text("a filter is a list that begins with an operator"));
  }
  const auto name = json[0].get<std::string>();
  const auto found =
      std::find_if(operators.begin(), operators.end(), [&](const auto& entry) { return entry.first == name; });
  if (found == operators.end()) return refuse(json, text("there is no operator {}", name));
  Filter::Node node;
  node.op = found->second;
  const auto read = combines(node.op) ? read_children(json, depth, node) : read_operands(json, node);
  if (!read) return tl::unexpected(read.error());
  return node;
}

}  // namespace

Result<Filter> Filter::parse(const nlohmann::json& expression) {
  auto node = node_from(expression, 1);
  if (!node) return tl::unexpected(std::move(node.error()));
  Filter filter;
  filter.root_ = std::make_shared<const Node>(std::move(*node));
  return filter;
}

bool Filter::matches(const FeatureStore& store, FeatureIndex f) const {
  return root_ == nullptr || matches_node(*root_, store, f);
}

}  // namespace geodata
