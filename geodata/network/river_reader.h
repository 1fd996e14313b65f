// How a layer's lines become a network; private to this folder. In the order of its steps.
#pragma once

#include <unordered_map>

#include "geodata/network/nearest_points.h"
#include "geodata/network/rivers.h"

namespace geodata {

double line_length_m(std::span<const WorldPoint> line);

class ShortWays;  // river_joins.cpp

class RiverReader {
 public:
  RiverReader(std::shared_ptr<const FeatureStore> features, const RiverOptions& options);
  Result<Rivers> read();

 private:
  // river_reader.cpp: lines, links, the network
  void take_lines();
  void link_by_id();
  void link_by_node(const std::vector<std::uint32_t>& from, const std::vector<std::uint32_t>& to);
  void link_by_named_nodes();
  void choose_main(std::uint32_t reach, std::vector<std::uint32_t>& ways) const;
  void build();

  // river_joins.cpp: lines without links
  void pass_over_points();
  std::vector<std::vector<std::uint32_t>> joins_of_lines() const;
  void split_at_joins();
  std::vector<std::uint32_t> joined_places(const std::vector<NearestPoints::Item>& places, const ShortWays& ways) const;
  std::vector<std::uint32_t> nodes_of_ends(std::uint32_t& count) const;
  void turn_by_elevation();
  void turn_by_mouths(const std::vector<std::uint32_t>& nodes, std::uint32_t count);
  void turn(std::uint32_t reach);

  // river_faults.cpp
  void turn_as_linked();
  void check_joints();
  void check_reversed(const std::vector<std::uint32_t>& from, const std::vector<std::uint32_t>& to);
  void check_uphill(const std::vector<std::uint32_t>& from, const std::vector<std::uint32_t>& to);
  void check_outlets();
  void check_ends();
  void check_parts();
  void check_sides();
  void check_doubled();

  std::uint32_t size() const { return static_cast<std::uint32_t>(rivers_.feature_.size()); }
  std::span<const WorldPoint> line(std::uint32_t i) const {
    return {rivers_.vertices_.data() + rivers_.starts_[i], rivers_.vertices_.data() + rivers_.starts_[i + 1]};
  }
  LngLat first(std::uint32_t i) const { return to_lnglat(line(i).front()); }
  LngLat last(std::uint32_t i) const { return to_lnglat(line(i).back()); }
  std::string id(std::uint32_t i) const { return rivers_.id_of(rivers_.feature_[i]); }
  void add_fault(RiverFaultKind kind, std::uint32_t reach, std::vector<std::string> others = {}, double distance_m = 0,
                 bool note = false);
  bool knows_mouths() const { return rivers_.columns_.mouth.has_value() || !options_.mouths.empty(); }
  bool is_mouth(std::uint32_t i) const;

  const RiverOptions& options_;
  Rivers rivers_;
  std::vector<ReachIndex> next_;
  std::vector<SideLink> sides_;
  std::vector<double> length_m_;
  std::vector<float> area_km2_;
};

}  // namespace geodata
