#include "geodata/network/river_columns.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace geodata {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

// The first of `names` that is there.
std::optional<ColumnIndex> find(const FeatureStore& features, std::initializer_list<std::string_view> names) {
  const auto columns = features.column_names();
  for (const std::string_view name : names) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const std::string& c) { return same(c, name); });
    if (found != columns.end()) return static_cast<ColumnIndex>(found - columns.begin());
  }
  return std::nullopt;
}

constexpr double cubic_foot_m3 = 0.028316846592;  // exactly: 0.3048 cubed

struct Pair {
  const char *link, *next_down;
  bool beside_nodes;  // it says more than nodes do, which know of branches that it leaves out
};

}  // namespace

RiverColumns RiverColumns::of(const FeatureStore& features) {
  RiverColumns c;
  c.id = find(features, {"HYRIV_ID", "COMID", "NHDPlusID", "reach_id", "LINKNO", "HydroID", "global_id", "id"});
  c.next_down = find(features, {"NEXT_DOWN", "NextDownID", "next_down_id"});
  c.link = c.id;
  c.from_node = find(features, {"FromNode", "from_node"});
  c.to_node = find(features, {"ToNode", "to_node"});
  const bool named_nodes = c.from_node && c.to_node;
  for (const auto& [link, next_down, beside_nodes] : {Pair{"LINKNO", "DSLINKNO", true},
                                                      {"reach_id", "rch_id_dn", true},
                                                      {"global_id", "downstream_line_ids", true},
                                                      {"comid", "tocomid", true},
                                                      {"id", "toid", true},
                                                      {"Hydroseq", "DnHydroseq", false}}) {
    const auto here = find(features, {link}), below = find(features, {next_down});
    if (c.next_down || !here || !below || (named_nodes && !beside_nodes)) continue;
    c.link = here, c.next_down = below;
    if (!c.id) c.id = here;
  }
  c.divergence = find(features, {"Divergence"});
  c.name = find(features, {"river", "GNIS_Name", "name"});
  c.name_zh = find(features, {"name:zh"});
  // km2 in all of them.
  c.area = find(features, {"uparea_km2", "UPLAND_SKM", "DivDASqKM", "TotDASqKM", "uparea"});
  c.discharge = find(features, {"discharge_m3s", "DIS_AV_CMS"});
  if (!c.discharge) {  // NHDPlus, adjusted to gauges and not
    c.discharge = find(features, {"QE_MA", "QA_MA"});
    c.discharge_unit_m3s = cubic_foot_m3;
  }
  c.slope = find(features, {"slope"});
  c.mouth = find(features, {"mouth"});
  c.reservoir = find(features, {"reservoir"});
  c.certainty = find(features, {"certainty"});
  c.reservoir_name = find(features, {"reservoir_name"});
  c.into = find(features, {"into"});
  c.discharge_method = find(features, {"discharge_method"});
  c.discharge_method_zh = find(features, {"discharge_method:zh"});
  return c;
}

}  // namespace geodata
