// Commands change the session, in one place, and undo knows what they changed.
#include <unistd.h>

#include <fstream>

#include "app/core/layer_rows.h"
#include "app/scene/picker.h"
#include "tests/shell/opened.h"

using namespace app;

namespace {

std::vector<std::string> order(const Explorer& explorer, const std::vector<std::string>& of) {
  std::vector<std::string> out;
  for (const LayerState& state : explorer.session().layers)
    if (std::find(of.begin(), of.end(), state.id) != of.end()) out.push_back(state.id);
  return out;
}

}  // namespace

TEST_CASE("opening tells which places are not on the map") {
  const Opened opened;
  const auto& notices = opened.explorer.notices().all();
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].level == Notice::Level::info);
  CHECK(geodata::say(notices[0].message) == "6 places have no point on the map. Click a name in the text to read why.");
}

TEST_CASE("layers of a row go off and on as one step of undo") {
  Opened opened;
  opened.explorer.apply({command::SetLayer{"roads_primary", false, std::nullopt, 7},
                         command::SetLayer{"roads_trunk", false, std::nullopt, 7}},
                        864, 736);
  CHECK_FALSE(opened.explorer.session().layer("roads_primary")->on);
  opened.apply(command::Undo{});
  CHECK(opened.explorer.session().layer("roads_primary")->on);
  CHECK(opened.explorer.session().layer("roads_trunk")->on);
  opened.apply(command::Redo{});
  CHECK_FALSE(opened.explorer.session().layer("roads_trunk")->on);
}

TEST_CASE("layers of a row are placed together above or below another row, and stay among their kind") {
  Opened opened;
  std::vector<std::string> overlays;
  for (const Layer& layer : opened.explorer.library().layers)
    if (layer.spec.role == geodata::LayerRole::overlay) overlays.push_back(layer.spec.id);
  REQUIRE(overlays.size() >= 4);
  const auto before = order(opened.explorer, overlays);
  opened.apply(command::PlaceLayers{{before[0], before[1]}, {before[2]}, true});
  auto expected = before;
  std::rotate(expected.begin(), expected.begin() + 2, expected.begin() + 3);
  CHECK(order(opened.explorer, overlays) == expected);
  opened.apply(command::PlaceLayers{{before[0], before[1]}, {before[2]}, false});
  CHECK(order(opened.explorer, overlays) == before);
  const auto all = opened.explorer.session().layers;
  opened.apply(command::PlaceLayers{{before[0]}, {"relief"}, false});  // the ground stays under what lies on it
  CHECK(opened.explorer.session().layers == all);
  opened.apply(command::PlaceLayers{{before[3]}, {before[3]}, true});
  CHECK(opened.explorer.session().layers == all);
  opened.apply(command::Undo{});
  CHECK(order(opened.explorer, overlays) == expected);
}

TEST_CASE("the drawer lists what is drawn higher above what is drawn lower") {
  Opened opened;
  const auto listed = [&] {
    std::vector<std::string> rows;
    for (const LayerGroup& group : layer_groups(opened.explorer.library(), opened.explorer.session()))
      for (const LayerRow& row : group.rows) rows.push_back(row.id);
    return rows;
  };
  const auto at = [&](const char* id) {
    const auto rows = listed();
    return std::find(rows.begin(), rows.end(), id) - rows.begin();
  };
  CHECK(at("works") < at("mines"));  // steel works are drawn over mines
  CHECK(at("mines") < at("taizi"));
  opened.apply(command::PlaceLayers{{"taizi"}, {"mines"}, true});
  CHECK(at("taizi") < at("mines"));
  CHECK(at("works") < at("taizi"));
  opened.apply(command::Undo{});
  CHECK(at("mines") < at("taizi"));
}

TEST_CASE("a place chosen by its name comes into view beside its popup, and its sentence is marked") {
  Opened opened;
  opened.apply(command::SelectPlace{opened.place("tiexi-district"), 0, true});
  const Selection& selection = opened.selection();
  CHECK(selection.by_name);
  REQUIRE(selection.at.has_value());
  const View view = opened.explorer.view(864, 736);
  const auto box = box_of(opened.explorer.library(), selection.target());
  REQUIRE(box.has_value());
  CHECK(view.to_screen(geodata::WorldPoint{box->min_x, box->min_y}).x > 362 + 30);  // right of where a popup stands
  CHECK(view.to_screen(geodata::WorldPoint{box->max_x, box->max_y}).x < 864);
  CHECK(opened.explorer.session().marked->paragraph == 11);
}

TEST_CASE("a place without a point is chosen all the same") {
  Opened opened;
  const Camera before = opened.explorer.session().camera;
  opened.apply(command::SelectPlace{opened.place("workers-village"), 0, true});
  CHECK_FALSE(opened.selection().at.has_value());
  CHECK(opened.explorer.session().camera == before);
  CHECK(opened.explorer.session().marked->paragraph == 11);
}

TEST_CASE("n and p walk every mention of the article, there and back") {
  Opened opened;
  const auto& atlas = *opened.explorer.library().atlas;
  const auto mentions = std::count_if(atlas.links.begin(), atlas.links.end(),
                                      [](const geodata::Link& link) { return link.place.has_value(); });
  std::vector<std::pair<geodata::PlaceIndex, std::uint32_t>> there;
  for (std::ptrdiff_t i = 0; i < mentions; ++i) {
    opened.apply(command::Walk{1});
    there.emplace_back(*opened.selection().target().place, opened.selection().mention);
  }
  CHECK(std::set(there.begin(), there.end()).size() == static_cast<std::size_t>(mentions));
  opened.apply(command::Walk{1});  // the end stays the end
  CHECK(there.back() == std::pair(*opened.selection().target().place, opened.selection().mention));
  for (std::ptrdiff_t i = mentions - 2; i >= 0; --i) {
    opened.apply(command::Walk{-1});
    CHECK(there[static_cast<std::size_t>(i)] ==
          std::pair(*opened.selection().target().place, opened.selection().mention));
  }
}

TEST_CASE("undo leaves the reader where he is") {
  Opened opened;
  opened.apply(command::SetLayer{"relief", false, std::nullopt, 0});
  opened.apply(command::SelectPlace{opened.place("qianshan"), 0, true});
  const Camera there = opened.explorer.session().camera;
  opened.apply(command::Undo{});
  CHECK(opened.explorer.session().layer("relief")->on);
  CHECK(opened.explorer.session().camera == there);
  CHECK(opened.explorer.session().selection.has_value());
}

namespace {

struct KeptFolder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("anshan-kept-" + std::to_string(::getpid()));
  ~KeptFolder() { std::filesystem::remove_all(path); }
};

const std::filesystem::path shipped = std::filesystem::path(ANSHAN_SOURCE_DIR) / "atlases" / "anshan";

}  // namespace

TEST_CASE("a drag of a layer's look is one step of undo, and its factors stay in bounds") {
  Opened opened;
  StyleChange change;
  for (int i = 1; i <= 9; ++i) {
    change.width = i;
    opened.apply(command::StyleLayer{"mines", change, 5});
  }
  CHECK(opened.explorer.session().layer("mines")->style.width == StyleChange::most_factor);
  change.symbol = geodata::ThemeColour{{1, 2, 3, 255}, {4, 5, 6, 255}};
  opened.apply(command::StyleLayer{"mines", change, 6});
  opened.apply(command::StyleLayer{"nowhere", change, 7});
  opened.apply(command::Undo{});
  CHECK_FALSE(opened.explorer.session().layer("mines")->style.symbol.has_value());
  CHECK(opened.explorer.session().layer("mines")->style.width == StyleChange::most_factor);
  opened.apply(command::Undo{});
  CHECK(opened.explorer.session().layer("mines")->style.empty());
  CHECK_FALSE(opened.explorer.history().can_undo());
}

TEST_CASE("changes to the layers survive closing, and opening another atlas") {
  const KeptFolder kept;
  StyleChange change;
  change.size = 2;
  {
    Explorer first(0);
    first.keep_layers_in(kept.path);
    REQUIRE(first.open(shipped));
    CHECK_FALSE(first.layers_unsaved());
    first.apply({command::StyleLayer{"mines", change, 1}, command::SetLayer{"relief", false, std::nullopt, 2}}, 800,
                600);
    CHECK(first.layers_unsaved());
    first.save_layers();
    CHECK_FALSE(first.layers_unsaved());
    first.apply({command::SetLayer{"mines", std::nullopt, 0.5, 3}}, 800, 600);
    REQUIRE(first.open(std::filesystem::path(ANSHAN_SOURCE_DIR) / "docs" / "style"));  // saves what is left
    CHECK_FALSE(first.layers_unsaved());
  }
  Explorer second(0);
  second.keep_layers_in(kept.path);
  REQUIRE(second.open(shipped));
  CHECK_FALSE(second.layers_unsaved());
  CHECK(second.session().layer("mines")->style == change);
  CHECK(second.session().layer("mines")->opacity == 0.5);
  CHECK_FALSE(second.session().layer("relief")->on);
  Explorer without(0);
  REQUIRE(without.open(shipped));
  CHECK(without.session().layer("mines")->style.empty());
}

TEST_CASE("a damaged file of layers is one notice") {
  const KeptFolder kept;
  Explorer explorer(0);
  REQUIRE(explorer.open(shipped));
  const std::size_t usual = explorer.notices().all().size();
  std::filesystem::create_directories(kept.path);
  Explorer damaged(0);
  damaged.keep_layers_in(kept.path);
  REQUIRE(damaged.open(shipped));
  damaged.apply({command::SetLayer{"relief", false, std::nullopt, 2}}, 800, 600);
  damaged.save_layers();
  for (const auto& file : std::filesystem::directory_iterator(kept.path)) std::ofstream(file.path()) << "{";
  Explorer again(0);
  again.keep_layers_in(kept.path);
  REQUIRE(again.open(shipped));
  CHECK(again.session().layer("relief")->on);
  CHECK(again.notices().all().size() == usual + 1);
}
