#include "tests/structure/tokens.h"

#include <algorithm>
#include <cctype>

namespace structure {
namespace {

bool starts_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool continues_name(char c) { return starts_name(c) || std::isdigit(static_cast<unsigned char>(c)) != 0; }

class Lexer {
 public:
  explicit Lexer(std::string_view cpp) : cpp_(cpp) {}

  std::vector<Token> run() {
    while (at_ < cpp_.size()) step();
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < cpp_.size() ? cpp_[at_ + ahead] : '\0'; }
  bool sees(std::string_view text) const { return cpp_.substr(at_).starts_with(text); }

  void advance(std::size_t to) {
    for (to = std::min(to, cpp_.size()); at_ < to; ++at_) line_ += cpp_[at_] == '\n' ? 1 : 0;
  }

  void skip_past(std::string_view end) {
    const auto found = cpp_.find(end, at_);
    advance(found == std::string_view::npos ? cpp_.size() : found + end.size());
  }

  void step() {
    const char c = peek();
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      advance(at_ + 1);
    } else if (sees("//")) {
      skip_past("\n");
    } else if (sees("/*")) {
      skip_past("*/");
    } else if (sees("R\"")) {
      raw_string();
    } else if (c == '"') {
      string();
    } else if (c == '\'') {
      character();
    } else if (starts_name(c)) {
      word();
    } else if (std::isdigit(static_cast<unsigned char>(c)) != 0) {
      number();
    } else {
      tokens_.push_back({Token::Kind::other, std::string(1, c), line_});
      advance(at_ + 1);
    }
  }

  void word() {
    std::size_t end = at_;
    while (end < cpp_.size() && continues_name(cpp_[end])) ++end;
    tokens_.push_back({Token::Kind::name, std::string(cpp_.substr(at_, end - at_)), line_});
    at_ = end;
  }

  // With digit separators, which would otherwise open a character: 65'535.
  void number() {
    std::size_t end = at_;
    while (end < cpp_.size() && (continues_name(cpp_[end]) || cpp_[end] == '\'' || cpp_[end] == '.')) ++end;
    tokens_.push_back({Token::Kind::other, std::string(cpp_.substr(at_, end - at_)), line_});
    at_ = end;
  }

  void character() {
    ++at_;
    while (at_ < cpp_.size() && peek() != '\'' && peek() != '\n') at_ += peek() == '\\' ? 2U : 1U;
    tokens_.push_back({Token::Kind::other, "''", line_});
    ++at_;
  }

  void string() {
    const int line = line_;
    std::string value;
    ++at_;
    while (at_ < cpp_.size() && peek() != '"' && peek() != '\n') {
      if (peek() == '\\') {
        ++at_;
        value += escape();
      } else {
        value += peek();
        ++at_;
      }
    }
    ++at_;
    push_string(std::move(value), line);
  }

  char escape() {
    const char c = peek();
    ++at_;
    switch (c) {
      case 'n': return '\n';
      case 't': return '\t';
      case 'r': return '\r';
      case 'x': return static_cast<char>(digits(16, 2));
      default: break;
    }
    if (c < '0' || c > '7') return c;
    --at_;
    return static_cast<char>(digits(8, 3));
  }

  int digits(int base, int most) {
    int value = 0;
    for (; most > 0 && std::isxdigit(static_cast<unsigned char>(peek())) != 0; --most, ++at_) {
      const char c = static_cast<char>(std::tolower(static_cast<unsigned char>(peek())));
      value = value * base + (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return value;
  }

  void raw_string() {
    const int line = line_;
    const auto open = cpp_.find('(', at_);
    if (open == std::string_view::npos) return advance(cpp_.size());
    const std::string close = ")" + std::string(cpp_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const auto end = cpp_.find(close, open);
    push_string(std::string(cpp_.substr(open + 1, end - open - 1)), line);
    advance(end == std::string_view::npos ? cpp_.size() : end + close.size());
  }

  void push_string(std::string value, int line) {
    if (!tokens_.empty() && tokens_.back().kind == Token::Kind::string) {
      tokens_.back().text += value;
    } else {
      tokens_.push_back({Token::Kind::string, std::move(value), line});
    }
  }

  std::string_view cpp_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::vector<Token> tokens_;
};

bool opens(const Token& token) { return token.is("(") || token.is("[") || token.is("{"); }
bool closes(const Token& token) { return token.is(")") || token.is("]") || token.is("}"); }

}  // namespace

std::vector<Token> tokens(std::string_view cpp) { return Lexer(cpp).run(); }

std::vector<Literal> first_arguments(const std::vector<Token>& tokens, const std::set<std::string_view>& functions,
                                     const std::set<std::string_view>& members) {
  std::vector<Literal> found;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const bool called = tokens[i].kind == Token::Kind::name && functions.count(tokens[i].text) > 0 &&
                        (tokens[i + 1].is("(") || tokens[i + 1].is("{"));
    const bool member = i > 0 && (tokens[i - 1].is(".") || (i > 1 && tokens[i - 1].is(">") && tokens[i - 2].is("-")));
    if (!called || (member && members.count(tokens[i].text) == 0)) continue;
    int depth = 1;
    for (std::size_t j = i + 2; j < tokens.size() && depth > 0; ++j) {
      if (depth == 1 && tokens[j].is(",")) break;
      if (opens(tokens[j])) ++depth;
      if (closes(tokens[j])) --depth;
      // After ( ? and : stands a value of the argument; after == or + stands something else.
      const Token& before = tokens[j - 1];
      const bool value = j == i + 2 || before.is("(") || before.is("?") || before.is(":");
      if (tokens[j].kind == Token::Kind::string && value) found.push_back({tokens[j].text, tokens[j].line});
    }
  }
  return found;
}

std::vector<Literal> all_arguments(const std::vector<Token>& tokens, const std::set<std::string_view>& functions) {
  std::vector<Literal> found;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].kind != Token::Kind::name || functions.count(tokens[i].text) == 0 || !tokens[i + 1].is("(")) continue;
    int depth = 1;
    for (std::size_t j = i + 2; j < tokens.size() && depth > 0; ++j) {
      if (opens(tokens[j])) ++depth;
      if (closes(tokens[j])) --depth;
      if (tokens[j].kind == Token::Kind::string) found.push_back({tokens[j].text, tokens[j].line});
    }
  }
  return found;
}

}  // namespace structure
