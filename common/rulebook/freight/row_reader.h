#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/rulebook/freight/defects.h"
#include "common/rulebook/freight/freight_file.h"
#include "common/rulebook/freight/measure.h"
#include "common/territory/code.h"
#include "common/time/day.h"

namespace landfall {

// A word of a table and what it stands for.
template <typename T>
struct Word {
  std::string_view text;
  T value;
};

// Reads the cells of one row by column name. A cell that cannot be read becomes a defect at its
// file and line, naming the column, and yields the default, so that one pass names every defect.
class RowReader {
 public:
  RowReader(const FreightFile& file, const FreightFile::Row& row, Defects& defects)
      : file_(file), row_(row), defects_(defects) {}

  FileLine at() const { return {file_.shown(), row_.line}; }
  void Complain(std::string_view column, std::string_view what);

  std::string Text(std::string_view column);               // may be empty
  std::string Required(std::string_view column);           // may not
  std::vector<std::string> List(std::string_view column);  // separated by blanks

  int64_t Weight(std::string_view column);  // empty: 0
  int64_t Length(std::string_view column);
  int64_t Volume(std::string_view column);
  VolumeDivisor Divisor(std::string_view column);
  int32_t Number(std::string_view column);  // 0 to 10,000; required
  Decimal Amount(std::string_view column);  // required
  std::optional<Decimal> AmountIfAny(std::string_view column);
  CurrencyCode Currency(std::string_view column);  // required
  Day DayOr(std::string_view column, Day empty);
  Code CodeOrAny(std::string_view column);  // "*" and empty: none
  std::vector<Code> Codes(std::string_view column);
  bool YesNo(std::string_view column);

  template <typename T>
  T OneOf(std::string_view column, std::span<const Word<T>> words) {
    std::string text = Text(column);
    for (const Word<T>& word : words) {
      if (word.text == text) return word.value;
    }
    Complain(column, "\"" + text + "\" is not one of its words");
    return words.front().value;
  }

 private:
  const std::string& Cell(std::string_view column) const;

  const FreightFile& file_;
  const FreightFile::Row& row_;
  Defects& defects_;
};

}  // namespace landfall
