#include "common/rates/rate_book.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"

namespace landfall {
namespace {

auto Order(const RateSet& set) { return std::tuple(set.name().effective, set.name().sequence); }

// Index of the newest set in effect; the oldest when none is.
size_t InEffect(const std::vector<std::shared_ptr<const RateSet>>& sets, Instant now) {
  size_t index = sets.size() - 1;
  while (index > 0 && sets[index]->name().effective > now) --index;
  return index;
}

}  // namespace

RateBook::RateBook(std::shared_ptr<const RateSet> first) { sets_.push_back(std::move(first)); }

std::shared_ptr<const RateSet> RateBook::Current(Instant now) const {
  std::shared_lock lock(mutex_);
  return sets_[InEffect(sets_, now)];
}

std::shared_ptr<const RateSet> RateBook::Newest() const {
  std::shared_lock lock(mutex_);
  return sets_.back();
}

absl::Status RateBook::Offer(std::shared_ptr<const RateSet> set, Instant now) {
  std::lock_guard lock(mutex_);
  for (const auto& held : sets_) {
    if (held->name() == set->name()) {
      return absl::AlreadyExistsError(absl::StrCat("rate set ", set->name().id, " is held"));
    }
  }
  if (Order(*set) <= Order(*sets_.back())) {
    return absl::FailedPreconditionError(absl::StrCat(
        "rate set ", set->name().id, " does not come after ", sets_.back()->name().id));
  }
  sets_.push_back(std::move(set));
  sets_.erase(sets_.begin(), std::next(sets_.begin(), static_cast<long>(InEffect(sets_, now))));
  return absl::OkStatus();
}

}  // namespace landfall
