// A network of ten million reaches: built from arrays, followed down, and listed whole. With ROWS COLUMNS a smaller
// one, and one line for benchmarks/peers.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <vector>

#include "app/scene/trace_lines.h"
#include "benchmarks/measure.h"
#include "benchmarks/river_network/made_rivers.h"
#include "geodata/network/rivers.h"
#include "geodata/network/trace.h"

namespace {

constexpr std::uint32_t most_rows = 5000, most_columns = 2000;
constexpr int times = 5;
constexpr double bytes_a_mb = 1e6, downstream_reaches = 5000;

template <class Work>
double median_ms(Work work) {
  work();  // thrown away
  std::vector<double> costs;
  for (int i = 0; i < times; ++i) {
    const double before = bench::cpu_ms();
    work();
    costs.push_back(bench::cpu_ms() - before);
  }
  return bench::median(costs);
}

struct Figures {
  double load_ms = 0, down_ms = 0, list_ms = 0, trace_ms = 0, bytes = 0;
  std::size_t way = 0, listed = 0;
};

Figures measured(const bench::MadeRivers& made) {
  Figures out;
  geodata::RiverNetwork network;
  const geodata::RiverLinks links{made.next, made.length_m, made.area_km2, {}};
  out.load_ms = median_ms([&] { network = geodata::RiverNetwork(links); });
  out.bytes = static_cast<double>(network.bytes());
  const std::vector<geodata::ReachIndex> by_source = network.by_source();
  const geodata::RiverPosition source{by_source[made.far_source], 0};
  const geodata::ReachIndex mouth = by_source[made.mouth];
  out.down_ms = median_ms([&] { out.way = trace_downstream(network, source).steps.size(); });
  std::vector<geodata::ReachIndex> upstream;
  upstream.reserve(network.size());
  out.list_ms = median_ms([&] {
    upstream.clear();
    for (const geodata::ReachRange range : upstream_ranges(network, mouth)) {
      for (geodata::ReachIndex r = range.first; r <= range.last; ++r) upstream.push_back(network.source(r));
    }
  });
  out.listed = upstream.size();
  out.trace_ms = median_ms([&] { (void)trace_upstream(network, {mouth, network.length_m(mouth)}); });
  return out;
}

// A line of pieces without ids, each shorter than the distance at which ends are one place, through a layer that a
// surveyor's receiver might have written. Seconds of CPU to read it as a network.
double pieces_s(std::uint32_t count) {
  constexpr std::uint32_t step = 1000;  // world units: 7 m at Anshan
  geodata::FeatureStoreBuilder builder;
  geodata::WorldPoint at = geodata::to_world(geodata::LngLat{122, 41});
  for (std::uint32_t i = 0; i < count; ++i) {
    const geodata::WorldPoint next{at.x + step, at.y + (i % 3 == 0 ? step / 3 : 0)};
    builder.add_line(std::vector{at, next});
    builder.finish_feature();
    at = next;
  }
  const auto features = std::move(builder).build();
  const double before = bench::cpu_ms();
  const auto rivers = geodata::Rivers::read(features);
  const bool right = rivers && rivers->network().size() == count &&
                     rivers->network().next(rivers->network().by_source()[0]) != geodata::no_reach;
  return right ? (bench::cpu_ms() - before) / 1000 : std::numeric_limits<double>::infinity();
}

// The river tool over the Anshan atlas: what a pointer's move adds to a frame, from the map's point to lines to draw.
// Nothing is drawn twice, so each move is made once.
std::vector<double> preview_costs_ms() {
  app::Explorer explorer(0);
  std::vector<double> costs;
  if (!explorer.open(std::string(ANSHAN_SOURCE_DIR) + "/atlases/anshan") || !explorer.finish_reading()) return costs;
  explorer.apply({app::command::SetTool{app::Tool::trace}}, 1280, 800);
  explorer.trace_from(std::nullopt);
  while (!explorer.idle()) explorer.jobs().deliver();
  app::TextShaper shaper;
  app::TraceLines lines(shaper);
  app::Scene scene;
  for (int i = 0; i < 401; ++i) {
    const geodata::LngLat at{121.9 + 0.005 * (i * 37 % 200), 40.7 + 0.0045 * (i * 61 % 200)};
    const double before = bench::cpu_ms();
    explorer.trace_from(app::TraceState{at, {}, app::TraceDirection::down});
    scene.highlight.clear();
    lines.update({&explorer.library(), &explorer.session(), &explorer.rivers(), nullptr, explorer.view(864, 736),
                  geodata::Theme::light},
                 scene);
    if (i > 0 && explorer.rivers().preview) costs.push_back(bench::cpu_ms() - before);
  }
  return costs;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3) {
    const auto rows = static_cast<std::uint32_t>(std::atol(argv[1])),
               columns = static_cast<std::uint32_t>(std::atol(argv[2]));
    if (rows < 2 || columns < 2) return 2;
    const Figures f = measured(bench::made_rivers(rows, columns, bench::Listed::by_rows));
    std::printf("{\"load_ms\": %.3f, \"down_ms\": %.5f, \"upstream_ms\": %.4f, \"way\": %zu, \"upstream\": %zu}\n",
                f.load_ms, f.down_ms, f.list_ms, f.way, f.listed);
    return 0;
  }
  const Figures f = measured(bench::made_rivers(most_rows, most_columns, bench::Listed::by_rows));
  const double down_ms = f.down_ms * downstream_reaches / static_cast<double>(f.way);
  bench::print_row("10 M reaches, load from arrays: CPU, median of 5", f.load_ms / 1000, 2, "s", "at most 2 s");
  bench::print_row("10 M reaches, held in memory", f.bytes / bytes_a_mb, 0, "MB", "at most 200 MB");
  bench::print_row("one way down of 5,000 reaches: CPU", down_ms, 3, "ms", "at most 0.2 ms");
  bench::print_row("all 10 M upstream reaches listed: CPU", f.list_ms, 1, "ms", "at most 150 ms");
  bench::print_row("all 10 M upstream reaches with their distances: CPU", f.trace_ms, 0, "ms");
  const double tenth_s = pieces_s(100'000), pieces = pieces_s(1'000'000);
  bench::print_row("1 M pieces of 7 m without ids, read as a network: CPU", pieces, 2, "s");
  bench::print_row("  in times of 100,000", pieces / tenth_s, 1, "x", "at most 14");
  std::vector<double> previews = preview_costs_ms();
  bench::print_row("the river tool's preview, the atlas's home view: CPU", bench::median(previews), 2, "ms",
                   "at most 1 ms");
  bench::print_row("the dearest of 400", *std::max_element(previews.begin(), previews.end()), 2, "ms");
  const Figures worst = measured(bench::made_rivers(most_rows, most_columns, bench::Listed::shuffled));
  bench::print_row("the same, listed in no order at all, load: CPU", worst.load_ms / 1000, 2, "s");
  return pieces <= 14 * tenth_s && f.load_ms <= 2000 && f.bytes <= 200e6 && down_ms <= 0.2 && f.list_ms <= 150 ? 0 : 1;
}
