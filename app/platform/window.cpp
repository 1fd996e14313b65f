#include "app/platform/window.h"

#include <epoxy/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace app {

struct Window::Impl {
  GLFWwindow* window = nullptr;
  InputEvents events;
  bool redraw = true;
  double units_x = 1, units_y = 1;  // px at 100 % a GLFW screen coordinate
  double scale = 1, text_scale = 1;
  std::array<GLFWcursor*, 5> cursors{};
  PointerShape pointer = PointerShape::arrow;
  int windowed[4] = {};  // x, y, width, height before full screen

  ~Impl() {
    for (GLFWcursor* cursor : cursors) {
      if (cursor != nullptr) glfwDestroyCursor(cursor);
    }
    if (window != nullptr) glfwDestroyWindow(window);
    glfwTerminate();
  }

  // GLFW's window units are device px on X11 and scaled px on Wayland and macOS; ours are always px at 100 %.
  void measure() {
    float sx = 1, sy = 1;
    glfwGetWindowContentScale(window, &sx, &sy);
    int w = 1, h = 1, fw = 1, fh = 1;
    glfwGetWindowSize(window, &w, &h);
    glfwGetFramebufferSize(window, &fw, &fh);
    scale = std::max(1.0, static_cast<double>(sx)) * text_scale;
    units_x = static_cast<double>(fw) / std::max(w, 1) / scale;
    units_y = static_cast<double>(fh) / std::max(h, 1) / scale;
    redraw = true;
  }
};

namespace {

Window::Impl& of(GLFWwindow* window) { return *static_cast<Window::Impl*>(glfwGetWindowUserPointer(window)); }

Modifiers modifiers_of(int mods) {
  return {(mods & GLFW_MOD_SHIFT) != 0, (mods & (GLFW_MOD_CONTROL | GLFW_MOD_SUPER)) != 0, (mods & GLFW_MOD_ALT) != 0};
}

Key key_of(int key) {
  const auto from = [](Key first, int by) { return static_cast<Key>(static_cast<int>(first) + by); };
  if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) return from(Key::a, key - GLFW_KEY_A);
  if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) return from(Key::zero, key - GLFW_KEY_0);
  if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9) return from(Key::zero, key - GLFW_KEY_KP_0);
  if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F12) return from(Key::f1, key - GLFW_KEY_F1);
  switch (key) {
    case GLFW_KEY_SPACE: return Key::space;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER: return Key::enter;
    case GLFW_KEY_ESCAPE: return Key::escape;
    case GLFW_KEY_TAB: return Key::tab;
    case GLFW_KEY_BACKSPACE: return Key::backspace;
    case GLFW_KEY_DELETE: return Key::del;
    case GLFW_KEY_INSERT: return Key::insert;
    case GLFW_KEY_HOME: return Key::home;
    case GLFW_KEY_END: return Key::end;
    case GLFW_KEY_PAGE_UP: return Key::page_up;
    case GLFW_KEY_PAGE_DOWN: return Key::page_down;
    case GLFW_KEY_LEFT: return Key::left;
    case GLFW_KEY_RIGHT: return Key::right;
    case GLFW_KEY_UP: return Key::up;
    case GLFW_KEY_DOWN: return Key::down;
    case GLFW_KEY_EQUAL:
    case GLFW_KEY_KP_ADD: return Key::plus;
    case GLFW_KEY_MINUS:
    case GLFW_KEY_KP_SUBTRACT: return Key::minus;
    case GLFW_KEY_SLASH: return Key::slash;
    case GLFW_KEY_COMMA: return Key::comma;
    case GLFW_KEY_PERIOD: return Key::period;
    default: return Key::none;
  }
}

void listen(GLFWwindow* window) {
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
    Window::Impl& impl = of(w);
    impl.events.push_back(input::MouseMove{x * impl.units_x, y * impl.units_y});
  });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
    if (entered == GLFW_FALSE) of(w).events.push_back(input::MouseLeave{});
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int mods) {
    if (button <= GLFW_MOUSE_BUTTON_MIDDLE) {
      of(w).events.push_back(input::MouseButton{button, action == GLFW_PRESS, modifiers_of(mods)});
    }
  });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double dx, double dy) {
    const auto down = [w](int key) { return glfwGetKey(w, key) == GLFW_PRESS; };
    const Modifiers mods{down(GLFW_KEY_LEFT_SHIFT) || down(GLFW_KEY_RIGHT_SHIFT),
                         down(GLFW_KEY_LEFT_CONTROL) || down(GLFW_KEY_RIGHT_CONTROL),
                         down(GLFW_KEY_LEFT_ALT) || down(GLFW_KEY_RIGHT_ALT)};
    of(w).events.push_back(input::Scroll{dx, dy, mods});
  });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int mods) {
    const Key ours = key_of(key);
    if (ours == Key::none) return;
    of(w).events.push_back(input::KeyPress{ours, action != GLFW_RELEASE, action == GLFW_REPEAT, modifiers_of(mods)});
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned code_point) {
    of(w).events.push_back(input::Character{static_cast<char32_t>(code_point)});
  });
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    of(w).events.push_back(input::Drop{std::vector<std::string>(paths, paths + count)});
  });
  glfwSetWindowFocusCallback(
      window, [](GLFWwindow* w, int focused) { of(w).events.push_back(input::Focus{focused == GLFW_TRUE}); });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { of(w).measure(); });
  glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { of(w).measure(); });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w).redraw = true; });
}

geodata::Unexpected no_window() {
  const char* reason = nullptr;
  glfwGetError(&reason);
  geodata::Error e;
  e.what = geodata::text("No window can be opened");
  e.why = geodata::text("{}", reason != nullptr ? reason : "no display was found");
  e.todo = geodata::text("Start it from a desktop, or draw the map to a file: anshan render ATLAS -o map.png");
  glfwTerminate();
  return geodata::Unexpected(std::move(e));
}

}  // namespace

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::~Window() = default;

geodata::Result<std::unique_ptr<Window>> Window::create(const std::string& title, int width_px, int height_px) {
  if (glfwInit() == GLFW_FALSE) return no_window();
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "anshan-explorer");
  if (GLFWmonitor* const monitor = glfwGetPrimaryMonitor()) {  // a display may be another one than the last time
    int x = 0, y = 0, width = 0, height = 0;
    glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
    if (width > 0 && height > 0) width_px = std::min(width_px, width), height_px = std::min(height_px, height);
  }
  GLFWwindow* window = glfwCreateWindow(width_px, height_px, title.c_str(), nullptr, nullptr);
  if (window == nullptr) return no_window();
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(window, 720, 480, GLFW_DONT_CARE, GLFW_DONT_CARE);
  auto impl = std::make_unique<Impl>();
  impl->window = window;
  glfwSetWindowUserPointer(window, impl.get());
  impl->measure();
  listen(window);
  return std::unique_ptr<Window>(new Window(std::move(impl)));
}

void Window::set_text_scale(double scale) {
  if (scale == impl_->text_scale) return;
  impl_->text_scale = scale;
  impl_->measure();
}

double Window::width_px() const { return width_device() / impl_->scale; }
double Window::height_px() const { return height_device() / impl_->scale; }

int Window::width_device() const {
  int w = 0, h = 0;
  glfwGetFramebufferSize(impl_->window, &w, &h);
  return w;
}

int Window::height_device() const {
  int w = 0, h = 0;
  glfwGetFramebufferSize(impl_->window, &w, &h);
  return h;
}

double Window::scale() const { return impl_->scale; }
bool Window::wants_close() const { return glfwWindowShouldClose(impl_->window) == GLFW_TRUE; }

bool Window::visible() const {
  return glfwGetWindowAttrib(impl_->window, GLFW_ICONIFIED) == GLFW_FALSE && width_device() > 0 && height_device() > 0;
}

InputEvents Window::poll() {
  glfwPollEvents();
  return std::exchange(impl_->events, {});
}

InputEvents Window::wait(double seconds) {
  if (seconds < 0) {
    glfwWaitEvents();
  } else {
    glfwWaitEventsTimeout(std::max(seconds, 0.001));
  }
  return std::exchange(impl_->events, {});
}

void Window::wake() { glfwPostEmptyEvent(); }
bool Window::needs_redraw() { return std::exchange(impl_->redraw, false); }
void Window::show_frame() { glfwSwapBuffers(impl_->window); }
void Window::set_title(const std::string& title) { glfwSetWindowTitle(impl_->window, title.c_str()); }

void Window::set_pointer(PointerShape shape) {
  if (shape == impl_->pointer) return;
  impl_->pointer = shape;
  static constexpr int shapes[] = {GLFW_ARROW_CURSOR, GLFW_HAND_CURSOR, GLFW_IBEAM_CURSOR, GLFW_HRESIZE_CURSOR};
  const auto i = static_cast<std::size_t>(shape);
  if (impl_->cursors[i] == nullptr) impl_->cursors[i] = glfwCreateStandardCursor(shapes[i]);
  glfwSetCursor(impl_->window, shape == PointerShape::arrow ? nullptr : impl_->cursors[i]);
}

void Window::toggle_full_screen() {
  int* w = impl_->windowed;
  if (glfwGetWindowMonitor(impl_->window) != nullptr) {
    glfwSetWindowMonitor(impl_->window, nullptr, w[0], w[1], w[2], w[3], GLFW_DONT_CARE);
    return;
  }
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
  if (mode == nullptr) return;
  glfwGetWindowPos(impl_->window, &w[0], &w[1]);
  glfwGetWindowSize(impl_->window, &w[2], &w[3]);
  glfwSetWindowMonitor(impl_->window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
}

std::string Window::clipboard() const {
  const char* text = glfwGetClipboardString(impl_->window);
  return text != nullptr ? text : "";
}

void Window::set_clipboard(const std::string& text) { glfwSetClipboardString(impl_->window, text.c_str()); }

}  // namespace app
