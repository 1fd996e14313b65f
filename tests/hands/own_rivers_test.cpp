// Rivers of one's own at the window: the lines of a file are traced instead of the atlas's.
#include "tests/hands/at_a_window.h"
#include "tests/temporary_folder.h"

using namespace app;

namespace {

// c flows into a, and b from a's lower end; drawn the other way round.
std::string line(const char* name, const char* coordinates) {
  return std::string(R"({"type":"Feature","properties":{"name":")") + name +
         R"("},"geometry":{"type":"LineString","coordinates":[)" + coordinates + "]}}";
}

const std::string drawn_upstream =
    R"({"type":"FeatureCollection","features":[)" + line("a", "[123.0,41.05],[122.9,41.1]") + "," +
    line("b", "[123.0,41.05],[123.0,41.15]") + "," + line("c", "[123.1,41.0],[123.0,41.05]") + "]}";

std::string first_and_last(const Hands& hands) {
  const RiverView& rivers = hands.explorer.rivers();
  if (!rivers.shown) return "no answer";
  const auto name = [&](const RiverEvent& e) { return std::string(rivers.guide->rivers.name(e.reach)); };
  const auto& events = rivers.shown->answer.events;
  return name(events.front()) + " to " + name(events.back());
}

}  // namespace

TEST_CASE("a layer of lines is used as rivers, turned, undone, and gives way to the atlas's when it is taken away") {
  const auto context = graphics();
  TemporaryFolder folder;
  folder.write("brooks.geojson", drawn_upstream);
  folder.write("wells.geojson", R"({"type":"Point","coordinates":[123,41]})");
  Hands hands({1280, 800, 1});
  REQUIRE(hands.explorer.open_ground(std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "world"));
  hands.step();
  REQUIRE(hands.settle());
  CHECK(hands.item("Top bar/Trace") == nullptr);  // the world has no rivers to trace
  for (const char* file : {"wells.geojson", "brooks.geojson"}) open_and_wait(hands, folder / file);
  hands.move_to(middle(item(hands, "Layers/wells").rect));
  click(hands, "Layers/Options of wells");
  CHECK(hands.item("Layers/Use as rivers") == nullptr);
  hands.move_to(middle(item(hands, "Layers/brooks").rect));
  click(hands, "Layers/Options of brooks");
  click(hands, "Layers/Use as rivers");
  CHECK(hands.explorer.session().rivers == RiverChoice{"brooks.geojson", false});
  CHECK(hands.item("Top bar/Trace") != nullptr);
  const auto& stroke = hands.explorer.session().layer("brooks.geojson")->style.stroke;
  CHECK(stroke == hands.explorer.library().atlas->palette.at("river"));  // drawn as rivers are

  hands.apply(command::AddTrace{TraceState{{123.05, 41.025}, ""}});
  REQUIRE(hands.settle());
  CHECK(first_and_last(hands) == "c to a");
  const auto& notices = hands.explorer.notices().all();
  const bool told = std::any_of(notices.begin(), notices.end(), [](const Notice& n) {
    return say(n.message).find("The rivers seem to run uphill") != std::string::npos;
  });
  CHECK(told);
  click(hands, "Layers/Turn");
  CHECK(first_and_last(hands) == "c to c");  // it runs to its end in the south-east
  hands.apply(command::Undo{});
  REQUIRE(hands.settle());
  CHECK(first_and_last(hands) == "c to a");
  hands.apply(command::RemoveLayers{{"brooks.geojson"}});
  REQUIRE(hands.settle());
  CHECK_FALSE(hands.explorer.session().rivers.has_value());
}

TEST_CASE("beside the atlas's rivers one's own are traced, and then the atlas's again") {
  const auto context = graphics();
  TemporaryFolder folder;
  folder.write("brooks.geojson", drawn_upstream);
  AtAWindow window;
  Hands& hands = window.hands;
  open_and_wait(hands, folder / "brooks.geojson");
  trace(hands);
  const double of_atlas_m = hands.explorer.rivers().shown->answer.trace.length_m;
  hands.apply(command::UseAsRivers{RiverChoice{"brooks.geojson", false}});
  hands.apply(command::AddTrace{TraceState{{123.05, 41.025}, ""}});
  REQUIRE(hands.settle());
  CHECK(first_and_last(hands) == "c to a");
  hands.apply(command::UseAsRivers{});
  hands.apply(command::OpenTrace{0});
  REQUIRE(hands.settle());
  REQUIRE(hands.explorer.rivers().shown);
  CHECK(hands.explorer.rivers().shown->answer.trace.length_m == of_atlas_m);
}
