#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/importing/tariff/taric_measures.h"
#include "common/importing/tariff/tariff_import.h"

namespace landfall {

// Measures of TARIC, or of a tariff kept as TARIC is, on their way to rows of a schedule: third
// country duties (type 103, everybody) in column mfn, tariff preferences (142) in column
// preference with their area as programme. Other types are passed over. A measure that says more
// than a row can is rejected with the reason, and never becomes a rate.
class TaricRows {
 public:
  // Tallies are named "<tariff> mfn" and "<tariff> preference".
  TaricRows(std::string_view tariff, TariffImportReport& report)
      : tariff_(tariff), report_(report) {}

  void Add(const TaricMeasure& measure);

  bool empty() const { return lines_.empty(); }

  // The rows in order. Of several for one code, column, programme and day the rate stays, and of
  // rates the last given: a measure that another follows on the next day does not end.
  std::vector<ScheduleLine> Take();

 private:
  void Reject(const TaricMeasure& measure, const std::string& column, const std::string& reason);

  std::string tariff_;
  TariffImportReport& report_;
  std::vector<ScheduleLine> lines_;
};

}  // namespace landfall
