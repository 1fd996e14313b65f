#include "tests/structure/sources.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace structure {
namespace {

namespace fs = std::filesystem;

bool is_skipped_folder(const fs::path& folder) {
  const std::string name = folder.filename().string();
  if (name == ".ci") return false;
  return name.starts_with(".") || name.starts_with("build") || name == "out";
}

bool is_binary(std::string_view content) { return content.substr(0, 8000).find('\0') != std::string_view::npos; }

std::vector<SourceFile> read_all() {
  const fs::path root = ANSHAN_SOURCE_DIR;
  std::vector<SourceFile> files;
  for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
    if (it->is_directory() && is_skipped_folder(it->path())) it.disable_recursion_pending();
    if (!it->is_regular_file()) continue;
    std::ifstream in(it->path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    SourceFile file{it->path().lexically_relative(root).generic_string(), std::move(bytes).str()};
    if (!is_binary(file.content)) files.push_back(std::move(file));
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

}  // namespace

std::string_view SourceFile::extension() const {
  const std::string_view name = std::string_view(path).substr(folder().size());
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : name.substr(dot);
}

std::string_view SourceFile::folder() const {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? std::string_view{} : std::string_view(path).substr(0, slash);
}

bool SourceFile::is_in(std::string_view top) const {
  return path.size() > top.size() && path.starts_with(top) && path[top.size()] == '/';
}

const std::vector<SourceFile>& all_files() {
  static const std::vector<SourceFile> files = read_all();
  return files;
}

std::vector<const SourceFile*> cpp_files(const std::vector<std::string_view>& tops) {
  std::vector<const SourceFile*> found;
  for (const SourceFile& file : all_files()) {
    const std::string_view extension = file.extension();
    if (extension != ".cpp" && extension != ".h") continue;
    const bool wanted = std::any_of(tops.begin(), tops.end(), [&](std::string_view top) { return file.is_in(top); });
    if (wanted) found.push_back(&file);
  }
  return found;
}

std::vector<std::string_view> split_lines(std::string_view content) {
  std::vector<std::string_view> lines;
  while (!content.empty()) {
    const auto end = content.find('\n');
    lines.push_back(content.substr(0, end));
    if (end == std::string_view::npos) break;
    content.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace structure
