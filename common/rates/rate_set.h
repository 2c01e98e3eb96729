#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rates/rate_table.h"
#include "common/time/instant.h"

namespace landfall {

// What a rate set is called and where it stands among its successors.
struct RateSetName {
  std::string id{};       // lower-case hex of the digest of CanonicalText; given, not computed here
  Instant effective{};    // from when it answers
  uint64_t sequence = 0;  // orders sets of one instant

  friend bool operator==(const RateSetName&, const RateSetName&) = default;
};

// An immutable, content-named set of dated exchange rates of several sources. Thread-safe; lookups
// are binary searches in sorted arrays and do not allocate. Share by shared_ptr: the views it hands
// out live as long as it does.
class RateSet {
 public:
  // InvalidArgument names every defect (at most 20): a rate not above zero, a period that ends
  // before it begins or overlaps its neighbour, a quote of the base itself, a source given twice.
  static absl::StatusOr<std::shared_ptr<const RateSet>> Build(RateSetName name,
                                                              std::vector<RateTable> tables);

  const RateSetName& name() const { return name_; }

  // Sorted by id.
  std::span<const RateSource> sources() const { return sources_; }

  // Null when the set has no such source.
  const RateSource* FindSource(std::string_view id) const;

  // Rates of one currency in order of day; empty when the source does not quote it. `source` must
  // be one of sources().
  std::span<const RateRow> Series(const RateSource& source, CurrencyCode quote) const;

  // Currencies the source quotes, sorted.
  std::vector<CurrencyCode> Quotes(const RateSource& source) const;

  // The tables it was built from, sorted: to correct or extend them and build the next set.
  std::vector<RateTable> Tables() const;

 private:
  struct SeriesKey {
    uint32_t source = 0;
    CurrencyCode quote{};
    uint32_t begin = 0;
    uint32_t end = 0;
  };

  RateSet() = default;
  void Append(const RateTable& table, std::vector<std::string>& defects);

  RateSetName name_;
  std::vector<RateSource> sources_;
  std::vector<SeriesKey> series_;  // by source, quote
  std::vector<RateRow> rows_;      // by source, quote, valid_from
};

// The newest row that begins on or before the day; null when none does.
const RateRow* RowOnOrBefore(std::span<const RateRow> series, Day day);

// The row in force on the day, or else the first that begins after it; null when none does.
const RateRow* RowOnOrAfter(std::span<const RateRow> series, Day day);

}  // namespace landfall
