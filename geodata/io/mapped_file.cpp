#include "geodata/io/mapped_file.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <mutex>

#include <sys/mman.h>
#include <unistd.h>

namespace geodata {
namespace {

// A signal's handler sees nothing but what is global; this is all that it needs.
struct Slot {
  std::atomic<std::uintptr_t> begin{0}, end{0};  // begin is 0 in a free slot, and set last
  std::atomic<bool> taken{false}, cut{false};
};
constexpr std::size_t most_mappings = 64;
std::array<Slot, most_mappings> slots;
std::uintptr_t page_size = 4096;
struct sigaction before {};

void on_bus_error(int number, siginfo_t* info, void* context) {
  const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
  for (Slot& slot : slots) {
    const std::uintptr_t begin = slot.begin.load();
    if (begin == 0 || at < begin || at >= slot.end.load()) continue;
    void* const page = reinterpret_cast<void*>(at / page_size * page_size);
    if (::mmap(page, page_size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED) break;
    slot.cut = true;
    return;
  }
  // Not ours: as it would have been without us.
  if ((before.sa_flags & SA_SIGINFO) != 0 && before.sa_sigaction != nullptr) {
    return before.sa_sigaction(number, info, context);
  }
  ::sigaction(SIGBUS, &before, nullptr);
  ::raise(SIGBUS);
}

void install_handler() {
  static std::once_flag once;
  std::call_once(once, [] {
    page_size = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    struct sigaction action {};
    action.sa_sigaction = on_bus_error;
    action.sa_flags = SA_SIGINFO | SA_NODEFER;
    sigemptyset(&action.sa_mask);
    ::sigaction(SIGBUS, &action, &before);
  });
}

}  // namespace

std::unique_ptr<MappedFile> MappedFile::map(int descriptor, std::size_t size) {
  install_handler();
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].taken.exchange(true)) continue;
    void* const data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (data == MAP_FAILED) {
      slots[i].taken = false;
      return nullptr;
    }
    const auto begin = reinterpret_cast<std::uintptr_t>(data);
    slots[i].cut = false;
    slots[i].end = begin + (size + page_size - 1) / page_size * page_size;
    slots[i].begin = begin;
    return std::unique_ptr<MappedFile>(new MappedFile(static_cast<const char*>(data), size, i, descriptor));
  }
  return nullptr;
}

MappedFile::~MappedFile() {
  slots[slot_].begin = 0;
  ::munmap(const_cast<char*>(data_), size_);
  slots[slot_].taken = false;
  ::close(descriptor_);
}

bool MappedFile::copy(std::size_t from, std::span<char> to) const {
  std::size_t done = 0;
  while (done < to.size()) {
    const ssize_t got = ::pread(descriptor_, to.data() + done, to.size() - done, static_cast<off_t>(from + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    done += static_cast<std::size_t>(got);
  }
  return true;
}

bool MappedFile::was_cut() const { return slots[slot_].cut; }

}  // namespace geodata
