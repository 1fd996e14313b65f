// `anshan trace`: where the water goes, or where it comes from, without a window.
#include <cstdio>

#include "app/cli/verbs.h"
#include "app/core/numbers.h"
#include "app/core/river_files.h"
#include "app/core/river_report.h"
#include "app/core/river_words.h"
#include "app/core/small_file.h"
#include "app/platform/offscreen.h"
#include "app/render/picture_file.h"
#include "app/shell/map_picture.h"

namespace app {

using geodata::Error;
using geodata::Result;
using geodata::text;

namespace {

struct Asked {
  RiverStart start;
  RiverQuestion question;
};

// Two places: the way runs from the upper to the lower one, whichever was named first.
Result<Asked> asked_between(const RiverGuide& guide, RiverStart from, RiverStart to) {
  const geodata::Between way = between(guide.rivers.network(), from.access.position, to.access.position);
  const auto none = [](geodata::Text why) {
    return tl::unexpected(Error{text("No river runs from one to the other"), std::move(why), {}, {}});
  };
  switch (way.relation) {
    case geodata::Relation::apart: return none(text("they drain to different mouths"));
    case geodata::Relation::meet_below:
      return none(text("neither is above the other; their waters meet {} km below the first and {} km below the second",
                       kilometres(way.first_to_meeting_m), kilometres(way.second_to_meeting_m)));
    case geodata::Relation::second_above: std::swap(from, to); break;
    case geodata::Relation::same_place:
    case geodata::Relation::first_above: break;
  }
  if (way.by_side) {
    return none(text("only a side branch joins them, {} km long in all", kilometres(way.way.length_m)));
  }
  FeatureNames end = to.names;
  if (end.name.empty()) end.name = end.name_zh = coordinates(to.at);
  RiverQuestion question{TraceDirection::down, from.access, from.site, way.way.length_m, std::nullopt, std::move(end)};
  return Asked{std::move(from), std::move(question)};
}

Result<Asked> asked(const RiverGuide& guide, const TraceArguments& a) {
  auto start = find_river_start(guide, a.from);
  if (!start) return tl::unexpected(start.error());
  Asked out{std::move(*start), {}};
  if (a.to.empty()) {
    out.question.direction = a.direction;
    out.question.start = out.start.access;
    out.question.site = out.start.site;
    if (a.distance_km) out.question.limit_m = *a.distance_km * 1000;
  } else {
    auto to = find_river_start(guide, a.to);
    if (!to) return tl::unexpected(to.error());
    auto way = asked_between(guide, std::move(out.start), std::move(*to));
    if (!way) return way;
    out = std::move(*way);
  }
  if (!a.discharge_m3s) return out;
  out.question.discharge_share = share_of_mean(guide.rivers, out.question.start.position.reach, *a.discharge_m3s);
  if (!out.question.discharge_share) {
    return tl::unexpected(Error{text("The discharge cannot be used"),
                                text("the mean annual discharge at the start is not known"),
                                text("Leave it out"),
                                {}});
  }
  return out;
}

// The map beside a report. Its file's name; empty: it could not be drawn, and standard error says why.
std::string drawn(const TraceArguments& a, const Asked& asked) {
  const auto said = [&](const Error& error) {
    refuse(error, a.language);
    return std::string();
  };
  const auto context = OffscreenContext::create();
  if (!context) return said(context.error());
  const TraceState trace{asked.start.at, asked.start.site, asked.question.direction, asked.question.limit_m};
  MapPicture picture =
      MapPicture::of_trace(a.rivers.atlas.empty() ? shipped_atlas() : a.rivers.atlas, trace, a.language);
  while (!picture.step()) picture.wait();
  if (!picture.result()) return said(picture.result().error());
  const MapPicture::Pixels& pixels = *picture.result();
  std::filesystem::path path = a.output;
  path.replace_extension(".png");
  const auto written = write_png(path, pixels.width, pixels.height, pixels.rgba, pixels.px_per_metre);
  return written ? path.filename().string() : said(written.error());
}

TraceFile kind_of(const std::filesystem::path& path) {
  for (const TraceFile kind : {TraceFile::report, TraceFile::csv, TraceFile::gpx}) {
    if (path.extension() == ending(kind)) return kind;
  }
  return TraceFile::geojson;
}

std::string in_format(const RiverGuide& guide, const TraceArguments& a, const Asked& asked, const RiverAnswer& answer) {
  const TraceFile kind = kind_of(a.output);
  const std::string picture = kind == TraceFile::report && a.rivers.network.empty() ? drawn(a, asked) : std::string();
  return trace_text(kind, guide, asked.start, answer, picture, a.language);
}

}  // namespace

int trace(const TraceArguments& a) {
  if (a.discharge_m3s && a.direction != TraceDirection::down) {
    return refuse({text("The discharge cannot be used"),
                   text("times of travel are told downstream only"),
                   text("Leave it out, or trace down the river"),
                   {}},
                  a.language);
  }
  const auto guide = open_rivers(a.rivers, a.language);
  if (!guide) return refuse(guide.error(), a.language);
  Result<Asked> question = asked(**guide, a);
  if (!question) return refuse(question.error(), a.language);
  if (!a.values.empty()) {
    auto values = read_reach_values(a.values);
    if (!values) return refuse(values.error(), a.language);
    question->question.values = std::move(*values);
  }
  const RiverAnswer said = answer(**guide, question->question);
  if (a.output.empty()) {
    std::fputs(a.json ? trace_geojson(**guide, question->start, said).c_str()
                      : trace_summary(**guide, question->start, said, a.language).c_str(),
               stdout);
    return 0;
  }
  const auto written =
      write_small_file(a.output, in_format(**guide, a, *question, said), text("The trace was not saved"));
  return written ? 0 : refuse(written.error(), a.language);
}

}  // namespace app
