#include "services/server/quote_printer.h"

#include <map>
#include <set>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "common/money/money.h"
#include "google/rpc/error_details.pb.h"

namespace landfall::server {
namespace {

using type::v1::Answer;
using type::v1::Charge;
using type::v1::Option;

// "TRADE_CLASS_B2C" without its prefix, in words a person reads.
std::string Word(const std::string& name, size_t prefix) {
  std::string word = name.substr(std::min(prefix, name.size()));
  for (char& c : word) c = c == '_' ? ' ' : static_cast<char>(std::tolower(c));
  return word;
}

template <typename Enum>
std::string WordOf(Enum value, const std::string& (*name)(Enum), std::string_view prefix) {
  return Word(name(value), prefix.size());
}

std::string Amount(const Answer& answer, uint32_t currency, int64_t minor) {
  const type::v1::Currency& unit = answer.currencies(static_cast<int>(currency));
  return AmountText(minor, unit.minor_digits()) + " " + unit.code();
}

const std::string& Name(const Answer& answer, uint32_t place) {
  return answer.names(static_cast<int>(place));
}

std::string LinesOf(const Charge& charge) {
  if (charge.lines().empty()) return "all lines";
  std::vector<std::string> lines;
  for (uint32_t line : charge.lines()) lines.push_back(std::to_string(line + 1));
  return (lines.size() == 1 ? "line " : "lines ") + absl::StrJoin(lines, ",");
}

std::string RateOf(const Answer& answer, const Charge& charge) {
  if (charge.rate_percent_e6() != 0) {
    return Decimal::FromScaled(static_cast<__int128>(charge.rate_percent_e6()) * 1'000'000)
               .ToString() +
           " %";
  }
  return charge.rate_text() == 0 ? "" : Name(answer, charge.rate_text());
}

// What stands where the amount would be.
std::string FigureOf(const Answer& answer, const Charge& charge) {
  switch (charge.status()) {
    case type::v1::COMPONENT_STATUS_COMPUTED: {
      std::string text = Amount(answer, 0, charge.amount());
      if (charge.legal_currency() != 0) {
        text += "  (" + Amount(answer, charge.legal_currency(), charge.legal_amount()) + ")";
      }
      return text;
    }
    case type::v1::COMPONENT_STATUS_UNKNOWN:
      return "unknown, " + Amount(answer, 0, charge.low()) + " to " +
             Amount(answer, 0, charge.high());
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

std::string NotesOf(const Answer& answer, const Charge& charge) {
  std::vector<std::string> notes;
  bool computed = charge.status() == type::v1::COMPONENT_STATUS_COMPUTED;
  if (computed) {
    notes.push_back(WordOf(charge.collection(), type::v1::Collection_Name, "COLLECTION_"));
  }
  if (charge.rule() != 0) notes.push_back(Name(answer, charge.rule()));
  for (int mark : charge.marks()) {
    notes.push_back(
        WordOf(static_cast<type::v1::ChargeMark>(mark), type::v1::ChargeMark_Name, "CHARGE_MARK_"));
  }
  return absl::StrJoin(notes, "; ");
}

void PrintCharge(const Answer& answer, const Charge& charge, std::ostream& out) {
  std::string name = charge.levy() == 0
                         ? WordOf(charge.family(), type::v1::LevyFamily_Name, "LEVY_FAMILY_")
                         : Name(answer, charge.levy());
  out << absl::StrFormat("      %-26s %-10s %-18s %s\n", name, LinesOf(charge),
                         RateOf(answer, charge), FigureOf(answer, charge));
  std::string notes = NotesOf(answer, charge);
  if (!notes.empty()) out << absl::StrFormat("      %-26s %s\n", "", notes);
}

void PrintFreight(const Answer& answer, const Option& option, std::ostream& out) {
  for (const type::v1::FreightComponent& part : option.freight()) {
    std::string as_of = part.as_of() == 0 ? "" : " of " + Name(answer, part.as_of());
    out << absl::StrFormat(
        "      %-26s %-10s %-18s %s\n",
        "freight " + WordOf(part.kind(), type::v1::FreightPartKind_Name, "FREIGHT_PART_KIND_"), "",
        WordOf(part.basis(), type::v1::FreightBasis_Name, "FREIGHT_BASIS_") + as_of,
        part.unknown() ? "not known" : Amount(answer, 0, part.amount()));
  }
}

std::string MarksOf(const Answer& answer, uint32_t index) {
  std::string marks;
  if (index == 0) {
    marks =
        "  <- best: " + WordOf(answer.best().reason(), type::v1::RankReason_Name, "RANK_REASON_");
  }
  if (index == answer.cheapest().option()) marks += "  [cheapest]";
  if (index == answer.fastest().option()) marks += "  [fastest]";
  return marks;
}

// A rule that changes while the goods are on the way, and what entering at either end costs.
void PrintLawChange(const Answer& answer, const Option& option, std::ostream& out) {
  if (!option.has_law_change()) return;
  const type::v1::LawChange& change = option.law_change();
  out << absl::StrFormat("      %-56s %s, at the end %s\n",
                         "law changes " + Name(answer, change.at()) + ": " +
                             Name(answer, change.rule()) + "; at the start",
                         Amount(answer, 0, change.total_at_start()),
                         Amount(answer, 0, change.total_at_end()));
}

void PrintOption(const Answer& answer, uint32_t index, std::ostream& out) {
  const Option& option = answer.options(static_cast<int>(index));
  std::string days = option.max_days() == 0
                         ? "days not known"
                         : absl::StrFormat("%d-%d days", option.min_days(), option.max_days());
  out << absl::StrFormat("  %d. %s  %s, %s, %s, regime %s%s\n", index + 1,
                         Name(answer, option.service()),
                         WordOf(option.mode(), type::v1::Mode_Name, "MODE_"),
                         WordOf(option.terms(), type::v1::Terms_Name, "TERMS_"), days,
                         Name(answer, option.regime()), MarksOf(answer, index));
  const type::v1::Totals& totals = option.totals();
  out << absl::StrFormat("      %-56s %s\n", "goods", Amount(answer, 0, totals.goods()));
  PrintFreight(answer, option, out);
  for (const Charge& charge : option.charges()) PrintCharge(answer, charge, out);
  std::string total = Amount(answer, 0, totals.total());
  if (totals.has_low()) {
    total +=
        "  (" + Amount(answer, 0, totals.low()) + " to " + Amount(answer, 0, totals.high()) + ")";
  }
  out << absl::StrFormat("      %-56s %s%s\n", "LANDED", total,
                         option.complete() ? "" : "  INCOMPLETE");
  PrintLawChange(answer, option, out);
  out << absl::StrFormat("      %-56s %s\n", "payable at checkout",
                         Amount(answer, 0, option.payable_at_checkout()));
  out << absl::StrFormat("      %-56s %s\n", "payable on delivery",
                         Amount(answer, 0, option.payable_on_delivery()));
}

// The best way of each mode line by line, and every other way in one line.
void PrintOptions(const Answer& answer, std::ostream& out) {
  std::set<type::v1::Mode> shown;
  std::vector<uint32_t> others;
  for (uint32_t i = 0; i < static_cast<uint32_t>(answer.options_size()); ++i) {
    bool first = shown.insert(answer.options(static_cast<int>(i)).mode()).second;
    if (first || i == answer.fastest().option() || i == answer.cheapest().option()) {
      PrintOption(answer, i, out);
    } else {
      others.push_back(i);
    }
  }
  for (uint32_t i : others) {
    const Option& option = answer.options(static_cast<int>(i));
    out << absl::StrFormat(
        "  %d. %-24s %s, %s, landed %s%s\n", i + 1, Name(answer, option.service()),
        WordOf(option.mode(), type::v1::Mode_Name, "MODE_"),
        WordOf(option.terms(), type::v1::Terms_Name, "TERMS_"),
        Amount(answer, 0, option.totals().total()), option.complete() ? "" : ", incomplete");
  }
}

void PrintRejections(const Answer& answer, std::ostream& out) {
  std::map<std::string, std::vector<std::string>> by_reason;
  for (const type::v1::Rejection& rejection : answer.rejections()) {
    by_reason[WordOf(rejection.reason(), type::v1::RejectionReason_Name, "REJECTION_REASON_")]
        .push_back(Name(answer, rejection.service()));
  }
  for (const auto& [reason, services] : by_reason) {
    out << absl::StrFormat("  rejected (%s): %s\n", reason, absl::StrJoin(services, ", "));
  }
}

void PrintWarnings(const Answer& answer, std::ostream& out) {
  for (const type::v1::Warning& warning : answer.warnings()) {
    std::string rule = warning.rule() == 0 ? "" : " (" + Name(answer, warning.rule()) + ")";
    out << "  note: " << WordOf(warning.kind(), type::v1::WarningKind_Name, "WARNING_KIND_") << rule
        << '\n';
  }
}

}  // namespace

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

void PrintQuote(const std::string& title, const quote::v1::CreateQuoteRequest& request,
                const quote::v1::Quote& quote, std::ostream& out) {
  const Answer& answer = quote.answer();
  out << "== " << title << '\n';
  out << absl::StrFormat(
      "  %s -> %s (customs %s), %s, edition %s, rates %s\n", Name(answer, answer.dispatch()),
      answer.destination().territory(), answer.destination().customs(),
      type::v1::TradeClass_Name(answer.trade_class()).substr(sizeof("TRADE_CLASS_") - 1),
      answer.edition_id().substr(0, 12), answer.rate_set_id().substr(0, 12));
  for (int i = 0; i < request.order().lines_size(); ++i) {
    const type::v1::Line& line = request.order().lines(i);
    out << absl::StrFormat("  line %d: %d x HS %s from %s at %d.%09d %s\n", i + 1, line.quantity(),
                           line.hs_code(), line.origin(), line.unit_price().units(),
                           line.unit_price().nanos(), line.unit_price().currency_code());
  }
  PrintOptions(answer, out);
  if (answer.options().empty()) out << "  no way is open\n";
  PrintRejections(answer, out);
  PrintWarnings(answer, out);
  out << std::endl;
}

std::string DescribeFaults(const google::rpc::Status& status) {
  std::string text = status.message();
  for (const google::protobuf::Any& detail : status.details()) {
    google::rpc::BadRequest bad;
    if (!detail.UnpackTo(&bad)) continue;
    for (const auto& violation : bad.field_violations()) {
      text += "\n  " + violation.field() + ": " + violation.description();
    }
  }
  return text;
}

}  // namespace landfall::server
