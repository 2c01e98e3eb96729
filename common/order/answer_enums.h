#pragma once

#include <cstdint>

// Words of an answer. The numbers are those of landfall.type.v1; those the grammar of the rulebook
// has, too (family, collection), have its numbers. Never reuse, never renumber.

namespace landfall {

enum class LevyFamily : uint8_t {
  kNone = 0,
  kDuty = 1,
  kAdditionalDuty = 2,
  kTradeRemedy = 3,
  kExcise = 4,
  kTax = 5,  // VAT, GST, consumption tax, sales tax
  kGovernmentFee = 6,
  kCarrierFee = 7,
};

// When an amount is paid, or why nobody pays it.
enum class Collection : uint8_t {
  kNone = 0,
  kAtSale = 1,
  kAtBorder = 2,
  kOnDelivery = 3,
  kAccountedByImporter = 4,
  kNotLevied = 5,
};

enum class ComponentStatus : uint8_t {
  kNone = 0,
  kComputed = 1,
  kZeroRated = 2,      // the law charges at zero
  kRelieved = 3,       // a relief removed it
  kNotApplicable = 4,  // the levy does not arise
  kNotComputed = 5,    // it may arise; NotComputedReason says why there is no amount
  kUnknown = 6,        // the law is not known; where a range is, it widens the total
};

enum class NotComputedReason : uint8_t {
  kNone = 0,
  kNoSchedule = 1,       // no tariff schedule for the destination, or no row for the code
  kExchangeRate = 2,     // no rate of the day, its substitutes or the caller
  kExcise = 3,           // goods in an excise range without a rate
  kTradeRemedy = 4,      // goods in a trade remedy range without a rate
  kMissingInput = 5,     // the order lacks a field the rate asks for
  kRateText = 6,         // the law states a rate that could not be read
  kNotCovered = 7,       // the rulebook says it does not hold this levy
  kReturn = 8,           // returned goods: needs facts of the first export
  kNoRule = 9,           // no version of the rule holds on the day
  kIncompleteBase = 10,  // a base of it was not computed
  kOverflow = 11,        // an amount left the range of numbers
  kCounter = 12,         // depends on a counter the caller did not give
  kQuota = 13,           // depends on the balance of a quota
};

// Who owes or imports.
enum class Party : uint8_t { kNone = 0, kBuyer = 1, kSeller = 2, kMarketplace = 3, kNamed = 4 };

enum class TradeClass : uint8_t { kNone = 0, kC2c = 1, kSmallBusiness = 2, kB2b = 3, kB2c = 4 };

// Where an amount stands to a threshold of the law.
enum class ThresholdState : uint8_t { kNone = 0, kAtOrBelow = 1, kAbove = 2, kUntested = 3 };

// Why a way is not offered.
enum class RejectionReason : uint8_t {
  kNone = 0,
  kNoRate = 1,  // no price for the lane
  kGoods = 2,   // the carrier refuses the goods
  kWeight = 3,
  kSize = 4,
  kValue = 5,  // above the carrier's cap
  kLaneClosed = 6,
  kTerms = 7,  // the service does not sell the terms asked for
  kDeadline = 8,
  kProhibited = 9,  // the destination does not admit the goods
  kMode = 10,       // a mode the order does not ask for
  kDispatch = 11,   // the service does not start there
  kRegime = 12,     // the law of the destination closes the way (no qualified party, channel shut)
  kOverflow = 13,
  kNoNetPrice = 14,  // no price without levies belongs to the ALL_IN prices of the order
};

// Why an importer of record is named.
enum class ImporterReason : uint8_t { kNone = 0, kLaw = 1, kAsked = 2, kDefault = 3 };

// Why an option is best, cheapest or fastest.
enum class RankReason : uint8_t {
  kNone = 0,
  kLeastLandedCost = 1,
  kFastest = 2,
  kBestTradeOff = 3,
  kOnlyOption = 4,
  kTieBrokenByDays = 5,
  kTieBrokenByCost = 6,
};

// What a part of the freight price is.
enum class FreightPart : uint8_t {
  kNone = 0,
  kBase = 1,
  kFuel = 2,
  kRemote = 3,
  kOversize = 4,
  kDemand = 5,
  kHandling = 6,
  kCaller = 7,  // the caller's own price
};

// How sure a freight price is.
enum class FreightPriceBasis : uint8_t {
  kNone = 0,
  kPublished = 1,
  kObserved = 2,
  kIllustrative = 3,
  kCaller = 4,
};

}  // namespace landfall
