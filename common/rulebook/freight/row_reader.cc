#include "common/rulebook/freight/row_reader.h"

#include <cstdlib>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"

namespace landfall {

const std::string& RowReader::Cell(std::string_view column) const {
  for (size_t i = 0; i < file_.columns().size(); ++i) {
    if (file_.columns()[i] == column) return row_.cells[i];
  }
  std::abort();  // a reader that asks for a column its file does not have
}

void RowReader::Complain(std::string_view column, std::string_view what) {
  defects_.Add(at(), std::string(column) + ": " + std::string(what));
}

std::string RowReader::Text(std::string_view column) { return Cell(column); }

std::string RowReader::Required(std::string_view column) {
  if (Cell(column).empty()) Complain(column, "required");
  return Cell(column);
}

std::vector<std::string> RowReader::List(std::string_view column) {
  return absl::StrSplit(Cell(column), ' ', absl::SkipEmpty());
}

int64_t RowReader::Weight(std::string_view column) {
  if (Cell(column).empty()) return 0;
  std::optional<int64_t> weight = ParseWeight(Cell(column));
  if (!weight) Complain(column, "\"" + Cell(column) + "\" is not a weight in g, kg or lb");
  return weight.value_or(0);
}

int64_t RowReader::Length(std::string_view column) {
  if (Cell(column).empty()) return 0;
  std::optional<int64_t> length = ParseLength(Cell(column));
  if (!length) Complain(column, "\"" + Cell(column) + "\" is not a length in mm, cm or in");
  return length.value_or(0);
}

int64_t RowReader::Volume(std::string_view column) {
  if (Cell(column).empty()) return 0;
  std::optional<int64_t> volume = ParseVolume(Cell(column));
  if (!volume) Complain(column, "\"" + Cell(column) + "\" is not a volume in cm3 or in3");
  return volume.value_or(0);
}

VolumeDivisor RowReader::Divisor(std::string_view column) {
  if (Cell(column).empty()) return {};
  std::optional<VolumeDivisor> divisor = ParseDivisor(Cell(column));
  if (!divisor) Complain(column, "\"" + Cell(column) + "\" is not a divisor in cm3/kg or in3/lb");
  return divisor.value_or(VolumeDivisor{});
}

int32_t RowReader::Number(std::string_view column) {
  int32_t number = 0;
  if (!absl::SimpleAtoi(Cell(column), &number) || number < 0 || number > 10'000) {
    Complain(column, "\"" + Cell(column) + "\" is not a whole number from 0 to 10000");
    return 0;
  }
  return number;
}

Decimal RowReader::Amount(std::string_view column) {
  if (Cell(column).empty()) Complain(column, "required");
  return AmountIfAny(column).value_or(Decimal());
}

std::optional<Decimal> RowReader::AmountIfAny(std::string_view column) {
  if (Cell(column).empty()) return std::nullopt;
  absl::StatusOr<Decimal> amount = Decimal::Parse(Cell(column));
  if (!amount.ok() || amount->IsNegative()) {
    Complain(column, "\"" + Cell(column) + "\" is not a decimal of 0 or more");
    return std::nullopt;
  }
  return *amount;
}

CurrencyCode RowReader::Currency(std::string_view column) {
  absl::StatusOr<CurrencyCode> currency = CurrencyCode::Parse(Cell(column));
  if (!currency.ok()) Complain(column, "\"" + Cell(column) + "\" is not a currency code");
  return currency.value_or(CurrencyCode());
}

Day RowReader::DayOr(std::string_view column, Day empty) {
  if (Cell(column).empty()) return empty;
  absl::StatusOr<Day> day = Day::Parse(Cell(column));
  if (!day.ok()) Complain(column, "\"" + Cell(column) + "\" is not a day like 2026-07-01");
  return day.value_or(empty);
}

Code RowReader::CodeOrAny(std::string_view column) {
  if (Cell(column).empty() || Cell(column) == "*") return Code();
  std::optional<Code> code = Code::Parse(Cell(column));
  if (!code) Complain(column, "\"" + Cell(column) + "\" is not a code of at most 8 letters");
  return code.value_or(Code());
}

std::vector<Code> RowReader::Codes(std::string_view column) {
  std::vector<Code> codes;
  for (const std::string& word : List(column)) {
    std::optional<Code> code = Code::Parse(word);
    if (!code) {
      Complain(column, "\"" + word + "\" is not a code of at most 8 letters");
    } else {
      codes.push_back(*code);
    }
  }
  return codes;
}

bool RowReader::YesNo(std::string_view column) {
  constexpr Word<bool> kWords[] = {{"no", false}, {"yes", true}};
  return OneOf<bool>(column, kWords);
}

}  // namespace landfall
