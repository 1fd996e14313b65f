// A small atlas in a temporary folder that goes away with the object.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/atlas/atlas.h"
#include "tests/temporary_folder.h"

// "Iron River" in the two paragraphs of this atlas: links and claims of the tests are made for this text.
//   0: The Iron River 河 flows. The Iron River floods.
//   1: Ore from Old Mine goes down the Iron River.
class TemporaryAtlas {
 public:
  TemporaryAtlas();  // a whole and faultless atlas

  const std::filesystem::path& folder() const { return folder_.path(); }
  TemporaryAtlas& write(std::string_view file, std::string_view content);
  TemporaryAtlas& remove(std::string_view file);
  // Replaces `old_text`, which must be there, in a file.
  TemporaryAtlas& change(std::string_view file, std::string_view old_text, std::string_view new_text);

  geodata::Result<geodata::WithWarnings<geodata::Atlas>> open() const { return geodata::open_atlas(folder()); }
  // The atlas, which must open.
  geodata::Atlas atlas() const;
  // Its warnings, said in English, without the folder's name.
  std::vector<std::string> warnings() const;

 private:
  TemporaryFolder folder_;
};
