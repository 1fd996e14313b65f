// The folder in which the reader looks for a file to open: read by a job, kept until another one is.
#pragma once

#include <filesystem>
#include <memory>

#include "app/core/folder.h"
#include "app/core/jobs.h"

namespace app {

class Browsing {
 public:
  explicit Browsing(Jobs& jobs) : jobs_(jobs) {}

  // Starts reading a folder. Empty: again the one that was looked at last, at first the user’s documents.
  void look(const std::filesystem::path& folder);
  // Null: none is read yet.
  const Folder* folder() const { return folder_.get(); }
  bool idle() const { return reading_ == 0; }

 private:
  Jobs& jobs_;
  std::shared_ptr<const Folder> folder_;
  std::uint64_t asked_ = 0;  // answers to older questions are dropped
  int reading_ = 0;
};

}  // namespace app
