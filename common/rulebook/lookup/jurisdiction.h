#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/rulebook/edition/edition.h"

namespace landfall {

// The rules of one edition sorted by the place they hold in, so that an assessment looks only at
// its own. Built once when an edition is opened; immutable, thread-safe.
class Jurisdictions {
 public:
  explicit Jurisdictions(const Edition& edition);

  // Row numbers, each ascending (levies in evaluation order, regimes by falling priority,
  // coverage by family). A rule
  // holds in a territory when the territory's customs, VAT or excise territory, as the rule's area
  // says, or the territory itself, is the rule's.
  struct Rules {
    std::span<const uint32_t> levies;
    std::span<const uint32_t> regimes;
    std::span<const uint32_t> reliefs;
    std::span<const uint32_t> coverage;
    std::span<const uint32_t> restrictions;
  };

  // `territory` is a TerritoryRow number.
  Rules Of(uint32_t territory) const;

 private:
  struct Slice {
    uint32_t begin = 0;
    uint32_t count = 0;
  };
  struct Entry {
    Slice levies;
    Slice regimes;
    Slice reliefs;
    Slice coverage;
    Slice restrictions;
  };
  std::span<const uint32_t> View(Slice slice) const {
    return {rows_.data() + slice.begin, slice.count};
  }

  std::vector<Entry> entries_;
  std::vector<uint32_t> rows_;
};

}  // namespace landfall
