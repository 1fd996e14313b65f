// A file in the address space, safe to read even when somebody cuts it short meanwhile.
//
// The kernel answers an access behind a mapped file's end with the signal SIGBUS. Its handler, installed with the first
// mapping, puts zeros there when the address lies in one of ours and notes it; any other SIGBUS ends the program as
// before. Any thread may make, read and destroy mappings.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace geodata {

class MappedFile {
 public:
  // `descriptor`: open for reading; the mapping closes it, or the caller when there is none. Null when the system
  // refuses or too many are open.
  static std::unique_ptr<MappedFile> map(int descriptor, std::size_t size);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view view() const { return {data_, size_}; }
  // Reads bytes from the file itself; false when they are not there any more.
  bool copy(std::size_t from, std::span<char> to) const;
  bool was_cut() const;

 private:
  MappedFile(const char* data, std::size_t size, std::size_t slot, int descriptor)
      : data_(data), size_(size), slot_(slot), descriptor_(descriptor) {}

  const char* data_;
  std::size_t size_, slot_;  // slot_: in the handler's table
  int descriptor_;
};

}  // namespace geodata
