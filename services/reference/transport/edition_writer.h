#pragma once

#include "common/rulebook/edition/edition.h"
#include "landfall/reference/v1/reference.pb.h"
#include "services/reference/answers.h"

namespace landfall::reference {

// Coverage and tables of the answer.
void WriteEdition(const Edition& edition, const EditionAnswer& answer,
                  reference::v1::GetEditionResponse& out);

}  // namespace landfall::reference
