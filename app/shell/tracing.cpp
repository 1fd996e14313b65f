#include "app/shell/tracing.h"

namespace app {

namespace {

constexpr int reading_priority = 90;

geodata::Trace trace_of(const geodata::RiverNetwork& network, geodata::RiverPosition start,
                        RiverQuestion::Direction direction) {
  using Direction = RiverQuestion::Direction;
  if (direction == Direction::down) return trace_downstream(network, start);
  return direction == Direction::up_main ? trace_upstream_main(network, start) : trace_upstream(network, start);
}

geodata::Result<RiverStart> start_of(const RiverGuide& guide, const TraceState& asked) {
  const RiverSite* site = asked.site.empty() ? nullptr : guide.site(asked.site);
  return site != nullptr ? river_start_of(*site) : river_start_at(guide, asked.from);
}

}  // namespace

void Tracing::reset() {
  ++generation_;
  view_ = {};
  asked_ = reading_ = false;
  answered_.reset();
  previewed_.reset();
}

void Tracing::read() {
  asked_ = reading_ = true;
  jobs_.start(geodata::text("Reading the rivers"), reading_priority,
              [this, generation = generation_, atlas = library_.atlas](const JobContext&) -> Jobs::Deliver {
                auto guide = read_river_guide(atlas);
                return [this, generation, guide = std::move(guide)]() {
                  if (generation != generation_) return;
                  reading_ = false;
                  if (!guide) {
                    view_.error = guide.error();
                  } else {
                    view_.guide = guide->value;
                    if (!guide->warnings.empty()) view_.error = guide->warnings.front();
                  }
                };
              });
}

void Tracing::answer_open_trace() {
  const TraceState* asked = session_.open_trace();
  if (asked == nullptr) {
    view_.shown.reset();
    answered_.reset();
    return;
  }
  if (answered_ == *asked) return;
  answered_ = *asked;
  view_.error.reset();
  view_.shown.reset();
  const geodata::Result<RiverStart> start = start_of(*view_.guide, *asked);
  if (!start) {
    view_.error = start.error();
    return;
  }
  const RiverQuestion question{asked->direction, start->access, start->site, asked->limit_m, std::nullopt};
  view_.shown = std::make_shared<const ShownTrace>(ShownTrace{*start, answer(*view_.guide, question)});
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
  return distance_to(answer.trace, snapped->position, answer.question.direction == RiverQuestion::Direction::down);
}

void Tracing::update(const std::optional<TraceState>& pointed) {
  if (!session_.shows_traces()) {
    view_.shown.reset(), view_.preview.reset();
    answered_.reset(), previewed_.reset();
    return;
  }
  want_guide();
  if (!view_.guide) return;
  answer_open_trace();
  preview(pointed);
}

}  // namespace app
