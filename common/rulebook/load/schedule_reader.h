#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/goods/hs_code.h"
#include "common/goods/unit.h"
#include "common/rulebook/freight/defects.h"
#include "common/rulebook/load/expression_pool.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "common/territory/code.h"
#include "common/time/day.h"

namespace landfall {

// One row of a tariff schedule as `data import` writes it.
struct TariffLine {
  const std::string* file = nullptr;  // owned by the caller of ReadScheduleFile
  int line = 0;
  HsCode code;
  std::string column;
  Day from;
  std::string rate_text;
  uint32_t expression = kNoRow;  // ExpressionPool number; kNoRow unless parsed or stale
  RateState state = RateState::kParsed;
  Unit unit1 = Unit::kNone;
  Unit unit2 = Unit::kNone;
  std::vector<Code> programmes;  // ascending; empty for all
  std::string source;            // Source.id, or what it is from in words; empty: the file's
  std::string confidence;        // high, medium or low; empty: the file's

  FileLine at() const { return {*file, line}; }
};

// Appends the rows of one file of the columns code,column,from,rate_text,rate,status and any of
// unit1,unit2,programmes,suffixes,confidence,source. `name` must outlive the rows.
void ReadScheduleFile(const std::string& name, std::string_view text, ExpressionPool& expressions,
                      Defects& defects, std::vector<TariffLine>& rows);

}  // namespace landfall
