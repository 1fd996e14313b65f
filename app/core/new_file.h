// A file is written whole or not at all: under a name of its own in the same folder, brought to the disk, and then
// renamed over the old one. Every file that the program writes goes through here.
//
// A symbolic link stays, and what it leads to is written. Mode and owner of the file that was there are kept, as far as
// the system lets us. Several writers at once do not meet: the last one's file stands. What is no plain file (a device,
// a pipe) is written as it is.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "geodata/base/result.h"

namespace app {

// What is asked of the system, so that a test can let each call fail. As the functions of POSIX: -1 and errno.
struct FileCalls {
  std::function<int(const char* path, int flags, mode_t mode)> open;
  std::function<ssize_t(int file, const void* bytes, std::size_t count)> write;
  std::function<int(int file)> sync, close;
  std::function<int(const char* from, const char* to)> rename;
  static const FileCalls& of_the_system();
};

class NewFile {
 public:
  explicit NewFile(const std::filesystem::path& path, const FileCalls& calls = FileCalls::of_the_system());
  ~NewFile();  // unless it is finished, nothing of it is left
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  // False: it failed, now or before, and finish() says why.
  bool write(std::string_view bytes);
  bool failed() const { return failed_; }
  // `what` is said when it failed: "Your settings were not saved".
  geodata::Result<void> finish(geodata::Text what);

 private:
  void open_temporary();
  void take_over_owner();
  void send(std::string_view bytes);
  void fail(int cause);
  bool drop();

  const FileCalls& calls_;
  std::filesystem::path named_, target_, temporary_;  // as it was given; without links; empty: written as it is
  int file_ = -1;
  std::string waiting_;  // not yet given to the system
  int failure_ = 0;      // errno of the first call that failed
  bool failed_ = false, finished_ = false;
};

}  // namespace app
