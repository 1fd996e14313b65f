// What follows a reading, when nobody waits: the rest that a large file's content lacks, and the search index.
#include <algorithm>

#include "app/shell/loading.h"
#include "app/shell/search_entries.h"

namespace app {
namespace {

constexpr int background_priority = 1;

}  // namespace

bool Loading::stays_incomplete(const std::shared_ptr<const LayerContent>& content) const {
  return std::any_of(stays_incomplete_.begin(), stays_incomplete_.end(),
                     [&](const std::weak_ptr<const LayerContent>& known) { return known.lock() == content; });
}

void Loading::complete_contents() {
  if (completing_) return;
  for (const Layer& layer : library_.layers) {
    if (!layer.content || is_complete(*layer.content) || stays_incomplete(layer.content)) continue;
    completing_ = true;
    const auto work = [this, id = layer.spec.id, from = layer.content](const JobContext& context) -> Jobs::Deliver {
      auto content = completed(*from, context.parallel());
      return [this, id, from, content = std::move(content)] {
        completing_ = false;
        Layer* const target = library_.layer(id);
        if (target != nullptr && target->content == from) target->content = content;
      };
    };
    jobs_.start({}, background_priority, work, [this, from = layer.content](const geodata::Error&) {
      completing_ = false;
      stays_incomplete_.push_back(from);  // a second attempt would end as the first
    });
    return;
  }
}

void Loading::refresh_search() {
  if (!search_stale_ || search_running_ || !readings_.empty() || !library_.atlas) return;
  search_stale_ = false;
  search_running_ = true;
  const std::uint64_t generation = generation_;
  jobs_.start(
      {}, background_priority,
      [this, generation, atlas = library_.atlas, layers = library_.layers](const JobContext&) -> Jobs::Deliver {
        auto index = std::make_shared<const geodata::SearchIndex>(search_entries(*atlas, layers));
        return [this, generation, index]() {
          search_running_ = false;
          if (generation == generation_) library_.search = index;
        };
      },
      [this](const geodata::Error&) { search_running_ = false; });
}

}  // namespace app
