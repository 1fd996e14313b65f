#include "app/core/river_compare.h"

#include <algorithm>

#include "app/core/river_words.h"

namespace app {

using geodata::Language;
using geodata::Relation;
using geodata::text;

RiverFigures figures_of(const RiverAnswer& answer) {
  RiverFigures out{answer.trace.length_m, answer.question.start.overland_m, answer.estimated_m};
  if (answer.question.direction != TraceDirection::up) return out;
  out.by_river_m = 0;
  for (const geodata::TraceStep& step : answer.trace.steps) out.by_river_m += step.to_m - step.from_m;
  return out;
}

RiverComparison compare(const RiverGuide& guide, const RiverAnswer& one, const RiverAnswer& other) {
  RiverComparison out;
  out.starts = between(guide.rivers.network(), one.question.start.position, other.question.start.position);
  std::vector<const geodata::TraceStep*> step_of(guide.rivers.network().size(), nullptr);
  for (const geodata::TraceStep& step : one.trace.steps) step_of[step.reach] = &step;
  for (const geodata::TraceStep& step : other.trace.steps) {
    const geodata::TraceStep* same = step_of[step.reach];
    if (same == nullptr) continue;
    out.common_m += std::max(0.0, std::min(step.to_m, same->to_m) - std::max(step.from_m, same->from_m));
  }
  return out;
}

geodata::Text words_of(const RiverGuide& guide, const RiverComparison& compared, Language language) {
  const geodata::Between& starts = compared.starts;
  const std::string km = kilometres(starts.way.length_m);
  switch (starts.relation) {
    case Relation::same_place: return text("Both begin at the same place of the river");
    case Relation::first_above: return text("Its start lies {} km down the river from this one’s", km);
    case Relation::second_above: return text("Its start lies {} km up the river from this one’s", km);
    case Relation::meet_below: {
      const FeatureNames names = river_names(guide, starts.meeting.reach);
      return text("Their waters meet at the {}: km {} from this start, km {} from that one",
                  in_language(names, language), kilometres(starts.first_to_meeting_m),
                  kilometres(starts.second_to_meeting_m));
    }
    case Relation::apart: break;
  }
  return text("Their waters do not meet: they drain to different mouths");
}

}  // namespace app
