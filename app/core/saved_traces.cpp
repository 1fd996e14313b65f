#include "app/core/saved_traces.h"

#include <algorithm>
#include <cmath>
#include <system_error>

#include <nlohmann/json.hpp>

#include "app/core/json_member.h"
#include "app/core/small_file.h"

namespace app {

namespace fs = std::filesystem;
using geodata::text;
using nlohmann::json;

namespace {

constexpr std::size_t most_traces = 200, most_name_bytes = 500;
constexpr double most_discharge_m3s = 1e6;

struct DirectionWord {
  TraceDirection direction;
  const char* word;
};
constexpr DirectionWord directions[] = {
    {TraceDirection::down, "down"}, {TraceDirection::up_main, "up-main"}, {TraceDirection::up, "up"}};

const char* word_of(TraceDirection direction) {
  for (const DirectionWord& d : directions)
    if (d.direction == direction) return d.word;
  return "";
}

std::string words(const json& from, const char* key) {
  const json* value = member(from, key);
  if (value == nullptr || !value->is_string()) return {};
  auto read = value->get<std::string>();
  return read.size() <= most_name_bytes ? read : std::string();
}

std::optional<double> number(const json& from, const char* key) {
  const json* value = member(from, key);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  const auto read = value->get<double>();
  return std::isfinite(read) ? std::optional(read) : std::nullopt;
}

TraceDirection direction_of(const json& from) {
  const std::string word = words(from, "direction");
  for (const DirectionWord& d : directions)
    if (word == d.word) return d.direction;
  return TraceDirection::down;
}

std::optional<TraceState> read_trace(const json& from) {
  const json* at = member(from, "from");
  if (at == nullptr || !at->is_array() || at->size() != 2 || !(*at)[0].is_number() || !(*at)[1].is_number())
    return std::nullopt;
  TraceState trace;
  trace.from = {(*at)[0].get<double>(), (*at)[1].get<double>()};
  if (!(std::abs(trace.from.lng) <= 180) || !(std::abs(trace.from.lat) <= 90)) return std::nullopt;
  trace.site = words(from, "site");
  trace.site_name = words(from, "site_name");
  trace.direction = direction_of(from);
  if (const auto limit = number(from, "limit_m"); limit && *limit > 0) trace.limit_m = *limit;
  if (const auto q = number(from, "discharge_m3s"); q && *q > 0 && *q <= most_discharge_m3s) trace.discharge_m3s = *q;
  trace.name = words(from, "name");
  if (const json* shown = member(from, "shown"); shown != nullptr && shown->is_boolean())
    trace.shown = shown->get<bool>();
  return trace;
}

json written(const TraceState& trace) {
  json out{{"from", {trace.from.lng, trace.from.lat}}, {"direction", word_of(trace.direction)}};
  if (!trace.site.empty()) out["site"] = trace.site;
  if (!trace.site_name.empty()) out["site_name"] = trace.site_name;
  if (std::isfinite(trace.limit_m)) out["limit_m"] = trace.limit_m;
  if (trace.discharge_m3s) out["discharge_m3s"] = *trace.discharge_m3s;
  if (!trace.name.empty()) out["name"] = trace.name;
  if (!trace.shown) out["shown"] = false;
  return out;
}

geodata::Error unread(geodata::Text why, geodata::Text todo, const fs::path& path) {
  geodata::Error e;
  e.what = text("Your traces cannot be read");
  e.why = std::move(why);
  e.todo = std::move(todo);
  e.file = path.string();
  return e;
}

}  // namespace

SavedTraces traces_of(const Session& session) {
  return {session.traces, session.trace, session.trace_direction, session.reach_values};
}

geodata::WithWarnings<SavedTraces> load_traces(const fs::path& path) {
  geodata::WithWarnings<SavedTraces> result;
  const auto bytes = read_small_file(path);
  if (!bytes) return result;
  const json saved = json::parse(*bytes, nullptr, false);
  if (!saved.is_object()) {
    result.warnings.push_back(
        unread(text("the file is damaged"), text("There are none now; the next change writes the file anew"), path));
    return result;
  }
  SavedTraces& out = result.value;
  out.direction = direction_of(saved);
  const json* traces = member(saved, "traces");
  const auto open = number(saved, "open");
  std::size_t left_out = 0;
  for (std::size_t i = 0; traces != nullptr && traces->is_array() && i < traces->size(); ++i) {
    auto trace = out.traces.size() < most_traces ? read_trace((*traces)[i]) : std::nullopt;
    if (!trace) {
      ++left_out;
      continue;
    }
    if (open && *open == static_cast<double>(i)) out.open = out.traces.size();
    out.traces.push_back(std::move(*trace));
  }
  const json* values = member(saved, "reach_values");
  for (std::size_t i = 0; values != nullptr && values->is_array() && i < values->size(); ++i) {
    const json& from = (*values)[i];
    const auto positive = [&](const char* key) {
      const auto value = number(from, key);
      return value && *value > 0 ? value : std::nullopt;
    };
    ReachValue value{words(from, "reach"), positive("discharge_m3s"), positive("area_km2"), words(from, "source")};
    if (!value.reach.empty()) put(out.values, std::move(value));
  }
  if (left_out > 0) {
    result.warnings.push_back(
        unread(left_out == 1 ? text("1 of them has no start that could be used and is left out")
                             : text("{} of them have no start that could be used and are left out", left_out),
               text("Make them anew; the next change writes the file without them"), path));
  }
  return result;
}

geodata::Result<void> save_traces(const fs::path& path, const SavedTraces& traces) {
  if (path.empty()) return {};
  if (traces == SavedTraces{}) {
    std::error_code ignored;
    fs::remove(path, ignored);
    return {};
  }
  json saved{{"direction", word_of(traces.direction)}};
  for (const TraceState& trace : traces.traces) saved["traces"].push_back(written(trace));
  if (traces.open) saved["open"] = *traces.open;
  for (const ReachValue& value : traces.values) {
    json& out = saved["reach_values"].emplace_back(json{{"reach", value.reach}});
    if (value.discharge_m3s) out["discharge_m3s"] = *value.discharge_m3s;
    if (value.area_km2) out["area_km2"] = *value.area_km2;
    if (!value.source.empty()) out["source"] = value.source;
  }
  // Names may hold anything that was typed or pasted; what is no UTF-8 is replaced, not thrown.
  const std::string bytes = saved.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
  return write_small_file(path, bytes, text("Your traces were not saved"));
}

SavedTraces merged(const SavedTraces& base, const SavedTraces& ours, const SavedTraces& theirs) {
  // What a site is called is written into the file alone.
  const auto same = [](const TraceState& a, const TraceState& b) {
    return a.from == b.from && a.direction == b.direction && a.limit_m == b.limit_m &&
           a.discharge_m3s == b.discharge_m3s;
  };
  const auto has = [&](const SavedTraces& in, const TraceState& trace) {
    return std::any_of(in.traces.begin(), in.traces.end(), [&](const TraceState& t) { return same(t, trace); });
  };
  SavedTraces out = ours;
  const std::optional<TraceState> open = ours.open ? std::optional(ours.traces[*ours.open]) : std::nullopt;
  std::erase_if(out.traces, [&](const TraceState& t) {
    return has(base, t) && !has(theirs, t) && !(open && same(*open, t));  // what is open is not taken from the reader
  });
  for (const TraceState& trace : theirs.traces)
    if (!has(ours, trace) && !has(base, trace)) out.traces.push_back(trace);
  out.open.reset();
  for (std::size_t i = 0; open && i < out.traces.size(); ++i)
    if (out.traces[i] == *open) out.open = i;
  for (const ReachValue& value : theirs.values) {
    const ReachValue* const before = value_of(base.values, value.reach);
    if (before == nullptr || *before != value) {
      const ReachValue* const own = value_of(ours.values, value.reach);
      const bool ours_changed = own == nullptr ? before != nullptr : before == nullptr || *before != *own;
      if (!ours_changed) put(out.values, value);
    }
  }
  return out;
}

}  // namespace app
