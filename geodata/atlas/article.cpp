#include "geodata/atlas/article.h"

#include <algorithm>
#include <memory>

#include <cmark.h>

#include "geodata/atlas/sentences.h"
#include "geodata/atlas/sha256.h"
#include "geodata/base/utf8.h"

namespace geodata {
namespace {

using Document = std::unique_ptr<cmark_node, void (*)(cmark_node*)>;
using Walk = std::unique_ptr<cmark_iter, void (*)(cmark_iter*)>;

std::string literal(cmark_node* node) {
  const char* characters = cmark_node_get_literal(node);
  return characters == nullptr ? std::string() : std::string(characters);
}

// Gathers the plain text of each block as the walk passes its inline nodes.
class Reader {
 public:
  void enter(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE: block_ += literal(node); break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK: block_ += ' '; break;
      case CMARK_NODE_CODE_BLOCK:
        block_ = literal(node);
        while (!block_.empty() && block_.back() == '\n') block_.pop_back();
        std::replace(block_.begin(), block_.end(), '\n', ' ');
        finish_paragraph();
        break;
      default: break;
    }
  }

  void leave(cmark_node* node) {
    if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH) finish_paragraph();
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING) finish_heading(cmark_node_get_heading_level(node));
  }

  Article take() { return std::move(article_); }

 private:
  void finish_paragraph() {
    if (!block_.empty()) article_.paragraphs.push_back(std::move(block_));
    block_.clear();
  }

  void finish_heading(int level) {
    if (!has_title_) {
      article_.title = std::move(block_);
      has_title_ = true;
    } else {
      const auto before = static_cast<std::uint32_t>(article_.paragraphs.size());
      article_.headings.push_back({before, level, std::move(block_)});
    }
    block_.clear();
  }

  Article article_;
  std::string block_;
  bool has_title_ = false;
};

}  // namespace

Result<Article> parse_article(std::string_view bytes, std::string_view file_name) {
  const Text what = text("Cannot read the article");
  if (const auto byte = invalid_utf8(bytes)) {
    Error error{what, text("it is not UTF-8 text"), text("Save it as UTF-8"), std::string(file_name)};
    error.line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*byte), '\n');
    error.byte = static_cast<std::int64_t>(*byte);
    return Unexpected(std::move(error));
  }
  const Document document(cmark_parse_document(bytes.data(), bytes.size(), CMARK_OPT_DEFAULT), cmark_node_free);
  const Walk walk(cmark_iter_new(document.get()), cmark_iter_free);
  Reader reader;
  for (cmark_event_type event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(walk.get())) {
    cmark_node* node = cmark_iter_get_node(walk.get());
    if (event == CMARK_EVENT_ENTER) reader.enter(node);
    if (event == CMARK_EVENT_EXIT) reader.leave(node);
  }
  Article article = reader.take();
  if (article.paragraphs.empty()) {
    return Unexpected(Error{what, text("it has no paragraphs"), {}, std::string(file_name)});
  }
  article.sentences = split_sentences(article.paragraphs);
  return article;
}

std::string_view Article::text(const Passage& passage) const {
  if (passage.paragraph >= paragraphs.size()) return {};
  return code_points(paragraphs[passage.paragraph], passage.first, passage.last);
}

Passage Article::sentence_at(std::uint32_t paragraph, std::uint32_t code_point) const {
  if (paragraph >= sentences.size() || sentences[paragraph].empty()) return {paragraph, 0, 0};
  const std::vector<Passage>& all = sentences[paragraph];
  const auto after = std::upper_bound(all.begin(), all.end(), code_point,
                                      [](std::uint32_t at, const Passage& sentence) { return at < sentence.first; });
  return after == all.begin() ? all.front() : *std::prev(after);
}

std::string text_checksum(const Article& article) {
  std::string joined;
  for (const std::string& paragraph : article.paragraphs) {
    if (&paragraph != &article.paragraphs.front()) joined += '\n';
    joined += paragraph;
  }
  return sha256_hex(joined);
}

}  // namespace geodata
