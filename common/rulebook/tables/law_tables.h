#pragma once

#include <cstdint>

#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/money/rounding.h"
#include "common/order/answer_enums.h"
#include "common/rulebook/edition/edition.h"
#include "common/rulebook/tables/condition_tables.h"
#include "common/territory/code.h"
#include "common/time/day.h"
#include "common/time/local_time.h"

namespace landfall {

// Mirror rulebook.proto, number for number.
enum class Confidence : uint8_t { kHigh = 1, kMedium = 2, kLow = 3 };
enum class RuleStatus : uint8_t { kInForce = 1, kAnnounced = 2, kUnverified = 3 };
enum class AreaKind : uint8_t { kCustoms = 1, kVat = 2, kExcise = 3 };
enum class Scope : uint8_t {
  kLine = 1,
  kTariffItem = 2,
  kParcel = 3,
  kConsignment = 4,
  kDeclaration = 5
};
enum class ValueForm : uint8_t { kDefault = 0, kExact = 1, kRounded = 2, kDeclared = 3 };
enum class BaseQuantity : uint8_t {
  kNone = 0,
  kCustomsValue = 1,
  kGoodsPrice = 2,
  kFreight = 3,
  kFreightInValue = 4,
  kFreightOutsideValue = 5,
  kInsurance = 6,
  kInsuranceOutsideValue = 7,
  kShippingCharged = 8,
  kAdvanced = 9,
  kRetailPrice = 10,
};
enum class ApportionKey : uint8_t {
  kValue = 1,
  kWeight = 2,
  kQuantity = 3,
  kEqual = 4,
  kVolume = 5
};
enum class ReadAt : uint8_t { kEntry = 1, kSupply = 2, kExport = 3 };
enum class PartyRole : uint8_t { kImporter = 1, kBuyer = 2, kSeller = 3, kMarketplace = 4 };
enum class RateKind : uint8_t {
  kRepealed = 0,
  kPercent = 1,
  kExpression = 2,
  kSchedule = 3,
  kTable = 4,
  kFlat = 5,
  kBrackets = 6,
  kInsideOut = 7,
};

struct CitationRow {
  static constexpr TableId kTable = TableId::kCitation;
  TextRef title;
  TextRef url;
  TextRef note;
  Day published;  // Day::Min() when unknown
  Day read_on;
  Confidence confidence = Confidence::kHigh;
};

// A rounding as stored: `stated` 0 means the rule says nothing.
struct StoredRounding {
  Rounding rounding;
  CurrencyCode currency;  // rounded in; none: the law's
  uint8_t stated = 0;
};

// Compiled in evaluation order: a levy comes after every levy its bases name.
struct LevyRow {
  static constexpr TableId kTable = TableId::kLevy;
  StoredRounding base_rounding;
  StoredRounding rounding;
  StoredRounding document_rounding;
  Code territory;
  TextRef id;
  TextRef name;
  RowRange bases;     // BaseRow
  RowRange versions;  // LevyVersionRow, ascending from
  RowRange replaces;  // ReliefTargetRow (levy rows)
  uint32_t when = kNoRow;
  int32_t tariff_digits = 0;
  AreaKind area = AreaKind::kCustoms;
  LevyFamily family = LevyFamily::kDuty;
  Scope scope = Scope::kLine;
  ReadAt read_at = ReadAt::kEntry;
  ApportionKey apportion = ApportionKey::kValue;
  Collection collection = Collection::kAtBorder;
  PartyRole owed_by = PartyRole::kImporter;
  uint8_t split_by_origin = 0;
  uint8_t document_sums_exact = 0;
  uint8_t included_in_price = 0;
  uint8_t recoverable_by_business = 0;
};

struct LevyVersionRow {
  static constexpr TableId kTable = TableId::kLevyVersion;
  Decimal percent;  // kPercent, kInsideOut
  Decimal flat;     // kFlat
  Decimal minimum;
  Decimal maximum;
  Decimal collect_floor;
  Decimal free_quantity;  // kilograms; zero: none
  LocalTime from;
  CurrencyCode flat_currency;
  CurrencyCode limit_currency;  // of minimum, maximum, collect_floor
  RowRange columns;             // ScheduleColumnRow (kSchedule)
  RowRange brackets;            // BracketRow (kBrackets)
  uint32_t target =
      kNoRow;  // kSchedule: ScheduleRow; kTable: RateTableRow; kExpression: ExpressionRow
  uint32_t when = kNoRow;
  uint32_t citation = kNoRow;
  RateKind kind = RateKind::kRepealed;
  RuleStatus status = RuleStatus::kInForce;
  Subject bracket_measure = Subject::kNone;
  uint8_t has_minimum = 0;
  uint8_t has_maximum = 0;
  uint8_t has_floor = 0;
  uint8_t floor_inclusive = 0;
  uint8_t absent_is_not_applicable = 0;
};

struct BaseRow {
  static constexpr TableId kTable = TableId::kBase;
  Decimal times;  // 1 unless stated
  Decimal over;
  uint32_t levy = kNoRow;
  RowRange regimes;  // ReliefTargetRow (regime rows)
  BaseQuantity quantity = BaseQuantity::kNone;
  uint8_t family = 0;  // LevyFamily, 0 when the base is not a family
  ValueForm form = ValueForm::kDefault;
  uint8_t minus = 0;
  uint8_t collection = 0;  // Collection, 0 for any
};

struct ScheduleColumnRow {
  static constexpr TableId kTable = TableId::kScheduleColumn;
  uint32_t column = 0;  // column number inside the schedule
  uint32_t when = kNoRow;
  uint32_t by_programme = 0;
  uint32_t reserved = 0;
};

struct BracketRow {
  static constexpr TableId kTable = TableId::kBracket;
  Decimal up_to;
  Decimal percent;
  Decimal deduction;
  Decimal fixed;
  uint8_t open = 0;  // the last band
  uint8_t exclusive = 0;
};

// Sorted by territory, then priority descending.
struct RegimeRow {
  static constexpr TableId kTable = TableId::kRegime;
  Code territory;
  TextRef id;
  TextRef name;
  TextRef choice;
  TextRef declaration;
  LocalTime from;
  LocalTime until;
  RowRange effects;  // RegimeEffectRow
  int32_t priority = 0;
  uint32_t when = kNoRow;
  uint32_t citation = kNoRow;
  AreaKind area = AreaKind::kCustoms;
  ReadAt read_at = ReadAt::kEntry;
  RuleStatus status = RuleStatus::kInForce;
  uint8_t importer = 0;  // PartyRole, 0 when the law names none
  uint8_t per_line = 0;
};

struct RegimeEffectRow {
  static constexpr TableId kTable = TableId::kRegimeEffect;
  uint32_t levy = kNoRow;
  uint8_t family = 0;  // LevyFamily
  uint8_t excluded = 0;
  uint8_t collection = 0;  // Collection, 0 unchanged
  uint8_t owed_by = 0;     // PartyRole, 0 unchanged
};

struct ReliefRow {
  static constexpr TableId kTable = TableId::kRelief;
  Code territory;
  TextRef id;
  TextRef name;
  RowRange targets;          // ReliefTargetRow
  RowRange versions;         // ReliefVersionRow, ascending from
  uint32_t last_tested = 0;  // tests_levy_amount: the LevyRow evaluated last of those it tests
  AreaKind area = AreaKind::kCustoms;
  ReadAt read_at = ReadAt::kEntry;
  uint8_t tests_levy_amount = 0;
};

struct ReliefVersionRow {
  static constexpr TableId kTable = TableId::kReliefVersion;
  Decimal allowance;  // excess_only, whole_lines
  LocalTime from;
  CurrencyCode currency;
  uint32_t when = kNoRow;
  uint32_t citation = kNoRow;
  RuleStatus status = RuleStatus::kInForce;
  uint8_t repealed = 0;
  uint8_t excess_only = 0;
  uint8_t whole_lines = 0;  // frees lines of at most `allowance` together
};

// A levy row, a levy family (levy == kNoRow), or a regime row, by where it is used.
struct ReliefTargetRow {
  static constexpr TableId kTable = TableId::kReliefTarget;
  uint32_t row = kNoRow;
  uint32_t family = 0;
};

}  // namespace landfall
