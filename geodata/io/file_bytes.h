// The whole of a file as bytes, or the reason why not.
//
// Readers work on bytes, so that no library opens a path by itself: nothing beside the file is read or written. A large
// file is mapped, because fresh memory for a copy costs more than reading its text. Should somebody cut it short
// meanwhile, the bytes that are gone read as zeros (instead of a crash) and was_cut() says so.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "geodata/base/result.h"

namespace geodata {

inline constexpr std::uint64_t max_file_bytes = std::uint64_t{4} << 30;

class MappedFile;

class FileBytes {
 public:
  explicit FileBytes(std::string bytes);
  explicit FileBytes(std::unique_ptr<MappedFile> mapped);
  FileBytes(FileBytes&&) noexcept;
  FileBytes& operator=(FileBytes&&) noexcept;
  ~FileBytes();

  std::string_view view() const;
  operator std::string_view() const { return view(); }  // NOLINT(google-explicit-constructor): they are bytes to read
  // A copy of some of the bytes into memory that is at hand, which for a stretch that is looked at once is cheaper than
  // the mapping's fresh pages. False: take view().
  bool copy(std::size_t from, std::span<char> to) const;
  // The file became shorter after it was opened: what was made of the bytes is void.
  bool was_cut() const;

 private:
  std::string bytes_;
  std::unique_ptr<MappedFile> mapped_;
};

// Errors: missing, not permitted, not a regular file (a pipe would hang us), empty, larger than max_file_bytes, a name
// that begins with /vsi (GDAL's virtual file systems: archives, web addresses).
Result<FileBytes> read_file_bytes(const std::filesystem::path& path);

// The part of those checks that a folder must pass too.
Result<void> check_path(const std::filesystem::path& path);

// Paths are UTF-8 bytes on the systems we run on.
std::string shown_path(const std::filesystem::path& path);

}  // namespace geodata
