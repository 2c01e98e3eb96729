#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/goods/hs_code.h"
#include "common/rulebook/freight/defects.h"
#include "common/rulebook/load/expression_pool.h"
#include "common/territory/code.h"
#include "common/time/day.h"

namespace landfall {

// One row of a rate table as written, its words checked for form; what it refers to is not.
struct RateLine {
  const std::string* file = nullptr;  // owned by the caller of ReadRateTableFile
  int line = 0;
  Code territory;
  HsCode hs;  // none: all goods
  std::string category;
  std::string condition;
  Code origin;              // none: all
  uint32_t expression = 0;  // ExpressionPool number
  Day from;
  Day to;
  std::string source;
  uint8_t status = 1;  // RuleStatus

  FileLine at() const { return {*file, line}; }
};

// Appends the rows of one file of the columns
// territory,hs,category,condition,origin,percent,expression,from,to,source,status. `name` must
// outlive them.
void ReadRateTableFile(const std::string& name, std::string_view text, ExpressionPool& expressions,
                       Defects& defects, std::vector<RateLine>& rows);

}  // namespace landfall
