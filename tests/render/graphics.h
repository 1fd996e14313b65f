// A context for one test, and the pictures in it.
#pragma once

#include <memory>

#include "app/platform/offscreen.h"
#include "app/render/framebuffer.h"
#include "app/render/picture_file.h"
#include "tests/catch.h"

inline std::unique_ptr<app::OffscreenContext> graphics() {
  auto context = app::OffscreenContext::create();
  REQUIRE(context.has_value());
  return std::move(*context);
}

inline app::Picture picture_of(const app::Framebuffer& framebuffer) {
  return {framebuffer.width(), framebuffer.height(), framebuffer.read()};
}
