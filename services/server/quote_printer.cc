#include "services/server/quote_printer.h"

#include <google/protobuf/util/time_util.h>

#include <map>
#include <set>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "common/money/money.h"
#include "google/rpc/error_details.pb.h"
#include "services/server/charge_printer.h"

namespace landfall::server {
namespace {

using type::v1::Answer;
using type::v1::Option;

// The caller's own figure, to the cent or as finely as it was given.
std::string PriceText(const google::type::Money& price) {
  std::string text = absl::StrFormat("%d.%09d", price.units(), price.nanos());
  while (text.ends_with('0') && text.size() > text.find('.') + 3) text.pop_back();
  return text + " " + price.currency_code();
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
  out << absl::StrFormat("      %-66s %14s, at the end %s\n",
                         "law changes " + Name(answer, change.at()) + ": " +
                             Name(answer, change.rule()) + "; at the start",
                         Amount(answer, 0, change.total_at_start()),
                         Amount(answer, 0, change.total_at_end()));
}

void PrintOption(const Answer& answer, uint32_t index, std::vector<uint32_t>& footnotes,
                 std::ostream& out) {
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
  PrintRow("goods", Amount(answer, 0, totals.goods()), out);
  for (const type::v1::FreightComponent& part : option.freight()) PrintFreight(answer, part, out);
  for (const type::v1::Charge& charge : option.charges())
    PrintCharge(answer, charge, footnotes, out);
  std::string range;
  if (totals.has_low()) {
    range = totals.has_high() ? Amount(answer, 0, totals.low()) + " to " +
                                    Amount(answer, 0, totals.high()) + " in all  "
                              : "at least " + Amount(answer, 0, totals.low()) + " in all  ";
  }
  PrintRow(option.complete() ? "LANDED" : "LANDED, as far as known",
           Amount(answer, 0, totals.total()), out, range + (option.complete() ? "" : "INCOMPLETE"));
  PrintLawChange(answer, option, out);
  PrintRow("payable at checkout", Amount(answer, 0, option.payable_at_checkout()), out);
  PrintRow("payable on delivery", Amount(answer, 0, option.payable_on_delivery()), out);
}

void PrintInShort(const Answer& answer, uint32_t index, std::ostream& out) {
  const Option& option = answer.options(static_cast<int>(index));
  out << absl::StrFormat(
      "  %d. %-24s %s, %s, landed %s%s\n", index + 1, Name(answer, option.service()),
      WordOf(option.mode(), type::v1::Mode_Name, "MODE_"),
      WordOf(option.terms(), type::v1::Terms_Name, "TERMS_"),
      Amount(answer, 0, option.totals().total()), option.complete() ? "" : ", incomplete");
}

// Best first: the best way of each mode, the cheapest and the fastest line by line, every other in
// one line.
void PrintOptions(const Answer& answer, std::ostream& out) {
  std::vector<uint32_t> footnotes;
  std::set<type::v1::Mode> shown;
  for (uint32_t i = 0; i < static_cast<uint32_t>(answer.options_size()); ++i) {
    bool first = shown.insert(answer.options(static_cast<int>(i)).mode()).second;
    if (first || i == answer.fastest().option() || i == answer.cheapest().option()) {
      PrintOption(answer, i, footnotes, out);
    } else {
      PrintInShort(answer, i, out);
    }
  }
  for (size_t i = 0; i < footnotes.size(); ++i) {
    out << absl::StrFormat("  [%d] %s\n", i + 1, Name(answer, footnotes[i]));
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
    out << "  note: " << WordOf(warning.kind(), type::v1::WarningKind_Name, "WARNING_KIND_");
    if (warning.rule() != 0) out << " (" << Name(answer, warning.rule()) << ')';
    if (!warning.lines().empty()) out << ", " << LinesText(warning.lines());
    if (warning.detail() != 0) out << ": " << Name(answer, warning.detail());
    if (warning.field() != 0) out << ", see " << Name(answer, warning.field());
    out << '\n';
  }
}

// What the dates of the order fall back to.
std::string DayOf(const type::v1::Order& order) {
  if (!order.has_as_of()) return "now";
  return google::protobuf::util::TimeUtil::ToString(order.as_of());
}

}  // namespace

void PrintQuote(const std::string& title, const quote::v1::CreateQuoteRequest& request,
                const quote::v1::Quote& quote, std::ostream& out) {
  const Answer& answer = quote.answer();
  out << "== " << title << '\n';
  out << absl::StrFormat(
      "  %s -> %s (customs %s), %s, %s, edition %s, rates %s\n", Name(answer, answer.dispatch()),
      answer.destination().territory(), answer.destination().customs(), DayOf(request.order()),
      type::v1::TradeClass_Name(answer.trade_class()).substr(sizeof("TRADE_CLASS_") - 1),
      answer.edition_id().substr(0, 12), answer.rate_set_id().substr(0, 12));
  for (int i = 0; i < request.order().lines_size(); ++i) {
    const type::v1::Line& line = request.order().lines(i);
    out << absl::StrFormat("  line %d: %d x HS %s from %s at %s\n", i + 1, line.quantity(),
                           line.hs_code(), line.origin(), PriceText(line.unit_price()));
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
