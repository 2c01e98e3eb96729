#include "services/planning/transport/plan_reader.h"
#include "tests/unit/transport/request_fixture.h"

// Every way in which a request for a plan can be wrong, and what is read of one that is right.

namespace landfall {
namespace {

using routing::v1::PlanOrderRequest;

constexpr char kNode[] = R"pb(
  node_id: "far"
  address { country: "CN" }
  stock { line_id: "shirt" quantity: 2 }
  stock { line_id: "watch" quantity: 1 }
)pb";

PlanOrderRequest PlainPlan() {
  PlanOrderRequest request;
  *request.mutable_order() = PlainQuote().order();
  request.mutable_order()->clear_dispatch();
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kNode, request.add_nodes()));
  return request;
}

struct BadPlan {
  const char* name;
  std::function<void(PlanOrderRequest&)> spoil;
  std::vector<Violation> expected;
};

void ExpectAll(const std::vector<BadPlan>& cases) {
  for (const BadPlan& bad : cases) {
    SCOPED_TRACE(bad.name);
    PlanOrderRequest request = PlainPlan();
    bad.spoil(request);
    RequestReader reader;
    planning::ReadPlanOrder(reader.Context(), request);
    EXPECT_EQ(reader.violations.kept(), bad.expected);
  }
}

void SetMoney(google::type::Money* money, const char* currency, int64_t units) {
  money->set_currency_code(currency);
  money->set_units(units);
}

routing::v1::NodeService& AddService(PlanOrderRequest& request) {
  routing::v1::NodeService* service = request.mutable_nodes(0)->add_services();
  service->mutable_freight()->set_service_id("own.truck");
  service->mutable_freight()->set_mode(type::v1::MODE_EXPRESS);
  SetMoney(service->mutable_freight()->mutable_amount(), "EUR", 9);
  return *service;
}

TEST(PlanRequestsTest, NodesSayWhereGoodsStart) {
  ExpectAll({
      {"nothing wrong", [](auto&) {}, {}},
      {"dispatch given",
       [](auto& r) { *r.mutable_order()->mutable_dispatch() = PlainQuote().order().dispatch(); },
       {{"order.dispatch", "expected none: nodes say where goods start"}}},
      {"parcels given",
       [](auto& r) { r.mutable_order()->add_parcels(); },
       {{"order.parcels", "expected none: the plan says how goods are packed"}}},
      {"no nodes", [](auto& r) { r.clear_nodes(); }, {{"nodes", "expected at least one"}}},
      {"an empty node",
       [](auto& r) { r.add_nodes(); },
       {{"nodes[1].node_id", "required"}, {"nodes[1].address", "required"}}},
      {"a node given twice",
       [](auto& r) { *r.add_nodes() = r.nodes(0); },
       {{"nodes[1].node_id", "given twice"}}},
      {"an unknown seller",
       [](auto& r) { r.mutable_nodes(0)->set_seller_id("nobody"); },
       {{"nodes[0].seller_id", "expected a seller_id of the order"}}},
  });
}

TEST(PlanRequestsTest, SixtyFiveNodesAreTooMany) {
  PlanOrderRequest request = PlainPlan();
  while (request.nodes_size() < 65) {
    *request.add_nodes() = request.nodes(0);
    request.mutable_nodes(request.nodes_size() - 1)
        ->set_node_id("n" + std::to_string(request.nodes_size()));
  }
  RequestReader reader;
  planning::ReadPlanOrder(reader.Context(), request);
  ASSERT_EQ(reader.violations.kept().size(), 1u);
  EXPECT_EQ(reader.violations.kept()[0].field, "nodes");
}

TEST(PlanRequestsTest, StockIsOfLinesOfTheOrder) {
  ExpectAll({
      {"negative stock",
       [](auto& r) { r.mutable_nodes(0)->mutable_stock(0)->set_quantity(-1); },
       {{"nodes[0].stock[0].quantity", "expected 0 to 1000000000"}}},
      {"a line twice",
       [](auto& r) { r.mutable_nodes(0)->mutable_stock(1)->set_line_id("shirt"); },
       {{"nodes[0].stock[1].line_id", "given twice"}}},
      {"no such line",
       [](auto& r) { r.mutable_nodes(0)->mutable_stock(1)->set_line_id("hat"); },
       {{"nodes[0].stock[1].line_id", "expected a line_id of a line of goods"}}},
      {"an origin nobody knows",
       [](auto& r) { r.mutable_nodes(0)->mutable_stock(0)->set_origin("XX"); },
       {{"nodes[0].stock[0].origin",
         "expected an ISO 3166-1 alpha-2 code or a territory id of the rulebook"}}},
  });
}

TEST(PlanRequestsTest, ServicesBelongToNodes) {
  ExpectAll({
      {"caller freight of the order",
       [](auto& r) { *r.mutable_wishes()->add_caller_freight() = AddService(r).freight(); },
       {{"wishes.caller_freight", "expected none: services of the caller's own belong to nodes"}}},
      {"only services of the nodes",
       [](auto& r) {
         AddService(r);
         r.mutable_wishes()->set_landfall_rates(false);
       },
       {}},
      {"a service without a price",
       [](auto& r) { r.mutable_nodes(0)->add_services(); },
       {{"nodes[0].services[0].freight", "required"}}},
      {"a service twice",
       [](auto& r) {
         AddService(r);
         AddService(r);
       },
       {{"nodes[0].services[1].freight.service_id", "given twice"}}},
      {"kilograms in another currency",
       [](auto& r) { SetMoney(AddService(r).mutable_per_kilogram(), "USD", 1); },
       {{"nodes[0].services[0].per_kilogram.currency_code",
         "expected the currency of freight.amount"}}},
      {"goods refused twice",
       [](auto& r) {
         routing::v1::NodeService& service = AddService(r);
         service.add_refused_goods(type::v1::GOODS_FLAG_LIQUID);
         service.add_refused_goods(type::v1::GOODS_FLAG_LIQUID);
       },
       {{"nodes[0].services[0].refused_goods[1]", "given twice"}}},
  });
}

TEST(PlanRequestsTest, NumbersOutOfRangeAreNamed) {
  ExpectAll({
      {"cut-off",
       [](auto& r) { r.mutable_nodes(0)->set_cut_off_minute(1440); },
       {{"nodes[0].cut_off_minute", "expected 0 to 1439"}}},
      {"distance",
       [](auto& r) { r.mutable_nodes(0)->set_distance_km(-1); },
       {{"nodes[0].distance_km", "expected 0 to 50000"}}},
      {"groups", [](auto& r) { r.set_max_groups(65); }, {{"max_groups", "expected 0 to 64"}}},
      {"no time",
       [](auto& r) { r.mutable_time_budget(); },
       {{"time_budget", "expected 1 ms to 60 s"}}},
      {"all the time there is",
       [](auto& r) { r.mutable_time_budget()->set_seconds(int64_t{1} << 60); },
       {{"time_budget", "expected 1 ms to 60 s"}}},
      {"an unknown policy",
       [](auto& r) { r.set_policy(static_cast<routing::v1::Policy>(8)); },
       {{"policy", "expected a value of the enumeration"}}},
      {"a balance of nothing",
       [](auto& r) { r.set_policy(routing::v1::POLICY_BALANCED); },
       {{"wishes.objective", "expected BALANCED with this policy"}}},
      {"explanations by place",
       [](auto& r) {
         r.mutable_settings()->set_view(type::v1::VIEW_FULL);
         r.mutable_settings()->add_explain_options(1);
       },
       {{"settings.explain_options", "expected none"}}},
  });
}

TEST(PlanRequestsTest, WhatIsGivenIsRead) {
  PlanOrderRequest request = PlainPlan();
  routing::v1::FulfilmentNode& node = *request.mutable_nodes(0);
  node.set_customs_status(routing::v1::CUSTOMS_STATUS_BONDED);
  node.set_cut_off_minute(900);
  node.mutable_stock(0)->set_origin("DE");
  SetMoney(node.mutable_stock(0)->mutable_shadow_price(), "EUR", -2);
  SetMoney(node.mutable_handling_per_shipment(), "EUR", 3);
  AddService(request).add_refused_goods(type::v1::GOODS_FLAG_LIQUID);
  request.set_max_groups(2);
  request.mutable_time_budget()->set_nanos(20'000'000);
  RequestReader reader;
  planning::PlanAsk ask = planning::ReadPlanOrder(reader.Context(), request);
  EXPECT_TRUE(reader.violations.empty());
  ASSERT_EQ(ask.request.nodes.size(), 1u);
  const planning::FulfilmentNode& read = ask.request.nodes[0];
  EXPECT_EQ(read.node_id, "far");
  EXPECT_EQ(read.status, planning::CustomsStatus::kBonded);
  EXPECT_EQ(read.cut_off_minute, 900);
  ASSERT_EQ(read.stock.size(), 2u);
  EXPECT_EQ(read.stock[0].quantity, 2);
  EXPECT_EQ(read.stock[0].origin, Code::Of("DE"));
  EXPECT_EQ(read.stock[0].shadow_price.value, Decimal::FromInteger(-2));
  EXPECT_EQ(read.stock[1].line, 1u);
  EXPECT_TRUE(read.has_handling_per_group);
  EXPECT_FALSE(read.has_handling_per_line);
  EXPECT_EQ(read.services[0].refused_flags, 1u << type::v1::GOODS_FLAG_LIQUID);
  EXPECT_EQ(ask.request.max_groups, 2u);
  EXPECT_EQ(ask.request.time_budget_micros, 20'000);
}

}  // namespace
}  // namespace landfall
