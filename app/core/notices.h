// What the user must be told: one line each, newest last, until dismissed; of those that only inform the last few.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "geodata/base/result.h"

namespace app {

struct Notice {
  enum class Level : std::uint8_t { info, warning, error };
  std::uint64_t id = 0;
  Level level = Level::info;
  geodata::Error message;  // `what` alone for an info
};

class Notices {
 public:
  void add(Notice::Level level, geodata::Error message);
  std::uint64_t info(geodata::Text what);  // its id, for dismiss() when it has come to an end
  void saved(const std::filesystem::path& file);  // an export: its name, and where it lies
  void dismiss(std::uint64_t id);
  void clear();
  // The reader has looked at the list.
  void seen() { seen_ = next_id_ - 1; }
  // What to show of them in a line: the last failure that was not seen yet, else the newest. Null: there are none.
  const Notice* foremost() const;
  const std::vector<Notice>& all() const { return notices_; }

 private:
  std::vector<Notice> notices_;
  std::uint64_t next_id_ = 1, seen_ = 0;
};

}  // namespace app
