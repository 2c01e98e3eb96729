#pragma once

#include <string>
#include <string_view>

#include "common/money/rounding.h"
#include "landfall/type/v1/option.pb.h"
#include "services/quote/answer/answer_tables.h"

namespace landfall::quote {

// Adds a node below `parent` (a place counted from 1; 0: none) and returns it.
type::v1::ExplanationNode& AddNode(type::v1::NodeKind kind, int parent, type::v1::Option& out);

void AddInput(std::string_view name, const std::string& value, AnswerTables& tables,
              type::v1::ExplanationNode& node);

// On the wire 0 means that a number is carried exact, so the modes begin at 1.
type::v1::RoundingMode WireMode(RoundingMode mode);

// How the node's `exact` is rounded; an increment of zero carries it exact.
void SetRounding(const Rounding& rounding, type::v1::ExplanationNode& node);

}  // namespace landfall::quote
