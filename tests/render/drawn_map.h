// A map of a test's own: scene, renderer and the picture they draw into. A context must be current.
#pragma once

#include <functional>

#include "app/render/map_renderer.h"
#include "app/scene/scene_builder.h"
#include "tests/render/graphics.h"
#include "tests/scene/scene_fixture.h"

class DrawnMap {
 public:
  using Motion = app::MapRenderer::Motion;

  DrawnMap(const app::Library& library, int width, int height)
      : library_(library), session_(app::fixture::session_of(library)), picture_(width, height) {}

  // Builds until every tile is there, then draws one frame. False: more are wanted.
  bool draw(const app::Camera& camera, Motion motion = Motion::resting, geodata::Theme theme = geodata::Theme::light) {
    app::SceneInput input;
    input.library = &library_;
    input.session = &session_;
    input.view = {camera, static_cast<double>(picture_.width()), static_cast<double>(picture_.height())};
    input.theme = theme;
    input.moving = motion == Motion::moving;
    input.reduced_motion = true;
    const app::Scene* scene = &builder_.build(input);
    for (int i = 0; i < 20 && !scene->ground_complete; ++i) {
      jobs_.deliver();
      scene = &builder_.build(input);
    }
    REQUIRE(scene->ground_complete);
    CHECK(scene->sprites.empty());
    return renderer_.draw(*scene, theme, picture_.id(), {0, 0, picture_.width(), picture_.height()}, motion);
  }
  app::Picture picture() const { return picture_of(picture_); }

  // What `act` added to the counters.
  app::DrawCounters drawn_by(const std::function<void()>& act) {
    const app::DrawCounters before = renderer_.counters();
    act();
    const app::DrawCounters& after = renderer_.counters();
    return {after.draws - before.draws, after.vertices - before.vertices, after.full_grounds - before.full_grounds,
            after.strips - before.strips, after.blits - before.blits};
  }

 private:
  const app::Library& library_;
  app::Session session_;
  app::Jobs jobs_{0};
  app::SceneBuilder builder_{jobs_};
  app::MapRenderer renderer_;
  app::Framebuffer picture_;
};
