// What every file of the project keeps to, whoever wrote it.
#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>

#include "tests/catch.h"
#include "tests/structure/sources.h"

using structure::SourceFile;

namespace {

bool is_code(const SourceFile& file) {
  static const std::vector<std::string_view> extensions = {".cpp", ".h", ".inc", ".glsl", ".vert", ".frag", ".cmake"};
  const bool known = std::find(extensions.begin(), extensions.end(), file.extension()) != extensions.end();
  return known || file.path.ends_with("CMakeLists.txt");
}

bool is_cpp(const SourceFile& file) { return file.extension() == ".cpp" || file.extension() == ".h"; }

// Test data and atlases are what they are.
bool is_data(const SourceFile& file) { return file.is_in("atlases") || file.is_in("tests/data"); }

std::ptrdiff_t code_points(std::string_view utf8) {
  return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

constexpr std::size_t most_lines = 450;

// Files that are longer for a reason, with the reason.
const std::map<std::string_view, std::string_view> longer_files = {};

}  // namespace

TEST_CASE("the sources are found") {
  const auto& files = structure::all_files();
  const auto has = [&](std::string_view path) {
    return std::any_of(files.begin(), files.end(), [&](const SourceFile& file) { return file.path == path; });
  };
  CHECK(has("README.md"));
  CHECK(has("geodata/base/text.h"));
  CHECK(has("tests/structure/files_test.cpp"));
}

TEST_CASE("no file knows the machine it was written on") {
  // Written so that this file does not find itself.
  const std::string slash = "/";
  const std::regex traces(slash + "work/|" + "\\.\\." + slash + "shared/|" + slash + "\\.library/|" + slash +
                          "home/[a-z]+/");
  for (const SourceFile& file : structure::all_files()) {
    if (is_data(file)) continue;
    INFO(file.path);
    CHECK_FALSE(std::regex_search(file.content, traces));
  }
}

TEST_CASE("no white space at the ends of lines, no tabs, a line feed at the end") {
  for (const SourceFile& file : structure::all_files()) {
    if (is_data(file) || file.content.empty()) continue;
    if (!is_code(file) && file.extension() != ".md") continue;
    int number = 0;
    for (const std::string_view line : structure::split_lines(file.content)) {
      ++number;
      if (line.find('\t') == std::string_view::npos && !line.ends_with(' ') && !line.ends_with('\r')) continue;
      INFO(file.path << ":" << number);
      CHECK(false);
    }
    INFO(file.path);
    CHECK(file.content.back() == '\n');
  }
}

TEST_CASE("C++ lines have at most 120 characters") {
  for (const SourceFile& file : structure::all_files()) {
    if (!is_cpp(file)) continue;
    int number = 0;
    for (const std::string_view line : structure::split_lines(file.content)) {
      ++number;
      if (code_points(line) <= 120) continue;
      INFO(file.path << ":" << number << " has " << code_points(line) << " characters");
      CHECK(false);
    }
  }
}

TEST_CASE("a C++ file is short enough to be read at one sitting") {
  for (const SourceFile& file : structure::all_files()) {
    if (!is_cpp(file) || longer_files.count(file.path) > 0) continue;
    const std::size_t lines = structure::split_lines(file.content).size();
    INFO(file.path << " has " << lines << " lines; split it by what a reader looks for, or give it a row with a reason"
                   << " in longer_files");
    CHECK(lines <= most_lines);
  }
}

TEST_CASE("a header is read once and begins with what it is for") {
  for (const SourceFile& file : structure::all_files()) {
    if (file.extension() != ".h" || is_data(file)) continue;
    INFO(file.path << ": #pragma once, and a comment of a few lines above it");
    CHECK(file.content.find("#pragma once") != std::string::npos);
    CHECK(file.content.starts_with("//"));
  }
}

TEST_CASE("links between documents lead somewhere") {
  for (const SourceFile& file : structure::all_files()) {
    if (file.extension() != ".md" || is_data(file)) continue;
    for (auto at = file.content.find("]("); at != std::string::npos; at = file.content.find("](", at + 2)) {
      const std::string target = file.content.substr(at + 2, file.content.find(')', at) - at - 2);
      if (target.find("://") != std::string::npos || target.starts_with("#")) continue;
      const auto path = std::filesystem::path(ANSHAN_SOURCE_DIR) / file.folder() / target.substr(0, target.find('#'));
      INFO(file.path << " links to " << target);
      CHECK(std::filesystem::exists(path));
    }
  }
}

// A test that no program has in it never fails.
TEST_CASE("every C++ file belongs to a program or a library") {
  std::map<std::string_view, std::string_view> lists;  // by folder
  for (const SourceFile& file : structure::all_files()) {
    if (file.path.ends_with("CMakeLists.txt")) lists[file.folder()] = file.content;
  }
  for (const SourceFile& file : structure::all_files()) {
    if (file.extension() != ".cpp") continue;
    const std::string_view path = file.path;
    bool named = false;
    // In the list of its folder or of one above it.
    for (std::string_view folder = file.folder(); !named; folder = folder.substr(0, folder.find_last_of('/'))) {
      const auto list = lists.find(folder);
      const std::string_view rest = path.substr(folder.empty() ? 0 : folder.size() + 1);
      const std::string_view program = rest.substr(0, rest.find('.'));  // "${name}.cpp" of a function's
      if (list != lists.end()) {
        const auto lists_it = [&](std::string_view words) {
          return list->second.find(words) != std::string_view::npos;
        };
        named = lists_it(rest) || lists_it("/*.cpp") || lists_it("(" + std::string(program) + " ");
      }
      if (folder.find('/') == std::string_view::npos) break;
    }
    INFO(file.path << " is in no CMakeLists.txt");
    CHECK(named);
  }
}

TEST_CASE("tests use of Catch2 only what both of its versions know") {
  // Version 3 has no Approx outside of its namespace; version 2 lends it to everyone.
  const std::regex bare("(^|[^:A-Za-z_])Ap{2}rox\\(");  // written so that this file does not find itself
  for (const SourceFile* file : structure::cpp_files({"tests"})) {
    INFO(file->path);
    CHECK_FALSE(std::regex_search(file->content, bare));
  }
}
