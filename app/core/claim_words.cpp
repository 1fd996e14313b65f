#include "app/core/claim_words.h"

namespace app {

std::string_view status_word(geodata::Claim::Status status) {
  using Status = geodata::Claim::Status;
  switch (status) {
    case Status::supported: return "supported";
    case Status::simplified: return "simplified";
    case Status::unverified: return "unverified";
    case Status::disputed: return "disputed";
    case Status::misplaced: return "misplaced";
    case Status::contradicted: return "contradicted";
  }
  return "unverified";
}

}  // namespace app
