// A whole file's text, written and read back.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

inline void write_text(const std::filesystem::path& path, const std::string& text) { std::ofstream(path) << text; }

inline std::string read_text(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}
