// The command line. Each verb is one file in cli/.
#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "app/cli/verbs.h"
#include "app/platform/memory.h"
#include "geodata/base/finite_number.h"

namespace {

constexpr const char* version = ANSHAN_VERSION;

bool parse_size(const std::string& text, app::RenderArguments& a) {
  int w = 0, h = 0, used = 0;
  if (std::sscanf(text.c_str(), "%dx%d%n", &w, &h, &used) != 2 || used != static_cast<int>(text.size())) return false;
  if (w < 64 || h < 64 || w > 16384 || h > 16384) return false;
  a.width_px = w, a.height_px = h;
  return true;
}

// "nan" and "1e999" are numbers to the library, and would go through every range.
void take_finite_numbers_only(CLI::App& app) {
  for (CLI::Option* option : app.get_options()) {
    if (option->get_type_name().find("FLOAT") == std::string::npos) continue;
    option->check(CLI::Validator(
        [](std::string& words) {
          return geodata::finite_number(words) ? std::string() : words + " is not a finite decimal number";
        },
        std::string()));
  }
  for (CLI::App* verb : app.get_subcommands({})) take_finite_numbers_only(*verb);
}

// What was printed may be lost: a full disk, a closed pipe. That is an error like any other.
int with_output_written(int result) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return result;
  std::fprintf(stderr, "The output is not complete: the system says: %s\n", std::strerror(errno));
  return result == 0 ? 1 : result;
}

// A mistyped verb must not open a window that only says there is no such folder.
std::string check_word(const std::string& word) {
  std::error_code ignored;
  const bool plain = word.find_first_of("/.") == std::string::npos;
  if (!plain || std::filesystem::exists(word, ignored)) return {};
  return word + " is neither a verb nor a file; the verbs are render, check, network, trace, catchment and script";
}

// `anshan render`.
struct RenderOptions {
  explicit RenderOptions(CLI::App& program);
  app::RenderArguments said() const {
    app::RenderArguments out = arguments;
    if (!view.empty()) out.view = view;
    out.theme = theme == "dark" ? geodata::Theme::dark : geodata::Theme::light;
    out.language = language == "zh" ? geodata::Language::chinese : geodata::Language::english;
    return out;
  }

  CLI::App* verb;
  app::RenderArguments arguments;
  std::string size, theme = "light", language = "en";
  std::vector<double> view;
};

RenderOptions::RenderOptions(CLI::App& program)
    : verb(program.add_subcommand("render", "Draw the map to a PNG file, without a window")) {
  app::RenderArguments& a = arguments;
  verb->add_option("PATH", a.paths, "an atlas folder, or data files that are drawn alone; default: the Anshan atlas");
  verb->add_option("-o,--output", a.output, "the PNG file")->capture_default_str();
  verb->add_option("--size", size, "width x height in px at 100 %, 1280x800 when not given")
      ->check([&a](const std::string& text) {
        return parse_size(text, a) ? std::string() : std::string("a size is WIDTHxHEIGHT, 64 to 16384 each: 1280x800");
      });
  verb->add_option("--scale", a.scale, "device px per px: 2 for print or a dense screen")
      ->check(CLI::Range(0.5, 8.0))
      ->capture_default_str();
  verb->add_option("--view", view, "LNG,LAT,ZOOM of the map's centre")->delimiter(',')->expected(3);
  verb->add_option("--place", a.place, "id of a place to show");
  verb->add_option("--popup", a.popup, "id of a place to show with its popup (with --ui)");
  verb->add_option("--layers", a.layers, "ids of the overlays to show, by commas")->delimiter(',');
  verb->add_option("--theme", theme, "light or dark")->check(CLI::IsMember({"light", "dark"}))->capture_default_str();
  verb->add_option("--language", language, "en or zh")->check(CLI::IsMember({"en", "zh"}))->capture_default_str();
  CLI::Option* ui = verb->add_flag("--ui", a.with_panels, "with the article and the panels");
  CLI::Option* bare =
      verb->add_flag("--bare", a.bare, "the map alone: no scale bar, no north arrow, no credits, no world under files")
          ->excludes(ui);
  verb->add_flag("--legend", a.furniture.legend, "with a legend of what the picture shows")
      ->excludes(bare)
      ->excludes(ui);
  verb->add_option("--title", a.furniture.title, "with this title")->excludes(bare)->excludes(ui);
  verb->add_flag("--statistics", a.statistics, "say on standard error what it cost");
}

// `anshan trace`: its options, and what they say once they are parsed.
struct TraceOptions {
  explicit TraceOptions(CLI::App& program);
  app::TraceArguments said() const {
    app::TraceArguments out = arguments;
    out.direction = up ? app::TraceDirection::up : up_main ? app::TraceDirection::up_main : app::TraceDirection::down;
    out.language = language == "zh" ? geodata::Language::chinese : geodata::Language::english;
    return out;
  }

  CLI::App* verb;
  app::TraceArguments arguments;
  bool up = false, up_main = false, down = false;
  std::string language = "en";
};

std::string check_ending(const std::string& name) {
  const std::string ending = std::filesystem::path(name).extension().string();
  const bool known = ending == ".geojson" || ending == ".csv" || ending == ".gpx" || ending == ".md";
  return known ? std::string() : name + " must end in .geojson, .csv, .gpx or .md";
}

void add_rivers(CLI::App& verb, app::RiverSource& rivers) {
  CLI::Option* atlas = verb.add_option("PATH", rivers.atlas, "an atlas folder; default: the Anshan atlas");
  CLI::Option* network = verb.add_option("--network", rivers.network, "a data file of rivers, instead of an atlas");
  network->excludes(atlas);
  verb.add_flag("--turn", rivers.turn, "its lines are drawn up the river")->needs(network);
}

TraceOptions::TraceOptions(CLI::App& program)
    : verb(program.add_subcommand("trace", "Say where the water of a place goes, or where it comes from")) {
  add_rivers(*verb, arguments.rivers);
  verb->add_option("--from", arguments.from, "LNG,LAT, or the id or a name of a site or a place")->required();
  CLI::Option* to = verb->add_option("--to", arguments.to, "the same, of the other end: the way between the two");
  CLI::Option* ways[] = {verb->add_flag("--down", down, "down to the mouth; this is what happens without a word"),
                         verb->add_flag("--up", up, "all that drains here"),
                         verb->add_flag("--up-main", up_main, "up the main stem to its source")};
  for (CLI::Option* way : ways) {
    way->excludes(to);
    for (CLI::Option* other : ways) {
      if (way != other) way->excludes(other);
    }
  }
  verb->add_option("--distance", arguments.distance_km, "no farther than so many km")
      ->check(CLI::Range(0.001, 100'000.0))
      ->excludes(to);
  verb->add_option("--discharge", arguments.discharge_m3s,
                   "m3/s at the start, for times of travel; default: the mean annual one")
      ->check(CLI::Range(0.001, 1'000'000.0));
  verb->add_option("--values", arguments.values,
                   "a CSV file of what the data lacks: reach_id, discharge_m3s, area_km2, source");
  CLI::Option* json = verb->add_flag("--json", arguments.json, "as GeoJSON, for programs");
  verb->add_option("-o,--output", arguments.output,
                   "a .geojson, .csv, .gpx or .md file; .md is a report, with a picture beside it")
      ->excludes(json)
      ->check(check_ending);
  verb->add_option("--language", language, "en or zh")->check(CLI::IsMember({"en", "zh"}))->capture_default_str();
}

// `anshan catchment`.
struct CatchmentOptions {
  explicit CatchmentOptions(CLI::App& program)
      : verb(program.add_subcommand("catchment", "Say what land drains to a place on a river")) {
    add_rivers(*verb, arguments.rivers);
    verb->add_option("--at", arguments.at, "LNG,LAT, or the id or a name of a site or a place")->required();
    CLI::Option* json = verb->add_flag("--json", arguments.json, "as GeoJSON, for programs");
    verb->add_option("-o,--output", arguments.output, "a .geojson file")
        ->excludes(json)
        ->check([](const std::string& name) {
          const bool known = std::filesystem::path(name).extension() == ".geojson";
          return known ? std::string() : name + " must end in .geojson";
        });
    verb->add_option("--language", language, "en or zh")->check(CLI::IsMember({"en", "zh"}))->capture_default_str();
  }
  app::CatchmentArguments said() const {
    app::CatchmentArguments out = arguments;
    out.language = language == "zh" ? geodata::Language::chinese : geodata::Language::english;
    return out;
  }

  CLI::App* verb;
  app::CatchmentArguments arguments;
  std::string language = "en";
};

// `anshan network check`.
struct NetworkOptions {
  explicit NetworkOptions(CLI::App& program) {
    CLI::App* network = program.add_subcommand("network", "River networks");
    network->require_subcommand(1);
    check = network->add_subcommand("check", "Say whether a layer of rivers hangs together");
    check->add_option("FILE", arguments.path, "a data file of rivers")->required();
    check->add_option("--tolerance", arguments.tolerance_m, "metres between ends of lines that are one place")
        ->check(CLI::Range(0.0, 10'000.0))
        ->capture_default_str();
    check->add_option("--mouth", mouths, "LNG,LAT where rivers may end; may be given again")
        ->delimiter(',')
        ->expected(2);
    check->add_flag("--from-mouths", arguments.from_mouths, "lines run to the nearest mouth, however they are drawn");
    check->add_flag("--turn", arguments.turn, "lines without links are drawn up the river");
    check->add_flag("--json", arguments.json, "as JSON, for programs");
  }
  app::NetworkArguments said() const {
    app::NetworkArguments out = arguments;
    for (std::size_t i = 0; i + 1 < mouths.size(); i += 2) out.mouths.push_back({mouths[i], mouths[i + 1]});
    return out;
  }

  CLI::App* check = nullptr;
  app::NetworkArguments arguments;
  std::vector<double> mouths;
};

}  // namespace

int main(int argc, char** argv) {
  app::use_large_pages();
  CLI::App program{"Anshan Explorer: read a place, its map and its history together."};
  program.name("anshan");
  program.set_version_flag("--version", std::string("Anshan Explorer ") + version);
  program.require_subcommand(0, 1);
  program.footer(
      "Without a verb a window opens with PATH, or with the Anshan atlas.\n"
      "PATH is an atlas folder or a data file (GeoJSON, GeoPackage, FlatGeobuf, Shapefile, KML, GPX, CSV; KMZ, ZIP).");
  std::vector<std::filesystem::path> paths;
  program.add_option("PATH", paths, "an atlas folder, or data files")->check(check_word);

  RenderOptions rendering(program);

  std::vector<std::filesystem::path> check_paths;
  bool as_json = false;
  CLI::App* check =
      program.add_subcommand("check", "Say what an atlas or a data file holds, and what is wrong with it");
  check->add_option("PATH", check_paths, "atlas folders or data files")->required();
  check->add_flag("--json", as_json, "as JSON, for programs");

  NetworkOptions network(program);
  TraceOptions tracing(program);
  CatchmentOptions draining(program);

  std::filesystem::path script, output_folder = ".";
  CLI::App* run = program.add_subcommand("script", "Drive the real interface by a file of commands, without a window");
  run->add_option("FILE", script, "the commands; tests/scripts/README.md lists them")->required();
  run->add_option("-o,--output", output_folder, "folder for its pictures")->capture_default_str();

  take_finite_numbers_only(program);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return program.exit(e) == 0 ? 0 : 2;
  }
  const auto run_verb = [&] {
    if (*rendering.verb) return app::render(rendering.said());
    if (*check) return app::check(check_paths, as_json);
    if (*network.check) return app::check_network(network.said());
    if (*tracing.verb) return app::trace(tracing.said());
    if (*draining.verb) return app::catchment(draining.said());
    if (*run) return app::run_script(script, output_folder);
    return app::open_window(paths);
  };
  return with_output_written(run_verb());
}
