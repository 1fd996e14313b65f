#include "geodata/atlas/fact_reader.h"

#include <algorithm>

namespace geodata {

FactSpec read_fact(MemberReader& row) {
  FactSpec fact;
  fact.property = row.words("property");
  fact.title = row.words("title", fact.property);
  fact.title_zh = row.words("title:zh");
  fact.unit = row.words("unit");
  fact.unit_zh = row.words("unit:zh");
  fact.decimals = static_cast<int>(std::clamp(row.number("decimals", -1), -1.0, 15.0));
  fact.grouped = row.flag("grouped", fact.grouped);
  fact.scale = row.number("scale", 1);
  fact.estimate = row.flag("estimate", false);
  fact.doubt = row.words("doubt");
  fact.note = row.words("note");
  fact.note_zh = row.words("note:zh");
  fact.words_zh = row.dictionary("words:zh");
  return fact;
}

}  // namespace geodata
