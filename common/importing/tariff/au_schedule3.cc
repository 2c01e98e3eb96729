#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "common/edge/json/json.h"
#include "common/edge/zip/zip.h"
#include "common/importing/tariff/importers.h"
#include "common/importing/tariff/repeated_codes.h"
#include "common/importing/tariff/schedule_writer.h"
#include "common/importing/tariff/unit_spelling.h"
#include "common/rulebook/expression/cursor.h"
#include "common/rulebook/expression/duty_text.h"

namespace landfall {
namespace {

constexpr int kMaxDepth = 6;

// Words after which a cell states the rate of a group of countries, not the general one.
constexpr std::array<std::string_view, 8> kGroups = {"dcs", "dct", "dc", "nz/",
                                                     "ca",  "my",  "us", "ldc"};

std::string Digits(std::string_view text) {
  std::string digits;
  for (char c : text) {
    if (absl::ascii_isdigit(static_cast<unsigned char>(c))) digits.push_back(c);
  }
  return digits;
}

// The length of "from1july2018" or "from 1 july 2018", without what is glued to its year; 0 if it
// is none.
size_t StageBytes(std::string_view text) {
  constexpr std::string_view kFrom = "from";
  if (text.substr(0, kFrom.size()) != kFrom) return 0;
  size_t at = kFrom.size();
  auto skip = [&](auto matches, size_t limit) {
    size_t taken = 0;
    while (at < text.size() && text[at] == ' ') ++at;
    for (; taken < limit && at < text.size() && matches(static_cast<unsigned char>(text[at]));
         ++at) {
      ++taken;
    }
    return taken;
  };
  if (skip(absl::ascii_isdigit, 2) == 0 || skip(absl::ascii_isalpha, 9) < 3) return 0;
  return skip(absl::ascii_isdigit, 4) == 4 ? at : 0;
}

// The general rate a cell states now: what follows its last stage, up to the first group.
std::string GeneralRate(std::string_view text) {
  const std::string normal = NormalizeDutyText(text);
  std::string_view rest = normal;
  for (size_t at = rest.rfind("from"); at != std::string_view::npos;) {
    const size_t bytes = StageBytes(rest.substr(at));
    if (bytes == 0) return {};
    rest.remove_prefix(at + bytes);
    break;
  }
  size_t end = rest.size();
  for (std::string_view group : kGroups) {
    const size_t at = rest.find(" " + std::string(group));
    if (at < end) end = at;
  }
  rest = rest.substr(0, end);
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  return std::string(rest);
}

class AuWalk {
 public:
  AuWalk(Day from, ImportTally& tally, std::vector<ScheduleLine>& out)
      : from_(from), tally_(tally), out_(out) {}

  // Sections hold chapters, chapters headings, headings classifications.
  void Node(const Json& node, int depth) {
    if (node.is_array()) {
      for (const Json& child : node) Node(child, depth);
      return;
    }
    if (!JsonText(node, "referenceNumber").empty()) return Classification(node);
    if (!node.is_object() || depth >= kMaxDepth) return;
    for (std::string_view key : {"chapters", "headings", "classifications"}) {
      Node(JsonMember(node, key), depth + 1);
    }
  }

 private:
  void Classification(const Json& node) {
    ++number_;
    ScheduleLine line{
        .code = Digits(JsonText(node, "referenceNumber")), .column = "general", .from = from_};
    const std::string_view text = JsonText(node, "dutyRate");
    line.rate_text = OneLine(text);
    if (NormalizeDutyText(text).empty()) return;
    line.unit1 = UsUnitCode(JsonText(node, "unit"));
    line.confidence = "low";
    const std::string general = GeneralRate(text);
    // Amounts in money follow an excise that is indexed twice a year; the file does not say when it
    // was read, so only percentages are taken.
    absl::StatusOr<Expression> rate = absl::InvalidArgumentError("an amount of an unknown day");
    if (general.find('$') == std::string::npos) rate = ParseFactsText(general);
    SetRate(line, rate);
    if (line.code.size() < 4) rate = absl::InvalidArgumentError("not a code");
    if (rate.ok()) {
      tally_.Parsed("au general");
    } else {
      tally_.Rejected({.line = number_,
                       .code = line.code,
                       .column = "au general",
                       .text = line.rate_text,
                       .reason = std::string(rate.status().message())});
    }
    if (line.code.size() >= 4) out_.push_back(std::move(line));
  }

  Day from_;
  ImportTally& tally_;
  std::vector<ScheduleLine>& out_;
  size_t number_ = 0;
};

}  // namespace

absl::StatusOr<TariffImportReport> ImportAuSchedule3(TariffInputs inputs,
                                                     const TariffImportOptions& options) {
  if (inputs.size() != 1) return absl::InvalidArgumentError("needs one file");
  const absl::StatusOr<std::string> text = Gunzip(inputs[0].bytes);
  if (!text.ok()) return text.status();
  const absl::StatusOr<Json> document = ParseJson(*text);
  if (!document.ok()) return document.status();
  TariffImportReport report;
  ImportTally tally(report);
  std::vector<ScheduleLine> lines;
  AuWalk(inputs[0].from, tally, lines).Node(*document, 0);
  if (lines.empty()) return absl::InvalidArgumentError("no classification in the file");
  const ScheduleHead head{.name = "au-schedule3",
                          .title = "Customs Tariff of Australia, Schedule 3, general rates",
                          .source = "Australian Border Force pages, scraped (CC BY 4.0)",
                          .currency = "AUD",
                          .note = "pages without a date: unverified"};
  report.files = WriteSchedule(head, options, MergeRepeatedCodes(std::move(lines), "au", report));
  return report;
}

}  // namespace landfall
