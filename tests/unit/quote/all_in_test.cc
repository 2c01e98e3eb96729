#include "services/quote/all_in.h"

#include <random>

#include "common/money/money.h"
#include "common/rulebook/freight/freight.h"
#include "common/rulebook/rulebook.h"
#include "services/quote/quote.h"
#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall::quote {
namespace {

struct Lane {
  const char* country;
  const char* subdivision;
  const char* postal_code;
  const char* currency;
  int digits;
  const char* day;
};

// Laws with thresholds, clamps, flat duties, floors and steps of rounding.
constexpr Lane kLanes[] = {
    {"DE", "", "10115", "EUR", 2, "2026-06-30T12:00:00Z"},
    {"DE", "", "10115", "EUR", 2, "2026-08-03T12:00:00Z"},
    {"GB", "", "SW1A 1AA", "GBP", 2, "2026-08-03T12:00:00Z"},
    {"US", "US-NY", "10001", "USD", 2, "2025-10-01T12:00:00Z"},
    {"US", "US-NY", "10001", "USD", 2, "2026-06-15T12:00:00Z"},
    {"JP", "", "100-0001", "JPY", 0, "2026-08-03T12:00:00Z"},
    {"AU", "", "2000", "AUD", 2, "2026-08-03T12:00:00Z"},
    {"CH", "", "8001", "CHF", 2, "2026-08-03T12:00:00Z"},
    {"NO", "", "0150", "NOK", 2, "2026-08-03T12:00:00Z"},
    {"CA", "CA-ON", "M5V 2T6", "CAD", 2, "2026-08-03T12:00:00Z"},
};

// Orders under the shipped law.
class AllInTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    EditionBuilder builder(TestDigest);
    CompileReport report = CompileRulebook(
        {.folders = {std::string(LANDFALL_SOURCE_DIR) + "/data"},
         .extra_sections = {[](std::span<const std::string> folders, EditionBuilder& rows) {
           return LoadFreight(folders, rows);
         }}},
        builder);
    ASSERT_EQ(Joined(report.defects), "");
    book_ = Rulebook::Make(Edition::Open(builder.Write(folder_->path()).value()).value()).value();
    rates_ = RateSet::Build({}, {}).value();
  }
  static void TearDownTestSuite() {
    book_.reset();
    rates_.reset();
    folder_.reset();
  }

  // The quote of a shirt and a toy from China at these all-in prices, in minor units.
  static absl::StatusOr<Quote> QuoteOf(const Lane& lane, std::span<const int64_t> prices, Mode mode,
                                       int64_t freight, Arena& arena) {
    CurrencyCode currency = CurrencyCode::Parse(lane.currency).value();
    const char* codes[] = {"61091000", "95030000"};
    std::span<OrderLine> lines = arena.AllocateArray<OrderLine>(prices.size());
    for (size_t i = 0; i < lines.size(); ++i) {
      lines[i].hs_code = Hs(codes[i]);
      lines[i].origin = Code::Of("CN");
      lines[i].quantity = 1;
      lines[i].unit_price = FromMinor(prices[i], lane.digits);
      lines[i].price_basis = PriceBasis::kAllIn;
    }
    std::span<Seller> sellers = arena.AllocateArray<Seller>(1);
    sellers[0].territory = Code::Of("CN");
    sellers[0].kind = SellerKind::kBusiness;
    std::span<CallerFreight> ways = arena.AllocateArray<CallerFreight>(1);
    ways[0] = {.service_id = "way",
               .amount = {FromMinor(freight, lane.digits), currency},
               .mode = mode,
               .channel = mode == Mode::kMail ? Channel::kPostal : Channel::kCourier};
    Order& order = *arena.New<Order>();
    order.lines = lines;
    order.sellers = sellers;
    order.buyer.kind = BuyerKind::kConsumer;
    order.destination.country = Code::Of(lane.country);
    if (*lane.subdivision != 0) order.destination.subdivision = Code::Of(lane.subdivision);
    order.destination.postal_code = lane.postal_code;
    order.dispatch.address.country = Code::Of("CN");
    order.currency = currency;
    order.as_of = order.ordered_at = order.shipped_at = order.entered_at =
        Instant::Parse(lane.day).value();
    Wishes& wishes = *arena.New<Wishes>();
    wishes.caller_freight = ways;
    wishes.landfall_rates = false;
    AnswerSettings settings;
    return MakeQuote({*book_, *rates_, {}}, order, wishes, settings, arena);
  }

  static inline std::unique_ptr<TemporaryFolder> folder_;
  static inline std::shared_ptr<const Rulebook> book_;
  static inline std::shared_ptr<const RateSet> rates_;
};

void ExpectSolved(const Quote& quote, int64_t paid, int64_t freight) {
  EXPECT_EQ(quote.options.size() + quote.rejected.size(), 2u) << "DDP and DAP";
  for (const Option& option : quote.options) {
    EXPECT_EQ(option.totals.total, paid);
    EXPECT_EQ(option.totals.freight, freight);
    EXPECT_GE(option.totals.goods, 0);
    EXPECT_GE(option.totals.remainder, 0);
    EXPECT_EQ(option.totals.payable_at_checkout + option.totals.payable_on_delivery, paid);
  }
  for (const Rejected& rejected : quote.rejected) {
    EXPECT_EQ(rejected.reason, RejectionReason::kNoNetPrice);
    EXPECT_LT(rejected.nearest_below, paid);
    EXPECT_GT(rejected.nearest_above, paid);
  }
}

TEST_F(AllInTest, TheTotalIsThePricePaidOrAGapIsNamed) {
  std::mt19937_64 numbers(20260803);
  size_t solved = 0;
  size_t gaps = 0;
  for (const Lane& lane : kLanes) {
    for (Mode mode : {Mode::kMail, Mode::kExpress}) {
      for (int i = 0; i < 40; ++i) {
        Arena arena;
        int64_t scale = i % 4 == 0 ? 5'000 : i % 4 == 1 ? 25'000 : i % 4 == 2 ? 120'000 : 2'000'000;
        std::vector<int64_t> prices;
        for (int line = 0; line <= i % 2; ++line) prices.push_back(1 + numbers() % scale);
        int64_t paid = prices[0] + (prices.size() > 1 ? prices[1] : 0);
        auto freight = static_cast<int64_t>(numbers() % 1'500);
        absl::StatusOr<Quote> quote = QuoteOf(lane, prices, mode, freight, arena);
        ASSERT_TRUE(quote.ok()) << quote.status().ToString();
        SCOPED_TRACE(std::string(lane.country) + " " + lane.day + " paid " + std::to_string(paid) +
                     " freight " + std::to_string(freight));
        ExpectSolved(*quote, paid, freight);
        solved += quote->options.size();
        gaps += quote->rejected.size();
      }
    }
  }
  EXPECT_GT(solved, 20 * gaps / 10) << "gaps are the exception";
  EXPECT_GT(gaps, 0u);
}

}  // namespace
}  // namespace landfall::quote
