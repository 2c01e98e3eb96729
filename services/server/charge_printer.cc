#include "services/server/charge_printer.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "common/money/money.h"

namespace landfall::server {
namespace {

using type::v1::Answer;
using type::v1::Charge;

std::string AmountText(int64_t minor, int digits) {
  std::string text = FromMinor(minor, digits).ToString();
  size_t point = text.find('.');
  if (digits == 0) return text;
  if (point == std::string::npos) {
    point = text.size();
    text.push_back('.');
  }
  text.append(digits - (text.size() - point - 1), '0');
  return text;
}

std::string LinesOf(const Charge& charge) {
  return charge.lines().empty() ? "all lines" : LinesText(charge.lines());
}

// "19 % of 25.40", in the currency of the law. Of a rate in words without a percentage the base is
// not a money amount.
std::string RateOf(const Answer& answer, const Charge& charge) {
  std::string text = Name(answer, charge.rate_text());
  if (charge.rate_percent_e6() != 0) {
    text = Decimal::FromScaled(static_cast<__int128>(charge.rate_percent_e6()) * 1'000'000)
               .ToString() +
           " %";
  }
  if (charge.base() == 0 || text.find('%') == std::string::npos) return text;
  return text + " of " + Amount(answer, charge.legal_currency(), charge.base());
}

// What stands where the amount would be.
std::string FigureOf(const Answer& answer, const Charge& charge) {
  switch (charge.status()) {
    case type::v1::COMPONENT_STATUS_COMPUTED:
      return Amount(answer, 0, charge.amount());
    case type::v1::COMPONENT_STATUS_UNKNOWN:
      return charge.has_low() ? "unknown, " + Amount(answer, 0, charge.low()) + " to " +
                                    Amount(answer, 0, charge.high())
                              : "unknown";
    case type::v1::COMPONENT_STATUS_NOT_COMPUTED: {
      std::string text =
          "not computed: " +
          WordOf(charge.reason(), type::v1::NotComputedReason_Name, "NOT_COMPUTED_REASON_");
      if (charge.missing_field() != 0) text += ", give " + Name(answer, charge.missing_field());
      return text;
    }
    default:
      return WordOf(charge.status(), type::v1::ComponentStatus_Name, "COMPONENT_STATUS_");
  }
}

// Where a charge is collected, and who owes it.
std::string CollectionOf(const Charge& charge) {
  const std::string party = WordOf(charge.owed_by(), type::v1::Party_Name, "PARTY_");
  switch (charge.collection()) {
    case type::v1::COLLECTION_AT_SALE:
      return "collected at sale, paid over by " + party;
    case type::v1::COLLECTION_AT_BORDER:
      return "collected at the border, owed by " + party;
    case type::v1::COLLECTION_ON_DELIVERY:
      return "collected on delivery, owed by " + party;
    default:
      return WordOf(charge.collection(), type::v1::Collection_Name, "COLLECTION_");
  }
}

// An id stands as it is, a sentence once below the ways.
std::string RuleOf(const Answer& answer, uint32_t rule, std::vector<uint32_t>& footnotes) {
  if (Name(answer, rule).find(' ') == std::string::npos) return "rule " + Name(answer, rule);
  auto found = std::ranges::find(footnotes, rule);
  auto number = found - footnotes.begin() + 1;
  if (found == footnotes.end()) footnotes.push_back(rule);
  return absl::StrFormat("see [%d]", number);
}

std::string NotesOf(const Answer& answer, const Charge& charge, std::vector<uint32_t>& footnotes) {
  std::vector<std::string> notes;
  if (charge.status() == type::v1::COMPONENT_STATUS_COMPUTED) {
    notes.push_back(CollectionOf(charge));
    if (charge.legal_currency() != 0) {
      notes.push_back(Amount(answer, charge.legal_currency(), charge.legal_amount()) + " by law");
    }
  }
  if (charge.rule() != 0) notes.push_back(RuleOf(answer, charge.rule(), footnotes));
  for (int mark : charge.marks()) {
    notes.push_back(
        WordOf(static_cast<type::v1::ChargeMark>(mark), type::v1::ChargeMark_Name, "CHARGE_MARK_"));
  }
  return absl::StrJoin(notes, "; ");
}

}  // namespace

std::string Word(const std::string& name, size_t prefix) {
  std::string word = name.substr(std::min(prefix, name.size()));
  for (char& c : word) c = c == '_' ? ' ' : static_cast<char>(std::tolower(c));
  return word;
}

std::string LinesText(const google::protobuf::RepeatedField<uint32_t>& lines) {
  std::vector<std::string> numbers;
  for (uint32_t line : lines) numbers.push_back(std::to_string(line + 1));
  return (numbers.size() == 1 ? "line " : "lines ") + absl::StrJoin(numbers, ",");
}

std::string Amount(const Answer& answer, uint32_t currency, int64_t minor) {
  const type::v1::Currency& unit = answer.currencies(static_cast<int>(currency));
  return AmountText(minor, unit.minor_digits()) + " " + unit.code();
}

const std::string& Name(const Answer& answer, uint32_t place) {
  return answer.names(static_cast<int>(place));
}

void PrintRow(const std::string& label, const std::string& figure, std::ostream& out,
              const std::string& remark) {
  out << absl::StrFormat("      %-66s %14s%s%s\n", label, figure, remark.empty() ? "" : "  ",
                         remark);
}

void PrintCharge(const Answer& answer, const Charge& charge, std::vector<uint32_t>& footnotes,
                 std::ostream& out) {
  std::string family = WordOf(charge.family(), type::v1::LevyFamily_Name, "LEVY_FAMILY_");
  std::string levy = charge.levy() == 0 ? "" : Name(answer, charge.levy());
  std::string notes = NotesOf(answer, charge, footnotes);
  out << absl::StrFormat("      %-15s %-18s %-10s %-20s %14s%s%s\n", family, levy, LinesOf(charge),
                         RateOf(answer, charge), FigureOf(answer, charge),
                         notes.empty() ? "" : "  ", notes);
}

void PrintFreight(const Answer& answer, const type::v1::FreightComponent& part, std::ostream& out) {
  std::string label = "freight " +
                      WordOf(part.kind(), type::v1::FreightPartKind_Name, "FREIGHT_PART_KIND_") +
                      ", " + WordOf(part.basis(), type::v1::FreightBasis_Name, "FREIGHT_BASIS_");
  if (part.as_of() != 0) label += " of " + Name(answer, part.as_of());
  PrintRow(label, part.unknown() ? "not known" : Amount(answer, 0, part.amount()), out);
}

}  // namespace landfall::server
