#include "app/shell/tracing.h"

#include <algorithm>

#include "app/core/numbers.h"

namespace app {

namespace {

constexpr int reading_priority = 90, surveying_priority = 80;

geodata::Trace trace_of(const geodata::RiverNetwork& network, geodata::RiverPosition start, TraceDirection direction) {
  if (direction == TraceDirection::down) return trace_downstream(network, start);
  return direction == TraceDirection::up_main ? trace_upstream_main(network, start) : trace_upstream(network, start);
}

geodata::Result<RiverStart> start_of(const RiverGuide& guide, const TraceState& asked) {
  const RiverSite* site = asked.site.empty() ? nullptr : guide.site(asked.site);
  if (site != nullptr) return river_start_of(guide, *site);
  if (asked.site_name.empty()) return river_start_at(guide, asked.from);
  return geodata::Unexpected(
      geodata::Error{geodata::text("The trace cannot start there"),
                     geodata::text("the atlas no longer has {}", asked.site_name),
                     geodata::text("Remove the trace, or begin a new one where it was: {}", coordinates(asked.from)),
                     {}});
}

}  // namespace

void Tracing::reset() {
  ++generation_;
  view_ = {};
  asked_ = reading_ = false;
  answers_.clear();
  surveyed_.reset();
  guide_error_.reset();
  previewed_.reset();
}

void Tracing::read() {
  asked_ = reading_ = true;
  read_ = session_.rivers;
  std::shared_ptr<const geodata::FeatureStore> lines;
  if (const Layer* layer = read_ ? library_.layer(read_->layer) : nullptr; layer != nullptr && layer->content)
    lines = layer->content->features;
  jobs_.start(
      geodata::text("Reading the rivers"), reading_priority,
      [this, generation = generation_, atlas = library_.atlas, choice = read_,
       lines](const JobContext&) -> Jobs::Deliver {
        geodata::RiverOptions options;
        if (choice && choice->turned) options.direction = geodata::RiverOptions::Direction::turned;
        auto guide = lines ? make_river_guide(lines, choice->layer, options) : read_river_guide(atlas);
        return [this, generation, guide = std::move(guide)]() {
          if (generation != generation_) return;
          reading_ = false;
          if (!guide) {
            view_.error = guide.error();
          } else {
            view_.guide = guide->value;
            if (read_) {
              warnings_ = guide->warnings;
            } else if (!guide->warnings.empty()) {
              guide_error_ = guide->warnings.front();
            }
          }
        };
      },
      [this, generation = generation_](const geodata::Error& error) {
        if (generation != generation_) return;
        reading_ = false;
        view_.error = error;
      });
}

// Of the open trace, when that asks for all above. A job, as areas are made one by GDAL, which may have to be loaded.
void Tracing::survey() {
  if (surveyed_ == view_.shown) return;
  surveyed_ = view_.shown;
  view_.catchment.reset(), view_.catchment_error.reset();
  if (!surveyed_ || surveyed_->answer.question.direction != TraceDirection::up) return;
  ++surveying_;
  jobs_.start(
      geodata::text("Working out the catchment"), surveying_priority,
      [this, guide = view_.guide, shown = surveyed_](const JobContext&) -> Jobs::Deliver {
        auto found = catchment_of(guide->rivers, guide->land, shown->start.access.position);
        return [this, shown, found = std::move(found)]() {
          --surveying_;
          if (surveyed_ != shown) return;  // something else was asked meanwhile
          if (found) {
            view_.catchment = std::make_shared<const Catchment>(*found);
          } else {
            view_.catchment_error = found.error();
          }
        };
      },
      [this, shown = surveyed_](const geodata::Error& error) {
        --surveying_;
        if (surveyed_ == shown) view_.catchment_error = error;
      });
}

TraceState Tracing::settled(TraceState asked, double within_m) const {
  if (!view_.guide || !asked.site.empty()) return asked;
  if (const auto snapped = view_.guide->rivers.snap(asked.from, within_m)) asked.from = snapped->point;
  return asked;
}

Tracing::Answered Tracing::answered(const TraceState& asked) {
  const auto known =
      std::find_if(answers_.begin(), answers_.end(), [&](const Answered& a) { return a.asked.asks_as(asked); });
  if (known != answers_.end()) return *known;
  const RiverGuide& guide = *view_.guide;
  const geodata::Result<RiverStart> start = start_of(guide, asked);
  if (!start) return {asked, nullptr, start.error()};
  RiverQuestion question{asked.direction, start->access, start->site, asked.limit_m, std::nullopt};
  question.values = session_.reach_values;
  if (asked.discharge_m3s && asked.direction == TraceDirection::down) {
    question.discharge_share = share_of_mean(guide.rivers, start->access.position.reach, *asked.discharge_m3s);
  }
  return {asked, std::make_shared<const ShownTrace>(ShownTrace{*start, answer(guide, question)}), std::nullopt};
}

void Tracing::answer_traces() {
  if (answered_with_ != session_.reach_values) answered_with_ = session_.reach_values, answers_.clear();
  const bool same = std::equal(answers_.begin(), answers_.end(), session_.traces.begin(), session_.traces.end(),
                               [](const Answered& a, const TraceState& b) { return a.asked.asks_as(b); });
  if (!same) {
    std::vector<Answered> now;
    for (const TraceState& asked : session_.traces) now.push_back(answered(asked));
    answers_ = std::move(now);
  }
  view_.kept.clear();
  for (const Answered& a : answers_) view_.kept.push_back(a.shown);
  const bool open = session_.open_trace() != nullptr;
  view_.shown = open ? answers_[*session_.trace].shown : nullptr;
  view_.error = open ? answers_[*session_.trace].error : session_.traces.empty() ? guide_error_ : std::nullopt;
}

TraceState Tracing::with_start(TraceState trace) const {
  for (const Answered& a : answers_) {
    if (!a.shown || !a.asked.asks_as(trace)) continue;
    trace.site = a.shown->start.site;
    trace.site_name = trace.site.empty() ? std::string() : a.shown->start.names.name;
    if (!trace.site.empty() && trace.site_name.empty()) trace.site_name = a.shown->start.names.name_zh;
    break;
  }
  return trace;
}

void Tracing::preview(const std::optional<TraceState>& pointed) {
  if (pointed == previewed_) return;
  previewed_ = pointed;
  view_.preview.reset();
  if (!pointed) return;
  const geodata::Result<RiverStart> start = start_of(*view_.guide, *pointed);
  if (!start) return;
  geodata::Trace way = trace_of(view_.guide->rivers.network(), start->access.position, pointed->direction);
  view_.preview = std::make_shared<const PreviewTrace>(PreviewTrace{*start, std::move(way)});
}

std::optional<double> Tracing::on_open_trace(geodata::LngLat p, double within_m) const {
  if (!view_.shown || !session_.shows_profile()) return std::nullopt;
  const auto snapped = view_.guide->rivers.snap(p, within_m);
  if (!snapped) return std::nullopt;
  const RiverAnswer& answer = view_.shown->answer;
  return distance_to(answer.trace, snapped->position, answer.question.direction == TraceDirection::down);
}

void Tracing::update(const std::optional<TraceState>& pointed) {
  if (!session_.shows_traces()) {
    view_.shown.reset(), view_.preview.reset(), view_.kept.clear();
    previewed_.reset();
    survey();
    return;
  }
  want_guide();
  if (!view_.guide) return;
  answer_traces();
  survey();
  preview(pointed);
}

}  // namespace app
