#include <algorithm>

#include "geodata/atlas/annotations.h"
#include "geodata/atlas/quote.h"

namespace geodata {
namespace {

using nlohmann::json;

std::optional<Claim::Status> status_of(const std::string& word) {
  using Status = Claim::Status;
  if (word == "supported") return Status::supported;
  if (word == "simplified") return Status::simplified;
  if (word == "unverified") return Status::unverified;
  if (word == "disputed") return Status::disputed;
  if (word == "misplaced") return Status::misplaced;
  if (word == "contradicted") return Status::contradicted;
  return std::nullopt;
}

std::optional<Claim> read_claim(const json& item, const std::string& pointer, const Article& article,
                                JsonWarnings& warnings) {
  Claim claim;
  claim.id = text_member(item, "id");
  const auto refuse = [&](Text why, Text todo = {}) -> std::optional<Claim> {
    const std::string shown = claim.id.empty() ? pointer : claim.id;
    warnings.add(pointer, text("The claim {} is left out", shown), std::move(why), std::move(todo));
    return std::nullopt;
  };
  const auto status = status_of(text_member(item, "status"));
  if (!status) {
    return refuse(
        text("its status is none of {}", "supported, simplified, unverified, disputed, misplaced, contradicted"));
  }
  const json* number = find_member(item, "paragraph");
  const bool counted = number != nullptr && number->is_number_unsigned();
  const std::uint64_t paragraph = counted ? number->get<std::uint64_t>() : 0;
  if (paragraph == 0 || paragraph > article.paragraphs.size()) {
    return refuse(text("its paragraph is no number from 1 to {}", article.paragraphs.size()));
  }
  const std::string quote = text_member(item, "quote");
  const auto last = static_cast<std::uint32_t>(paragraph);
  const Result<Passage> passage = find_quote(article, {quote, {}, {}}, last - 1, last);
  if (!passage) return refuse(passage.error().why, passage.error().todo);
  claim.passage = *passage;
  claim.status = *status;
  claim.note = text_member(item, "note");
  claim.note_zh = text_member(item, "note:zh");
  claim.sources = read_sources(item);
  claim.basis = text_member(item, "basis");
  return claim;
}

}  // namespace

Result<Items<Claim>> read_claims(const JsonDocument& document, const Article& article, std::vector<Error>& warnings) {
  const Result<const json*> items = root_array(document, "claims", text("Cannot read the claims"));
  if (!items) return Unexpected(items.error());
  Items<Claim> claims;
  claims.listed = (*items)->size();
  JsonWarnings problems(document);
  for (std::size_t i = 0; i < claims.listed; ++i) {
    auto claim = read_claim((**items)[i], "/claims/" + std::to_string(i), article, problems);
    if (claim) claims.items.push_back(std::move(*claim));
  }
  std::stable_sort(claims.items.begin(), claims.items.end(), [](const Claim& a, const Claim& b) {
    return std::pair(a.passage.paragraph, a.passage.first) < std::pair(b.passage.paragraph, b.passage.first);
  });
  problems.move_to(warnings);
  return claims;
}

}  // namespace geodata
