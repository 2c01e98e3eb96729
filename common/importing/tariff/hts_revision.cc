#include "common/importing/tariff/hts_revision.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "common/edge/json/json.h"
#include "common/edge/zip/zip.h"
#include "common/importing/tariff/schedule_writer.h"
#include "common/importing/tariff/unit_spelling.h"

namespace landfall {
namespace {

constexpr size_t kRateDigits = 8;

// Digits of "0101.29.00.10"; the empty text when there is anything else in it.
std::string Digits(std::string_view number) {
  std::string digits;
  for (char c : number) {
    if (c == '.') continue;
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) return {};
    digits.push_back(c);
  }
  return digits;
}

HtsCells Cells(const Json& row, size_t record) {
  HtsCells cells{.record = record};
  cells.general = OneLine(JsonText(row, "general"));
  cells.special = OneLine(JsonText(row, "special"));
  cells.other = OneLine(JsonText(row, "other"));
  const Json& units = JsonMember(row, "units");
  std::string* const into[] = {&cells.unit1, &cells.unit2};
  for (size_t i = 0; i < 2 && units.is_array() && i < units.size(); ++i) {
    const auto* unit = units[i].get_ptr<const std::string*>();
    if (unit != nullptr) *into[i] = UsUnitCode(*unit);
  }
  return cells;
}

bool StatesRate(const HtsCells& cells) {
  return !cells.general.empty() || !cells.special.empty() || !cells.other.empty();
}

// True when each cell is empty or says what the subheading says.
bool Repeats(const HtsCells& line, const HtsCells& subheading) {
  auto same = [](const std::string& a, const std::string& b) { return a.empty() || a == b; };
  return same(line.general, subheading.general) && same(line.special, subheading.special) &&
         same(line.other, subheading.other);
}

// A rate on the only statistical line of a subheading is the subheading's: "0106110000" with a rate
// and no "0106.11.00" of its own becomes 01061100 with ending 00.
void AddStatisticalRate(const std::string& code, HtsCells cells, HtsRevision& revision) {
  const std::string subheading = code.substr(0, kRateDigits);
  const auto found = revision.lower_bound(subheading);
  if (found == revision.end() || found->first.substr(0, kRateDigits) != subheading) {
    cells.suffixes = {code.substr(kRateDigits)};
    cells.lifted = true;
    revision.emplace(subheading, std::move(cells));
    return;
  }
  if (found->first == subheading && !found->second.lifted && Repeats(cells, found->second)) {
    found->second.suffixes.push_back(code.substr(kRateDigits));
    return;
  }
  if (found->second.lifted) {
    HtsCells first = std::move(found->second);
    revision.erase(found);
    const std::string first_code = subheading + first.suffixes[0];
    first.suffixes.clear();
    first.lifted = false;
    revision.emplace(first_code, std::move(first));
  }
  revision.emplace(code, std::move(cells));
}

}  // namespace

absl::StatusOr<HtsRevision> ReadHtsRevision(std::string_view bytes) {
  absl::StatusOr<std::string> text = Gunzip(bytes);
  if (!text.ok()) return text.status();
  absl::StatusOr<Json> document = ParseJson(*text);
  if (!document.ok()) return document.status();
  if (!document->is_array() || document->empty() || !document->front().contains("htsno")) {
    return absl::InvalidArgumentError("not a list of HTS records");
  }
  HtsRevision revision;
  size_t record = 0;
  for (const Json& row : *document) {
    ++record;
    const std::string code = Digits(JsonText(row, "htsno"));
    if (code.size() < 4) continue;  // a line of the hierarchy
    HtsCells cells = Cells(row, record);
    if (StatesRate(cells)) {
      if (code.size() > kRateDigits) {
        AddStatisticalRate(code, std::move(cells), revision);
      } else {
        revision.insert_or_assign(code, std::move(cells));
      }
      continue;
    }
    if (code.size() <= kRateDigits) continue;
    // A statistical line without a rate of its own inherits that of its subheading.
    const auto subheading = revision.find(std::string_view(code).substr(0, kRateDigits));
    if (subheading == revision.end()) continue;
    subheading->second.suffixes.push_back(code.substr(kRateDigits));
    if (subheading->second.unit1.empty()) subheading->second.unit1 = cells.unit1;
    if (subheading->second.unit2.empty()) subheading->second.unit2 = cells.unit2;
  }
  return revision;
}

}  // namespace landfall
