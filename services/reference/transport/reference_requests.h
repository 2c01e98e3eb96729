#pragma once

#include <string_view>

#include "common/edge/wire/read_context.h"
#include "landfall/reference/v1/reference.pb.h"
#include "services/reference/questions.h"

// Texts of questions point into the message they were read from. Each reader notes what
// is wrong in the context; the result may be used only if there are no violations.

namespace landfall::reference {

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
