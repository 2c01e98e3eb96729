#pragma once

#include <cstdint>

#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/rulebook/edition/edition.h"

namespace landfall {

// Mirrors rulebook.proto Subject, number for number.
enum class Subject : uint8_t {
  kNone = 0,
  kOrigin = 1,
  kDispatch = 2,
  kDestination = 3,
  kChannel = 4,
  kMode = 5,
  kBuyerKind = 6,
  kSellerKind = 7,
  kTradeClass = 8,
  kPurpose = 9,
  kRegime = 10,
  kHs = 11,
  kGoodsFlag = 12,
  kTaxCategory = 13,
  kRegistration = 14,
  kMarketplace = 15,
  kImporter = 16,
  kTerms = 17,
  kPreference = 18,
  kStated = 19,
  kCarrier = 20,
  kService = 21,
  kSellerTerritory = 22,
  kBuyerRegistration = 23,
  kEntryKind = 24,
  kLevyApplies = 25,
  kCarriedScheme = 26,
  kLevyFree = 27,
  kIntrinsicValue = 40,
  kItemPrice = 41,
  kLinePrice = 42,
  kCustomsValue = 43,
  kCifValue = 44,
  kFobValue = 45,
  kLevyAmount = 46,
  kGrossWeight = 47,
  kItemCount = 48,
  kValueThisYear = 49,
  kEntriesBefore = 50,
};

// Mirrors rulebook.proto Comparison.
enum class Comparison : uint8_t {
  kNone = 0,
  kIn = 1,
  kNotIn = 2,
  kLt = 3,
  kLe = 4,
  kGt = 5,
  kGe = 6
};

// Mirrors rulebook.proto Per.
enum class Per : uint8_t { kConsignment = 1, kLine = 2, kItem = 3, kParcel = 4, kMatchedLines = 5 };

// All tests hold and, when `any` is not empty, one of its conditions holds. An absent condition
// (kNoRow) always holds.
struct ConditionRow {
  static constexpr TableId kTable = TableId::kCondition;
  RowRange tests;  // TestRow
  RowRange any;    // ConditionRow
};

struct TestRow {
  static constexpr TableId kTable = TableId::kTest;
  Decimal amount;   // amount subjects
  RowRange values;  // TestValueRow, set subjects and levies
  RowRange less;    // TestValueRow, levies subtracted
  CurrencyCode currency;
  Subject subject = Subject::kNone;
  Comparison comparison = Comparison::kIn;
  Per per = Per::kConsignment;
  uint8_t all_lines = 0;
  Subject percent_of = Subject::kNone;  // `amount` is a percentage of it
};

// `key` is, by subject: a packed Code (territories, programmes); an enum number (channel, mode,
// kinds, purpose, terms, importer, entry kind, marketplace 1); a row index (regime, levy, goods
// list for HS); TextKey of the text (flags, categories, registrations, stated, carrier, service,
// carried scheme).
struct TestValueRow {
  static constexpr TableId kTable = TableId::kTestValue;
  uint64_t key = 0;
  RowRange members;  // GroupMemberRow when the code names a group
};

struct GoodsListRow {
  static constexpr TableId kTable = TableId::kGoodsList;
  TextRef id;         // empty for lists written in place
  RowRange prefixes;  // GoodsListPrefixRow, ascending, no prefix inside another
  uint32_t citation = kNoRow;
  uint32_t reserved = 0;
};

// Codes from `first` to `last` inclusive, both as HsCode::value() (digits left-aligned to 12).
struct GoodsListPrefixRow {
  static constexpr TableId kTable = TableId::kGoodsListPrefix;
  uint64_t first = 0;
  uint64_t last = 0;
};

}  // namespace landfall
