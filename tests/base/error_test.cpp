#include "geodata/base/result.h"

#include "tests/catch.h"

using geodata::Error;
using geodata::Language;
using geodata::say;
using geodata::Text;
using geodata::text;

namespace {

Error error(Text what, Text why = {}, Text todo = {}, std::string file = {}, std::int64_t line = 0,
            std::int64_t byte = -1) {
  return {std::move(what), std::move(why), std::move(todo), std::move(file), line, byte};
}

}  // namespace

TEST_CASE("an error is one message: what, why, what to do, where") {
  const Text what = text("Cannot read it"), why = text("it ends early"), todo = text("Save it again");
  CHECK(say(error(what)) == "Cannot read it.");
  CHECK(say(error(what, why)) == "Cannot read it: it ends early.");
  CHECK(say(error(what, why, todo)) == "Cannot read it: it ends early. Save it again.");
  CHECK(say(error(what, {}, todo)) == "Cannot read it. Save it again.");
  CHECK(say(error(what, why, todo, "a.json")) == "Cannot read it: it ends early. Save it again. (a.json)");
  CHECK(say(error(what, why, {}, "a.json", 12)) == "Cannot read it: it ends early. (a.json, line 12)");
  CHECK(say(error(what, why, {}, "a.json", 12, 0)) == "Cannot read it: it ends early. (a.json, line 12, byte 0)");
  CHECK(say(error(what, {}, {}, {}, 12)) == "Cannot read it. (line 12)");
  CHECK(say(error({}, {}, {}, "a.json")) == "(a.json)");
  CHECK(say(Error{}) == "");
}

TEST_CASE("a sentence that ends gets no second full stop") {
  CHECK(say(error(text("It failed."), {}, text("Try again!"))) == "It failed. Try again!");
}

TEST_CASE("Chinese has its own punctuation") {
  const Error e = error(text("甲"), text("乙"), text("丙"), "a.json", 12, 40);
  CHECK(say(e, Language::chinese) == "甲：乙。丙。（a.json，第 12 行，第 40 字节）");
  CHECK(say(error(text("甲。"), {}, text("丙")), Language::chinese) == "甲。丙。");
}
