#include "app/core/measurement_kinds.h"

namespace app {
namespace {

using P = geodata::WaterParameter;
using D = MeasureDimension;

// In the order in which choosers show them: first what stations measure everywhere.
const std::vector<MeasureEntry>& entries() {  // NOLINT(readability-function-size): one table, a row for each kind
  static const std::vector<MeasureEntry> all = {
      {{"temperature", "Water temperature", "水温", "", "°C", {}, 1},
       D::temperature,
       {"temp", "watertemp", "temperature", "watertemperature", "temperaturewater", "wt", "水温", "温度"}},
      {{"ph", "pH", "pH值", "pH", "", P::ph, 2}, D::none, {"ph", "ph值", "phvalue"}},
      {{"dissolved_oxygen", "Dissolved oxygen", "溶解氧", "DO", "mg/L", P::dissolved_oxygen, 2},
       D::concentration,
       {"do", "dissolvedoxygen", "dissolvedoxygendo", "溶解氧", "溶解氧do"}},
      {{"oxygen_saturation", "Oxygen saturation", "溶解氧饱和度", "DO %", "%", {}, 0},
       D::share,
       {"dosat", "dosaturation", "oxygensaturation", "dissolvedoxygensaturation", "do", "dissolvedoxygen",
        "dissolvedoxygendo", "溶解氧饱和度", "溶解氧饱和率"}},
      {{"permanganate_index", "Permanganate index", "高锰酸盐指数", "CODMn", "mg/L", P::permanganate_index, 2},
       D::concentration,
       {"codmn", "permanganateindex", "imn", "高锰酸盐指数", "高锰酸盐指数codmn", "高锰酸盐"}},
      {{"chemical_oxygen_demand", "Chemical oxygen demand", "化学需氧量", "COD", "mg/L", P::chemical_oxygen_demand, 1},
       D::concentration,
       {"cod", "codcr", "chemicaloxygendemand", "化学需氧量", "化学需氧量cod", "化学需氧量codcr"}},
      {{"biochemical_oxygen_demand", "Biochemical oxygen demand, 5 days", "五日生化需氧量", "BOD5", "mg/L",
        P::biochemical_oxygen_demand, 1},
       D::concentration,
       {"bod5", "bod", "biochemicaloxygendemand", "biochemicaloxygendemandstandardconditions", "五日生化需氧量",
        "生化需氧量", "五日生化需氧量bod5"}},
      {{"ammonia_nitrogen", "Ammonia nitrogen", "氨氮", "NH3-N", "mg/L", P::ammonia_nitrogen, 3},
       D::concentration,
       {"nh3n", "nh4n", "ammonianitrogen", "ammoniumnitrogen", "ammonia", "ammoniaandammonium", "氨氮", "氨氮nh3n",
        "氨氮nh4n"}},
      {{"total_phosphorus", "Total phosphorus", "总磷", "TP", "mg/L", P::total_phosphorus, 3},
       D::concentration,
       {"tp", "totalphosphorus", "phosphorustotal", "totalphosphorusmixedforms", "phosphorus", "总磷", "总磷tp",
        "总磷以p计"}},
      {{"total_nitrogen", "Total nitrogen", "总氮", "TN", "mg/L", P::total_nitrogen, 2},
       D::concentration,
       {"tn", "totalnitrogen", "nitrogentotal", "totalnitrogenmixedforms", "nitrogenmixedformsnh3nh4organicno2andno3",
        "总氮", "总氮tn", "总氮以n计"}},
      {{"conductivity", "Conductivity", "电导率", "", "µS/cm", {}, 0},
       D::conductivity,
       {"conductivity", "ec", "cond", "specificconductance", "电导率"}},
      {{"turbidity", "Turbidity", "浊度", "", "NTU", {}, 1}, D::turbidity, {"turbidity", "turb", "浊度"}},
      {{"chlorophyll_a", "Chlorophyll a", "叶绿素a", "Chl a", "mg/L", {}, 4},
       D::concentration,
       {"chla", "chlorophylla", "chlorophyll", "chlorophyllacorrectedforpheophytin", "叶绿素a", "叶绿素"}},
      {{"algae", "Algal cells", "藻密度", "", "cells/L", {}, 0},
       D::cells,
       {"algae", "algaldensity", "algaldensities", "algalcells", "algaecells", "藻密度", "藻细胞密度"}},
      {{"nitrate_nitrogen", "Nitrate nitrogen", "硝酸盐氮", "NO3-N", "mg/L", {}, 2},
       D::concentration,
       {"no3n", "nitratenitrogen", "nitrateasn", "硝酸盐氮", "硝态氮"}},
      {{"nitrite_nitrogen", "Nitrite nitrogen", "亚硝酸盐氮", "NO2-N", "mg/L", {}, 3},
       D::concentration,
       {"no2n", "nitritenitrogen", "nitriteasn", "亚硝酸盐氮"}},
      {{"sulfate", "Sulfate", "硫酸盐", "SO4", "mg/L", {}, 0},
       D::concentration,
       {"so4", "so42", "sulfate", "sulphate", "硫酸盐"}},
      {{"chloride", "Chloride", "氯化物", "Cl", "mg/L", {}, 0}, D::concentration, {"cl", "chloride", "氯化物"}},
      {{"suspended_solids", "Suspended solids", "悬浮物", "SS", "mg/L", {}, 0},
       D::concentration,
       {"ss", "tss", "suspendedsolids", "totalsuspendedsolids", "悬浮物"}},
      {{"dissolved_solids", "Dissolved solids", "溶解性总固体", "TDS", "mg/L", {}, 0},
       D::concentration,
       {"tds", "totaldissolvedsolids", "dissolvedsolids", "溶解性总固体", "矿化度"}},
      {{"hardness", "Total hardness", "总硬度", "", "mg/L", {}, 0},
       D::concentration,
       {"hardness", "totalhardness", "hardnesscamg", "总硬度"}},
      {{"iron", "Iron", "铁", "Fe", "mg/L", {}, 3}, D::concentration, {"fe", "iron", "铁", "总铁"}},
      {{"manganese", "Manganese", "锰", "Mn", "mg/L", {}, 3}, D::concentration, {"mn", "manganese", "锰"}},
      {{"nickel", "Nickel", "镍", "Ni", "mg/L", {}, 4}, D::concentration, {"ni", "nickel", "镍"}},
      {{"copper", "Copper", "铜", "Cu", "mg/L", P::copper, 4}, D::concentration, {"cu", "copper", "铜"}},
      {{"zinc", "Zinc", "锌", "Zn", "mg/L", P::zinc, 3}, D::concentration, {"zn", "zinc", "锌"}},
      {{"fluoride", "Fluoride", "氟化物", "F", "mg/L", P::fluoride, 2}, D::concentration, {"f", "fluoride", "氟化物"}},
      {{"selenium", "Selenium", "硒", "Se", "mg/L", P::selenium, 4}, D::concentration, {"se", "selenium", "硒"}},
      {{"arsenic", "Arsenic", "砷", "As", "mg/L", P::arsenic, 4}, D::concentration, {"as", "arsenic", "砷", "总砷"}},
      {{"mercury", "Mercury", "汞", "Hg", "mg/L", P::mercury, 6}, D::concentration, {"hg", "mercury", "汞", "总汞"}},
      {{"cadmium", "Cadmium", "镉", "Cd", "mg/L", P::cadmium, 5}, D::concentration, {"cd", "cadmium", "镉", "总镉"}},
      {{"chromium_vi", "Chromium VI", "六价铬", "Cr VI", "mg/L", P::chromium_vi, 4},
       D::concentration,
       {"crvi", "cr6", "chromiumvi", "hexavalentchromium", "六价铬", "铬六价", "六价铬cr6"}},
      {{"lead", "Lead", "铅", "Pb", "mg/L", P::lead, 4}, D::concentration, {"pb", "lead", "铅", "总铅"}},
      {{"cyanide", "Cyanide", "氰化物", "CN", "mg/L", P::cyanide, 4}, D::concentration, {"cn", "cyanide", "氰化物"}},
      {{"volatile_phenols", "Volatile phenols", "挥发酚", "", "mg/L", P::volatile_phenols, 4},
       D::concentration,
       {"volatilephenols", "volatilephenol", "phenols", "挥发酚"}},
      {{"oil", "Oil", "石油类", "", "mg/L", P::oil, 3}, D::concentration, {"oil", "petroleum", "石油类"}},
      {{"anionic_surfactants", "Anionic surfactants", "阴离子表面活性剂", "LAS", "mg/L", P::anionic_surfactants, 3},
       D::concentration,
       {"las", "anionicsurfactants", "阴离子表面活性剂"}},
      {{"sulfide", "Sulfide", "硫化物", "S", "mg/L", P::sulfide, 3},
       D::concentration,
       {"sulfide", "sulphide", "硫化物"}},
      {{"faecal_coliform", "Faecal coliform bacteria", "粪大肠菌群", "", "/L", P::faecal_coliform, 0},
       D::bacteria,
       {"faecalcoliform", "fecalcoliform", "faecalcoliforms", "fecalcoliforms", "faecalcoliformbacteria",
        "thermotolerantcoliform", "粪大肠菌群", "粪大肠菌群数"}},
      {{"flow", "Flow", "流量", "Q", "m³/s", {}, 1}, D::flow, {"flow", "discharge", "streamflow", "riverflow", "流量"}},
  };
  return all;
}

constexpr UnitSpelling units[] = {
    {D::concentration, "mg/l", 1},
    {D::concentration, "mg/dm3", 1},
    {D::concentration, "g/m3", 1},
    {D::concentration, "毫克/升", 1},
    {D::concentration, "ug/l", 1e-3},
    {D::concentration, "mg/m3", 1e-3},
    {D::concentration, "微克/升", 1e-3},
    {D::concentration, "ppm", 1},
    {D::concentration, "ppb", 1e-3},
    {D::concentration, "ng/l", 1e-6},
    {D::concentration, "纳克/升", 1e-6},
    {D::concentration, "g/l", 1e3},
    {D::cells, "cells/l", 1},
    {D::cells, "个/l", 1},
    {D::cells, "cell/l", 1},
    {D::cells, "cells/ml", 1e3},
    {D::cells, "个/ml", 1e3},
    {D::cells, "万个/l", 1e4},
    {D::bacteria, "/l", 1},
    {D::bacteria, "个/l", 1},
    {D::bacteria, "mpn/l", 1},
    {D::bacteria, "cfu/l", 1},
    {D::bacteria, "mpn/100ml", 10},
    {D::bacteria, "cfu/100ml", 10},
    {D::bacteria, "#/100ml", 10},
    {D::bacteria, "个/100ml", 10},
    {D::temperature, "degc", 1},
    {D::temperature, "c", 1},
    {D::temperature, "celsius", 1},
    {D::temperature, "摄氏度", 1},
    {D::temperature, "度", 1},
    {D::temperature, "deg/c", 1},
    {D::conductivity, "us/cm", 1},
    {D::conductivity, "us/cm@25c", 1},
    {D::conductivity, "umho/cm", 1},
    {D::conductivity, "umhos/cm", 1},
    {D::conductivity, "ms/cm", 1e3},
    {D::conductivity, "ms/m", 10},
    {D::conductivity, "s/m", 1e4},
    {D::turbidity, "ntu", 1},
    {D::turbidity, "fnu", 1},
    {D::turbidity, "ntru", 1},
    {D::share, "%", 1},
    {D::share, "percent", 1},
    {D::flow, "m3/s", 1},
    {D::flow, "m3/sec", 1},
    {D::flow, "cms", 1},
    {D::flow, "cfs", 0.028316846592},
    {D::flow, "ft3/s", 0.028316846592},
    {D::flow, "ft3/sec", 0.028316846592},
    {D::flow, "立方米/秒", 1},
    {D::flow, "l/s", 1e-3},
    {D::none, "无量纲", 1},
    {D::none, "phunits", 1},
    {D::none, "standardunits", 1},
    {D::none, "stdunits", 1},
    {D::none, "none", 1},
};

}  // namespace

std::span<const MeasureEntry> measure_entries() { return entries(); }
std::span<const UnitSpelling> unit_spellings() { return units; }

std::span<const MeasureKind> measure_kinds() {
  static const std::vector<MeasureKind> kinds = [] {
    std::vector<MeasureKind> out;
    for (const MeasureEntry& entry : entries()) out.push_back(entry.kind);
    return out;
  }();
  return kinds;
}

const MeasureKind* measure_kind(std::string_view id) {
  for (const MeasureEntry& entry : entries()) {
    if (entry.kind.id == id) return &entry.kind;
  }
  return nullptr;
}

}  // namespace app
