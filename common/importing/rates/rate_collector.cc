#include "common/importing/rates/rate_collector.h"

#include "absl/strings/str_cat.h"

namespace landfall {

absl::StatusOr<RateCollector> RateCollector::For(const RateImportOptions& options,
                                                 std::string_view file_base) {
  if (options.source.base.ToString() != file_base) {
    return absl::InvalidArgumentError(
        absl::StrCat("the file quotes for one ", std::string(file_base), ", the table '",
                     options.source.id, "' for one ", options.source.base.ToString()));
  }
  RateCollector collector(options);
  collector.report_.table.source = options.source;
  return collector;
}

void RateCollector::Add(size_t line, const RateDays& days, std::string_view currency,
                        std::string_view rate) {
  ++report_.read;
  std::string text = absl::StrCat(std::string(currency), "=", std::string(rate));
  auto code = CurrencyCode::Parse(currency);
  if (!code.ok()) return Reject(line, text, "not a currency code of three capital letters");
  if (*code == options_->source.base) return Reject(line, text, "quotes the file's own base");
  if (days.last < days.first) return Reject(line, text, "the period ends before it begins");
  auto value = Decimal::Parse(rate);
  if (!value.ok()) {
    return Reject(line, text, "the rate is not a plain decimal with a dot and at most 12 places");
  }
  if (*value <= Decimal()) return Reject(line, text, "the rate must be above zero");
  QuotedRate quoted{.quote = *code,
                    .row = {.rate = *value,
                            .valid_from = days.first,
                            .valid_to = days.last,
                            .published = days.published}};
  if (IsRepeat(line, quoted, text)) return;
  if (days.last < options_->first || days.first > options_->last) {
    ++report_.outside;
    return;
  }
  report_.table.rates.push_back(quoted);
}

bool RateCollector::IsRepeat(size_t line, const QuotedRate& rate, std::string_view text) {
  auto [it, fresh] = seen_.try_emplace({rate.quote, rate.row.valid_from}, rate.row.rate);
  if (fresh) return false;
  if (it->second == rate.row.rate) {
    ++report_.repeated;
  } else {
    Reject(line, text,
           absl::StrCat("contradicts ", it->second.ToString(), " given before for the same days"));
  }
  return true;
}

void RateCollector::Reject(size_t line, std::string_view text, std::string_view reason) {
  report_.rejections.push_back(
      {.line = line, .text = std::string(text), .reason = std::string(reason)});
}

RateImportReport RateCollector::Finish() && {
  SortRates(report_.table.rates);
  return std::move(report_);
}

}  // namespace landfall
