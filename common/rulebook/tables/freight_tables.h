#pragma once

#include <cstdint>

#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/order/answer_enums.h"
#include "common/order/order_enums.h"
#include "common/rulebook/edition/edition.h"
#include "common/territory/code.h"
#include "common/time/day.h"

// Weights are in micrograms, lengths in micrometres, volumes in cubic micrometres: pounds and
// inches are whole numbers of these, as kilograms and centimetres are. A limit of 0 means none is
// known.

namespace landfall {

// Which weight is charged.
enum class WeighingRule : uint8_t {
  kActual = 1,
  kGreater = 2,           // of actual and volumetric weight
  kVolumeIfTwice = 3,     // volumetric when it is at least twice the actual weight, else actual
  kVolumeIfLongSide = 4,  // the greater when a side reaches `long_side`, else actual
};

enum class SideRounding : uint8_t { kExact = 1, kUp = 2, kNearest = 3 };

enum class SurchargePer : uint8_t { kPercent = 1, kKilogram = 2, kParcel = 3, kShipment = 4 };

enum class TransitDays : uint8_t { kCalendar = 1, kWorking = 2 };  // working: Monday to Friday

enum class LaneState : uint8_t {
  kSuspended = 1,
  kPrepaidOnly = 2,     // only services that prepay duty
  kPrepaidOffered = 3,  // open, and the carrier prepays duty
};

enum class GoodsVerdict : uint8_t { kRefused = 1, kConditional = 2 };

enum class Support : uint8_t { kNo = 0, kYes = 1, kPartly = 2 };

// Sorted by id.
struct CarrierRow {
  static constexpr TableId kTable = TableId::kCarrier;
  uint64_t key = 0;  // TextKey of id, as SUBJECT_CARRIER spells it
  Code home;         // none for an integrator
  TextRef id;
  TextRef name;
  TextRef kind;
  uint32_t citation = 0;
  Channel channel = Channel::kPostal;
  uint8_t reserved[3] = {};
};

// One version of a service, sorted by id, first. The ranges are those of all its versions.
struct ServiceRow {
  static constexpr TableId kTable = TableId::kService;
  Decimal value_cap;
  uint64_t key = 0;  // TextKey of id, as SUBJECT_SERVICE spells it
  Code zone_scheme;  // none when every destination is named by its territory
  int64_t min_weight = 0;
  int64_t max_weight = 0;
  int64_t max_longest = 0;
  int64_t max_sum = 0;    // length + width + height
  int64_t max_girth = 0;  // length + 2 (width + height)
  int64_t min_charge = 0;
  int64_t weight_step = 0;  // chargeable weight is rounded up to a multiple; 0: exact
  int64_t side_step = 0;    // each side is rounded to a multiple as `side_rounding` says
  int64_t long_side = 0;
  // Volumetric weight = volume x volume_weight / (divisor x volume_unit): 5000 cm3/kg, 139 in3/lb.
  int64_t divisor = 0;
  int64_t volume_unit = 0;
  int64_t volume_weight = 0;
  TextRef id;
  TextRef name;
  RowRange rates;        // FreightRateRow
  RowRange surcharges;   // FreightSurchargeRow, fuel last
  RowRange transit;      // TransitRow, by destination, none first
  RowRange goods_rules;  // GoodsRuleRow, refusals first
  Day first;
  Day last;  // inclusive
  Day as_of;
  uint32_t carrier = 0;  // CarrierRow
  uint32_t citation = 0;
  CurrencyCode value_currency;  // none when values are not capped
  Mode mode = Mode::kMail;
  Channel channel = Channel::kPostal;
  WeighingRule weighing = WeighingRule::kActual;
  SideRounding side_rounding = SideRounding::kExact;
  uint8_t terms = 0;  // bit per Terms number
  Support ioss = Support::kNo;
  Support tracked = Support::kNo;
  uint8_t fuel_by_table = 0;    // else in the price
  uint8_t remote_by_table = 0;  // else none
  uint8_t reserved[15] = {};
};

// Services that dispatch from a territory. Sorted by origin, service.
struct ServiceOriginRow {
  static constexpr TableId kTable = TableId::kServiceOrigin;
  Code origin;
  uint32_t service = 0;
  uint32_t reserved = 0;
};

// Sorted by scheme, territory.
struct ZoneRow {
  static constexpr TableId kTable = TableId::kZone;
  Code scheme;
  Code territory;
  Code zone;
  uint32_t citation = 0;
  uint32_t reserved = 0;
};

// base + per_kg x chargeable weight for weights above `over` up to and including `up_to`. Within a
// service sorted by zone (territories first), destination, over, first.
struct FreightRateRow {
  static constexpr TableId kTable = TableId::kFreightRate;
  Decimal base;
  Decimal per_kg;
  Code destination;  // territory, or a zone of the service's scheme
  int64_t over = 0;
  int64_t up_to = 0;
  TextRef card;
  Day first;
  Day last;   // inclusive
  Day as_of;  // Day::Min() when not dated
  CurrencyCode currency;
  uint32_t citation = 0;
  FreightPriceBasis basis = FreightPriceBasis::kPublished;
  uint8_t is_zone = 0;
  uint8_t tax_included = 0;  // sales tax of the place of dispatch is in the price
  uint8_t reserved[9] = {};
};

// A row with triggers (`over_*`) is set off by any one of them. Of the rows of one kind that a
// parcel sets off the first counts.
struct FreightSurchargeRow {
  static constexpr TableId kTable = TableId::kFreightSurcharge;
  Decimal amount;   // percent for kPercent, else in `currency`
  Decimal minimum;  // of a shipment
  Decimal low;
  Decimal high;
  Code region_scheme;  // none: every destination
  Code region;
  int64_t over_longest = 0;
  int64_t over_weight = 0;
  int64_t over_volume = 0;
  TextRef id;
  Day first;
  Day last;
  Day as_of;
  CurrencyCode currency;
  uint32_t citation = 0;
  FreightPart kind = FreightPart::kFuel;
  SurchargePer per = SurchargePer::kPercent;
  FreightPriceBasis basis = FreightPriceBasis::kPublished;
  uint8_t known = 0;  // else only low and high, and those only when has_range
  uint8_t has_range = 0;
  uint8_t fuel_applies = 0;
  uint8_t reserved[22] = {};
};

struct TransitRow {
  static constexpr TableId kTable = TableId::kTransit;
  Code destination;  // none: destinations without a row
  int32_t min_days = 0;
  int32_t max_days = 0;
  Day as_of;
  uint32_t citation = 0;
  TransitDays days = TransitDays::kCalendar;
  uint8_t reserved[7] = {};
};

struct GoodsRuleRow {
  static constexpr TableId kTable = TableId::kGoodsRule;
  Code destination;  // none: everywhere
  TextRef id;
  TextRef condition;
  Day as_of;
  uint32_t flags = 0;  // bit per GoodsFlag number; any of them
  uint32_t citation = 0;
  GoodsVerdict verdict = GoodsVerdict::kRefused;
  uint8_t reserved[3] = {};
};

// Sorted by destination, then by how much a row names, most first.
struct LaneStatusRow {
  static constexpr TableId kTable = TableId::kLaneStatus;
  uint64_t carrier = 0;  // CarrierRow::key, 0 for all
  Code origin;           // none for all
  Code destination;
  TextRef id;
  TextRef note;
  Day first;
  Day last;
  Day as_of;
  uint32_t citation = 0;
  uint8_t channel = 0;  // Channel number, 0 for all
  LaneState state = LaneState::kSuspended;
  uint8_t reserved[6] = {};
};

}  // namespace landfall
