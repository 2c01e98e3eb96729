#pragma once

#include <cstdint>
#include <span>

#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/order/answer_enums.h"
#include "common/rulebook/edition/edition_row.h"
#include "common/time/day.h"

namespace landfall::routing {

enum class PartState : uint8_t {
  kKnown = 1,
  kUnknown = 2,     // charged, but the figure is not known: low to high where has_range
  kContingent = 3,  // charged only if the address is remote; in no total
};

// Why a part has no figure.
enum class PartGap : uint8_t {
  kNone = 0,
  kNoFigure = 1,    // the carrier's table is not known for the day
  kDimensions = 2,  // the parcel has no dimensions and the service charges volume
  kBase = 3,        // a percentage of a part that is not known
};

// One part of a price, in the currency of the price, exact.
struct FreightComponent {
  Decimal amount;  // kKnown and kContingent
  Decimal low;     // has_range
  Decimal high;
  Day as_of = Day::Min();      // Day::Min() when the source is not dated
  uint32_t citation = kNoRow;  // CitationRow
  uint32_t row = kNoRow;       // FreightRateRow of part kBase, FreightSurchargeRow of any other
  FreightPart part = FreightPart::kBase;
  PartState state = PartState::kKnown;
  PartGap gap = PartGap::kNone;
  FreightPriceBasis basis = FreightPriceBasis::kPublished;
  bool has_range = false;
};

// What the transport of all parcels costs. `known` sums the known parts: a price that is not
// complete costs more, from `low` to (has_high) `high`.
struct FreightPrice {
  std::span<const FreightComponent> parts;
  Decimal known;
  Decimal low;
  Decimal high;
  int64_t chargeable_micrograms = 0;  // over all parcels
  Day oldest = Day::Max();            // as_of of its least recent dated part
  CurrencyCode currency;
  FreightPriceBasis weakest = FreightPriceBasis::kPublished;  // of its parts
  bool complete = true;
  bool has_high = true;
  bool tax_included = false;  // sales tax of the place of dispatch is in it
};

}  // namespace landfall::routing
