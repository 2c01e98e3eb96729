#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/money/percent.h"
#include "common/rates/rate_book.h"
#include "common/rates/rate_set.h"
#include "common/rates/rate_table.h"
#include "common/time/instant.h"

namespace landfall::currency {

// Rates an operator wants added to the newest set.
struct Publication {
  std::string request_id{};  // the operator's name for it
  // `source.publisher`, `url` and `carry_days` left empty or 0 are as known. Rates stay in the
  // order they were given in: faults name them by it.
  RateTable table{};
  std::optional<Instant> effective_at{};  // none: at once
  bool override_band = false;
  bool validate_only = false;
};

// What is wrong with a publication. Fields are named as the request spells them.
struct PublicationFault {
  std::optional<size_t> rate{};  // index; none for a field of the publication itself
  std::string field{};
  std::string why{};

  friend bool operator==(const PublicationFault&, const PublicationFault&) = default;
};

struct PublicationOutcome {
  RateSetName set{};
  int32_t changed = 0;                     // rates that are new or other than those held
  bool repeated = false;                   // taken before, under the same request_id
  std::vector<PublicationFault> faults{};  // if any, nothing was taken and the rest is empty
};

// Takes publications. Thread-safe.
class RatePublisher {
 public:
  virtual ~RatePublisher() = default;

  // AlreadyExists: the request_id was used for other rates. Otherwise faults are in the outcome.
  virtual absl::StatusOr<PublicationOutcome> Publish(const Publication& publication,
                                                     Instant now) = 0;
};

// A publication that was taken.
struct PublicationRecord {
  std::string request_id{};
  std::string content{};  // digest of what was published
  RateSetName set{};
  int32_t changed = 0;
};

// Where taken publications are kept, so that a repeated one is answered alike. Thread-safe.
class PublicationStore {
 public:
  virtual ~PublicationStore() = default;

  virtual std::optional<PublicationRecord> Find(std::string_view request_id) const = 0;

  // `set` is what the publication made; a store shared by replicas keeps it for them. An error
  // means that nothing was kept, and the publication is not taken.
  virtual absl::Status Put(const PublicationRecord& record, const RateSet& set) = 0;
};

// The records of this process only, the newest `limit` of them.
std::unique_ptr<PublicationStore> NewMemoryPublicationStore(size_t limit);

// What a publisher works on and with. What is referred to must outlive it.
struct PublisherParts {
  RateBook& book;
  PublicationStore& store;
  // Lower-case hex digest of bytes; its first 32 digits name a set.
  std::function<std::string(std::string_view)> digest;
  Percent band;  // how far a rate may lie from the one before it
};

std::unique_ptr<RatePublisher> NewRatePublisher(PublisherParts parts);

}  // namespace landfall::currency
