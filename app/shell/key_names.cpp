#include "app/shell/key_names.h"

#include <map>

namespace app {

std::optional<input::KeyPress> key_named(std::string name) {
  input::KeyPress press;
  const auto strip = [&](const std::string& prefix) {
    if (name.size() <= prefix.size() || name.rfind(prefix, 0) != 0) return false;
    name.erase(0, prefix.size());
    return true;
  };
  for (bool more = true; more;) {
    more = false;
    if (strip("Ctrl+")) press.modifiers.control = more = true;
    if (strip("Shift+")) press.modifiers.shift = more = true;
    if (strip("Alt+")) press.modifiers.alt = more = true;
  }
  static const std::map<std::string, Key> named{{"Escape", Key::escape},
                                                {"Enter", Key::enter},
                                                {"Tab", Key::tab},
                                                {"Backspace", Key::backspace},
                                                {"Delete", Key::del},
                                                {"Home", Key::home},
                                                {"End", Key::end},
                                                {"PageUp", Key::page_up},
                                                {"PageDown", Key::page_down},
                                                {"Left", Key::left},
                                                {"Right", Key::right},
                                                {"Up", Key::up},
                                                {"Down", Key::down},
                                                {"Space", Key::space},
                                                {"+", Key::plus},
                                                {"-", Key::minus},
                                                {"/", Key::slash},
                                                {",", Key::comma},
                                                {".", Key::period},
                                                {"F1", Key::f1},
                                                {"F6", Key::f6},
                                                {"F11", Key::f11}};
  const auto it = named.find(name);
  if (it != named.end()) {
    press.key = it->second;
  } else if (name == "?") {
    press.key = Key::slash;
    press.modifiers.shift = true;
  } else if (name.size() == 1 && name[0] >= 'a' && name[0] <= 'z') {
    press.key = static_cast<Key>(static_cast<int>(Key::a) + (name[0] - 'a'));
  } else if (name.size() == 1 && name[0] >= 'A' && name[0] <= 'Z') {
    press.key = static_cast<Key>(static_cast<int>(Key::a) + (name[0] - 'A'));
  } else if (name.size() == 1 && name[0] >= '0' && name[0] <= '9') {
    press.key = static_cast<Key>(static_cast<int>(Key::zero) + (name[0] - '0'));
  } else {
    return std::nullopt;
  }
  return press;
}

char32_t character_of(const input::KeyPress& press) {
  if (press.modifiers.control || press.modifiers.alt) return 0;
  if (press.key >= Key::a && press.key <= Key::z) {
    const auto letter = static_cast<char32_t>(press.key) - static_cast<char32_t>(Key::a);
    return (press.modifiers.shift ? U'A' : U'a') + letter;
  }
  if (press.key >= Key::zero && press.key <= Key::nine) {
    return U'0' + static_cast<char32_t>(press.key) - static_cast<char32_t>(Key::zero);
  }
  if (press.key == Key::comma) return U',';
  if (press.key == Key::period) return U'.';
  if (press.key == Key::slash) return press.modifiers.shift ? U'?' : U'/';
  if (press.key == Key::plus) return U'+';
  if (press.key == Key::minus) return U'-';
  if (press.key == Key::space) return U' ';
  return 0;
}

}  // namespace app
