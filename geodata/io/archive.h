// What lies packed in a ZIP (KMZ is one) or a gzip file, over libarchive. Into memory only: no name of an entry is ever
// a path on the disk. Links, folders, hidden files and what desktops add ("__MACOSX") are left out.
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/base/result.h"

namespace geodata {

struct PackedFile {
  std::string name;  // as the archive has it, with "/" between folders; of a gzip file: its name without ".gz"
  std::string bytes;
};

// What one may ask of memory; a file of a few bytes can unpack into any number.
struct PackedLimits {
  std::size_t files = 1000;
  std::size_t bytes = std::size_t{1} << 30;  // unpacked, in all
};

bool is_zip(std::string_view bytes);
bool is_gzip(std::string_view bytes);

// Errors: damaged, locked with a password, beyond the limits, nothing in it, cancelled.
Result<std::vector<PackedFile>> unpack(std::string_view bytes, std::string_view name, const PackedLimits& limits = {},
                                       const std::atomic<bool>* cancel = nullptr);

}  // namespace geodata
