// One name, one type: the linker merges what has one name, whether or not it is the same.
#include <map>
#include <optional>
#include <set>

#include "tests/catch.h"
#include "tests/structure/sources.h"
#include "tests/structure/tokens.h"

using structure::SourceFile;
using structure::Token;

namespace {

struct NamedType {
  std::string name;  // with its namespaces and the types around it
  bool is_private;   // in an unnamed namespace
  int line;
};

// Follows a file's braces and notes each class, struct and enumeration that is defined outside of functions.
class TypeFinder {
 public:
  explicit TypeFinder(const std::vector<Token>& tokens) : tokens_(tokens) {}

  std::vector<NamedType> find() {
    for (; at_ < tokens_.size(); ++at_) {
      const Token& token = tokens_[at_];
      if (token.is("namespace")) {
        open_namespace();
      } else if (token.is("class") || token.is("struct") || token.is("enum")) {
        open_type();
      } else if (token.is("{")) {
        scopes_.push_back({});
      } else if (token.is("}") && !scopes_.empty()) {
        scopes_.pop_back();
      }
    }
    return std::move(found_);
  }

 private:
  struct Scope {
    std::string name;  // empty: a body, or an unnamed namespace
    bool is_body = true, is_private = false;
  };

  bool is(std::size_t i, std::string_view text) const { return i < tokens_.size() && tokens_[i].is(text); }
  bool is_name(std::size_t i) const { return i < tokens_.size() && tokens_[i].kind == Token::Kind::name; }

  // a::b::c from here on; `i` moves behind it.
  std::string qualified_name(std::size_t& i) const {
    std::string name;
    while (is_name(i)) {
      name += tokens_[i++].text;
      if (!is(i, ":") || !is(i + 1, ":")) break;
      name += "::", i += 2;
    }
    return name;
  }

  void open_namespace() {
    std::size_t i = at_ + 1;
    const std::string name = qualified_name(i);
    if (!is(i, "{")) return;  // an alias
    scopes_.push_back({name, false, name.empty()});
    at_ = i;
  }

  void open_type() {
    std::size_t i = at_ + 1;
    if (is(i, "class") || is(i, "struct")) ++i;  // enum class
    const std::string name = qualified_name(i);
    if (is(i, "final")) ++i;
    if (name.empty() || !(is(i, "{") || (is(i, ":") && !is(i + 1, ":")))) return;
    while (i < tokens_.size() && !is(i, "{") && !is(i, ";")) ++i;
    if (!is(i, "{")) return;
    NamedType type{{}, false, tokens_[at_].line};
    for (const Scope& scope : scopes_) {
      if (scope.is_body) return skip_to(i);
      if (!scope.name.empty()) type.name += scope.name + "::";
      type.is_private = type.is_private || scope.is_private;
    }
    type.name += name;
    found_.push_back(type);
    scopes_.push_back({name, false, false});
    at_ = i;
  }

  // A type of a function's own.
  void skip_to(std::size_t i) {
    scopes_.push_back({});
    at_ = i;
  }

  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  std::vector<Scope> scopes_;
  std::vector<NamedType> found_;
};

std::vector<NamedType> types_of(std::string_view cpp) {
  const auto tokens = structure::tokens(cpp);
  return TypeFinder(tokens).find();
}

std::string path_of_folder(std::string_view path) { return std::string(path.substr(0, path.rfind('/'))); }

}  // namespace

TEST_CASE("types are found with their namespaces") {
  const auto found = types_of(R"(
namespace a { class Forward; struct One { enum class Kind : int { x }; void f() { struct Local {}; } };
namespace { struct Hidden {}; }
template <class T> struct Two final : Base<T> { T t; };
struct One::Impl { int i; };
enum Old { y }; }
namespace b::c { class Deep {}; struct Deep make(); })");
  std::vector<std::string> names;
  for (const NamedType& type : found) names.push_back(type.name + (type.is_private ? " (private)" : ""));
  CHECK(names == std::vector<std::string>{"a::One", "a::One::Kind", "a::Hidden (private)", "a::Two", "a::One::Impl",
                                          "a::Old", "b::c::Deep"});
}

TEST_CASE("no type's name stands twice in a namespace") {
  std::map<std::string, std::string> where;
  for (const SourceFile* file : structure::cpp_files({"geodata", "app"})) {
    for (const NamedType& type : types_of(file->content)) {
      // Private ones of one folder are compiled together (third_party/anshan_folder.cmake).
      const std::string key = type.is_private ? path_of_folder(file->path) + ": " + type.name : type.name;
      const std::string here = file->path + ":" + std::to_string(type.line);
      const auto [first, is_new] = where.emplace(key, here);
      INFO(here << " and " << first->second << " both define " << type.name << "; give one another name");
      CHECK(is_new);
    }
  }
  CHECK(where.size() > 500);
}
