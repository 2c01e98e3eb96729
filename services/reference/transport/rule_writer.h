#pragma once

#include <cstdint>

#include "common/rulebook/rulebook.h"
#include "landfall/reference/v1/reference.pb.h"
#include "services/reference/answers.h"

namespace landfall::reference {

// `row` is a CitationRow number that is not kNoRow.
void WriteCitation(const Edition& edition, uint32_t row, type::v1::Citation& out);

void WriteTerritory(const Rulebook& book, const TerritoryAnswer& answer,
                    reference::v1::ResolveTerritoryResponse& out);

void WriteThreshold(const Edition& edition, const Threshold& threshold,
                    reference::v1::Threshold& out);

// `row` is a RestrictionRow number.
void WriteRestriction(const Edition& edition, uint32_t row, reference::v1::Restriction& out);

void WriteChange(const Edition& edition, const Change& change, reference::v1::Change& out);

}  // namespace landfall::reference
