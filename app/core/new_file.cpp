#include "app/core/new_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <random>
#include <system_error>
#include <utility>

#include <fmt/core.h>

namespace app {

namespace fs = std::filesystem;
using geodata::text;

namespace {

constexpr std::size_t most_waiting = 64 << 10;

// Where a link leads, also when nothing is there yet.
fs::path without_links(fs::path path) {
  constexpr int most_links = 40;  // as Linux allows
  std::error_code ignored;
  for (int i = 0; i < most_links && fs::is_symlink(fs::symlink_status(path, ignored)); ++i) {
    const fs::path to = fs::read_symlink(path, ignored);
    path = to.is_absolute() ? to : path.parent_path() / to;
  }
  return path;
}

fs::path folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

// A short name, so that it fits wherever the file's own does.
fs::path temporary_beside(const fs::path& path) {
  static thread_local std::mt19937_64 random{std::random_device{}()};
  return folder_of(path) / fmt::format(".anshan-{:016x}.part", random());
}

geodata::Text words_for(int cause) {
  switch (cause) {
    case ENOENT:
    case ENOTDIR: return text("its folder is not there");
    case EACCES:
    case EPERM:
    case EROFS: return text("its folder may not be written to");
    case EISDIR: return text("it is a folder");
    case ENOSPC:
    case EDQUOT: return text("the disk is full");
    default: return text("the system says: {}", std::strerror(cause));
  }
}

}  // namespace

const FileCalls& FileCalls::of_the_system() {
  static const FileCalls calls{[](const char* path, int flags, mode_t mode) { return ::open(path, flags, mode); },
                               [](int file, const void* bytes, std::size_t n) { return ::write(file, bytes, n); },
                               [](int file) { return ::fsync(file); }, [](int file) { return ::close(file); },
                               [](const char* from, const char* to) { return std::rename(from, to); }};
  return calls;
}

NewFile::NewFile(const fs::path& path, const FileCalls& calls)
    : calls_(calls), named_(path), target_(without_links(path)) {
  struct stat there {};
  const bool exists = ::stat(target_.c_str(), &there) == 0;
  if (exists && S_ISDIR(there.st_mode)) {
    fail(EISDIR);
    return;
  }
  if (!exists || S_ISREG(there.st_mode)) {
    open_temporary();
    if (exists) take_over_owner();
    return;
  }
  file_ = calls_.open(target_.c_str(), O_WRONLY | O_CLOEXEC, 0);
  if (file_ < 0) fail(errno);
}

NewFile::~NewFile() {
  if (!finished_) drop();
}

void NewFile::open_temporary() {
  constexpr int most_tries = 20;
  for (int i = 0; i < most_tries && file_ < 0; ++i) {
    const fs::path candidate = temporary_beside(target_);
    file_ = calls_.open(candidate.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file_ >= 0) {
      temporary_ = candidate;
    } else if (errno != EEXIST) {
      break;
    }
  }
  if (file_ < 0) fail(errno);
}

// What the system refuses here (another's file in a shared folder) is no reason not to save.
void NewFile::take_over_owner() {
  struct stat old {};
  if (file_ < 0 || ::stat(target_.c_str(), &old) != 0) return;
  if (::fchown(file_, old.st_uid, old.st_gid) != 0) errno = 0;
  if (::fchmod(file_, old.st_mode & 07777) != 0) errno = 0;
}

void NewFile::fail(int cause) {
  if (!failed_) failure_ = cause;
  failed_ = true;
}

bool NewFile::write(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() >= most_waiting) {
    send(waiting_);
    waiting_.clear();
  }
  return !failed_;
}

void NewFile::send(std::string_view bytes) {
  while (!bytes.empty() && !failed_) {
    const ssize_t sent = calls_.write(file_, bytes.data(), bytes.size());
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return fail(sent < 0 ? errno : ENOSPC);
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool NewFile::drop() {
  bool closed = true;
  if (file_ >= 0) closed = calls_.close(std::exchange(file_, -1)) == 0;
  if (!temporary_.empty()) {
    std::error_code ignored;
    fs::remove(std::exchange(temporary_, {}), ignored);
  }
  return closed;
}

geodata::Result<void> NewFile::finish(geodata::Text what) {
  send(std::exchange(waiting_, {}));
  // A device or a pipe cannot be brought to a disk.
  if (!failed_ && calls_.sync(file_) != 0 && errno != EINVAL && errno != EROFS) fail(errno);
  if (file_ >= 0 && calls_.close(std::exchange(file_, -1)) != 0) fail(errno);
  if (!failed_ && !temporary_.empty()) {
    if (calls_.rename(temporary_.c_str(), target_.c_str()) != 0) {
      fail(errno);
    } else {
      temporary_.clear();
      // The new name is in the folder's own data. The file is there by now, whatever comes of this.
      const int folder = calls_.open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
      if (folder >= 0) calls_.sync(folder), calls_.close(folder);
    }
  }
  finished_ = !failed_;
  if (!failed_) return {};
  drop();
  geodata::Error e;
  e.what = std::move(what);
  e.why = words_for(failure_);
  e.file = named_.string();
  return geodata::Unexpected(std::move(e));
}

}  // namespace app
