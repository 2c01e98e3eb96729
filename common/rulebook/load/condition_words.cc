#include "common/rulebook/load/condition_words.h"

#include "common/order/answer_enums.h"
#include "common/order/order_enums.h"

namespace landfall {
namespace {

struct WordList {
  Subject subject;
  std::string_view words;  // separated by ", "
  uint64_t numbers[8];
};

template <typename Enum>
constexpr uint64_t N(Enum value) {
  return static_cast<uint64_t>(value);
}

constexpr WordList kLists[] = {
    {Subject::kChannel,
     "POSTAL, COURIER, CARGO",
     {N(Channel::kPostal), N(Channel::kCourier), N(Channel::kCargo)}},
    {Subject::kMode,
     "MAIL, AIR_PARCEL, EXPRESS, RAIL, SEA",
     {N(Mode::kMail), N(Mode::kAirParcel), N(Mode::kExpress), N(Mode::kRail), N(Mode::kSea)}},
    {Subject::kBuyerKind,
     "CONSUMER, BUSINESS, PRIVATE_PERSON",
     {N(BuyerKind::kConsumer), N(BuyerKind::kBusiness), N(BuyerKind::kPrivatePerson)}},
    {Subject::kSellerKind,
     "BUSINESS, PRIVATE_PERSON",
     {N(SellerKind::kBusiness), N(SellerKind::kPrivatePerson)}},
    {Subject::kTradeClass,
     "C2C, SMALL_BUSINESS, B2B, B2C",
     {N(TradeClass::kC2c), N(TradeClass::kSmallBusiness), N(TradeClass::kB2b),
      N(TradeClass::kB2c)}},
    {Subject::kPurpose,
     "SALE, GIFT, SAMPLE, RETURN, REPAIR, TEMPORARY, OWN_STOCK",
     {N(Purpose::kSale), N(Purpose::kGift), N(Purpose::kSample), N(Purpose::kReturn),
      N(Purpose::kRepair), N(Purpose::kTemporary), N(Purpose::kOwnStock)}},
    {Subject::kMarketplace, "TRUE", {1}},
    {Subject::kImporter,
     "BUYER, SELLER, MARKETPLACE, NAMED",
     {N(ImporterOfRecord::kBuyer), N(ImporterOfRecord::kSeller), N(ImporterOfRecord::kMarketplace),
      N(ImporterOfRecord::kNamed)}},
    {Subject::kTerms, "DDP, DAP", {N(Terms::kDdp), N(Terms::kDap)}},
    {Subject::kEntryKind, "FORMAL, INFORMAL", {N(EntryKind::kFormal), N(EntryKind::kInformal)}},
};

constexpr std::string_view kCollections = "AT_SALE, AT_BORDER, ON_DELIVERY, ACCOUNTED_BY_IMPORTER";
constexpr uint64_t kCollectionNumbers[] = {N(Collection::kAtSale), N(Collection::kAtBorder),
                                           N(Collection::kOnDelivery),
                                           N(Collection::kAccountedByImporter)};

std::optional<uint64_t> Find(std::string_view words, const uint64_t* numbers,
                             std::string_view word) {
  for (size_t i = 0; !words.empty(); ++i) {
    const size_t comma = words.find(", ");
    if (!word.empty() && words.substr(0, comma) == word) return numbers[i];
    words = comma == words.npos ? std::string_view() : words.substr(comma + 2);
  }
  return std::nullopt;
}

}  // namespace

ValueKind ValueKindOf(Subject subject) {
  switch (subject) {
    case Subject::kOrigin:
    case Subject::kDispatch:
    case Subject::kDestination:
    case Subject::kSellerTerritory:
      return ValueKind::kPlace;
    case Subject::kRegime:
      return ValueKind::kRegime;
    case Subject::kLevyApplies:
    case Subject::kLevyFree:
    case Subject::kLevyAmount:
      return ValueKind::kLevy;
    case Subject::kHs:
      return ValueKind::kGoods;
    case Subject::kPreference:
      return ValueKind::kCode;
    case Subject::kGoodsFlag:
    case Subject::kTaxCategory:
    case Subject::kRegistration:
    case Subject::kStated:
    case Subject::kCarrier:
    case Subject::kService:
    case Subject::kBuyerRegistration:
    case Subject::kCarriedScheme:
      return ValueKind::kText;
    default:
      return WordsOf(subject).empty() ? ValueKind::kNone : ValueKind::kWord;
  }
}

std::optional<uint64_t> WordNumber(Subject subject, std::string_view word) {
  for (const WordList& list : kLists) {
    if (list.subject == subject) return Find(list.words, list.numbers, word);
  }
  return std::nullopt;
}

std::string_view WordsOf(Subject subject) {
  for (const WordList& list : kLists) {
    if (list.subject == subject) return list.words;
  }
  return {};
}

std::optional<uint8_t> CollectionNumber(std::string_view word) {
  std::optional<uint64_t> number = Find(kCollections, kCollectionNumbers, word);
  if (!number) return std::nullopt;
  return static_cast<uint8_t>(*number);
}

}  // namespace landfall
