#pragma once

#include <map>
#include <string>

#include "common/rulebook/load/rule_set.h"

namespace landfall {

// Rows of CSV tables as text: what tells a row of its table from the others, and what it says.
using RowTexts = std::map<std::string, std::string>;

// Keys "vat: QM 6109 child_size from 2026-07-01".
RowTexts RateRowTexts(const RuleSet& rules, const std::string& table);

// Keys "qm: 610910 general from 2020-01-01".
RowTexts TariffRowTexts(const RuleSet& rules, const std::string& schedule);

}  // namespace landfall
