#include "tests/io/made_archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>

namespace test_files {
namespace {

std::string written(bool gzip, const std::vector<std::pair<std::string, std::string>>& files) {
  std::string out(1 << 20, '\0');
  for (const auto& file : files) out.resize(out.size() + file.second.size());
  std::size_t used = 0;
  const std::unique_ptr<archive, decltype(&archive_write_free)> to(archive_write_new(), archive_write_free);
  archive_write_set_bytes_in_last_block(to.get(), 1);
  if (gzip) {
    archive_write_add_filter_gzip(to.get());
    archive_write_set_format_raw(to.get());
  } else {
    archive_write_set_format_zip(to.get());
  }
  if (archive_write_open_memory(to.get(), out.data(), out.size(), &used) != ARCHIVE_OK)
    throw std::runtime_error("no archive");
  for (auto [name, bytes] : files) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
    const bool link = name.ends_with('@');
    if (link) name.pop_back();
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), link ? AE_IFLNK : AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    if (link) archive_entry_set_symlink(entry.get(), bytes.c_str());
    if (!link) archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    if (archive_write_header(to.get(), entry.get()) != ARCHIVE_OK) throw std::runtime_error("no entry");
    if (!link) archive_write_data(to.get(), bytes.data(), bytes.size());
  }
  archive_write_close(to.get());
  out.resize(used);
  return out;
}

}  // namespace

std::string made_zip(const std::vector<std::pair<std::string, std::string>>& files) { return written(false, files); }
std::string made_gzip(const std::string& bytes) { return written(true, {{"data", bytes}}); }

}  // namespace test_files
