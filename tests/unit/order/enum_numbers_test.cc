#include <map>
#include <string>
#include <vector>

#include "common/order/answer_enums.h"
#include "common/order/goods_enums.h"
#include "common/order/order_enums.h"
#include "common/order/threshold_comparison.h"
#include "common/rates/rate_policy.h"
#include "common/rates/rate_resolver.h"
#include "common/rulebook/expression/term.h"
#include "gtest/gtest.h"
#include "landfall/type/v1/answer.pb.h"
#include "landfall/type/v1/order.pb.h"
#include "landfall/type/v1/wishes.pb.h"

namespace landfall {
namespace {

template <typename Enum>
constexpr int N(Enum value) {
  return static_cast<int>(value);
}

struct Mirror {
  const google::protobuf::EnumDescriptor* wire;
  std::string prefix;
  std::map<std::string, int> ours;  // without the value for "not stated"
};

std::vector<Mirror> Mirrors() {
  return {
      {type::v1::Party_descriptor(),
       "PARTY_",
       {{"BUYER", N(Party::kBuyer)},
        {"SELLER", N(Party::kSeller)},
        {"MARKETPLACE", N(Party::kMarketplace)},
        {"NAMED", N(Party::kNamed)}}},
      {type::v1::BuyerKind_descriptor(),
       "BUYER_KIND_",
       {{"CONSUMER", N(BuyerKind::kConsumer)},
        {"BUSINESS", N(BuyerKind::kBusiness)},
        {"PRIVATE_PERSON", N(BuyerKind::kPrivatePerson)}}},
      {type::v1::SellerKind_descriptor(),
       "SELLER_KIND_",
       {{"BUSINESS", N(SellerKind::kBusiness)}, {"PRIVATE_PERSON", N(SellerKind::kPrivatePerson)}}},
      {type::v1::ImporterOfRecord_descriptor(),
       "IMPORTER_OF_RECORD_",
       {{"BUYER", N(ImporterOfRecord::kBuyer)},
        {"SELLER", N(ImporterOfRecord::kSeller)},
        {"MARKETPLACE", N(ImporterOfRecord::kMarketplace)},
        {"NAMED", N(ImporterOfRecord::kNamed)}}},
      {type::v1::PriceBasis_descriptor(),
       "PRICE_BASIS_",
       {{"TAX_EXCLUSIVE", N(PriceBasis::kTaxExclusive)},
        {"TAX_INCLUSIVE", N(PriceBasis::kTaxInclusive)},
        {"ALL_IN", N(PriceBasis::kAllIn)}}},
      {type::v1::ItemType_descriptor(),
       "ITEM_TYPE_",
       {{"GOODS", N(ItemType::kGoods)},
        {"DIGITAL", N(ItemType::kDigital)},
        {"SERVICE", N(ItemType::kService)}}},
      {type::v1::GoodsFlag_descriptor(),
       "GOODS_FLAG_",
       {{"BATTERY_IN_EQUIPMENT", N(GoodsFlag::kBatteryInEquipment)},
        {"BATTERY_WITH_EQUIPMENT", N(GoodsFlag::kBatteryWithEquipment)},
        {"BATTERY_LOOSE", N(GoodsFlag::kBatteryLoose)},
        {"MAGNET", N(GoodsFlag::kMagnet)},
        {"LIQUID", N(GoodsFlag::kLiquid)},
        {"POWDER", N(GoodsFlag::kPowder)},
        {"FLAMMABLE", N(GoodsFlag::kFlammable)},
        {"AEROSOL", N(GoodsFlag::kAerosol)},
        {"DANGEROUS_GOODS", N(GoodsFlag::kDangerousGoods)},
        {"PERFUME", N(GoodsFlag::kPerfume)},
        {"COSMETIC", N(GoodsFlag::kCosmetic)},
        {"FOOD", N(GoodsFlag::kFood)},
        {"FOOD_SUPPLEMENT", N(GoodsFlag::kFoodSupplement)},
        {"MEAT", N(GoodsFlag::kMeat)},
        {"DAIRY", N(GoodsFlag::kDairy)},
        {"PLANT", N(GoodsFlag::kPlant)},
        {"ANIMAL", N(GoodsFlag::kAnimal)},
        {"ALCOHOL", N(GoodsFlag::kAlcohol)},
        {"TOBACCO", N(GoodsFlag::kTobacco)},
        {"NICOTINE", N(GoodsFlag::kNicotine)},
        {"MEDICINE", N(GoodsFlag::kMedicine)},
        {"MEDICAL_DEVICE", N(GoodsFlag::kMedicalDevice)},
        {"WEAPON", N(GoodsFlag::kWeapon)},
        {"BLADE", N(GoodsFlag::kBlade)},
        {"VALUABLE", N(GoodsFlag::kValuable)},
        {"CULTURAL_GOOD", N(GoodsFlag::kCulturalGood)},
        {"USED", N(GoodsFlag::kUsed)},
        {"PERISHABLE", N(GoodsFlag::kPerishable)},
        {"FRAGILE", N(GoodsFlag::kFragile)}}},
      {type::v1::QuantityQualifier_descriptor(),
       "QUANTITY_QUALIFIER_",
       {{"GROSS", N(QuantityQualifier::kGross)},
        {"DRAINED", N(QuantityQualifier::kDrained)},
        {"DRY_MATTER", N(QuantityQualifier::kDryMatter)},
        {"LACTIC_MATTER", N(QuantityQualifier::kLacticMatter)},
        {"DRY_LACTIC_MATTER", N(QuantityQualifier::kDryLacticMatter)},
        {"TOTAL_SUGARS", N(QuantityQualifier::kTotalSugars)},
        {"CLEAN", N(QuantityQualifier::kClean)},
        {"STANDARD_QUALITY", N(QuantityQualifier::kStandardQuality)},
        {"TOTAL_ALCOHOL", N(QuantityQualifier::kTotalAlcohol)},
        {"CONTENTS_AND_CONTAINER", N(QuantityQualifier::kContentsAndContainer)},
        {"ENTIRE_CONTENTS", N(QuantityQualifier::kEntireContents)},
        {"LEAD", N(QuantityQualifier::kLead)},
        {"COPPER", N(QuantityQualifier::kCopper)},
        {"ZINC", N(QuantityQualifier::kZinc)},
        {"MOLYBDENUM", N(QuantityQualifier::kMolybdenum)},
        {"TUNGSTEN", N(QuantityQualifier::kTungsten)},
        {"MANGANESE", N(QuantityQualifier::kManganese)},
        {"MAGNESIUM", N(QuantityQualifier::kMagnesium)},
        {"SILICON", N(QuantityQualifier::kSilicon)},
        {"ANHYDROUS_MORPHINE", N(QuantityQualifier::kAnhydrousMorphine)},
        {"RECORDING_SURFACE", N(QuantityQualifier::kRecordingSurface)},
        {"IMMEDIATE_CONTAINERS", N(QuantityQualifier::kImmediateContainers)},
        {"TOBACCO", N(QuantityQualifier::kTobacco)}}},
      {type::v1::ValuePartKind_descriptor(),
       "VALUE_PART_KIND_",
       {{"CASE", N(ValuePartKind::kCase)},
        {"STRAP", N(ValuePartKind::kStrap)},
        {"BATTERY", N(ValuePartKind::kBattery)},
        {"MOVEMENT", N(ValuePartKind::kMovement)},
        {"MOVEMENT_AND_CASE", N(ValuePartKind::kMovementAndCase)},
        {"CASE_AND_STRAP", N(ValuePartKind::kCaseAndStrap)},
        {"APPARATUS", N(ValuePartKind::kApparatus)},
        {"LEAD_CONTENT", N(ValuePartKind::kLeadContent)},
        {"RIFLE", N(ValuePartKind::kRifle)},
        {"TELESCOPIC_SIGHT", N(ValuePartKind::kTelescopicSight)},
        {"METAL_CONTENT", N(ValuePartKind::kMetalContent)},
        {"FOREIGN_CONTENT", N(ValuePartKind::kForeignContent)},
        {"RETAIL_PRICE", N(ValuePartKind::kRetailPrice)},
        {"REPAIRS", N(ValuePartKind::kRepairs)},
        {"PROCESSING", N(ValuePartKind::kProcessing)}}},
      {type::v1::MeursingPart_descriptor(),
       "MEURSING_PART_",
       {{"AGRICULTURAL", N(MeursingKind::kAgricultural)},
        {"AGRICULTURAL_REDUCED", N(MeursingKind::kAgriculturalReduced)},
        {"SUGAR", N(MeursingKind::kSugar)},
        {"SUGAR_REDUCED", N(MeursingKind::kSugarReduced)},
        {"FLOUR", N(MeursingKind::kFlour)},
        {"FLOUR_REDUCED", N(MeursingKind::kFlourReduced)}}},
      {type::v1::ProofKind_descriptor(),
       "PROOF_KIND_",
       {{"CERTIFICATE", N(ProofKind::kCertificate)},
        {"ORIGIN_DECLARATION", N(ProofKind::kOriginDeclaration)},
        {"IMPORTER_KNOWLEDGE", N(ProofKind::kImporterKnowledge)},
        {"FREE_CIRCULATION", N(ProofKind::kFreeCirculation)}}},
      {type::v1::Purpose_descriptor(),
       "PURPOSE_",
       {{"SALE", N(Purpose::kSale)},
        {"GIFT", N(Purpose::kGift)},
        {"SAMPLE", N(Purpose::kSample)},
        {"RETURN", N(Purpose::kReturn)},
        {"REPAIR", N(Purpose::kRepair)},
        {"TEMPORARY", N(Purpose::kTemporary)},
        {"OWN_STOCK", N(Purpose::kOwnStock)}}},
      {type::v1::EntryBasis_descriptor(),
       "ENTRY_BASIS_",
       {{"AT_ENTERED_AT", N(EntryBasis::kAtEnteredAt)},
        {"AFTER_TRANSIT", N(EntryBasis::kAfterTransit)}}},
      {type::v1::EntryKind_descriptor(),
       "ENTRY_KIND_",
       {{"FORMAL", N(EntryKind::kFormal)}, {"INFORMAL", N(EntryKind::kInformal)}}},
      {type::v1::FundedBy_descriptor(),
       "FUNDED_BY_",
       {{"SELLER", N(FundedBy::kSeller)},
        {"MARKETPLACE", N(FundedBy::kMarketplace)},
        {"THIRD_PARTY", N(FundedBy::kThirdParty)}}},
      {type::v1::CounterKind_descriptor(),
       "COUNTER_KIND_",
       {{"ALLOWANCE_USED_THIS_YEAR", N(CounterKind::kAllowanceUsedThisYear)},
        {"OTHER_GOODS_SAME_DAY", N(CounterKind::kOtherGoodsSameDay)},
        {"ENTRIES_THIS_PERIOD", N(CounterKind::kEntriesThisPeriod)}}},
      {type::v1::Mode_descriptor(),
       "MODE_",
       {{"MAIL", N(Mode::kMail)},
        {"AIR_PARCEL", N(Mode::kAirParcel)},
        {"EXPRESS", N(Mode::kExpress)},
        {"RAIL", N(Mode::kRail)},
        {"SEA", N(Mode::kSea)}}},
      {type::v1::Channel_descriptor(),
       "CHANNEL_",
       {{"POSTAL", N(Channel::kPostal)},
        {"COURIER", N(Channel::kCourier)},
        {"CARGO", N(Channel::kCargo)}}},
      {type::v1::Terms_descriptor(),
       "TERMS_",
       {{"DDP", N(Terms::kDdp)}, {"DAP", N(Terms::kDap)}, {"EITHER", N(Terms::kEither)}}},
      {type::v1::Objective_descriptor(),
       "OBJECTIVE_",
       {{"LEAST_LANDED_COST", N(Objective::kLeastLandedCost)},
        {"FASTEST", N(Objective::kFastest)},
        {"BALANCED", N(Objective::kBalanced)}}},
      {type::v1::CostBearer_descriptor(),
       "COST_BEARER_",
       {{"BUYER", N(CostBearer::kBuyer)},
        {"SELLER", N(CostBearer::kSeller)},
        {"BOTH", N(CostBearer::kBoth)}}},
      {type::v1::View_descriptor(),
       "VIEW_",
       {{"BASIC", N(View::kBasic)}, {"FULL", N(View::kFull)}}},
      {type::v1::LevyFamily_descriptor(),
       "LEVY_FAMILY_",
       {{"DUTY", N(LevyFamily::kDuty)},
        {"ADDITIONAL_DUTY", N(LevyFamily::kAdditionalDuty)},
        {"TRADE_REMEDY", N(LevyFamily::kTradeRemedy)},
        {"EXCISE", N(LevyFamily::kExcise)},
        {"TAX", N(LevyFamily::kTax)},
        {"GOVERNMENT_FEE", N(LevyFamily::kGovernmentFee)},
        {"CARRIER_FEE", N(LevyFamily::kCarrierFee)}}},
      {type::v1::Collection_descriptor(),
       "COLLECTION_",
       {{"AT_SALE", N(Collection::kAtSale)},
        {"AT_BORDER", N(Collection::kAtBorder)},
        {"ON_DELIVERY", N(Collection::kOnDelivery)},
        {"ACCOUNTED_BY_IMPORTER", N(Collection::kAccountedByImporter)},
        {"NOT_LEVIED", N(Collection::kNotLevied)}}},
      {type::v1::ComponentStatus_descriptor(),
       "COMPONENT_STATUS_",
       {{"COMPUTED", N(ComponentStatus::kComputed)},
        {"ZERO_RATED", N(ComponentStatus::kZeroRated)},
        {"RELIEVED", N(ComponentStatus::kRelieved)},
        {"NOT_APPLICABLE", N(ComponentStatus::kNotApplicable)},
        {"NOT_COMPUTED", N(ComponentStatus::kNotComputed)},
        {"UNKNOWN", N(ComponentStatus::kUnknown)}}},
      {type::v1::NotComputedReason_descriptor(),
       "NOT_COMPUTED_REASON_",
       {{"NO_SCHEDULE", N(NotComputedReason::kNoSchedule)},
        {"EXCHANGE_RATE", N(NotComputedReason::kExchangeRate)},
        {"EXCISE", N(NotComputedReason::kExcise)},
        {"TRADE_REMEDY", N(NotComputedReason::kTradeRemedy)},
        {"MISSING_INPUT", N(NotComputedReason::kMissingInput)},
        {"RATE_TEXT", N(NotComputedReason::kRateText)},
        {"NOT_COVERED", N(NotComputedReason::kNotCovered)},
        {"RETURN", N(NotComputedReason::kReturn)},
        {"NO_RULE", N(NotComputedReason::kNoRule)},
        {"INCOMPLETE_BASE", N(NotComputedReason::kIncompleteBase)},
        {"OVERFLOW", N(NotComputedReason::kOverflow)},
        {"COUNTER", N(NotComputedReason::kCounter)},
        {"QUOTA", N(NotComputedReason::kQuota)}}},
      {type::v1::ImporterReason_descriptor(),
       "IMPORTER_REASON_",
       {{"LAW", N(ImporterReason::kLaw)},
        {"ASKED", N(ImporterReason::kAsked)},
        {"DEFAULT", N(ImporterReason::kDefault)}}},
      {type::v1::FreightPartKind_descriptor(),
       "FREIGHT_PART_KIND_",
       {{"BASE", N(FreightPart::kBase)},
        {"FUEL", N(FreightPart::kFuel)},
        {"REMOTE", N(FreightPart::kRemote)},
        {"OVERSIZE", N(FreightPart::kOversize)},
        {"DEMAND", N(FreightPart::kDemand)},
        {"HANDLING", N(FreightPart::kHandling)},
        {"CALLER", N(FreightPart::kCaller)}}},
      {type::v1::FreightBasis_descriptor(),
       "FREIGHT_BASIS_",
       {{"PUBLISHED", N(FreightPriceBasis::kPublished)},
        {"OBSERVED", N(FreightPriceBasis::kObserved)},
        {"ILLUSTRATIVE", N(FreightPriceBasis::kIllustrative)},
        {"CALLER", N(FreightPriceBasis::kCaller)}}},
      {type::v1::ThresholdState_descriptor(),
       "THRESHOLD_STATE_",
       {{"AT_OR_BELOW", N(ThresholdState::kAtOrBelow)},
        {"ABOVE", N(ThresholdState::kAbove)},
        {"UNTESTED", N(ThresholdState::kUntested)}}},
      {type::v1::ThresholdComparison_descriptor(),
       "THRESHOLD_COMPARISON_",
       {{"BELOW", N(ThresholdComparison::kBelow)},
        {"AT_MOST", N(ThresholdComparison::kAtMost)},
        {"ABOVE", N(ThresholdComparison::kAbove)},
        {"AT_LEAST", N(ThresholdComparison::kAtLeast)}}},
      {type::v1::RateStatus_descriptor(),
       "RATE_STATUS_",
       {{"IDENTITY", N(RateStatus::kIdentity)},
        {"CALLER", N(RateStatus::kCaller)},
        {"PUBLISHED", N(RateStatus::kPublished)},
        {"STALE", N(RateStatus::kStale)},
        {"SUBSTITUTE", N(RateStatus::kSubstitute)}}},
      {type::v1::ConversionPurpose_descriptor(),
       "CONVERSION_PURPOSE_",
       {{"CUSTOMS", N(ConversionPurpose::kCustoms)},
        {"THRESHOLD", N(ConversionPurpose::kThreshold)},
        {"SUPPLY", N(ConversionPurpose::kSupply)},
        {"MARKET", N(ConversionPurpose::kMarket)},
        {"PAYMENT", N(ConversionPurpose::kPayment)}}},
      {type::v1::TradeClass_descriptor(),
       "TRADE_CLASS_",
       {{"C2C", N(TradeClass::kC2c)},
        {"SMALL_BUSINESS", N(TradeClass::kSmallBusiness)},
        {"B2B", N(TradeClass::kB2b)},
        {"B2C", N(TradeClass::kB2c)}}},
      {type::v1::RejectionReason_descriptor(),
       "REJECTION_REASON_",
       {{"NO_RATE", N(RejectionReason::kNoRate)},
        {"GOODS", N(RejectionReason::kGoods)},
        {"WEIGHT", N(RejectionReason::kWeight)},
        {"SIZE", N(RejectionReason::kSize)},
        {"VALUE", N(RejectionReason::kValue)},
        {"LANE_CLOSED", N(RejectionReason::kLaneClosed)},
        {"TERMS", N(RejectionReason::kTerms)},
        {"DEADLINE", N(RejectionReason::kDeadline)},
        {"PROHIBITED", N(RejectionReason::kProhibited)},
        {"MODE", N(RejectionReason::kMode)},
        {"DISPATCH", N(RejectionReason::kDispatch)},
        {"REGIME", N(RejectionReason::kRegime)},
        {"OVERFLOW", N(RejectionReason::kOverflow)},
        {"NO_NET_PRICE", N(RejectionReason::kNoNetPrice)}}},
      {type::v1::RankReason_descriptor(),
       "RANK_REASON_",
       {{"LEAST_LANDED_COST", N(RankReason::kLeastLandedCost)},
        {"FASTEST", N(RankReason::kFastest)},
        {"BEST_TRADE_OFF", N(RankReason::kBestTradeOff)},
        {"ONLY_OPTION", N(RankReason::kOnlyOption)},
        {"TIE_BROKEN_BY_DAYS", N(RankReason::kTieBrokenByDays)},
        {"TIE_BROKEN_BY_COST", N(RankReason::kTieBrokenByCost)}}},
  };
}

TEST(EnumNumbersTest, EveryWordHasTheNumberItHasOnTheWire) {
  for (const Mirror& mirror : Mirrors()) {
    for (const auto& [word, number] : mirror.ours) {
      const auto* value = mirror.wire->FindValueByName(mirror.prefix + word);
      ASSERT_NE(value, nullptr) << mirror.prefix + word;
      EXPECT_EQ(value->number(), number) << mirror.prefix + word;
    }
  }
}

TEST(EnumNumbersTest, EveryWordOfTheWireHasAWordOfOurs) {
  for (const Mirror& mirror : Mirrors()) {
    EXPECT_EQ(mirror.wire->value_count(), static_cast<int>(mirror.ours.size()) + 1)
        << mirror.wire->full_name();
    const auto* zero = mirror.wire->FindValueByNumber(0);
    ASSERT_NE(zero, nullptr) << mirror.wire->full_name();
    EXPECT_EQ(zero->name(), mirror.prefix + "UNSPECIFIED");
  }
}

TEST(EnumNumbersTest, GoodsFlagsAreSpelledInRuleDataAsOnTheWire) {
  for (int i = 1; i < type::v1::GoodsFlag_descriptor()->value_count(); ++i) {
    const auto* value = type::v1::GoodsFlag_descriptor()->value(i);
    EXPECT_EQ("GOODS_FLAG_" + std::string(GoodsFlagName(static_cast<GoodsFlag>(value->number()))),
              value->name());
  }
  EXPECT_EQ(type::v1::GoodsFlag_descriptor()->value_count(), kGoodsFlagLimit);
}

// Editions hold the numbers of the rulebook's own words.
static_assert(N(QuantityQualifier::kGross) == N(Qualifier::kGross));
static_assert(N(QuantityQualifier::kDrained) == N(Qualifier::kDrained));
static_assert(N(QuantityQualifier::kDryMatter) == N(Qualifier::kDryMatter));
static_assert(N(QuantityQualifier::kLacticMatter) == N(Qualifier::kLacticMatter));
static_assert(N(QuantityQualifier::kDryLacticMatter) == N(Qualifier::kDryLacticMatter));
static_assert(N(QuantityQualifier::kTotalSugars) == N(Qualifier::kTotalSugars));
static_assert(N(QuantityQualifier::kClean) == N(Qualifier::kClean));
static_assert(N(QuantityQualifier::kStandardQuality) == N(Qualifier::kStandardQuality));
static_assert(N(QuantityQualifier::kTotalAlcohol) == N(Qualifier::kTotalAlcohol));
static_assert(N(QuantityQualifier::kEntireContents) == N(Qualifier::kEntireContents));
static_assert(N(QuantityQualifier::kSilicon) == N(Qualifier::kSilicon));
static_assert(N(QuantityQualifier::kRecordingSurface) == N(Qualifier::kRecordingSurface));
static_assert(N(QuantityQualifier::kTobacco) == N(Qualifier::kTobacco));
static_assert(N(ValuePartKind::kCase) == N(ValueBasis::kCase));
static_assert(N(ValuePartKind::kMovement) == N(ValueBasis::kMovement));
static_assert(N(ValuePartKind::kMetalContent) == N(ValueBasis::kMetalContent));
static_assert(N(ValuePartKind::kForeignContent) == N(ValueBasis::kForeignContent));
static_assert(N(ValuePartKind::kProcessing) == N(ValueBasis::kProcessing));
static_assert(N(MeursingKind::kAgricultural) == N(MeursingPart::kAgricultural));
static_assert(N(MeursingKind::kFlourReduced) == N(MeursingPart::kFlourReduced));

}  // namespace
}  // namespace landfall
