#include "app/scene/site_focus.h"

#include "app/scene/picker.h"
#include "tests/catch.h"
#include "tests/scene/label_world.h"

using app::hidden_by;
using app::SiteFocus;
using label_world::has_name;
using label_world::points_spec;
using label_world::World;

namespace {

std::vector<std::string> picked(const World& world, const app::LabelOutput& placed, double x, double y) {
  app::PickInput pick;
  pick.library = &world.library, pick.session = &world.session, pick.view = world.input.view;
  pick.placed = placed.placed, pick.focus = world.input.focus;
  std::vector<std::string> out;
  for (const app::Target& target : app::pick(pick, {x, y})) {
    out.push_back(target.layer + " " + std::to_string(target.feature));
  }
  return out;
}

}  // namespace

TEST_CASE("of a layer in focus only those features stand and are found, of one that is off too; others are as always") {
  World world;
  geodata::LayerSpec mines = points_spec("mines"), sections = points_spec("sections"), towns = points_spec("towns");
  for (geodata::LayerSpec* spec : {&mines, &sections, &towns}) spec->clickable = true;
  world.add_points(mines, {{200, 100, "Passed", {}}, {200, 300, "Elsewhere", {}}});
  world.add_points(sections, {{500, 100, "Section", {}}, {500, 300, "Other", {}}});
  world.add_points(towns, {{350, 500, "Town", {}}});
  world.session.layers[1].on = false;

  SiteFocus focus;
  focus.features = {{"mines", {0}}, {"sections", {0}}};
  world.input.focus = &focus;
  const app::LabelOutput some = world.labels.place(world.input, true);
  CHECK(has_name(some, 0, 0));
  CHECK_FALSE(has_name(some, 0, 1));
  CHECK(has_name(some, 1, 0));
  CHECK_FALSE(has_name(some, 1, 1));
  CHECK(has_name(some, 2, 0));
  CHECK(picked(world, some, 200, 100) == std::vector<std::string>{"mines 0"});
  CHECK(picked(world, some, 200, 300).empty());
  CHECK(picked(world, some, 500, 100) == std::vector<std::string>{"sections 0"});
  CHECK(picked(world, some, 350, 500) == std::vector<std::string>{"towns 0"});

  world.input.focus = nullptr;
  const app::LabelOutput all = world.labels.place(world.input, true);
  CHECK(has_name(all, 0, 1));
  CHECK_FALSE(has_name(all, 1, 0));
  CHECK(picked(world, all, 200, 300) == std::vector<std::string>{"mines 1"});
}

TEST_CASE("of a layer that is off the chosen feature stands, and no other") {
  World world;
  world.add_points(points_spec("sights"), {{200, 100, "Chosen", {}}, {200, 300, "Other", {}}});
  world.session.layers[0].on = false;
  CHECK_FALSE(has_name(world.labels.place(world.input, true), 0, 0));
  app::Selection selection;
  selection.candidates = {{"sights", 0, std::nullopt}};
  world.session.selection = selection;
  const app::LabelOutput chosen = world.labels.place(world.input, true);
  CHECK(has_name(chosen, 0, 0));
  CHECK_FALSE(has_name(chosen, 0, 1));
}

TEST_CASE("a layer in focus without features hides all of them") {
  SiteFocus focus;
  focus.features = {{"mines", {}}};
  CHECK(focus.hides("mines", 3));
  CHECK_FALSE(focus.hides("towns", 3));
  CHECK_FALSE(hidden_by(nullptr, "mines", 3));
}
