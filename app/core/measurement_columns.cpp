#include "app/core/measurement_columns.h"

#include <algorithm>
#include <cctype>

#include "app/core/measurement_kinds.h"

namespace app {

using geodata::text;

namespace {

struct Spelled {
  std::string_view from, to;
};

// Lower case, one form of each sign. What headers are compared by.
std::string plain(std::string_view header) {
  static constexpr Spelled spelled[] = {
      {"（", "("},    {"）", ")"},    {"【", "["}, {"】", "]"}, {"，", ","}, {"µ", "u"},  {"μ", "u"},  {"℃", "degc"},
      {"°c", "degc"}, {"°C", "degc"}, {"³", "3"},  {"²", "2"},  {"₂", "2"},  {"₃", "3"},  {"₄", "4"},  {"₅", "5"},
      {"⁺", "+"},     {"⁻", "-"},     {"¹", "1"},  {"·", "."},  {"α", "a"},  {"Ⅵ", "vi"}, {"－", "-"}, {"／", "/"}};
  std::string out;
  for (std::size_t at = 0; at < header.size();) {
    const auto found = std::find_if(std::begin(spelled), std::end(spelled),
                                    [&](const Spelled& s) { return header.substr(at).starts_with(s.from); });
    if (found != std::end(spelled)) {
      out += found->to;
      at += found->from.size();
      continue;
    }
    const char c = header[at++];
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

// Letters and digits alone.
std::string key_of(std::string_view plain_words) {
  std::string key;
  for (const char c : plain_words) {
    const bool sign = static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) == 0;
    if (!sign) key += c;
  }
  return key;
}

std::string_view trimmed(std::string_view words) {
  constexpr std::string_view blanks = " _,;:-/";
  while (!words.empty() && blanks.find(words.front()) != std::string_view::npos) words.remove_prefix(1);
  while (!words.empty() && blanks.find(words.back()) != std::string_view::npos) words.remove_suffix(1);
  return words;
}

// "mg_L", "mg L-1" and "mg/l" are one.
std::string unit_key(std::string_view unit) {
  std::string key;
  const std::string words = plain(unit);
  for (const char c : trimmed(words)) {
    if (c == ' ' || c == '.' || c == '^') continue;
    key += c == '_' ? '/' : c;
  }
  for (const std::string_view litre : {"l-1", "cm-1", "m-1", "s-1"}) {
    if (key.size() > litre.size() && key.ends_with(litre)) {
      const std::string_view base = litre.substr(0, litre.size() - 2);
      key.erase(key.size() - litre.size());
      if (!key.ends_with('/')) key += '/';
      key += base;
      break;
    }
  }
  return key;
}

// "mg/L as N", "mg N/L" and "mg/L (以N计)" are mg/L of what is counted as N.
std::string without_element(std::string_view unit, std::string_view element) {
  for (const std::string& tail :
       {"as" + std::string(element), "以" + std::string(element) + "计", std::string(element)}) {
    if (unit.size() > tail.size() && unit.ends_with(tail))
      return std::string(unit.substr(0, unit.size() - tail.size()));
  }
  const std::size_t slash = unit.find('/');
  if (slash != std::string_view::npos && unit.substr(0, slash).ends_with(element))
    return std::string(unit.substr(0, slash - element.size())) + std::string(unit.substr(slash));
  return std::string(unit);
}

const UnitSpelling* unit_of(const MeasureEntry& entry, std::string_view key) {
  const auto find = [&](std::string_view spelled) -> const UnitSpelling* {
    for (const UnitSpelling& unit : unit_spellings()) {
      if (unit.dimension == entry.dimension && unit.key == spelled) return &unit;
    }
    return nullptr;
  };
  if (const UnitSpelling* unit = find(key)) return unit;
  const std::string_view id = entry.kind.id;
  const std::string_view element = id.ends_with("_nitrogen")     ? "n"
                                   : id.ends_with("_phosphorus") ? "p"
                                   : id == "hardness"            ? "caco3"
                                                                 : "";
  return element.empty() ? nullptr : find(without_element(key, element));
}

const MeasureEntry* entry_of(const MeasureKind& kind) {
  for (const MeasureEntry& entry : measure_entries())
    if (entry.kind.id == kind.id) return &entry;
  return nullptr;
}

struct Parts {
  std::string name, unit;  // plain
};

// The ways in which a header can be a name and a unit, the likeliest first.
std::vector<Parts> readings(std::string_view header) {
  const std::string whole(trimmed(plain(header)));
  std::vector<Parts> out;
  std::string name = whole, unit;
  for (int brackets = 0; brackets < 3 && !name.empty() && (name.back() == ')' || name.back() == ']'); ++brackets) {
    const std::size_t open = name.find_last_of("([");
    if (open == std::string::npos) break;
    std::string inside = name.substr(open + 1, name.size() - open - 2);
    if (const std::size_t comma = inside.find_last_of(",;"); comma != std::string::npos) {
      // "NH3-N, mg/L" and "mg/L, 以N计": the part that is a unit.
      const std::string before = inside.substr(0, comma), behind = inside.substr(comma + 1);
      inside = unit_key(before).find('/') != std::string::npos && unit_key(behind).find('/') == std::string::npos
                   ? before
                   : behind;
    }
    name = trimmed(name.substr(0, open));
    if (unit.empty() || unit_key(inside).find('/') != std::string::npos) unit = trimmed(inside);
    out.push_back({name, unit});
  }
  // Behind the name: the longest unit first, so that "_mg_l" is not "_l".
  for (std::size_t at = 1; at < whole.size(); ++at) {
    if (std::string_view(" _,").find(whole[at]) == std::string_view::npos) continue;
    out.push_back({std::string(trimmed(whole.substr(0, at))), std::string(trimmed(whole.substr(at)))});
  }
  out.push_back({whole, {}});
  return out;
}

// "µg/L" of "ug/l": as people write it.
std::string shown_unit(std::string_view key) {
  static constexpr Spelled shown[] = {{"ug/l", "µg/L"},   {"mg/l", "mg/L"},    {"ng/l", "ng/L"},       {"g/l", "g/L"},
                                      {"us/cm", "µS/cm"}, {"ms/cm", "mS/cm"},  {"ms/m", "mS/m"},       {"s/m", "S/m"},
                                      {"degc", "°C"},     {"c", "°C"},         {"cells/l", "cells/L"}, {"m3/s", "m³/s"},
                                      {"ntu", "NTU"},     {"万个/l", "万个/L"}};
  for (const Spelled& s : shown) {
    if (s.from == key) return std::string(s.to);
  }
  return std::string(key);
}

bool is_called(const MeasureEntry& entry, std::string_view key) {
  return std::find(entry.aliases.begin(), entry.aliases.end(), key) != entry.aliases.end();
}

TakenColumn measure_of(std::string_view header) {
  TakenColumn taken;
  taken.header = header;
  for (const Parts& parts : readings(header)) {
    const std::string key = key_of(parts.name), its_unit = unit_key(parts.unit);
    for (const MeasureEntry& entry : measure_entries()) {
      if (!is_called(entry, key)) continue;
      const UnitSpelling* unit = unit_of(entry, its_unit);
      if (unit == nullptr && !parts.unit.empty()) {
        if (taken.note.empty()) taken.note = text("the unit {} is not understood for this", parts.unit);
        continue;  // two kinds may share a name and differ by the unit
      }
      taken.use = ColumnUse::measure;
      taken.kind = &entry.kind;
      taken.note = {};
      if (unit != nullptr) taken.factor = unit->factor, taken.unit = shown_unit(unit->key);
      if (taken.assumed()) taken.note = text("{} assumed, no unit named", entry.kind.unit);
      return taken;
    }
  }
  return taken;
}

struct UseNames {
  ColumnUse use;
  std::vector<std::string_view> keys;  // the most exact name first
};

const std::vector<UseNames>& use_names() {
  static const std::vector<UseNames> names = {
      {ColumnUse::section,
       {"section",
        "断面名称",
        "断面",
        "监测断面",
        "sectionname",
        "station",
        "stationname",
        "站点名称",
        "站点",
        "测站",
        "测站名称",
        "站名",
        "监测点",
        "监测点位",
        "点位名称",
        "点位",
        "site",
        "sitename",
        "samplingsite",
        "samplesite",
        "location",
        "采样点",
        "monitoringlocationname",
        "locationname",
        "monitoringlocationidentifier",
        "locationidentifier"}},
      {ColumnUse::lng,
       {"longitude", "lng", "lon", "long", "经度", "longitudemeasure", "activitylocationlongitudemeasure",
        "locationlongitude", "declongva", "x"}},
      {ColumnUse::lat,
       {"latitude", "lat", "纬度", "latitudemeasure", "activitylocationlatitudemeasure", "locationlatitude", "declatva",
        "y"}},
      {ColumnUse::date,
       {"datetime", "监测时间", "采样时间", "监测日期", "采样日期", "日期时间", "时间", "日期", "timestamp",
        "sampledate", "samplingdate", "sampletime", "samplingtime", "activitystartdate", "date", "time", "月份",
        "监测月份", "month"}},
      {ColumnUse::clock, {"activitystarttimetime", "activitystarttime", "时刻", "time"}},
      {ColumnUse::published_class,
       {"classroman", "waterqualityclass", "waterclass", "水质类别", "水质等级", "水质级别", "类别", "class"}},
      {ColumnUse::body, {"waterbody", "waterbodytype", "水体类型", "水体"}},
      {ColumnUse::status, {"status", "站点情况", "站点状态", "状态"}},
      {ColumnUse::suspect, {"suspect", "flag", "qualityflag", "存疑", "可疑"}},
      {ColumnUse::parameter,
       {"characteristicname", "resultcharacteristic", "parameter", "parametername", "analyte", "variable",
        "determinand", "监测项目", "项目", "指标", "监测指标", "参数"}},
      {ColumnUse::value,
       {"resultmeasurevalue", "resultmeasure", "value", "result", "measurement", "监测值", "数值", "结果", "浓度"}},
      {ColumnUse::unit, {"resultmeasuremeasureunitcode", "resultmeasureunit", "unit", "units", "uom", "单位"}},
      {ColumnUse::condition, {"resultdetectionconditiontext", "resultresultdetectioncondition", "detectioncondition"}},
      {ColumnUse::limit,
       {"detectionquantitationlimitmeasuremeasurevalue", "detectionlimitmeasurea", "detectionlimit", "检出限"}},
      {ColumnUse::limit_unit,
       {"detectionquantitationlimitmeasuremeasureunitcode", "detectionlimitmeasureunita", "detectionlimitunit"}},
      {ColumnUse::fraction, {"resultsamplefractiontext", "resultsamplefraction", "fraction"}},
  };
  return names;
}

}  // namespace

std::vector<TakenColumn> take_columns(std::span<const std::string_view> headers) {
  std::vector<TakenColumn> columns;
  std::vector<std::string> keys;
  for (const std::string_view header : headers) {
    columns.push_back(measure_of(header));
    keys.push_back(key_of(plain(header)));
    const TakenColumn& now = columns.back();
    if (now.use != ColumnUse::measure) continue;
    const auto same = [&](const TakenColumn& c) { return c.use == ColumnUse::measure && c.kind == now.kind; };
    if (std::find_if(columns.begin(), columns.end() - 1, same) == columns.end() - 1) continue;
    columns.back() = {std::string(header), ColumnUse::unused, nullptr, 1, {}, text("another column is this already")};
  }
  for (const UseNames& names : use_names()) {
    for (const std::string_view key : names.keys) {
      const auto found = std::find(keys.begin(), keys.end(), key);
      if (found == keys.end()) continue;
      TakenColumn& column = columns[static_cast<std::size_t>(found - keys.begin())];
      if (column.use != ColumnUse::unused) continue;
      column.use = names.use;
      break;
    }
  }
  // Half a position is none.
  if (!has_positions(columns)) {
    take_column_as(columns, ColumnUse::lng, std::nullopt);
    take_column_as(columns, ColumnUse::lat, std::nullopt);
  }
  return columns;
}

NamedMeasure measure_named(std::string_view name, std::string_view unit, geodata::Text& why) {
  const TakenColumn taken =
      measure_of(unit.empty() ? std::string(name) : std::string(name) + " (" + std::string(unit) + ")");
  why = taken.note;
  return {taken.kind, taken.factor};
}

std::optional<double> factor_of(const MeasureKind& kind, std::string_view unit) {
  const MeasureEntry* const entry = entry_of(kind);
  const UnitSpelling* const found = entry == nullptr ? nullptr : unit_of(*entry, unit_key(unit));
  return found == nullptr ? std::nullopt : std::optional(found->factor);
}

void take_column_as(std::vector<TakenColumn>& columns, const MeasureKind& kind, std::size_t column) {
  const MeasureEntry* const entry = entry_of(kind);
  if (entry == nullptr || column >= columns.size()) return;
  for (TakenColumn& other : columns)
    if (other.use == ColumnUse::measure && other.kind == &entry->kind) other.use = ColumnUse::unused;
  TakenColumn taken{columns[column].header, ColumnUse::measure, &entry->kind, 1, {}, {}};
  for (const Parts& parts : readings(taken.header)) {
    const UnitSpelling* const unit = parts.unit.empty() ? nullptr : unit_of(*entry, unit_key(parts.unit));
    if (unit == nullptr) continue;
    taken.factor = unit->factor, taken.unit = shown_unit(unit->key);
    break;
  }
  if (taken.assumed()) taken.note = text("{} assumed, no unit named", kind.unit);
  columns[column] = std::move(taken);
}

void take_column_as(std::vector<TakenColumn>& columns, ColumnUse use, std::optional<std::size_t> column) {
  for (TakenColumn& other : columns) {
    if (other.use == use) other.use = ColumnUse::unused;
  }
  if (!column || *column >= columns.size()) return;
  TakenColumn& taken = columns[*column];
  taken = TakenColumn{taken.header, use, nullptr, 1, {}, {}};
}

std::optional<std::size_t> column_for(std::span<const TakenColumn> columns, ColumnUse use) {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const TakenColumn& c) { return c.use == use; });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

bool has_positions(std::span<const TakenColumn> columns) {
  return column_for(columns, ColumnUse::lng) && column_for(columns, ColumnUse::lat);
}

bool is_long(std::span<const TakenColumn> columns) {
  return column_for(columns, ColumnUse::parameter) && column_for(columns, ColumnUse::value);
}

bool has_measurements(std::span<const TakenColumn> columns) {
  const bool somewhere = column_for(columns, ColumnUse::section) || has_positions(columns);
  return somewhere && (column_for(columns, ColumnUse::measure) || is_long(columns));
}

}  // namespace app
