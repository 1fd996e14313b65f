// XML element by element, over expat: what a reader of KML or GPX wants as a whole comes as a small tree, what it walks
// through (a document, a folder, a track) never stands in memory at once.
//
// Names are local: "gx:Track" and "kml:Track" are "Track". Nothing is fetched; a file that declares entities is refused
// (they can grow without end), as is one nested more than 512 deep.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geodata/base/result.h"

namespace geodata {

struct XmlElement {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;  // all that stands directly in it, as UTF-8
  std::vector<XmlElement> children;
  std::int64_t line = 0;       // of its start, from 1
  std::int64_t text_line = 0;  // on which `text` begins

  const XmlElement* child(std::string_view name) const;         // the first of that name, or null
  std::string_view attribute(std::string_view name) const;      // empty where it is missing
  std::string_view text_of(std::string_view child_name) const;  // trimmed; empty where it is missing
};

std::string_view trimmed_xml(std::string_view text);  // without XML's white space around it

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  // An element begins (without text and children yet): true to walk through it, so that its children come one by one
  // and leave() ends it; false to have it whole by take().
  virtual bool enter(const XmlElement& head) = 0;
  virtual void leave(const std::string& name) = 0;
  virtual void take(XmlElement&& element) = 0;
};

// Errors: broken XML (with line and byte), entities, nesting, an encoding that is not known, cancelled (may be null).
Result<void> read_xml(std::string_view bytes, std::string_view name, XmlHandler& handler,
                      const std::atomic<bool>* cancel = nullptr);

}  // namespace geodata
