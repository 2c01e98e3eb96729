#pragma once

#include <cstddef>
#include <string_view>

#include "common/edge/wire/read_context.h"
#include "common/goods/hs_code.h"
#include "common/order/address.h"
#include "common/order/order.h"
#include "common/order/wishes.h"
#include "common/territory/code.h"
#include "common/time/instant.h"
#include "landfall/reference/v1/reference.pb.h"

// Questions about rules. Texts point into the message they were read from. Each reader notes what
// is wrong in the context; the result may be used only if there are no violations.

namespace landfall::reference {

struct TerritoryQuestion {
  Address address;
  Instant as_of;
};

struct TariffQuestion {
  HsCode hs_code;
  Code territory;
  Code origin;  // none: every origin
  Instant as_of;
};

struct TariffSearch {
  std::string_view query;
  Code territory;
  Instant as_of;
  size_t start = 0;  // of the rates found
  size_t limit = 0;  // 1 to 200
};

struct ThresholdQuestion {
  Code territory;
  Instant as_of;
  bool include_not_in_force = false;
};

struct RestrictionQuestion {
  HsCode hs_code;  // none: all goods
  Code territory;
  Instant as_of;
};

struct ChangeQuestion {
  Order order;        // has_order
  CallerFreight way;  // has_way
  Code territory;     // without an order
  Instant after;
  Instant until;
  bool has_order = false;
  bool has_way = false;
  bool include_not_in_force = false;
};

TerritoryQuestion ReadResolveTerritory(const ReadContext& context,
                                       const reference::v1::ResolveTerritoryRequest& message);

TariffQuestion ReadGetTariffLine(const ReadContext& context,
                                 const reference::v1::GetTariffLineRequest& message);

TariffSearch ReadSearchTariff(const ReadContext& context,
                              const reference::v1::SearchTariffRequest& message);

ThresholdQuestion ReadListThresholds(const ReadContext& context,
                                     const reference::v1::ListThresholdsRequest& message);

RestrictionQuestion ReadListRestrictions(const ReadContext& context,
                                         const reference::v1::ListRestrictionsRequest& message);

ChangeQuestion ReadListUpcomingChanges(const ReadContext& context,
                                       const reference::v1::ListUpcomingChangesRequest& message);

// An edition id; empty for the one in use.
std::string_view ReadGetEdition(const ReadContext& context,
                                const reference::v1::GetEditionRequest& message);

}  // namespace landfall::reference
