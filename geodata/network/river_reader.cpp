#include "geodata/network/river_reader.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "geodata/geo/geodesic.h"

namespace geodata {
namespace {

constexpr std::size_t most_ways = 32;  // from one place

// SWORD and GRIT name several below in one text: "11 12", "11,12".
std::vector<std::string> words_of(const std::string& list) {
  std::vector<std::string> out;
  constexpr std::string_view between = " ,;[]\"";
  for (std::size_t at = list.find_first_not_of(between); at != std::string::npos;) {
    const std::size_t end = std::min(list.find_first_of(between, at), list.size());
    out.push_back(list.substr(at, end - at));
    at = list.find_first_not_of(between, end);
  }
  return out;
}

}  // namespace

double line_length_m(std::span<const WorldPoint> line) {
  double sum_m = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum_m += distance_m(to_lnglat(line[i - 1]), to_lnglat(line[i]));
  return sum_m;
}

RiverReader::RiverReader(std::shared_ptr<const FeatureStore> features, const RiverOptions& options)
    : options_(options) {
  rivers_.columns_ = RiverColumns::of(*features);
  rivers_.features_ = std::move(features);
}

Result<Rivers> RiverReader::read() {
  take_lines();
  if (size() == 0) {
    return Unexpected(Error{
        text("Cannot make a river network"), text("the layer has no lines"), text("Choose a layer of rivers"), {}});
  }
  const RiverColumns& columns = rivers_.columns_;
  if (columns.link && columns.next_down) {
    rivers_.joined_ = Rivers::Joined::by_id;
    link_by_id();
  } else if (columns.from_node && columns.to_node) {
    rivers_.joined_ = Rivers::Joined::by_node;
    link_by_named_nodes();
  } else {
    rivers_.joined_ = Rivers::Joined::by_ends;
    pass_over_points();
    if (size() == 0)
      return Unexpected(Error{text("Cannot make a river network"), text("no line has a length"), {}, {}});
    split_at_joins();
    if (options_.direction == RiverOptions::Direction::turned)
      for (std::uint32_t i = 0; i < size(); ++i) turn(i);
    if (options_.direction == RiverOptions::Direction::elevation) turn_by_elevation();
    std::uint32_t count = 0;
    std::vector<std::uint32_t> nodes = nodes_of_ends(count);
    if (options_.direction == RiverOptions::Direction::mouths) {
      turn_by_mouths(nodes, count);
      nodes = nodes_of_ends(count);
    }
    std::vector<std::uint32_t> from, to;
    for (std::size_t i = 0; i < size(); ++i) from.push_back(nodes[2 * i]), to.push_back(nodes[2 * i + 1]);
    link_by_node(from, to);
    check_reversed(from, to);
    check_uphill(from, to);
  }
  if (rivers_.joined_ != Rivers::Joined::by_ends) turn_as_linked();
  build();
  check_joints(), check_outlets(), check_ends(), check_parts(), check_sides(), check_doubled();
  std::stable_sort(rivers_.faults_.begin(), rivers_.faults_.end(),
                   [](const RiverFault& a, const RiverFault& b) { return a.note < b.note; });
  return std::move(rivers_);
}

void RiverReader::add_fault(RiverFaultKind kind, std::uint32_t reach, std::vector<std::string> others,
                            double distance_m, bool note) {
  rivers_.faults_.push_back({kind, rivers_.feature_[reach], id(reach), std::move(others), distance_m, note});
}

// A feature is a reach; the pieces of its line follow one another.
void RiverReader::take_lines() {
  const FeatureStore& store = *rivers_.features_;
  for (FeatureIndex f = 0; f < store.size(); ++f) {
    const std::size_t start = rivers_.vertices_.size();
    double widest_m = 0;
    for (PartIndex p = store.parts(f).first; p < store.parts(f).last; ++p) {
      if (store.type(p) != GeometryType::line) continue;
      const std::span<const WorldPoint> ring = store.ring(store.rings(p).first);
      if (rivers_.vertices_.size() > start) {
        widest_m = std::max(widest_m, distance_m(to_lnglat(rivers_.vertices_.back()), to_lnglat(ring.front())));
      }
      rivers_.vertices_.insert(rivers_.vertices_.end(), ring.begin(), ring.end());
    }
    if (rivers_.vertices_.size() < start + 2) {
      rivers_.vertices_.resize(start);
      rivers_.faults_.push_back({RiverFaultKind::no_line, f, rivers_.id_of(f), {}});
      continue;
    }
    rivers_.feature_.push_back(f);
    rivers_.starts_.push_back(static_cast<std::uint32_t>(rivers_.vertices_.size()));
    if (widest_m > options_.tolerance_m) add_fault(RiverFaultKind::pieces, size() - 1, {}, widest_m);
  }
  next_.assign(size(), no_reach);
}

void RiverReader::link_by_id() {
  const FeatureStore& store = *rivers_.features_;
  std::unordered_map<std::string, std::uint32_t> with_id;
  for (std::uint32_t i = 0; i < size(); ++i) {
    std::string own = to_string(store.value(rivers_.feature_[i], *rivers_.columns_.link));
    if (own.empty()) own = id(i);
    if (!with_id.emplace(std::move(own), i).second) add_fault(RiverFaultKind::duplicate_id, i);
  }
  for (std::uint32_t i = 0; i < size(); ++i) {
    std::vector<std::uint32_t> ways;
    for (const std::string& next : words_of(to_string(store.value(rivers_.feature_[i], *rivers_.columns_.next_down)))) {
      const auto found = with_id.find(next);
      if (found != with_id.end()) {
        ways.push_back(found->second);
      } else if (next != "0" && next != "-1" && next != "-9999") {  // how the data sets write "none"
        add_fault(RiverFaultKind::unknown_next, i, {next});
      }
    }
    if (ways.empty()) continue;
    if (ways.size() > 1) choose_main(i, ways);
    next_[i] = ways.front();
    for (std::size_t k = 1; k < ways.size(); ++k) sides_.push_back({i, ways[k]});
  }
}

void RiverReader::link_by_named_nodes() {
  const FeatureStore& store = *rivers_.features_;
  std::unordered_map<std::string, std::uint32_t> nodes;
  const auto node = [&](std::uint32_t i, ColumnIndex column) {
    return nodes.emplace(to_string(store.value(rivers_.feature_[i], column)), nodes.size()).first->second;
  };
  std::vector<std::uint32_t> from, to;
  for (std::uint32_t i = 0; i < size(); ++i) {
    from.push_back(node(i, *rivers_.columns_.from_node));
    to.push_back(node(i, *rivers_.columns_.to_node));
  }
  link_by_node(from, to);
}

void RiverReader::link_by_node(const std::vector<std::uint32_t>& from, const std::vector<std::uint32_t>& to) {
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> leaving;
  std::unordered_set<std::uint32_t> crowds;
  for (std::uint32_t i = 0; i < size(); ++i) leaving[from[i]].push_back(i);
  for (std::uint32_t i = 0; i < size(); ++i) {
    const auto found = leaving.find(to[i]);
    if (found == leaving.end()) continue;
    std::vector<std::uint32_t>& ways = found->second;
    // No river parts so often: of all that arrive in a heap of lines the first alone has the side branches, so that
    // n lines that begin and end in one place are not n squared links.
    const bool crowd = ways.size() > most_ways;
    if (ways.size() > 1 && (!crowd || crowds.insert(to[i]).second)) {
      choose_main(i, ways);
      for (std::size_t k = 1; k < ways.size(); ++k) sides_.push_back({i, ways[k]});
    }
    next_[i] = ways.front();
  }
}

// The main way first: as the data marks it, else by the river's name, else by area, else the first of the source.
void RiverReader::choose_main(std::uint32_t reach, std::vector<std::uint32_t>& ways) const {
  const FeatureStore& store = *rivers_.features_;
  const RiverColumns& columns = rivers_.columns_;
  const auto value = [&](std::uint32_t i, std::optional<ColumnIndex> c) {
    return c ? store.value(rivers_.feature_[i], *c) : Value();
  };
  const auto rank = [&](std::uint32_t i) {
    const bool lesser = to_number(value(i, columns.divergence)) == 2.0;
    const std::string name = to_string(value(reach, columns.name));
    const bool other_name = name.empty() || to_string(value(i, columns.name)) != name;
    return std::tuple(lesser, other_name, -to_number(value(i, columns.area)).value_or(0), i);
  };
  std::sort(ways.begin(), ways.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
}

void RiverReader::build() {
  std::vector<WorldBox> boxes(size());
  length_m_.resize(size()), area_km2_.resize(size());
  for (std::uint32_t i = 0; i < size(); ++i) {
    length_m_[i] = line_length_m(line(i));
    const std::optional<double> area =
        rivers_.columns_.area ? to_number(rivers_.features_->value(rivers_.feature_[i], *rivers_.columns_.area))
                              : std::nullopt;
    area_km2_[i] = area && *area >= 0 ? static_cast<float>(*area) : NAN;
    for (const WorldPoint p : line(i)) boxes[i].add(p);
  }
  std::vector<std::uint32_t> cut;
  rivers_.network_ = RiverNetwork({next_, length_m_, area_km2_, sides_}, &cut);
  rivers_.reach_of_source_ = rivers_.network_.by_source();
  rivers_.index_ = SpatialIndex(boxes);
  for (const std::uint32_t i : cut) {
    std::vector<std::string> ring;
    for (std::uint32_t at = next_[i]; at != i; at = next_[at]) ring.push_back(id(at));
    add_fault(RiverFaultKind::cycle, i, std::move(ring));
    next_[i] = no_reach;
  }
}

Result<Rivers> Rivers::read(std::shared_ptr<const FeatureStore> features, const RiverOptions& options) {
  return RiverReader(std::move(features), options).read();
}

}  // namespace geodata
