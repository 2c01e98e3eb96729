#include "common/edge/xml/xml.h"
#include "common/importing/rates/importers.h"
#include "common/importing/rates/official_day.h"
#include "common/importing/rates/rate_collector.h"

namespace landfall {
namespace {

void AddDay(const XmlDocument& document, XmlElement cube, RateCollector& collector) {
  size_t line = document.LineOf(cube);
  std::string_view time = cube.Attribute("time").value_or("");
  std::optional<Day> day = ParseOfficialDay(time);
  if (!day) return collector.Reject(line, time, "not a day");
  for (XmlElement rate : cube.Children("Cube")) {
    collector.Add(document.LineOf(rate), {.first = *day, .last = *day, .published = *day},
                  rate.Attribute("currency").value_or(""), rate.Attribute("rate").value_or(""));
  }
}

}  // namespace

absl::StatusOr<RateImportReport> ImportEcbXml(std::string_view bytes,
                                              const RateImportOptions& options) {
  absl::StatusOr<XmlDocument> document = XmlDocument::Parse(bytes);
  if (!document.ok()) return document.status();
  absl::StatusOr<RateCollector> collector = RateCollector::For(options, "EUR");
  if (!collector.ok()) return collector.status();
  size_t days = 0;
  for (XmlElement outer : document->root().Children("Cube")) {
    for (XmlElement cube : outer.Children("Cube")) {
      AddDay(*document, cube, *collector);
      ++days;
    }
  }
  if (document->root().name() != "Envelope" || days == 0) {
    return absl::InvalidArgumentError("not an ECB rate file: no Envelope with Cube elements");
  }
  return std::move(*collector).Finish();
}

}  // namespace landfall
