#include "app/core/measurement_sections.h"

#include <fmt/core.h>

#include <cmath>

#include "app/core/numbers.h"
#include "geodata/atlas/search_key.h"
#include "geodata/geo/angle.h"

namespace app {

using geodata::Text;
using geodata::text;
using geodata::WaterBody;

namespace {

std::string folded(std::string_view name) { return geodata::written_key(name).text; }

}  // namespace

std::optional<WaterBody> parse_body(std::string_view words) {
  const std::string key = folded(words);
  for (const std::string_view lake : {"lake", "reservoir", "湖泊", "湖库", "水库", "湖"})
    if (key == folded(lake)) return WaterBody::lake;
  for (const std::string_view river : {"river", "stream", "riverstream", "河流", "河"})
    if (key == folded(river)) return WaterBody::river;
  return std::nullopt;
}

SectionFinder::SectionFinder(std::span<const KnownSection> known, const geodata::Rivers* rivers, double join_within_m,
                             MeasurementTable& table)
    : known_(known), rivers_(rivers), join_within_m_(join_within_m), table_(table) {
  for (std::size_t i = 0; i < known.size(); ++i) {
    for (const std::string& name : known[i].called) known_by_.emplace(folded(name), i);
  }
}

std::optional<Text> SectionFinder::find(const RowPlace& row, std::size_t& section) {
  const auto found = row.name.empty() ? known_by_.end() : known_by_.find(folded(row.name));
  if (found != known_by_.end()) {
    // A section whose place the atlas does not know says nothing of where; a position by a river does.
    const KnownSection& known = known_[found->second];
    const bool has_position = row.table_has_positions && !row.lng.empty() && !row.lat.empty();
    if (!known.at && !known.access && has_position && !find_own(row, section)) return std::nullopt;
    section = section_of_known(found->second);
    return std::nullopt;
  }
  if (row.table_has_positions) return find_own(row, section);
  return row.name.empty() ? text("it names no section") : text("the atlas has no section “{}”", row.name);
}

std::optional<Text> SectionFinder::find_own(const RowPlace& row, std::size_t& section) {
  if (row.lng.empty() || row.lat.empty()) {
    return row.name.empty() ? text("it has no position")
                            : text("the atlas has no section “{}” and the row no position", row.name);
  }
  const auto angle = [&](std::string_view words) -> std::optional<double> {
    const CellNumber number = parse_number(words, row.decimal_comma);
    if (number.state == CellNumber::State::number && !number.below && number.unit.empty()) return number.value;
    const auto written = geodata::written_angle(words);
    return written ? std::optional(written->degrees) : std::nullopt;
  };
  const auto lng = angle(row.lng), lat = angle(row.lat);
  if (!lng || !lat) return text("its position {}, {} is no number", row.lng, row.lat);
  if (std::abs(*lng) > 180 || std::abs(*lat) > 85) {
    return text("its position {}, {} is outside the map: longitude and latitude in degrees are needed", row.lng,
                row.lat);
  }
  const std::string key = fmt::format("{} {:.6f},{:.6f}", row.name, *lng, *lat);
  if (const auto known = own_.find(key); known != own_.end()) {
    section = known->second.section;
    return known->second.why;
  }
  auto why = add_own(key, row, {*lng, *lat}, section);
  own_.emplace(key, OwnSection{section, why});
  return why;
}

std::optional<Text> SectionFinder::add_own(const std::string& key, const RowPlace& row, geodata::LngLat at,
                                           std::size_t& section) {
  if (rivers_ == nullptr) return text("the atlas has no rivers to join its position to");
  const auto snapped = rivers_->snap(at, 1e6);
  if (!snapped) return text("no river is near its position");
  if (snapped->distance_m > join_within_m_) {
    return text("its position is {} from the nearest river; {} is the most", distance(snapped->distance_m),
                distance(join_within_m_));
  }
  section = table_.sections.size();
  MeasuredSection own;
  own.key = key;
  own.names.name = row.name.empty() ? coordinates(at) : std::string(row.name);
  own.at = at;
  own.access = RiverAccess{snapped->position, RiverAccess::Basis::on_river, snapped->distance_m, 0, {}, {}};
  own.body = parse_body(row.body).value_or(WaterBody::river);
  table_.sections.push_back(std::move(own));
  return std::nullopt;
}

std::size_t SectionFinder::section_of_known(std::size_t known) {
  const auto [at, is_new] = section_of_known_.emplace(known, table_.sections.size());
  if (is_new) {
    const KnownSection& from = known_[known];
    table_.sections.push_back({from.id, from.layer, from.names, from.at, from.access, from.body, {}, {}, {}});
  }
  return at->second;
}

}  // namespace app
