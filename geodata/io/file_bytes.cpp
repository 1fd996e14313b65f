#include "geodata/io/file_bytes.h"

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "geodata/io/mapped_file.h"
#include "geodata/io/report.h"

namespace geodata {
namespace {

constexpr std::uint64_t least_mapped = std::uint64_t{1} << 20;  // below it a copy is cheaper than a mapping

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  void release() { fd_ = -1; }

 private:
  int fd_;
};

Text reason(int code) {
  if (code == ENOENT || code == ENOTDIR) return text("there is no such file");
  if (code == EACCES || code == EPERM) return text("you have no permission to read it");
  return text("the system says: {}", std::generic_category().message(code));
}

}  // namespace

std::string shown_path(const std::filesystem::path& path) { return path.string(); }

Result<void> check_path(const std::filesystem::path& path) {
  if (path.string().starts_with("/vsi")) {
    return refuse_file(path, text("names that begin with /vsi are not opened"), text("Give the path of a file"));
  }
  return {};
}

Result<FileBytes> read_file_bytes(const std::filesystem::path& path) {
  if (auto checked = check_path(path); !checked) return tl::unexpected(checked.error());
  // Without O_NONBLOCK opening a pipe would wait for its writer.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (file.get() < 0) return refuse_file(path, reason(errno));
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) return refuse_file(path, reason(errno));
  if (S_ISDIR(info.st_mode)) return refuse_file(path, text("it is a folder"), text("Open a file in it"));
  if (!S_ISREG(info.st_mode)) return refuse_file(path, text("it is not a plain file"));
  if (info.st_size == 0) return refuse_file(path, text("the file is empty"));
  const auto size = static_cast<std::uint64_t>(info.st_size);
  if (size > max_file_bytes) {
    return refuse_file(path, text("the file is larger than {} GB", max_file_bytes >> 30),
                       text("Cut out the part you need"));
  }

  if (size >= least_mapped) {
    if (auto mapped = MappedFile::map(file.get(), static_cast<std::size_t>(size))) {
      file.release();
      return FileBytes(std::move(mapped));
    }
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refuse_file(path, reason(errno));
    if (got == 0) break;  // it became shorter meanwhile; what is there must make sense by itself
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  if (bytes.empty()) return refuse_file(path, text("the file is empty"));
  return FileBytes(std::move(bytes));
}

FileBytes::FileBytes(std::string bytes) : bytes_(std::move(bytes)) {}
FileBytes::FileBytes(std::unique_ptr<MappedFile> mapped) : mapped_(std::move(mapped)) {}
FileBytes::FileBytes(FileBytes&&) noexcept = default;
FileBytes& FileBytes::operator=(FileBytes&&) noexcept = default;
FileBytes::~FileBytes() = default;

std::string_view FileBytes::view() const { return mapped_ ? mapped_->view() : std::string_view(bytes_); }
bool FileBytes::copy(std::size_t from, std::span<char> to) const { return mapped_ && mapped_->copy(from, to); }
bool FileBytes::was_cut() const { return mapped_ && mapped_->was_cut(); }

}  // namespace geodata
