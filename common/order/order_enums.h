#pragma once

#include <cstdint>

// Words of an order. The numbers are those of landfall.type.v1 and are stored in editions (tests
// compare them): never reuse, never renumber. 0 is "not stated" everywhere.

namespace landfall {

enum class BuyerKind : uint8_t { kUnset = 0, kConsumer = 1, kBusiness = 2, kPrivatePerson = 3 };

// A private person sells without being in trade.
enum class SellerKind : uint8_t { kUnset = 0, kBusiness = 2, kPrivatePerson = 3 };

// Why the goods travel.
enum class Purpose : uint8_t {
  kUnset = 0,
  kSale = 1,
  kGift = 2,
  kSample = 3,
  kReturn = 4,
  kRepair = 5,
  kTemporary = 6,
  kOwnStock = 7,
};

// Who the order says imports. kUnset: the buyer, unless the regime's law names another.
enum class ImporterOfRecord : uint8_t {
  kUnset = 0,
  kBuyer = 1,
  kSeller = 2,
  kMarketplace = 3,
  kNamed = 4,
};

enum class EntryKind : uint8_t { kUnset = 0, kFormal = 1, kInformal = 2 };

// kAtEnteredAt: every option enters at Order::entered_at. kAfterTransit: at shipping plus its own
// transit window, both ends assessed when the law changes inside it.
enum class EntryBasis : uint8_t { kUnset = 0, kAtEnteredAt = 1, kAfterTransit = 2 };

// kAllIn: the price holds everything the buyer pays for the line, and is solved back.
enum class PriceBasis : uint8_t { kUnset = 0, kTaxExclusive = 1, kTaxInclusive = 2, kAllIn = 3 };

// Digital goods and services enter neither customs value nor freight nor statistics.
enum class ItemType : uint8_t { kUnset = 0, kGoods = 1, kDigital = 2, kService = 3 };

enum class FundedBy : uint8_t { kUnset = 0, kSeller = 1, kMarketplace = 2, kThirdParty = 3 };

enum class ProofKind : uint8_t {
  kUnset = 0,
  kCertificate = 1,        // issued or endorsed by an authority
  kOriginDeclaration = 2,  // on the invoice
  kImporterKnowledge = 3,
  kFreeCirculation = 4,  // A.TR and the like: proves circulation, not origin
};

enum class Mode : uint8_t {
  kUnset = 0,
  kMail = 1,
  kAirParcel = 2,
  kExpress = 3,
  kRail = 4,
  kSea = 5
};

// How the goods are cleared.
enum class Channel : uint8_t { kUnset = 0, kPostal = 1, kCourier = 2, kCargo = 3 };

// Who funds what is due at the border. kEither is asked for, never answered.
enum class Terms : uint8_t { kUnset = 0, kDdp = 1, kDap = 2, kEither = 3 };

enum class Objective : uint8_t { kUnset = 0, kLeastLandedCost = 1, kFastest = 2, kBalanced = 3 };

// Whose cost the objective counts. Transfers between the two count once.
enum class CostBearer : uint8_t { kUnset = 0, kBuyer = 1, kSeller = 2, kBoth = 3 };

enum class View : uint8_t { kUnset = 0, kBasic = 1, kFull = 2 };

enum class CounterKind : uint8_t {
  kUnset = 0,
  kAllowanceUsedThisYear = 1,
  kOtherGoodsSameDay = 2,  // value of other goods that arrive for the consignee that day
  kEntriesThisPeriod = 3,  // a count, not an amount
};

}  // namespace landfall
