#include "app/core/notices.h"

#include <algorithm>

namespace app {

void Notices::add(Notice::Level level, geodata::Error message) {
  // The same trouble twice is one notice, the newest: a layer that fails again does not fill the list, and who tries
  // again is told again.
  std::erase_if(notices_, [&](const Notice& n) { return n.level == level && n.message == message; });
  notices_.push_back({next_id_++, level, std::move(message)});
  constexpr std::ptrdiff_t most_infos = 5;
  const auto is_info = [](const Notice& n) { return n.level == Notice::Level::info; };
  if (std::count_if(notices_.begin(), notices_.end(), is_info) > most_infos)
    notices_.erase(std::find_if(notices_.begin(), notices_.end(), is_info));
}

const Notice* Notices::foremost() const {
  if (notices_.empty()) return nullptr;
  const auto failed = std::find_if(notices_.rbegin(), notices_.rend(),
                                   [&](const Notice& n) { return n.level == Notice::Level::error && n.id > seen_; });
  return failed == notices_.rend() ? &notices_.back() : &*failed;
}

std::uint64_t Notices::info(geodata::Text what) {
  geodata::Error message;
  message.what = std::move(what);
  add(Notice::Level::info, std::move(message));
  return notices_.back().id;
}

void Notices::saved(const std::filesystem::path& file) {
  geodata::Error message;
  message.what = geodata::text("Saved: {}", file.filename().string());
  message.file = file.string();
  add(Notice::Level::info, std::move(message));
}

void Notices::dismiss(std::uint64_t id) {
  std::erase_if(notices_, [id](const Notice& n) { return n.id == id; });
}

void Notices::clear() { notices_.clear(); }

}  // namespace app
