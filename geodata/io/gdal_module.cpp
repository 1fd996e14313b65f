#include "geodata/io/gdal_module.h"

#include <dlfcn.h>

#include <filesystem>

#include "geodata/io/report.h"

namespace geodata {
namespace {

namespace fs = std::filesystem;

// Beside the folder that holds the program; benchmarks lie one folder deeper.
fs::path module_path() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  fs::path folder = program.parent_path();
  for (int up = 0; up < 2; ++up) {
    folder = folder.parent_path();
    fs::path here = folder / "lib" / "anshan_gdal.so";
    if (fs::exists(here, error)) return here;
  }
  return {};
}

// Never closed: libraries behind GDAL leave threads and exit handlers.
Result<const GdalReaders*> load() {
  const fs::path path = module_path();
  const auto missing = [](Text why) {
    return tl::unexpected(file_error({}, std::move(why), text("Build or install the program again")));
  };
  if (path.empty()) return missing(text("the program's part that reads this kind of file (anshan_gdal.so) is missing"));
  void* module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) {
    const char* why = dlerror();
    return missing(
        text("the program's part that reads this kind of file does not load: {}", why == nullptr ? "" : why));
  }
  using Entry = const GdalReaders* (*)();
  const auto entry = reinterpret_cast<Entry>(dlsym(module, "anshan_gdal_readers"));
  if (entry == nullptr)
    return missing(text("the program's part that reads this kind of file (anshan_gdal.so) is missing"));
  return entry();
}

}  // namespace

Result<const GdalReaders*> gdal_readers() {
  static const Result<const GdalReaders*> readers = load();
  return readers;
}

}  // namespace geodata
