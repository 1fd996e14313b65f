// Reads JSON (RFC 8259) token by token, without building anything.
//
// The first mistake stops it: from then on every call returns false and error() says what is wrong and at which byte.
// Strict, except that a byte order mark is passed over. Values nested more than 512 deep are a mistake, so that
// recursion on a value is safe. Views into the bytes live as long as the bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "geodata/base/text.h"

namespace geodata {

class JsonCursor {
 public:
  static constexpr int max_depth = 512;

  explicit JsonCursor(std::string_view bytes) : bytes_(bytes) {}

  struct Mistake {
    Text why;
    std::size_t byte = 0;
  };
  bool failed() const { return failed_; }
  const Mistake& mistake() const { return mistake_; }
  bool fail(Text why);  // a mistake at the current byte; returns false

  std::size_t offset() const { return at_; }
  // For what reads a common form faster than by tokens: the bytes that are next, and a step over those it read.
  std::string_view rest() const { return bytes_.substr(at_); }
  void pass(std::size_t bytes) { at_ += bytes; }
  // A place to come back to, for members that can be understood only when a later one is known.
  struct Mark {
    std::size_t at = 0;
    int depth = 0;
  };
  Mark mark() const { return {at_, depth_}; }
  void go_to(Mark mark) { at_ = mark.at, depth_ = mark.depth; }
  bool at_end();              // only blanks are left
  bool skip_byte(char byte);  // past the byte if it is the next one after blanks

  // The next value's first byte, 0 at the end of the bytes. Asked several times a token: mostly no blank is there.
  char peek() {
    const bool there = at_ > 0 && at_ < bytes_.size() && static_cast<unsigned char>(bytes_[at_]) > ' ';
    return there && !failed_ ? bytes_[at_] : peek_past_blanks();
  }

  // for (bool more = begin_object(); more; more = next_member()) { key(); one of the value calls }
  // The same for arrays. After `false` ask failed(): the end or a mistake.
  bool begin_object(std::string& key);
  bool next_member(std::string& key);
  bool begin_array();
  bool next_element();

  bool read_string(std::string& out);
  bool read_number(double& out);  // +-infinity where it is too large for a double
  bool read_number(double& out, std::string_view& raw);
  bool read_literal(std::string_view word);  // "true", "false", "null"
  bool skip_value();
  bool skip_value(std::string_view& raw);

 private:
  void skip_blanks();
  char peek_past_blanks();
  bool read_key(std::string& key);
  bool skip_string();
  bool is_utf8(std::size_t first);
  bool read_escape(std::string& out);
  bool read_four_hex(char32_t& out);
  bool skip_digits();
  bool open();
  Text unexpected_here() const;

  std::string_view bytes_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
  Mistake mistake_;
};

}  // namespace geodata
