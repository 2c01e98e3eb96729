#include "tests/unit/planning/planning_fixture.h"

#include <algorithm>

#include "common/money/money.h"
#include "common/rulebook/freight/freight.h"
#include "tests/unit/rulebook/rulebook_fixture.h"

namespace landfall::planning {
namespace {

Decimal Dec(std::string_view text) { return Decimal::Parse(text).value(); }

struct Target {
  const char* country;
  const char* subdivision;
  const char* postal_code;
  const char* currency;
  int digits;
};
constexpr Target kTargets[] = {
    {"FR", "", "75001", "EUR", 2},        {"DE", "", "10115", "EUR", 2},
    {"GB", "", "SW1A 1AA", "GBP", 2},     {"US", "US-NY", "10001", "USD", 2},
    {"AU", "", "2000", "AUD", 2},         {"JP", "", "100-0001", "JPY", 0},
    {"CH", "", "8001", "CHF", 2},         {"NO", "", "0150", "NOK", 2},
    {"CA", "CA-ON", "M5V 2T6", "CAD", 2}, {"NZ", "", "1010", "NZD", 2},
};
constexpr const char* kDays[] = {"2026-06-15T12:00:00Z", "2026-08-03T12:00:00Z",
                                 "2025-10-01T12:00:00Z"};
constexpr const char* kOrigins[] = {"CN", "DE", "GB", "US", "JP", "HK", "FR", "AU", "TR"};
constexpr const char* kCodes[] = {"61091000", "95030000", "85171300", "64039900",
                                  "33049900", "49019900", "85076000", "42022100"};

}  // namespace

const ShippedRules& Rules() {
  static const ShippedRules& rules = *[] {
    auto* made = new ShippedRules;
    static TemporaryFolder folder;
    EditionBuilder builder(TestDigest);
    CompileReport report = CompileRulebook(
        {.folders = {std::string(LANDFALL_SOURCE_DIR) + "/data"},
         .extra_sections = {[](std::span<const std::string> folders, EditionBuilder& rows) {
           return LoadFreight(folders, rows);
         }}},
        builder);
    EXPECT_EQ(Joined(report.defects), "");
    made->book =
        Rulebook::Make(Edition::Open(builder.Write(folder.path()).value()).value()).value();
    made->rates = RateSet::Build({}, {}).value();
    return made;
  }();
  return rules;
}

void TestOrder::Bind() {
  for (size_t i = 0; i < lines.size() && i < flags.size(); ++i) lines[i].goods_flags = flags[i];
  for (size_t i = 0; i < nodes.size(); ++i) {
    nodes[i].stock = stock[i];
    nodes[i].services = services[i];
  }
  order.lines = lines;
  order.sellers = sellers;
  request.nodes = nodes;
}

absl::StatusOr<PlanAnswer> TestOrder::Plan(Arena& arena, Arena* scratch) {
  Bind();
  return MakePlan(Rules().sources(), order, wishes, {}, request, arena, scratch);
}

std::unique_ptr<TestOrder> OrderTo(std::string_view country, std::string_view postal_code,
                                   std::string_view currency, std::string_view time) {
  auto made = std::make_unique<TestOrder>();
  Order& order = made->order;
  order.destination.country = Code::Parse(country).value();
  order.destination.postal_code = made->Text(std::string(postal_code));
  order.currency = CurrencyCode::Parse(currency).value();
  order.as_of = order.ordered_at = order.shipped_at = order.entered_at =
      Instant::Parse(time).value();
  order.buyer.kind = BuyerKind::kConsumer;
  made->sellers.resize(2);
  made->sellers[0] = {
      .seller_id = "alpha", .territory = Code::Of("CN"), .kind = SellerKind::kBusiness};
  made->sellers[1] = {
      .seller_id = "beta", .territory = Code::Of("DE"), .kind = SellerKind::kBusiness};
  made->wishes.landfall_rates = false;
  made->request.time_budget_micros = 600'000'000;
  return made;
}

void AddLine(TestOrder& order, std::string_view hs, std::string_view price, int64_t quantity,
             int64_t grams) {
  OrderLine line;
  line.line_id =
      order.Text("line-" + std::string(1, static_cast<char>('a' + order.lines.size() / 26)) +
                 std::string(1, static_cast<char>('a' + order.lines.size() % 26)));
  line.hs_code = HsCode::Parse(hs).value();
  line.origin = Code::Of("CN");
  line.unit_price = Dec(price);
  line.quantity = quantity;
  line.net_weight_grams = grams;
  line.price_basis = PriceBasis::kTaxExclusive;
  order.lines.push_back(line);
}

void AddNode(TestOrder& order, std::string_view id, std::string_view country, uint32_t seller,
             const std::vector<int64_t>& stock) {
  FulfilmentNode node;
  node.node_id = order.Text(std::string(id));
  node.address.country = Code::Parse(country).value();
  node.seller = seller;
  order.nodes.push_back(node);
  order.services.emplace_back();
  std::vector<LineStock>& held = order.stock.emplace_back();
  for (uint32_t line = 0; line < stock.size(); ++line) {
    if (stock[line] >= 0) held.push_back({.line = line, .quantity = stock[line]});
  }
}

void AddService(TestOrder& order, size_t node, std::string_view id, std::string_view base,
                std::string_view per_kg, Mode mode, int days) {
  NodeService service;
  service.freight.service_id = order.Text(std::string(id));
  service.freight.amount = {Dec(base), order.order.currency};
  service.freight.min_days = days;
  service.freight.max_days = days;
  service.freight.mode = mode;
  service.freight.channel = mode == Mode::kMail ? Channel::kPostal : Channel::kCourier;
  service.per_kg = {Dec(per_kg), order.order.currency};
  service.has_per_kg = true;
  order.services[node].push_back(service);
}

std::unique_ptr<TestOrder> RandomOrder(uint64_t seed, int lines, int nodes) {
  std::mt19937_64 numbers(seed);
  auto draw = [&](uint64_t below) { return numbers() % below; };
  const Target& target = kTargets[draw(std::size(kTargets))];
  auto made =
      OrderTo(target.country, target.postal_code, target.currency, kDays[draw(std::size(kDays))]);
  if (*target.subdivision != 0) {
    made->order.destination.subdivision = Code::Of(target.subdivision);
  }
  uint64_t scale = target.digits == 0 ? 100 : 1;
  auto count = 1 + draw(static_cast<uint64_t>(lines));
  for (uint64_t i = 0; i < count; ++i) {
    uint64_t top = draw(3) == 0 ? 400 : 60;
    AddLine(*made, kCodes[draw(std::size(kCodes))], std::to_string((1 + draw(top)) * scale),
            static_cast<int64_t>(1 + draw(3)), static_cast<int64_t>(100 + draw(1900)));
  }
  size_t first = draw(std::size(kOrigins));
  auto senders = 1 + draw(static_cast<uint64_t>(nodes));
  for (uint64_t i = 0; i < senders; ++i) {
    std::vector<int64_t> stock;
    for (const OrderLine& line : made->lines) {
      stock.push_back(i == 0 || draw(100) < 60 ? line.quantity : -1);
    }
    const char* country = kOrigins[(first + i) % std::size(kOrigins)];
    AddNode(*made, "node-" + std::to_string(i), country, static_cast<uint32_t>(draw(2)), stock);
    AddService(*made, i, "slow", std::to_string((2 + draw(10)) * scale),
               std::to_string((1 + draw(8)) * scale), Mode::kMail, 10 + static_cast<int>(draw(3)));
    AddService(*made, i, "fast", std::to_string((8 + draw(20)) * scale),
               std::to_string((3 + draw(10)) * scale), Mode::kExpress,
               2 + static_cast<int>(draw(3)));
    if (draw(2) == 0) {
      made->nodes[i].handling_per_group = {FromMinor(static_cast<int64_t>(draw(300)), 2),
                                           made->order.currency};
      made->nodes[i].has_handling_per_group = target.digits == 2;
      made->nodes[i].handling_per_line = {FromMinor(static_cast<int64_t>(draw(100)), 2),
                                          made->order.currency};
      made->nodes[i].has_handling_per_line = target.digits == 2;
    }
  }
  return made;
}

}  // namespace landfall::planning
