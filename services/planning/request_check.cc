#include "services/planning/request_check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "services/quote/exporter_goods.h"

namespace landfall::planning {
namespace {

absl::Status Fault(std::string field, std::string_view what) {
  return absl::InvalidArgumentError(field + ": " + std::string(what));
}

absl::Status CheckStock(const Order& order, std::span<const LineStock> stock,
                        const std::string& node) {
  std::vector<bool> seen(order.lines.size());
  for (size_t i = 0; i < stock.size(); ++i) {
    std::string field = absl::StrFormat("%s.stock[%d]", node, i);
    if (stock[i].line >= order.lines.size()) return Fault(field + ".line", "no such line");
    if (seen[stock[i].line]) return Fault(field + ".line", "the node states it twice");
    seen[stock[i].line] = true;
    if (stock[i].quantity < 0) return Fault(field + ".quantity", "expected 0 or more");
  }
  return absl::OkStatus();
}

absl::Status CheckServices(std::span<const NodeService> services, const std::string& node) {
  for (size_t i = 0; i < services.size(); ++i) {
    const NodeService& service = services[i];
    std::string field = absl::StrFormat("%s.services[%d]", node, i);
    const CallerFreight& freight = service.freight;
    if (freight.service_id.empty()) return Fault(field + ".service_id", "expected a name");
    for (size_t j = 0; j < i; ++j) {
      if (services[j].freight.service_id == freight.service_id) {
        return Fault(field + ".service_id", "the node has it twice");
      }
    }
    bool days = freight.min_days >= 0 && freight.min_days <= freight.max_days;
    if (!days) return Fault(field + ".max_days", "expected at least min_days");
    if (freight.amount.value.IsNegative() || freight.amount.value.IsOverflow()) {
      return Fault(field + ".amount", "expected 0 or more");
    }
    if (service.has_per_kg &&
        (service.per_kg.currency != freight.amount.currency || service.per_kg.value.IsNegative())) {
      return Fault(field + ".per_kg", "expected 0 or more in the currency of the amount");
    }
    if (service.max_parcel_grams < 0) {
      return Fault(field + ".max_parcel_grams", "expected 0 or more");
    }
  }
  return absl::OkStatus();
}

absl::Status CheckNode(const Order& order, const PlanRequest& request, size_t index) {
  const FulfilmentNode& node = request.nodes[index];
  std::string field = absl::StrFormat("nodes[%d]", index);
  if (node.node_id.empty()) return Fault(field + ".node_id", "expected a name");
  for (size_t i = 0; i < index; ++i) {
    if (request.nodes[i].node_id == node.node_id) {
      return Fault(field + ".node_id", "another node has it");
    }
  }
  if (node.seller >= order.sellers.size()) return Fault(field + ".seller_id", "no such seller");
  if (node.handling_per_group.value.IsNegative() || node.handling_per_line.value.IsNegative()) {
    return Fault(field + ".handling_per_group", "expected 0 or more");
  }
  if (node.cut_off_minute < -1 || node.cut_off_minute >= 24 * 60) {
    return Fault(field + ".cut_off", "expected a minute of the day");
  }
  if (absl::Status status = CheckStock(order, node.stock, field); !status.ok()) return status;
  return CheckServices(node.services, field);
}

}  // namespace

absl::Status CheckRequest(const Order& order, const Wishes& wishes, const PlanRequest& request) {
  if (order.lines.size() > kMaxLines) return Fault("lines", "expected at most 1000");
  if (order.sellers.empty()) return Fault("sellers", "expected at least one");
  if (request.nodes.empty()) return Fault("nodes", "expected at least one");
  if (request.nodes.size() > kMaxNodes) return Fault("nodes", "expected at most 64");
  size_t services = 0;
  for (const FulfilmentNode& node : request.nodes) services += node.services.size();
  if (services > kMaxServices) return Fault("nodes", "expected at most 256 services of their own");
  if (request.max_groups > kMaxGroups) return Fault("max_groups", "expected at most 64");
  if (request.time_budget_micros < 0) return Fault("time_budget", "expected 0 or more");
  if (wishes.has_deadline && wishes.deadline < order.shipped_at) {
    return Fault("deadline", "before the order ships");
  }
  for (size_t i = 0; i < request.nodes.size(); ++i) {
    if (absl::Status status = CheckNode(order, request, i); !status.ok()) return status;
  }
  return quote::CheckPrices(order);
}

}  // namespace landfall::planning
