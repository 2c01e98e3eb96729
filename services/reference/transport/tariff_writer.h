#pragma once

#include "common/rulebook/edition/edition.h"
#include "landfall/reference/v1/reference.pb.h"
#include "services/reference/answers.h"

namespace landfall::reference {

void WriteTariffLine(const Edition& edition, const TariffLine& line,
                     reference::v1::GetTariffLineResponse& out);

void WriteTariffPage(const Edition& edition, const TariffPage& page,
                     reference::v1::SearchTariffResponse& out);

}  // namespace landfall::reference
