#include "services/reference/transport/reference_handler.h"

#include <string>
#include <utility>

#include "common/edge/wire/rpc_status.h"
#include "services/reference/transport/edition_writer.h"
#include "services/reference/transport/reference_requests.h"
#include "services/reference/transport/rule_writer.h"
#include "services/reference/transport/tariff_writer.h"

namespace landfall::reference {
namespace {

google::rpc::Status NoTerritory(const char* field) {
  Violations violations;
  FieldPath root;
  violations.Add(FieldPath(root, field), "expected a territory of the rulebook");
  return ToRpcStatus(violations);
}

}  // namespace

ReferenceHandler::ReferenceHandler(RulesHeld rules, const RateBook& rates, const Clock& clock,
                                   const landed_cost::AssessOptions& options)
    : rules_(std::move(rules)), rates_(rates), clock_(clock), options_(options) {}

google::rpc::Status ReferenceHandler::ResolveTerritory(
    const reference::v1::ResolveTerritoryRequest& request, Arena& scratch,
    reference::v1::ResolveTerritoryResponse& response) const {
  ReferenceRules rules = rules_({});
  Violations violations;
  TerritoryQuestion question =
      ReadResolveTerritory({*rules.words, scratch, violations, clock_.Now()}, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  std::optional<TerritoryAnswer> answer = reference::ResolveTerritory(*rules.book, question);
  if (!answer.has_value()) return NoTerritory("address.country");
  WriteTerritory(*rules.book, *answer, response);
  response.set_edition_id(std::string(rules.book->id()));
  return google::rpc::Status();
}

google::rpc::Status ReferenceHandler::GetTariffLine(
    const reference::v1::GetTariffLineRequest& request, Arena& scratch,
    reference::v1::GetTariffLineResponse& response) const {
  ReferenceRules rules = rules_({});
  Violations violations;
  Instant now = clock_.Now();
  TariffQuestion question = ReadGetTariffLine({*rules.words, scratch, violations, now}, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  std::shared_ptr<const RateSet> rates = rates_.Current(now);
  std::optional<TariffLine> line =
      reference::GetTariffLine({*rules.book, *rates, options_}, question);
  if (!line.has_value()) return NoTerritory("territory");
  WriteTariffLine(rules.book->edition(), *line, response);
  response.set_edition_id(std::string(rules.book->id()));
  return google::rpc::Status();
}

google::rpc::Status ReferenceHandler::SearchTariff(
    const reference::v1::SearchTariffRequest& request, Arena& scratch,
    reference::v1::SearchTariffResponse& response) const {
  ReferenceRules rules = rules_({});
  Violations violations;
  Instant now = clock_.Now();
  TariffSearch search = ReadSearchTariff({*rules.words, scratch, violations, now}, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  std::shared_ptr<const RateSet> rates = rates_.Current(now);
  std::optional<TariffPage> page = reference::SearchTariff({*rules.book, *rates, options_}, search);
  if (!page.has_value()) return NoTerritory("territory");
  WriteTariffPage(rules.book->edition(), *page, response);
  response.set_edition_id(std::string(rules.book->id()));
  return google::rpc::Status();
}

google::rpc::Status ReferenceHandler::ListThresholds(
    const reference::v1::ListThresholdsRequest& request, Arena& scratch,
    reference::v1::ListThresholdsResponse& response) const {
  ReferenceRules rules = rules_({});
  Violations violations;
  Instant now = clock_.Now();
  ThresholdQuestion question =
      ReadListThresholds({*rules.words, scratch, violations, now}, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  std::shared_ptr<const RateSet> rates = rates_.Current(now);
  std::optional<std::vector<Threshold>> thresholds =
      reference::ListThresholds({*rules.book, *rates, options_}, question);
  if (!thresholds.has_value()) return NoTerritory("territory");
  for (const Threshold& threshold : *thresholds) {
    WriteThreshold(rules.book->edition(), threshold, *response.add_thresholds());
  }
  response.set_edition_id(std::string(rules.book->id()));
  return google::rpc::Status();
}

google::rpc::Status ReferenceHandler::ListRestrictions(
    const reference::v1::ListRestrictionsRequest& request, Arena& scratch,
    reference::v1::ListRestrictionsResponse& response) const {
  ReferenceRules rules = rules_({});
  Violations violations;
  RestrictionQuestion question =
      ReadListRestrictions({*rules.words, scratch, violations, clock_.Now()}, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  std::optional<std::vector<uint32_t>> rows = reference::ListRestrictions(*rules.book, question);
  if (!rows.has_value()) return NoTerritory("territory");
  for (uint32_t row : *rows) {
    WriteRestriction(rules.book->edition(), row, *response.add_restrictions());
  }
  response.set_edition_id(std::string(rules.book->id()));
  return google::rpc::Status();
}

google::rpc::Status ReferenceHandler::ListUpcomingChanges(
    const reference::v1::ListUpcomingChangesRequest& request, Arena& scratch,
    reference::v1::ListUpcomingChangesResponse& response) const {
  ReferenceRules rules = rules_({});
  Violations violations;
  Instant now = clock_.Now();
  ChangeQuestion question =
      ReadListUpcomingChanges({*rules.words, scratch, violations, now}, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  std::shared_ptr<const RateSet> rates = rates_.Current(now);
  absl::StatusOr<std::vector<Change>> changes =
      reference::ListUpcomingChanges({*rules.book, *rates, options_}, question);
  if (!changes.ok()) return ToRpcStatus(changes.status());
  for (const Change& change : *changes) {
    WriteChange(rules.book->edition(), change, *response.add_changes());
  }
  response.set_edition_id(std::string(rules.book->id()));
  return google::rpc::Status();
}

google::rpc::Status ReferenceHandler::GetEdition(
    const reference::v1::GetEditionRequest& request, Arena& scratch,
    reference::v1::GetEditionResponse& response) const {
  Violations violations;
  Instant now = clock_.Now();
  std::string_view id = ReadGetEdition({*rules_({}).words, scratch, violations, now}, request);
  if (!violations.empty()) return ToRpcStatus(violations);
  ReferenceRules rules = rules_(id);
  if (rules.book == nullptr) {
    return ToRpcStatus(absl::NotFoundError("edition_id: no such edition is held"), "NO_EDITION");
  }
  std::shared_ptr<const RateSet> rates = rates_.Current(now);
  WriteEdition(rules.book->edition(), DescribeEdition({*rules.book, *rates, options_}, now),
               response);
  response.set_edition_id(std::string(rules.book->id()));
  response.mutable_in_use_since()->set_seconds(rules.in_use_since.unix_seconds());
  response.mutable_in_use_since()->set_nanos(rules.in_use_since.nanos());
  response.set_rate_set_id(rates->name().id);
  response.set_announced_rules_act(options_.announced);
  response.set_unverified_rules_act(options_.unverified);
  return google::rpc::Status();
}

}  // namespace landfall::reference
