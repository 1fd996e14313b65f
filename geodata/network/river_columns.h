// Which properties of a layer say how its rivers hang together, by the names that the common data sets give them.
#pragma once

#include <optional>

#include "geodata/features/feature_store.h"

namespace geodata {

struct RiverColumns {
  std::optional<ColumnIndex> id;
  // What a reach names of the one below it, and the column where that one has it, mostly its id: HydroRIVERS,
  // MERIT-Basins, TauDEM, ArcHydro, SWORD, GRIT, NHDPlus's Hydroseq, and `toid`.
  std::optional<ColumnIndex> link, next_down;
  std::optional<ColumnIndex> from_node, to_node;  // NHDPlus
  std::optional<ColumnIndex> divergence;          // NHDPlus: 2 is the lesser of two branches
  std::optional<ColumnIndex> name, name_zh;
  std::optional<ColumnIndex> area, discharge, slope, mouth, reservoir, certainty;
  std::optional<ColumnIndex> reservoir_name, into, discharge_method, discharge_method_zh;
  double discharge_unit_m3s = 1;  // what one of the column's units is

  // "DIS_AV_CMS" and "dis_av_cms" are the same.
  static RiverColumns of(const FeatureStore& features);
};

}  // namespace geodata
