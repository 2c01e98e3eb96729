#include "services/currency/publisher.h"

#include <deque>
#include <map>
#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/currency/domain/publication.h"

namespace landfall::currency {
namespace {

constexpr size_t kSetIdDigits = 32;

class MemoryStore : public PublicationStore {
 public:
  explicit MemoryStore(size_t limit) : limit_(limit) {}

  std::optional<PublicationRecord> Find(std::string_view request_id) const override {
    std::lock_guard lock(mutex_);
    auto found = records_.find(request_id);
    if (found == records_.end()) return std::nullopt;
    return found->second;
  }

  absl::Status Put(const PublicationRecord& record, const RateSet&) override {
    std::lock_guard lock(mutex_);
    if (records_.emplace(record.request_id, record).second) order_.push_back(record.request_id);
    if (order_.size() > limit_) {
      records_.erase(order_.front());
      order_.pop_front();
    }
    return absl::OkStatus();
  }

 private:
  const size_t limit_;
  mutable std::mutex mutex_;
  std::map<std::string, PublicationRecord, std::less<>> records_;
  std::deque<std::string> order_;
};

class BookedRatePublisher : public RatePublisher {
 public:
  explicit BookedRatePublisher(PublisherParts parts) : parts_(std::move(parts)) {}

  absl::StatusOr<PublicationOutcome> Publish(const Publication& publication, Instant now) override {
    std::lock_guard lock(mutex_);
    std::string content = parts_.digest(ContentOf(publication));
    if (auto record = parts_.store.Find(publication.request_id)) {
      if (record->content != content) {
        return absl::AlreadyExistsError("the request_id was used for another publication");
      }
      return PublicationOutcome{.set = record->set, .changed = record->changed, .repeated = true};
    }
    std::shared_ptr<const RateSet> newest = parts_.book.Newest();
    PublicationOutcome outcome;
    outcome.faults = CheckPublication(*newest, publication, parts_.band);
    Instant effective = publication.effective_at.value_or(now);
    if (effective < newest->name().effective) {
      outcome.faults.push_back(
          {.field = "effective_at",
           .why = absl::StrCat("expected not before ", newest->name().effective.ToString(),
                               ", when the newest set begins")});
    }
    if (!outcome.faults.empty()) return outcome;
    return Take(publication, *newest, effective, now, std::move(content));
  }

 private:
  absl::StatusOr<PublicationOutcome> Take(const Publication& publication, const RateSet& newest,
                                          Instant effective, Instant now, std::string content) {
    std::vector<RateTable> tables = AddTo(newest, publication.table);
    PublicationOutcome outcome{.changed = CountChanged(newest, publication.table)};
    outcome.set = {.id = parts_.digest(CanonicalText(tables)).substr(0, kSetIdDigits),
                   .effective = effective,
                   .sequence = newest.name().sequence + 1};
    bool same = outcome.set.id == newest.name().id;
    if (same) outcome.set = newest.name();
    absl::StatusOr<std::shared_ptr<const RateSet>> set =
        RateSet::Build(outcome.set, std::move(tables));
    if (!set.ok()) return set.status();
    if (publication.validate_only) return outcome;
    absl::Status kept = parts_.store.Put({.request_id = publication.request_id,
                                          .content = std::move(content),
                                          .set = outcome.set,
                                          .changed = outcome.changed},
                                         **set);
    if (!kept.ok()) return kept;
    if (same) return outcome;
    if (absl::Status status = parts_.book.Offer(*std::move(set), now); !status.ok()) return status;
    return outcome;
  }

  PublisherParts parts_;
  std::mutex mutex_;  // one publication at a time: each builds on the one before it
};

}  // namespace

std::unique_ptr<PublicationStore> NewMemoryPublicationStore(size_t limit) {
  return std::make_unique<MemoryStore>(limit);
}

std::unique_ptr<RatePublisher> NewRatePublisher(PublisherParts parts) {
  return std::make_unique<BookedRatePublisher>(std::move(parts));
}

}  // namespace landfall::currency
