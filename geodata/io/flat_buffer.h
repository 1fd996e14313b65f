// Reading a FlatBuffer (https://flatbuffers.dev/internals) without a schema compiler: each access is checked against
// the buffer, so that a damaged or hostile file gives defaults and ok() == false, never memory that is not ours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <type_traits>

namespace geodata {

// Bytes and whether all that was asked of them was there. Outlives the tables read from it.
class FlatBuffer {
 public:
  explicit FlatBuffer(std::string_view bytes) : bytes_(bytes) {}
  bool ok() const { return ok_; }

  template <class T>
  T at(std::size_t offset) const {
    static_assert(std::is_arithmetic_v<T>);
    T value{};
    if (offset > bytes_.size() || bytes_.size() - offset < sizeof(T)) {
      ok_ = false;
      return value;
    }
    std::memcpy(&value, bytes_.data() + offset, sizeof(T));  // little-endian, as all machines we build for
    return value;
  }
  std::string_view bytes(std::size_t offset, std::size_t count) const {
    if (offset > bytes_.size() || bytes_.size() - offset < count) {
      ok_ = false;
      return {};
    }
    return bytes_.substr(offset, count);
  }
  std::size_t follow(std::size_t offset) const { return offset + at<std::uint32_t>(offset); }
  void fail() const { ok_ = false; }

 private:
  std::string_view bytes_;
  mutable bool ok_ = true;
};

// Numbers in a row, not aligned.
template <class T>
class FlatVector {
 public:
  FlatVector() = default;
  explicit FlatVector(std::string_view bytes) : bytes_(bytes) {}
  std::size_t size() const { return bytes_.size() / sizeof(T); }
  bool empty() const { return bytes_.empty(); }
  std::string_view raw() const { return bytes_; }
  T operator[](std::size_t i) const {
    T value;
    std::memcpy(&value, bytes_.data() + i * sizeof(T), sizeof(T));
    return value;
  }

 private:
  std::string_view bytes_;
};

class FlatTable {
 public:
  FlatTable(const FlatBuffer& buffer, std::size_t at) : buffer_(&buffer), at_(at) {
    const std::int64_t table = static_cast<std::int64_t>(at) - buffer.at<std::int32_t>(at);
    if (table < 0) {
      buffer.fail();
    } else {
      vtable_ = static_cast<std::size_t>(table);
      vtable_size_ = buffer.at<std::uint16_t>(vtable_);
    }
  }
  static FlatTable root(const FlatBuffer& buffer) { return {buffer, buffer.follow(0)}; }

  template <class T>
  T number(unsigned field, T otherwise = {}) const {
    const auto where = find(field);
    return where ? buffer_->at<T>(*where) : otherwise;
  }
  std::string_view text(unsigned field) const {
    const auto where = find(field);
    if (!where) return {};
    const std::size_t string = buffer_->follow(*where);
    return buffer_->bytes(string + 4, buffer_->at<std::uint32_t>(string));
  }
  template <class T>
  FlatVector<T> numbers(unsigned field) const {
    const auto where = find(field);
    if (!where) return {};
    const std::size_t vector = buffer_->follow(*where);
    return FlatVector<T>(buffer_->bytes(vector + 4, std::size_t{buffer_->at<std::uint32_t>(vector)} * sizeof(T)));
  }
  std::optional<FlatTable> table(unsigned field) const {
    const auto where = find(field);
    if (!where) return std::nullopt;
    return FlatTable(*buffer_, buffer_->follow(*where));
  }
  std::size_t table_count(unsigned field) const { return numbers<std::uint32_t>(field).size(); }
  FlatTable table_at(unsigned field, std::size_t i) const {  // precondition: i < table_count(field)
    const std::size_t entry = buffer_->follow(*find(field)) + 4 + i * 4;
    return {*buffer_, buffer_->follow(entry)};
  }

 private:
  std::optional<std::size_t> find(unsigned field) const {
    const std::size_t entry = 4 + std::size_t{field} * 2;
    if (entry + 2 > vtable_size_) return std::nullopt;
    const auto offset = buffer_->at<std::uint16_t>(vtable_ + entry);
    if (offset == 0) return std::nullopt;
    return at_ + offset;
  }

  const FlatBuffer* buffer_;
  std::size_t at_ = 0, vtable_ = 0, vtable_size_ = 0;
};

}  // namespace geodata
