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
  const auto show = [this, number = ++asked_](std::shared_ptr<const Folder> read) {
    --reading_;
    if (number == asked_) folder_ = std::move(read);
  };
  jobs_.start(
      {}, reading_priority,
      [path, show](const JobContext&) -> Jobs::Deliver {
        return [show, read = std::make_shared<const Folder>(read_folder(path))] { show(read); };
      },
      [path, show](const geodata::Error& error) {
        Folder unread;
        unread.path = path;
        unread.error = error;
        show(std::make_shared<const Folder>(std::move(unread)));
      });
}

}  // namespace app
