#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/arena.h"
#include "common/rates/rate_set.h"
#include "common/rulebook/rulebook.h"
#include "services/planning/planning.h"

namespace landfall::planning {

// The shipped rules, compiled once for all tests, and no rates of exchange.
struct ShippedRules {
  std::shared_ptr<const Rulebook> book;
  std::shared_ptr<const RateSet> rates;

  quote::Sources sources() const { return {*book, *rates, {}}; }
};
const ShippedRules& Rules();

// An order with nodes that owns all it is made of. Change it freely, then call Bind.
struct TestOrder {
  std::vector<OrderLine> lines;
  std::vector<Seller> sellers;
  std::vector<FulfilmentNode> nodes;
  std::vector<std::vector<LineStock>> stock;       // by node
  std::vector<std::vector<NodeService>> services;  // by node
  std::deque<std::string> texts;
  std::vector<std::vector<GoodsFlag>> flags;  // by line; empty: none
  Order order;
  Wishes wishes;
  PlanRequest request;

  std::string_view Text(std::string text) { return texts.emplace_back(std::move(text)); }

  // Points the spans at the vectors.
  void Bind();

  absl::StatusOr<PlanAnswer> Plan(Arena& arena, Arena* scratch = nullptr);
};

// A consumer in a place, on a day, with sellers and nothing to buy.
std::unique_ptr<TestOrder> OrderTo(std::string_view country, std::string_view postal_code,
                                   std::string_view currency, std::string_view time);

void AddLine(TestOrder& order, std::string_view hs, std::string_view price, int64_t quantity,
             int64_t grams);

// A node in a country with stock of the lines given (-1: of none), of the seller's.
void AddNode(TestOrder& order, std::string_view id, std::string_view country, uint32_t seller,
             const std::vector<int64_t>& stock);

// A service of the node: `base` for a shipment and `per_kg`.
void AddService(TestOrder& order, size_t node, std::string_view id, std::string_view base,
                std::string_view per_kg, Mode mode, int days);

// Order, nodes, stock and services drawn from a seed: 1 to `lines` lines, 1 to `nodes` nodes of two
// sellers in different territories, two services each.
std::unique_ptr<TestOrder> RandomOrder(uint64_t seed, int lines, int nodes);

}  // namespace landfall::planning
