#include "common/importing/tariff/taric_rows.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace landfall {
namespace {

constexpr std::string_view kThirdCountryDuty = "103";
constexpr std::string_view kPreference = "142";
constexpr std::string_view kEverybody = "1011";
constexpr size_t kDigits = 10;

bool IsCode(std::string_view code) {
  return code.size() == kDigits &&
         std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

// A measure on a line that is not the last of its branch stands on a code that ends in zeros, and
// serves what is below it.
std::string Significant(std::string code) {
  constexpr size_t kChapterDigits = 2;
  while (code.size() > kChapterDigits && code.ends_with("00")) code.resize(code.size() - 2);
  return code;
}

// Why a measure cannot become a row; empty when it can.
std::string Objection(const TaricMeasure& measure) {
  if (!IsCode(measure.code)) return "not a code of ten digits";
  if (!Day::Parse(measure.from).ok()) return "the first day is not a day";
  if (!measure.until.empty()) {
    const absl::StatusOr<Day> until = Day::Parse(measure.until);
    if (!until.ok()) return "the last day is not a day";
    if (*until < *Day::Parse(measure.from)) return "ends before it begins";
  }
  if (measure.update == TaricUpdate::kDelete) {
    return "a deletion: what held before it is not in the file";
  }
  if (measure.type == kThirdCountryDuty && measure.area != kEverybody) {
    return "a third country duty that is not for everybody";
  }
  if (!measure.quota.empty()) return "depends on a quota";
  if (!measure.additional_code.empty()) return "depends on an additional code";
  if (measure.conditional) return "the rate depends on a condition";
  if (measure.stopped) return "suspended for a part of its days";
  if (!measure.excluded.empty()) return "excludes parts of its area";
  if (measure.components.empty() && measure.until.empty()) return "states no rate";
  return "";
}

}  // namespace

void TaricRows::Reject(const TaricMeasure& measure, const std::string& column,
                       const std::string& reason) {
  ImportTally(report_).Rejected({.line = measure.record,
                                 .code = measure.code,
                                 .column = tariff_ + " " + column,
                                 .text = "measure " + measure.sid + " for " + measure.area + ": " +
                                         TaricSourceText(measure.components),
                                 .reason = reason});
}

void TaricRows::Add(const TaricMeasure& measure) {
  const bool everybody = measure.type == kThirdCountryDuty;
  if (!everybody && measure.type != kPreference) return;
  const std::string column = everybody ? "mfn" : "preference";
  const std::string objection = Objection(measure);
  if (!objection.empty()) return Reject(measure, column, objection);
  ScheduleLine line{.code = Significant(measure.code), .column = column};
  line.from = *Day::Parse(measure.from);
  if (!everybody) line.programmes = measure.area;
  line.rate_text = TaricSourceText(measure.components);
  line.unit1 = TaricSupplementaryUnit(measure.components);
  if (!measure.components.empty()) {
    const absl::StatusOr<Expression> rate = ReadTaricRate(measure.components);
    SetRate(line, rate);
    if (!rate.ok()) Reject(measure, column, std::string(rate.status().message()));
    lines_.push_back(line);
  }
  if (line.status == RowStatus::kParsed) ImportTally(report_).Parsed(tariff_ + " " + column);
  if (measure.until.empty()) return;
  line.from = *Day::Parse(measure.until) + 1;
  line.rate_text = line.rate = line.unit1 = "";
  line.status = RowStatus::kEnded;
  lines_.push_back(std::move(line));
}

std::vector<ScheduleLine> TaricRows::Take() {
  auto place = [](const ScheduleLine& line) {
    return std::tie(line.code, line.column, line.programmes, line.from);
  };
  std::ranges::stable_sort(lines_, [&](const ScheduleLine& a, const ScheduleLine& b) {
    if (place(a) != place(b)) return place(a) < place(b);
    return a.status == RowStatus::kEnded && b.status != RowStatus::kEnded;
  });
  std::vector<ScheduleLine> kept;
  for (ScheduleLine& line : lines_) {
    if (!kept.empty() && place(kept.back()) == place(line)) kept.pop_back();
    kept.push_back(std::move(line));
  }
  lines_.clear();
  return kept;
}

}  // namespace landfall
