#include "app/shell/browsing.h"

#include "app/core/trace_file.h"

namespace app {

namespace {
constexpr int reading_priority = 200;  // somebody waits
}

void Browsing::look(const std::filesystem::path& folder) {
  std::filesystem::path path = folder;
  if (path.empty()) path = folder_ ? folder_->path : documents_folder();
  if (path.empty()) path = "/";
  ++reading_;
  jobs_.start({}, reading_priority, [this, path, number = ++asked_](const JobContext&) -> Jobs::Deliver {
    return [this, number, read = std::make_shared<const Folder>(read_folder(path))] {
      --reading_;
      if (number == asked_) folder_ = read;
    };
  });
}

}  // namespace app
