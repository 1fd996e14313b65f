// Where a trace's file goes: a safe name, never one that is taken.
#include "app/core/trace_file.h"

#include <array>

#include "tests/catch.h"
#include "tests/temporary_folder.h"

using namespace app;

TEST_CASE("a title becomes a name that every file system takes") {
  struct Case {
    const char *title, *name;
  };
  for (const Case& c :
       {Case{"From Dagushan iron mine to the mouth", "From Dagushan iron mine to the mouth"},
        Case{"从 大孤山铁矿 到河口", "从 大孤山铁矿 到河口"}, Case{"a/b\\c:d*e?\"<f>|g", "a b c d e f g"},
        Case{"../../etc/passwd", "etc passwd"}, Case{"  two\n lines. ", "two lines"}, Case{"", "trace"},
        Case{"...", "trace"}, Case{"/", "trace"}, Case{".hidden", "hidden"}}) {
    CAPTURE(c.title);
    CHECK(safe_file_name(c.title) == c.name);
  }
  const std::string long_one = safe_file_name(std::string(60, 'a') + "大孤山铁矿大孤山铁矿");
  CHECK(long_one == std::string(60, 'a') + "大孤山铁矿大");  // 78 bytes: whole characters
}

const geodata::Text failed{"It was not saved", {}};

TEST_CASE("a name that is taken is not used, nor one whose picture is") {
  const TemporaryFolder folder;
  const std::array<std::string_view, 2> report{".md", ".png"};
  folder.write("way.png", "x");
  const auto second = take_free_file(folder.path(), "way", report, failed);
  REQUIRE(second);
  CHECK(second->filename() == "way 2.md");
  const auto third = take_free_file(folder.path(), "way", report, failed);
  REQUIRE(third);
  CHECK(third->filename() == "way 3.md");
  const std::array<std::string_view, 1> table{".csv"};
  CHECK(take_free_file(folder.path() / "new", "way", table, failed)->filename() == "way.csv");
}

TEST_CASE("a folder that cannot be used says so") {
  const TemporaryFolder folder;
  const auto file = folder.write("file", "x");
  const std::array<std::string_view, 1> table{".csv"};
  const auto refused = take_free_file(file, "way", table, failed);
  REQUIRE_FALSE(refused);
  CHECK(geodata::say(refused.error()).starts_with("It was not saved: "));
  CHECK(geodata::say(take_free_file({}, "way", table, failed).error()) ==
        "It was not saved: there is no home folder to put it in.");
}

TEST_CASE("the documents folder as the desktop writes it") {
  struct Case {
    const char *text, *folder;
  };
  for (const Case& c :
       {Case{"# comment\nXDG_DOCUMENTS_DIR=\"$HOME/Documents\"\n", "/her/Documents"},
        Case{"XDG_DOCUMENTS_DIR=\"$HOME/文档\"", "/her/文档"}, Case{"XDG_DOCUMENTS_DIR=\"/data/d\"", "/data/d"},
        Case{"XDG_DOCUMENTS_DIR=\"relative\"", ""}, Case{"XDG_DOWNLOAD_DIR=\"$HOME/x\"", ""}, Case{"", ""}}) {
    CAPTURE(c.text);
    CHECK(documents_in(c.text, "/her") == std::filesystem::path(c.folder));
  }
}
