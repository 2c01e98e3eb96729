#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "common/base/arena.h"
#include "common/edge/wire/order_lookup.h"
#include "common/rates/rate_book.h"
#include "common/rulebook/rulebook.h"
#include "common/time/clock.h"
#include "google/rpc/status.pb.h"
#include "landfall/reference/v1/reference.pb.h"
#include "services/reference/reference.h"

namespace landfall::reference {

// What one call is read against and answered from.
struct ReferenceRules {
  std::shared_ptr<const Rulebook> book;  // null: no such edition is held
  std::shared_ptr<const OrderLookup> words;
  Instant in_use_since;
};

// Reads requests, calls the face and writes answers. Thread-safe when `rules` is; `scratch` must be
// empty and is used until the return.
class ReferenceHandler {
 public:
  // The rules of an edition that is held, or of the one in use for an empty id.
  using RulesHeld = std::function<ReferenceRules(std::string_view edition_id)>;

  // `rates` and `clock` must outlive the handler.
  ReferenceHandler(RulesHeld rules, const RateBook& rates, const Clock& clock,
                   const landed_cost::AssessOptions& options);

  google::rpc::Status ResolveTerritory(const reference::v1::ResolveTerritoryRequest& request,
                                       Arena& scratch,
                                       reference::v1::ResolveTerritoryResponse& response) const;
  google::rpc::Status GetTariffLine(const reference::v1::GetTariffLineRequest& request,
                                    Arena& scratch,
                                    reference::v1::GetTariffLineResponse& response) const;
  google::rpc::Status SearchTariff(const reference::v1::SearchTariffRequest& request,
                                   Arena& scratch,
                                   reference::v1::SearchTariffResponse& response) const;
  google::rpc::Status ListThresholds(const reference::v1::ListThresholdsRequest& request,
                                     Arena& scratch,
                                     reference::v1::ListThresholdsResponse& response) const;
  google::rpc::Status ListRestrictions(const reference::v1::ListRestrictionsRequest& request,
                                       Arena& scratch,
                                       reference::v1::ListRestrictionsResponse& response) const;
  google::rpc::Status ListUpcomingChanges(
      const reference::v1::ListUpcomingChangesRequest& request, Arena& scratch,
      reference::v1::ListUpcomingChangesResponse& response) const;
  google::rpc::Status GetEdition(const reference::v1::GetEditionRequest& request, Arena& scratch,
                                 reference::v1::GetEditionResponse& response) const;

 private:
  RulesHeld rules_;
  const RateBook& rates_;
  const Clock& clock_;
  landed_cost::AssessOptions options_;
};

}  // namespace landfall::reference
