#include "app/platform/offscreen.h"

#include <epoxy/egl.h>

#include <string_view>

namespace app {

struct OffscreenContext::Impl {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
  ~Impl() {
    if (display == EGL_NO_DISPLAY) return;
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
    // The display stays: it is the process's one, terminating it would unload the driver, and the next context would
    // load it anew.
  }
};

namespace {

geodata::Unexpected no_graphics(geodata::Text why) {
  geodata::Error e;
  e.what = geodata::text("The map cannot be drawn");
  e.why = std::move(why);
  e.todo = geodata::text("Install Mesa's OpenGL driver (package libgl1-mesa-dri) and try again");
  return geodata::Unexpected(std::move(e));
}

bool try_display(OffscreenContext::Impl& impl, EGLDisplay display) {
  if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) == EGL_FALSE) return false;
  impl.display = display;
  if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) return false;
  static constexpr EGLint wanted[] = {
      EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
      EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
  EGLConfig config = EGL_NO_CONFIG_KHR;
  static constexpr EGLint any[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0, EGL_NONE};
  EGLint count = 0;
  eglChooseConfig(display, any, &config, 1, &count);
  impl.context = eglCreateContext(display, count > 0 ? config : EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, wanted);
  return impl.context != EGL_NO_CONTEXT &&
         eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, impl.context) == EGL_TRUE;
}

}  // namespace

OffscreenContext::OffscreenContext(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
OffscreenContext::~OffscreenContext() = default;

geodata::Result<std::unique_ptr<OffscreenContext>> OffscreenContext::create() {
  auto impl = std::make_unique<Impl>();
  const char* extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
  const std::string_view known = extensions != nullptr ? extensions : "";
  bool ready = false;
  if (known.find("EGL_MESA_platform_surfaceless") != std::string_view::npos) {
    ready = try_display(*impl, eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr));
  }
  if (!ready) {
    impl = std::make_unique<Impl>();
    ready = try_display(*impl, eglGetDisplay(EGL_DEFAULT_DISPLAY));
  }
  if (!ready) return no_graphics(geodata::text("no OpenGL 3.3 was found on this computer"));
  return std::unique_ptr<OffscreenContext>(new OffscreenContext(std::move(impl)));
}

}  // namespace app
