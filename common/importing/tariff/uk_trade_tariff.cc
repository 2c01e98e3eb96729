#include <map>
#include <utility>

#include "common/edge/json/json.h"
#include "common/edge/zip/zip.h"
#include "common/importing/tariff/importers.h"
#include "common/importing/tariff/schedule_writer.h"
#include "common/importing/tariff/taric_rows.h"

namespace landfall {
namespace {

constexpr size_t kDayLetters = 10;  // of "2021-01-01T00:00:00.000Z"

// Resources of an answer by type and id, as relationships name them.
using Included = std::map<std::pair<std::string, std::string>, const Json*>;

std::string Attribute(const Json& resource, std::string_view name) {
  return std::string(JsonText(JsonMember(resource, "attributes"), name));
}

// A number of the answer as it is written there.
std::string Number(const Json& resource, std::string_view name) {
  const Json& value = JsonMember(JsonMember(resource, "attributes"), name);
  return value.is_number() ? value.dump() : Attribute(resource, name);
}

const Json& Related(const Json& resource, std::string_view name) {
  return JsonMember(JsonMember(JsonMember(resource, "relationships"), name), "data");
}

std::string RelatedId(const Json& resource, std::string_view name) {
  return std::string(JsonText(Related(resource, name), "id"));
}

const Json* Find(const Included& included, const Json& reference) {
  const auto found = included.find(
      {std::string(JsonText(reference, "type")), std::string(JsonText(reference, "id"))});
  return found == included.end() ? nullptr : found->second;
}

// Whether a condition of the measure decides its rate: it has a rate of its own, or a price.
bool IsConditional(const Included& included, const Json& measure) {
  constexpr std::string_view kPrice = "V";
  const Json& conditions = Related(measure, "measure_conditions");
  if (!conditions.is_array()) return false;
  for (const Json& reference : conditions) {
    const Json* condition = Find(included, reference);
    if (condition == nullptr) return true;
    const Json& components = Related(*condition, "measure_condition_components");
    if (Attribute(*condition, "condition_code") == kPrice ||
        (components.is_array() && !components.empty())) {
      return true;
    }
  }
  return false;
}

// False when a part the measure names is not in the answer.
bool AddComponents(const Included& included, const Json& resource, TaricMeasure& measure) {
  const Json& components = Related(resource, "measure_components");
  if (!components.is_array()) return true;
  for (const Json& reference : components) {
    const Json* part = Find(included, reference);
    if (part == nullptr) return false;
    measure.components.push_back(
        {.expression = Attribute(*part, "duty_expression_id"),
         .amount = Number(*part, "duty_amount"),
         .currency = Attribute(*part, "monetary_unit_code"),
         .unit = Attribute(*part, "measurement_unit_code"),
         .qualifier = Attribute(*part, "measurement_unit_qualifier_code")});
  }
  return true;
}

// "T…" behind a day that the source gives as an instant.
std::string DayOf(const std::string& instant) { return instant.substr(0, kDayLetters); }

absl::Status AddMeasures(const Json& document, const Included& included, TaricRows& rows) {
  const Json& commodity = JsonMember(document, "data");
  size_t number = 0;
  for (const Json& reference : Related(commodity, "import_measures")) {
    ++number;
    const Json* resource = Find(included, reference);
    if (resource == nullptr) {
      return absl::InvalidArgumentError("measure " + std::string(JsonText(reference, "id")) +
                                        " is named and not included");
    }
    TaricMeasure measure{.record = number,
                         .sid = std::string(JsonText(reference, "id")),
                         .type = RelatedId(*resource, "measure_type"),
                         .area = RelatedId(*resource, "geographical_area"),
                         .code = Attribute(commodity, "goods_nomenclature_item_id"),
                         .from = DayOf(Attribute(*resource, "effective_start_date")),
                         .until = DayOf(Attribute(*resource, "effective_end_date")),
                         .quota = RelatedId(*resource, "order_number"),
                         .additional_code = RelatedId(*resource, "additional_code"),
                         .conditional = IsConditional(included, *resource)};
    if (!AddComponents(included, *resource, measure)) {
      return absl::InvalidArgumentError("measure " + measure.sid +
                                        " has a part that is not included");
    }
    const Json& excluded = Related(*resource, "excluded_countries");
    if (excluded.is_array()) {
      for (const Json& area : excluded) measure.excluded.emplace_back(JsonText(area, "id"));
    }
    rows.Add(measure);
  }
  return absl::OkStatus();
}

// One of the two tariffs the service answers for.
struct Service {
  std::string_view source;  // as answers name it
  ScheduleHead head;
  TaricRows rows;
};

absl::Status AddAnswer(std::string_view bytes, std::vector<Service>& services) {
  absl::StatusOr<std::string> text = Gunzip(bytes);
  if (!text.ok()) return text.status();
  absl::StatusOr<Json> document = ParseJson(*text);
  if (!document.ok()) return document.status();
  const Json& commodity = JsonMember(*document, "data");
  if (JsonText(commodity, "type") != "commodity" ||
      !Related(commodity, "import_measures").is_array()) {
    return absl::InvalidArgumentError("not the answer of one commodity");
  }
  Included included;
  for (const Json& resource : JsonMember(*document, "included")) {
    included[{std::string(JsonText(resource, "type")), std::string(JsonText(resource, "id"))}] =
        &resource;
  }
  const std::string_view source =
      JsonText(JsonMember(JsonMember(commodity, "meta"), "duty_calculator"), "source");
  for (Service& service : services) {
    if (service.source == source) return AddMeasures(*document, included, service.rows);
  }
  return absl::InvalidArgumentError("does not say whether it is of the UK or the XI tariff");
}

}  // namespace

absl::StatusOr<TariffImportReport> ImportUkTradeTariff(TariffInputs inputs,
                                                       const TariffImportOptions& options) {
  if (inputs.empty()) return absl::InvalidArgumentError("no answer of the Trade Tariff given");
  TariffImportReport report;
  const std::string source = "HM Revenue & Customs, Trade Tariff API v2, answers of commodities";
  const std::string note =
      "mfn is the third country duty (measure type 103); preference is the tariff preference (142) "
      "of the area in programmes; only the commodities asked for";
  std::vector<Service> services;
  services.push_back({"uk",
                      {.name = "gb-trade-tariff",
                       .title = "UK Trade Tariff",
                       .source = source,
                       .currency = "GBP",
                       .note = note},
                      TaricRows("gb", report)});
  services.push_back({"xi",
                      {.name = "xi-trade-tariff",
                       .title = "Northern Ireland Trade Tariff",
                       .source = source,
                       .currency = "EUR",
                       .note = note},
                      TaricRows("xi", report)});
  for (const TariffInput& input : inputs) {
    if (absl::Status status = AddAnswer(input.bytes, services); !status.ok()) return status;
  }
  for (Service& service : services) {
    for (ScheduleFile& file : WriteSchedule(service.head, options, service.rows.Take())) {
      file.partial = true;
      report.files.push_back(std::move(file));
    }
  }
  return report;
}

}  // namespace landfall
