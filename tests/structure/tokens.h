// C++ as a row of tokens: as much of a lexer as finding the literals in calls of word() and text() takes.
//
// Comments and white space are dropped, adjacent string literals are joined into one, escapes are resolved (simple
// ones, \x and octal; \u is not), raw strings are read. Anything else passes through as names, numbers and single
// characters, so a file with an error in it still gives tokens.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace structure {

struct Token {
  enum class Kind { name, string, other };
  Kind kind;
  std::string text;  // of a string: its value
  int line;          // from 1

  bool is(std::string_view other) const { return kind != Kind::string && text == other; }
};

std::vector<Token> tokens(std::string_view cpp);

struct Literal {
  std::string text;
  int line;
};

// The literals that a call of one of `functions` can take as its first argument: f("a"), f(x ? "a" : "b").
// Members of that name (article.text(...)) and declarations are no such calls, unless `members` holds the name too.
std::vector<Literal> first_arguments(const std::vector<Token>& tokens, const std::set<std::string_view>& functions,
                                     const std::set<std::string_view>& members = {});
// All literals between the parentheses of a call of one of `functions`, at any depth.
std::vector<Literal> all_arguments(const std::vector<Token>& tokens, const std::set<std::string_view>& functions);

}  // namespace structure
