#include "geodata/io/sqlite_log.h"

#include <cstdint>
#include <unordered_map>

#include "geodata/base/byte_order.h"

namespace geodata {
namespace {

constexpr std::size_t header_bytes = 32, frame_header_bytes = 24;
constexpr std::size_t write_version = 18, read_version = 19;  // where a database says whether it is kept with a log
constexpr std::uint32_t magic = 0x377F0682;                   // its last bit: checksums of big-endian words

// Section 4.2 of the format. Goes on from frame to frame.
struct Checksum {
  bool big = false;
  std::uint32_t first = 0, second = 0;

  void add(std::string_view bytes) {
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
      first += (big ? big_endian(bytes, at) : little_endian(bytes, at)) + second;
      second += (big ? big_endian(bytes, at + 4) : little_endian(bytes, at + 4)) + first;
    }
  }
  bool is_at(std::string_view bytes, std::size_t at) const {
    return big_endian(bytes, at) == first && big_endian(bytes, at + 4) == second;
  }
};

struct Committed {
  std::unordered_map<std::uint32_t, std::string_view> pages;  // by number, from 1
  std::uint32_t count = 0;                                    // of the database's pages; 0: nothing was committed
};

Committed committed_in(std::string_view log, std::size_t page_bytes) {
  Committed out;
  Checksum sum{(big_endian(log, 0) & 1) != 0};
  sum.add(log.substr(0, 24));
  if (!sum.is_at(log, 24)) return out;
  const std::string_view salt = log.substr(16, 8);
  std::unordered_map<std::uint32_t, std::string_view> waiting;
  for (std::size_t at = header_bytes; at + frame_header_bytes + page_bytes <= log.size();
       at += frame_header_bytes + page_bytes) {
    const std::string_view frame = log.substr(at, frame_header_bytes);
    const std::string_view page = log.substr(at + frame_header_bytes, page_bytes);
    sum.add(frame.substr(0, 8));
    sum.add(page);
    // Frames of an earlier log may follow, and a frame may be half written.
    if (frame.substr(8, 8) != salt || !sum.is_at(frame, 16)) break;
    const std::uint32_t number = big_endian(frame, 0), count = big_endian(frame, 4);
    if (number == 0) break;
    waiting[number] = page;
    if (count == 0) continue;
    for (const auto& [n, bytes] : waiting) out.pages[n] = bytes;
    waiting.clear();
    out.count = count;
  }
  return out;
}

}  // namespace

std::optional<std::string> with_sqlite_log(std::string_view database, std::string_view log) {
  if (log.size() < header_bytes || (big_endian(log, 0) & ~1u) != magic || database.size() < 100) return std::nullopt;
  if (database[read_version] != 2) return std::nullopt;  // kept without a log: it is left over
  const std::size_t page_bytes = big_endian(log, 8);
  const bool power_of_two = page_bytes != 0 && (page_bytes & (page_bytes - 1)) == 0;
  if (!power_of_two || page_bytes < 512 || page_bytes > 65536) return std::nullopt;
  const Committed committed = committed_in(log, page_bytes);
  if (committed.count == 0) return std::nullopt;
  // A page that neither has would be a hole: the log is another file's.
  const std::size_t whole = std::size_t{committed.count} * page_bytes;
  if (whole > database.size() + committed.pages.size() * page_bytes) return std::nullopt;
  std::string out(database.substr(0, whole));
  out.resize(whole);
  for (const auto& [number, page] : committed.pages)
    if (number <= committed.count) out.replace((std::size_t{number} - 1) * page_bytes, page_bytes, page);
  out[write_version] = out[read_version] = 1;
  return out;
}

}  // namespace geodata
