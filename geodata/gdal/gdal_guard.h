// The fence around GDAL: what it may open, what it may fetch (nothing), where it may write (nowhere on disk), and where
// its messages go. Every call into GDAL in this folder stands inside one GdalCall.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/base/result.h"

class GDALDataset;

namespace geodata {

// Once a process, before any thread reads: registers only the allowed drivers and switches network access,
// auxiliary files and environment-given paths off. GdalCall does it; costs 4 ms.
void initialise_gdal();

// Catches GDAL's messages on this thread while it lives, so that none reaches stderr.
class GdalCall {
 public:
  GdalCall();
  ~GdalCall();
  GdalCall(const GdalCall&) = delete;
  GdalCall& operator=(const GdalCall&) = delete;

  bool failed() const { return !messages_.empty(); }
  // The first failure in plain words, without our internal paths; a general sentence when GDAL said nothing.
  Text why() const;
  void take(std::string_view message);

 private:
  std::vector<std::string> messages_;
};

// A folder in GDAL's memory file system, gone with the object. GDAL opens its files only there, so that it finds no
// files beside the input, leaves none (.gfs, .aux.xml, -wal), and is never given a path of the user's. The bytes are
// not copied: they must outlive the folder.
class MemoryFolder {
 public:
  MemoryFolder();
  ~MemoryFolder();
  MemoryFolder(const MemoryFolder&) = delete;
  MemoryFolder& operator=(const MemoryFolder&) = delete;

  // The path to give to GDAL.
  std::string add(std::string_view file_name, std::string_view bytes);

 private:
  std::string path_;
};

struct CloseDataset {
  void operator()(GDALDataset* dataset) const;
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

enum class DatasetKind { vector, raster };
// With exactly one driver, read-only. Null: ask the GdalCall why.
Dataset open_with(const char* driver, const std::string& path, DatasetKind kind,
                  const std::vector<std::string>& open_options = {});

}  // namespace geodata
