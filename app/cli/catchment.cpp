// `anshan catchment`: the land that drains to a place on a river, without a window.
#include <fmt/core.h>

#include <cstdio>

#include "app/cli/verbs.h"
#include "app/core/numbers.h"
#include "app/core/river_answer.h"
#include "app/core/river_files.h"
#include "app/core/river_words.h"
#include "app/core/small_file.h"

namespace app {

using geodata::Language;
using geodata::text;

namespace {

std::string summary(const RiverGuide& guide, const RiverStart& start, const Catchment& catchment, Language language) {
  const geodata::LngLat outlet = guide.rivers.point(catchment.at);
  const FeatureNames river = river_names(guide, catchment.at.reach);
  std::string out = say(text("Drains to {} at {}", in_language(river, language), coordinates(outlet)), language) + "\n";
  if (start.access.overland_m > 0) out += "  " + joined(notes_of(start.access), language) + "\n";
  out += fmt::format("  {}\n", say(area_words(catchment), language));
  for (const geodata::Text& note : notes_of(guide, catchment)) out += "  " + say(note, language) + "\n";
  if (catchment.reach_km2) {
    out += "  " +
           say(text("the network says {} km² at the lower end of {}", number(*catchment.reach_km2, 0),
                    guide.rivers.id(catchment.at.reach)),
               language) +
           "\n";
  }
  const std::vector<SiteAbove> sites = sites_above(guide, catchment.at);
  if (sites.empty()) return out;
  out += say(text("Sites that drain here by river, nearest first"), language) + "\n";
  for (const SiteAbove& above : sites) {
    out += fmt::format("  {:>7} km  {}\n", kilometres(above.distance_m),
                       in_language(guide.sites[above.site].names, language));
  }
  return out;
}

}  // namespace

int catchment(const CatchmentArguments& a) {
  const auto opened = open_rivers(a.rivers, a.language);
  if (!opened) return refuse(opened.error(), a.language);
  const RiverGuide& guide = **opened;
  const auto start = find_river_start(guide, a.at);
  if (!start) return refuse(start.error(), a.language);
  const auto found = catchment_of(guide.rivers, guide.land, start->access.position);
  if (!found) return refuse(found.error(), a.language);
  if (a.output.empty()) {
    std::fputs(
        a.json ? catchment_geojson(guide, *start, *found).c_str() : summary(guide, *start, *found, a.language).c_str(),
        stdout);
    return 0;
  }
  const auto written =
      write_small_file(a.output, catchment_geojson(guide, *start, *found), text("The catchment was not saved"));
  return written ? 0 : refuse(written.error(), a.language);
}

}  // namespace app
