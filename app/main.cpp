// The command line. Each verb is one file in cli/.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "app/cli/verbs.h"
#include "app/platform/memory.h"

namespace {

constexpr const char* version = ANSHAN_VERSION;

bool parse_size(const std::string& text, app::RenderArguments& a) {
  int w = 0, h = 0, used = 0;
  if (std::sscanf(text.c_str(), "%dx%d%n", &w, &h, &used) != 2 || used != static_cast<int>(text.size())) return false;
  if (w < 64 || h < 64 || w > 16384 || h > 16384) return false;
  a.width_px = w, a.height_px = h;
  return true;
}

// A mistyped verb must not open a window that only says there is no such folder.
std::string check_word(const std::string& word) {
  std::error_code ignored;
  const bool plain = word.find_first_of("/.") == std::string::npos;
  if (!plain || std::filesystem::exists(word, ignored)) return {};
  return word + " is neither a verb nor a file; the verbs are render, check, network, trace and script";
}

}  // namespace

int main(int argc, char** argv) {
  app::use_large_pages();
  CLI::App program{"Anshan Explorer: read a place, its map and its history together."};
  program.name("anshan");
  program.set_version_flag("--version", std::string("Anshan Explorer ") + version);
  program.require_subcommand(0, 1);
  program.footer(
      "Without a verb a window opens with PATH, or with the Anshan atlas.\n"
      "PATH is an atlas folder or a data file (GeoJSON, GeoPackage, FlatGeobuf, Shapefile, KML, GPX, CSV).");
  std::vector<std::filesystem::path> paths;
  program.add_option("PATH", paths, "an atlas folder, or data files")->check(check_word);

  app::RenderArguments a;
  std::string size, theme = "light", language = "en";
  std::vector<double> view;
  CLI::App* render = program.add_subcommand("render", "Draw the map to a PNG file, without a window");
  render->add_option("PATH", a.paths, "an atlas folder, or data files that are drawn alone; default: the Anshan atlas");
  render->add_option("-o,--output", a.output, "the PNG file")->capture_default_str();
  render->add_option("--size", size, "width x height in px at 100 %, 1280x800 when not given")
      ->check([&a](const std::string& text) {
        return parse_size(text, a) ? std::string() : std::string("a size is WIDTHxHEIGHT, 64 to 16384 each: 1280x800");
      });
  render->add_option("--scale", a.scale, "device px per px: 2 for print or a dense screen")
      ->check(CLI::Range(0.5, 8.0))
      ->capture_default_str();
  render->add_option("--view", view, "LNG,LAT,ZOOM of the map's centre")->delimiter(',')->expected(3);
  render->add_option("--place", a.place, "id of a place to show");
  render->add_option("--popup", a.popup, "id of a place to show with its popup (with --ui)");
  render->add_option("--layers", a.layers, "ids of the overlays to show, by commas")->delimiter(',');
  render->add_option("--theme", theme, "light or dark")->check(CLI::IsMember({"light", "dark"}))->capture_default_str();
  render->add_option("--language", language, "en or zh")->check(CLI::IsMember({"en", "zh"}))->capture_default_str();
  render->add_flag("--ui", a.with_panels, "with the article and the panels");
  render->add_flag("--statistics", a.statistics, "say on standard error what it cost");

  std::vector<std::filesystem::path> check_paths;
  bool as_json = false;
  CLI::App* check =
      program.add_subcommand("check", "Say what an atlas or a data file holds, and what is wrong with it");
  check->add_option("PATH", check_paths, "atlas folders or data files")->required();
  check->add_flag("--json", as_json, "as JSON, for programs");

  app::NetworkArguments rivers;
  std::vector<double> mouths;
  CLI::App* network = program.add_subcommand("network", "River networks");
  network->require_subcommand(1);
  CLI::App* network_check = network->add_subcommand("check", "Say whether a layer of rivers hangs together");
  network_check->add_option("FILE", rivers.path, "a data file of rivers")->required();
  network_check->add_option("--tolerance", rivers.tolerance_m, "metres between ends of lines that are one place")
      ->check(CLI::Range(0.0, 10'000.0))
      ->capture_default_str();
  network_check->add_option("--mouth", mouths, "LNG,LAT where rivers may end; may be given again")
      ->delimiter(',')
      ->expected(2);
  network_check->add_flag("--from-mouths", rivers.from_mouths,
                          "lines run to the nearest mouth, however they are drawn");
  network_check->add_flag("--json", rivers.json, "as JSON, for programs");

  app::TraceArguments route;
  bool up = false, up_main = false, down = false;
  std::string trace_language = "en";
  CLI::App* trace = program.add_subcommand("trace", "Say where the water of a place goes, or where it comes from");
  trace->add_option("PATH", route.atlas, "an atlas folder; default: the Anshan atlas");
  trace->add_option("--from", route.from, "LNG,LAT, or the id or a name of a site or a place")->required();
  CLI::Option* to = trace->add_option("--to", route.to, "the same, of the other end: the way between the two");
  CLI::Option* ways[] = {trace->add_flag("--down", down, "down to the mouth; this is what happens without a word"),
                         trace->add_flag("--up", up, "all that drains here"),
                         trace->add_flag("--up-main", up_main, "up the main stem to its source")};
  CLI::Option* distance = trace->add_option("--distance", route.distance_km, "no farther than so many km")
                              ->check(CLI::Range(0.001, 100'000.0));
  for (CLI::Option* way : ways) {
    way->excludes(to);
    for (CLI::Option* other : ways) {
      if (way != other) way->excludes(other);
    }
  }
  distance->excludes(to);
  trace
      ->add_option("--discharge", route.discharge_m3s,
                   "m3/s at the start, for times of travel; default: the mean annual one")
      ->check(CLI::Range(0.001, 1'000'000.0));
  CLI::Option* json = trace->add_flag("--json", route.json, "as GeoJSON, for programs");
  trace
      ->add_option("-o,--output", route.output,
                   "a .geojson, .csv, .gpx or .md file; .md is a report, with a picture beside it")
      ->excludes(json)
      ->check([](const std::string& name) {
        const std::string ending = std::filesystem::path(name).extension().string();
        const bool known = ending == ".geojson" || ending == ".csv" || ending == ".gpx" || ending == ".md";
        return known ? std::string() : name + " must end in .geojson, .csv, .gpx or .md";
      });
  trace->add_option("--language", trace_language, "en or zh")
      ->check(CLI::IsMember({"en", "zh"}))
      ->capture_default_str();

  std::filesystem::path script, output_folder = ".";
  CLI::App* run = program.add_subcommand("script", "Drive the real interface by a file of commands, without a window");
  run->add_option("FILE", script, "the commands; tests/scripts/README.md lists them")->required();
  run->add_option("-o,--output", output_folder, "folder for its pictures")->capture_default_str();

  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return program.exit(e) == 0 ? 0 : 2;
  }
  if (*render) {
    if (!view.empty()) a.view = view;
    a.theme = theme == "dark" ? geodata::Theme::dark : geodata::Theme::light;
    a.language = language == "zh" ? geodata::Language::chinese : geodata::Language::english;
    return app::render(a);
  }
  if (*check) return app::check(check_paths, as_json);
  if (*network_check) {
    for (std::size_t i = 0; i + 1 < mouths.size(); i += 2) rivers.mouths.push_back({mouths[i], mouths[i + 1]});
    return app::check_network(rivers);
  }
  if (*trace) {
    using Direction = app::RiverQuestion::Direction;
    route.direction = up ? Direction::up : up_main ? Direction::up_main : Direction::down;
    route.language = trace_language == "zh" ? geodata::Language::chinese : geodata::Language::english;
    return app::trace(route);
  }
  if (*run) return app::run_script(script, output_folder);
  return app::open_window(paths);
}
