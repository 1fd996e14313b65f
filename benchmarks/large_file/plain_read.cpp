// plain_read FILE: the whole file in memory, as any program would that works on it. What `./bench` compares loading
// with.
#include <cstdio>
#include <string>

int main(int argc, char** argv) {
  std::FILE* const file = argc == 2 ? std::fopen(argv[1], "rb") : nullptr;
  if (file == nullptr || std::fseek(file, 0, SEEK_END) != 0) return 1;
  const long size = std::ftell(file);
  std::rewind(file);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  return std::fread(bytes.data(), 1, bytes.size(), file) == bytes.size() ? 0 : 1;
}
