// Traces at the window: named, shown, given another discharge, followed, exported and kept, each as commands do it.
#include <fstream>
#include <sstream>

#include "tests/shell/opened.h"
#include "tests/temporary_folder.h"

using namespace app;

namespace {

const std::string dagushan = "mine-p100000129340";

struct Tracer : Opened {
  void settle_rivers() {
    for (int i = 0; i < 400; ++i) {
      explorer.advance(time_ms += 16);
      explorer.trace_from(std::nullopt);
      if (i > 3 && explorer.idle() && explorer.rivers().guide) break;
    }
    REQUIRE(explorer.rivers().guide);
    explorer.trace_from(std::nullopt);
  }
  void ask(Command command) {
    explorer.apply({std::move(command)}, 864, 560);
    settle_rivers();
  }
  void add(const std::string& site) { ask(command::AddTrace{TraceState{{123.05, 41.05}, site}}); }
  void add_at(geodata::LngLat at) { ask(command::AddTrace{TraceState{at, {}}}); }
  TraceState open() const { return *explorer.session().open_trace(); }
};

std::string read(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("a name is one step of undo, and costs no new answer") {
  Tracer t;
  t.add(dagushan);
  const auto before = t.explorer.rivers().shown;
  TraceState named = t.open();
  named.name = "The spill";
  t.ask(command::ChangeTrace{0, named});
  CHECK(t.open().name == "The spill");
  CHECK(t.explorer.rivers().shown == before);
  t.ask(command::ChangeTrace{0, named});  // no change, no step
  t.ask(command::Undo{});
  CHECK(t.open().name.empty());
  t.ask(command::Redo{});
  CHECK(t.open().name == "The spill");
  t.ask(command::ChangeTrace{7, named});  // there is none
  CHECK(t.explorer.session().traces.size() == 1);
}

TEST_CASE("all kept traces have an answer, in the session's order") {
  Tracer t;
  t.add(dagushan);
  t.add_at({122.5, 40.95});
  t.add_at({119.0, 39.0});  // no river near
  const auto& kept = t.explorer.rivers().kept;
  REQUIRE(kept.size() == 3);
  CHECK(kept[0]->start.site == dagushan);
  CHECK(kept[1] != nullptr);
  CHECK(kept[2] == nullptr);
  CHECK(t.explorer.rivers().error.has_value());
  const auto first = kept[0];
  t.ask(command::RemoveTrace{2});
  CHECK(t.explorer.session().trace == 1);
  t.ask(command::RemoveTrace{0});  // one that is not open: the open one stays
  CHECK(t.explorer.session().trace == 0);
  CHECK(t.open().from == geodata::LngLat{122.5, 40.95});
  t.ask(command::Undo{});
  CHECK(t.explorer.rivers().kept.size() == 2);
}

TEST_CASE("a trace that is kept already is opened, not kept twice") {
  Tracer t;
  t.add(dagushan);
  TraceState named = t.open();
  named.name = "The spill", named.discharge_m3s = 3;
  t.ask(command::ChangeTrace{0, named});
  t.add_at({122.5, 40.95});
  t.add(dagushan);
  CHECK(t.explorer.session().traces.size() == 2);
  CHECK(t.explorer.session().trace == 0);
  CHECK(t.open().name == "The spill");
  t.ask(command::TurnTrace{TraceDirection::up_main});
  t.add(dagushan);  // another way from the same place
  CHECK(t.explorer.session().traces.size() == 3);
  t.ask(command::RemoveTraces{});
  CHECK(t.explorer.session().traces.empty());
  CHECK_FALSE(t.explorer.session().trace);
  t.ask(command::Undo{});
  CHECK(t.explorer.session().traces.size() == 3);
}

TEST_CASE("another discharge at the start: the times follow, undo takes the mean again") {
  Tracer t;
  t.add(dagushan);
  const auto peak_s = [&] {
    for (const RiverEvent& event : t.explorer.rivers().shown->answer.events)
      if (event.most_probable) return event.most_probable->peak_s;
    return 0.0;
  };
  const double mean_s = peak_s();
  REQUIRE(mean_s > 0);
  TraceState more = t.open();
  more.discharge_m3s = 50;
  t.ask(command::ChangeTrace{0, more});
  CHECK(peak_s() < mean_s);
  CHECK(t.explorer.rivers().shown->answer.question.discharge_share > 1);
  t.ask(command::Undo{});
  CHECK(peak_s() == mean_s);
}

TEST_CASE("following: the drop runs to the end by itself, and ends when the map is moved") {
  Tracer t;
  t.add(dagushan);
  t.explorer.mutable_settings().reduced_motion = false;
  const auto start = [&] {
    t.explorer.apply({command::FollowWater{true}}, 864, 560);
    REQUIRE(t.explorer.rivers().drop);
    CHECK(t.explorer.rivers().drop->running);
    CHECK(t.explorer.flying());
  };
  const auto run_ms = [&](double ms) {
    for (const double until = t.time_ms + ms; t.time_ms < until;) {
      t.explorer.advance(t.time_ms += 16);
      t.explorer.trace_from(std::nullopt);
    }
  };
  start();
  double last_m = -1;
  for (int i = 0; i < 24 && t.explorer.flying(); ++i) {
    const double at_m = t.explorer.rivers().drop->trace_m;
    CHECK(at_m >= last_m);
    last_m = at_m;
    run_ms(1000);
  }
  CHECK_FALSE(t.explorer.flying());
  CHECK_FALSE(t.explorer.rivers().drop);
  CHECK(last_m > 0.9 * t.explorer.rivers().shown->answer.trace.length_m);
  CHECK_FALSE(t.explorer.history().can_redo());
  t.ask(command::Undo{});  // the trace itself: the run was no step
  CHECK(t.explorer.session().traces.empty());
  t.ask(command::Redo{});

  t.ask(command::OpenTrace{0});
  t.explorer.mutable_settings().reduced_motion = false;
  for (const Command& elsewhere :
       {Command(command::SetCamera{camera_at({123, 41}, 9)}), Command(command::ZoomBy{1}), Command(command::GoHome{}),
        Command(command::FollowWater{false}), Command(command::TurnTrace{TraceDirection::up}),
        Command(command::OpenTrace{std::nullopt})}) {
    CAPTURE(elsewhere.index());
    t.ask(command::OpenTrace{0});
    t.ask(command::TurnTrace{TraceDirection::down});
    start();
    run_ms(3000);
    t.explorer.apply({elsewhere}, 864, 560);
    run_ms(50);
    CHECK_FALSE(t.explorer.rivers().drop);
  }
}

TEST_CASE("with reduced motion the drop stands still and goes where it is pointed to") {
  Tracer t;
  t.add(dagushan);
  t.explorer.apply({command::FollowWater{true}}, 864, 560);
  CHECK_FALSE(t.explorer.flying());
  REQUIRE(t.explorer.rivers().drop);
  CHECK_FALSE(t.explorer.rivers().drop->running);
  CHECK(t.explorer.idle());
  t.explorer.point_drop(6600);
  CHECK(t.explorer.rivers().drop->trace_m == 6600);
  t.ask(command::FollowWater{false});
  CHECK_FALSE(t.explorer.rivers().drop);
  t.ask(command::TurnTrace{TraceDirection::up});  // a whole tree has no way to follow
  t.explorer.apply({command::FollowWater{true}}, 864, 560);
  CHECK_FALSE(t.explorer.rivers().drop);
}

TEST_CASE("kept from run to run: names, discharge, which is open, the tool's direction") {
  const TemporaryFolder folder;
  TraceState named;
  {
    Tracer t;
    t.explorer.keep_traces_in(folder.path());
    t.add(dagushan);
    t.add_at({122.5, 40.95});
    named = t.open();
    named.name = "Field trip";
    t.ask(command::ChangeTrace{1, named});
    t.ask(command::TurnTrace{TraceDirection::up_main});
    CHECK(t.explorer.traces_unsaved());
    t.explorer.save_traces();
    CHECK_FALSE(t.explorer.traces_unsaved());
  }
  CHECK(folder.listing().size() == 1);
  Tracer again;
  again.explorer.keep_traces_in(folder.path());
  REQUIRE(again.explorer.open(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan"));
  again.settle_rivers();
  const Session& session = again.explorer.session();
  REQUIRE(session.traces.size() == 2);
  CHECK(session.traces[0].site == dagushan);
  CHECK(session.traces[0].site_name == "Dagushan iron mine");
  CHECK(session.traces[1].name == "Field trip");
  CHECK(session.trace == 1);
  CHECK(session.trace_direction == TraceDirection::up_main);
  CHECK_FALSE(again.explorer.traces_unsaved());
  CHECK_FALSE(again.explorer.history().can_undo());
  CHECK(again.explorer.rivers().kept[0]->start.site == dagushan);
}

TEST_CASE("a kept trace whose site is gone says so, and is not moved to another place") {
  Tracer t;
  TraceState gone{{123.05, 41.05}, "mine-of-before"};
  gone.site_name = "The old mine";
  t.ask(command::AddTrace{gone});
  CHECK(t.explorer.rivers().shown == nullptr);
  REQUIRE(t.explorer.rivers().error);
  CHECK(geodata::say(*t.explorer.rivers().error)
            .starts_with("The trace cannot start there: the atlas no longer has The old mine. Remove the trace, or "
                         "begin a new one where it was: "));
}

TEST_CASE("exported files are what the command line writes, under free names, and a notice says where") {
  const TemporaryFolder folder;
  Tracer t;
  t.explorer.export_to(folder.path());
  t.add(dagushan);
  t.explorer.notices().clear();
  for (const TraceFile kind : {TraceFile::geojson, TraceFile::csv, TraceFile::gpx, TraceFile::csv})
    t.ask(command::ExportTrace{kind});
  const std::string title = "From Dagushan iron mine to the mouth";
  CHECK(folder.listing() ==
        std::set<std::string>{title + ".geojson", title + ".csv", title + ".gpx", title + " 2.csv"});
  CHECK(read(folder / (title + ".csv")).starts_with("distance_km,"));
  CHECK(read(folder / (title + ".gpx")).starts_with("<?xml"));
  const auto& notices = t.explorer.notices().all();
  REQUIRE(notices.size() == 4);
  CHECK(notices[0].level == Notice::Level::info);
  CHECK(notices[0].message.file == (folder / (title + ".geojson")).string());

  t.explorer.export_to(folder / (title + ".csv"));  // no folder
  t.explorer.notices().clear();
  t.ask(command::ExportTrace{TraceFile::gpx});
  REQUIRE(t.explorer.notices().all().size() == 1);
  CHECK(t.explorer.notices().all()[0].level == Notice::Level::error);
}

TEST_CASE("two windows of one atlas keep each other's traces, and what either took away stays away") {
  TemporaryFolder folder;
  const auto opened = [&](Tracer& t) {
    t.explorer.keep_traces_in(folder.path());
    REQUIRE(t.explorer.open(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan"));
    if (!t.explorer.session().traces.empty()) t.settle_rivers();
  };
  Tracer first, second;
  opened(first);
  first.add(dagushan);
  first.explorer.save_traces();
  opened(second);
  REQUIRE(second.explorer.session().traces.size() == 1);
  first.add_at({122.43, 41.02});
  first.explorer.save_traces();
  second.add_at({123.5, 41.23});
  second.ask(command::SetReachValue{{"some-reach", 1.5, std::nullopt, "gauge"}});
  second.explorer.save_traces();
  CHECK(second.explorer.session().traces.size() == 3);  // and none twice
  first.ask(command::RemoveTrace{0});
  first.explorer.save_traces();
  CHECK(first.explorer.session().traces.size() == 2);
  CHECK(first.explorer.session().reach_values.size() == 1);
  Tracer third;
  opened(third);
  CHECK(third.explorer.session().traces.size() == 2);
}
