#include "services/server/recorded_publisher.h"

#include <string>
#include <utility>

namespace landfall::server {
namespace {

class RecordedPublisher : public currency::RatePublisher {
 public:
  RecordedPublisher(std::unique_ptr<currency::RatePublisher> publisher, Log& log,
                    MetricRegistry& metrics)
      : publisher_(std::move(publisher)),
        log_(log),
        taken_(Counter(metrics, "taken")),
        repeated_(Counter(metrics, "repeated")),
        validated_(Counter(metrics, "validated")),
        refused_(Counter(metrics, "refused")) {}

  absl::StatusOr<currency::PublicationOutcome> Publish(const currency::Publication& publication,
                                                       Instant now) override {
    absl::StatusOr<currency::PublicationOutcome> outcome = publisher_->Publish(publication, now);
    if (!outcome.ok() || !outcome->faults.empty()) {
      refused_.Add(1);
      log_.Say("warning", {{"event", "rates refused"},
                           {"request", publication.request_id},
                           {"source", publication.table.source.id}});
    } else if (outcome->repeated || publication.validate_only) {
      (outcome->repeated ? repeated_ : validated_).Add(1);
    } else {
      taken_.Add(1);
      log_.Say("info", {{"event", "rates published"},
                        {"request", publication.request_id},
                        {"source", publication.table.source.id},
                        {"rate_set", outcome->set.id},
                        {"effective", outcome->set.effective.ToString()},
                        {"changed", std::to_string(outcome->changed)}});
    }
    return outcome;
  }

 private:
  static MetricCounter& Counter(MetricRegistry& metrics, const char* outcome) {
    return metrics.MakeCounter({"landfall_rate_publications_total",
                                "Publications of exchange rates that were read, by outcome."},
                               {{"outcome", outcome}});
  }

  std::unique_ptr<currency::RatePublisher> publisher_;
  Log& log_;
  MetricCounter& taken_;
  MetricCounter& repeated_;
  MetricCounter& validated_;
  MetricCounter& refused_;
};

}  // namespace

std::unique_ptr<currency::RatePublisher> RecordPublications(
    std::unique_ptr<currency::RatePublisher> publisher, Log& log, MetricRegistry& metrics) {
  return std::make_unique<RecordedPublisher>(std::move(publisher), log, metrics);
}

}  // namespace landfall::server
