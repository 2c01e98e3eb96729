#include "common/importing/tariff/taric_measures.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_format.h"
#include "common/edge/xml/xml.h"

namespace landfall {
namespace {

std::string Child(XmlElement element, std::string_view name) {
  return std::string(element.ChildText(name).value_or(""));
}

// Joins the flat records of an envelope to measures.
class Envelope {
 public:
  absl::Status Add(XmlElement record) {
    ++number_;
    const std::string update = Child(record, "update.type");
    for (XmlElement body : record.Children()) {
      const std::string_view kind = body.name();
      if (kind == "measure") return Measure(body, update);
      if (kind == "measure.component") return Component(body, update);
      if (kind == "measure.condition") return Condition(body);
      if (kind == "measure.condition.component") priced_.insert(Child(body, kConditionSid));
      if (kind == "measure.excluded.geographical.area") {
        excluded_[Child(body, kSid)].push_back(Child(body, "excluded.geographical.area"));
      }
      if (kind == "measure.partial.temporary.stop") stopped_.insert(Child(body, kSid));
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<TaricMeasure>> Finish() {
    for (const std::string& condition : priced_) {
      // A condition of a measure that is not in this envelope says nothing of those that are.
      auto measure = measure_of_condition_.find(condition);
      if (measure != measure_of_condition_.end()) conditional_.insert(measure->second);
    }
    for (TaricMeasure& measure : measures_) {
      measure.components = std::move(components_[measure.sid]);
      // The numbers of the expressions say in which order they are read.
      std::ranges::stable_sort(measure.components, {}, &TaricComponent::expression);
      measure.excluded = std::move(excluded_[measure.sid]);
      measure.conditional = conditional_.contains(measure.sid);
      measure.stopped = stopped_.contains(measure.sid);
    }
    return std::move(measures_);
  }

 private:
  static constexpr std::string_view kSid = "measure.sid";
  static constexpr std::string_view kConditionSid = "measure.condition.sid";

  absl::Status Lacks(std::string_view what) const {
    return absl::InvalidArgumentError(absl::StrFormat("record %d has no %s", number_, what));
  }

  absl::Status Measure(XmlElement body, const std::string& update) {
    TaricMeasure measure{.record = number_,
                         .sid = Child(body, kSid),
                         .type = Child(body, "measure.type"),
                         .area = Child(body, "geographical.area"),
                         .code = Child(body, "goods.nomenclature.item.id"),
                         .from = Child(body, "validity.start.date"),
                         .until = Child(body, "validity.end.date"),
                         .quota = Child(body, "ordernumber"),
                         .additional_code = Child(body, "additional.code")};
    if (measure.sid.empty()) return Lacks(kSid);
    if (update != "1" && update != "2" && update != "3") return Lacks("update.type of 1, 2 or 3");
    measure.update = static_cast<TaricUpdate>(update[0] - '0');
    measures_.push_back(std::move(measure));
    return absl::OkStatus();
  }

  absl::Status Component(XmlElement body, const std::string& update) {
    const std::string sid = Child(body, kSid);
    if (sid.empty()) return Lacks(kSid);
    TaricComponent part{.expression = Child(body, "duty.expression.id"),
                        .amount = Child(body, "duty.amount"),
                        .currency = Child(body, "monetary.unit.code"),
                        .unit = Child(body, "measurement.unit.code"),
                        .qualifier = Child(body, "measurement.unit.qualifier.code")};
    std::vector<TaricComponent>& parts = components_[sid];
    // A part that is changed or deleted in the envelope that inserted it.
    if (update != "3") {
      std::erase_if(
          parts, [&](const TaricComponent& known) { return known.expression == part.expression; });
    }
    if (update != "2") parts.push_back(std::move(part));
    return absl::OkStatus();
  }

  absl::Status Condition(XmlElement body) {
    const std::string sid = Child(body, kSid);
    if (sid.empty()) return Lacks(kSid);
    measure_of_condition_[Child(body, kConditionSid)] = sid;
    return absl::OkStatus();
  }

  size_t number_ = 0;
  std::vector<TaricMeasure> measures_;
  std::map<std::string, std::vector<TaricComponent>> components_;
  std::map<std::string, std::vector<std::string>> excluded_;
  std::map<std::string, std::string> measure_of_condition_;
  std::set<std::string> priced_;  // conditions with a rate of their own
  std::set<std::string> conditional_;
  std::set<std::string> stopped_;
};

}  // namespace

absl::StatusOr<std::vector<TaricMeasure>> ReadTaricEnvelope(std::string_view bytes) {
  absl::StatusOr<XmlDocument> document = XmlDocument::Parse(bytes);
  if (!document.ok()) return document.status();
  if (document->root().name() != "envelope") {
    return absl::InvalidArgumentError("not a TARIC envelope");
  }
  Envelope envelope;
  for (XmlElement transaction : document->root().Children("transaction")) {
    for (XmlElement message : transaction.Children("app.message")) {
      for (XmlElement transmission : message.Children("transmission")) {
        for (XmlElement record : transmission.Children("record")) {
          if (absl::Status status = envelope.Add(record); !status.ok()) return status;
        }
      }
    }
  }
  return envelope.Finish();
}

}  // namespace landfall
