#pragma once

#include <functional>
#include <memory>

#include "common/base/arena.h"
#include "common/edge/wire/order_lookup.h"
#include "common/rulebook/rulebook.h"
#include "common/time/clock.h"
#include "google/rpc/status.pb.h"
#include "landfall/reference/v1/reference.pb.h"

namespace landfall::reference {

// What one call is read against and answered from; neither is null.
struct ReferenceRules {
  std::shared_ptr<const Rulebook> book;
  std::shared_ptr<const OrderLookup> words;
};

// Answers from the rulebook in use. Thread-safe when `rules` is; `scratch` must be empty and is
// used until the return.
class ReferenceHandler {
 public:
  using RulesInUse = std::function<ReferenceRules()>;

  // `clock` must outlive the handler.
  ReferenceHandler(RulesInUse rules, const Clock& clock);

  google::rpc::Status ResolveTerritory(const reference::v1::ResolveTerritoryRequest& request,
                                       Arena& scratch,
                                       reference::v1::ResolveTerritoryResponse& response) const;
  google::rpc::Status ListRestrictions(const reference::v1::ListRestrictionsRequest& request,
                                       Arena& scratch,
                                       reference::v1::ListRestrictionsResponse& response) const;

 private:
  RulesInUse rules_;
  const Clock& clock_;
};

}  // namespace landfall::reference
