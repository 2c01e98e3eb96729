#include "absl/strings/str_cat.h"
#include "common/edge/xml/xml.h"
#include "common/importing/rates/importers.h"
#include "common/importing/rates/official_day.h"
#include "common/importing/rates/rate_collector.h"

namespace landfall {

absl::StatusOr<RateImportReport> ImportHmrcXml(std::string_view bytes,
                                               const RateImportOptions& options) {
  absl::StatusOr<XmlDocument> document = XmlDocument::Parse(bytes);
  if (!document.ok()) return document.status();
  XmlElement root = document->root();
  if (root.name() != "exchangeRateMonthList") {
    return absl::InvalidArgumentError("not an HMRC rate file: no exchangeRateMonthList");
  }
  std::string_view period = root.Attribute("Period").value_or("");
  std::optional<RateDays> days = ParseOfficialPeriod(period);
  if (!days) {
    return absl::InvalidArgumentError(
        absl::StrCat("Period '", std::string(period), "' is not two days in order"));
  }
  absl::StatusOr<RateCollector> collector = RateCollector::For(options, "GBP");
  if (!collector.ok()) return collector.status();
  for (XmlElement entry : root.Children("exchangeRate")) {
    collector->Add(document->LineOf(entry), *days, entry.ChildText("currencyCode").value_or(""),
                   entry.ChildText("rateNew").value_or(""));
  }
  return std::move(*collector).Finish();
}

}  // namespace landfall
