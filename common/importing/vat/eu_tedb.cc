#include "common/importing/vat/eu_tedb.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "common/edge/xml/xml.h"
#include "common/edge/zip/zip.h"

namespace landfall {
namespace {

constexpr size_t kDayLetters = 10;  // of "2024-01-01+01:00"

// One result as the message has it.
struct Result {
  size_t line = 0;
  std::string state;
  std::string type;       // STANDARD or REDUCED
  std::string rate_type;  // DEFAULT, REDUCED_RATE, EXEMPTED …
  std::string value;
  std::string day;
  std::vector<std::string> codes;

  std::string Text() const { return type + " " + rate_type + " " + value + " on " + day; }
};

// The message spells Greece its own way.
std::string TerritoryOf(const std::string& state) { return state == "EL" ? "GR" : state; }

std::string Digits(std::string_view text) {
  std::string digits;
  for (char c : text) {
    if (c >= '0' && c <= '9') digits.push_back(c);
  }
  return digits;
}

Result ReadResult(const XmlDocument& document, XmlElement element) {
  Result result{.line = document.LineOf(element),
                .state = std::string(element.ChildText("memberState").value_or("")),
                .type = std::string(element.ChildText("type").value_or("")),
                .day = std::string(element.ChildText("situationOn").value_or(""))};
  result.day.resize(std::min(result.day.size(), kDayLetters));
  for (XmlElement rate : element.Children("rate")) {
    result.rate_type = rate.ChildText("type").value_or("");
    result.value = rate.ChildText("value").value_or("");
  }
  for (XmlElement list : element.Children("cnCodes")) {
    for (XmlElement code : list.Children("code")) {
      result.codes.push_back(Digits(code.ChildText("value").value_or("")));
    }
  }
  return result;
}

// Why a result is no rate of ours; empty when it is one.
std::string Objection(const Result& result) {
  constexpr size_t kMinDigits = 2;
  constexpr size_t kMaxDigits = 12;
  if (result.state.size() != 2) return "the state is not two letters";
  if (!Day::Parse(result.day).ok()) return "the day is not a day";
  if (result.rate_type == "EXEMPTED") return "an exemption is not a rate of nothing";
  if (result.rate_type == "OUT_OF_SCOPE" || result.rate_type == "NOT_APPLICABLE") {
    return "not a rate";
  }
  const absl::StatusOr<Decimal> percent = Decimal::Parse(result.value);
  if (!percent.ok() || percent->IsNegative() || *percent > Decimal::FromInteger(100)) {
    return "the rate is not a percentage";
  }
  if (result.type == "STANDARD") return "";
  if (result.codes.empty()) return "a reduced rate without goods codes";
  for (const std::string& code : result.codes) {
    if (code.size() < kMinDigits || code.size() > kMaxDigits) return "a goods code is not a code";
  }
  return "";
}

using Key = std::tuple<std::string, std::string, std::string>;  // territory, code, category
using Days = std::map<Day, std::pair<Decimal, const Result*>>;

// Rates by what they are of and by day; one that is given twice must be the same.
class Collected {
 public:
  explicit Collected(VatImport& import) : import_(import) {}

  void Add(const Result& result) {
    ++import_.read;
    const std::string objection = Objection(result);
    if (!objection.empty()) return Reject(result, objection);
    const Decimal percent = *Decimal::Parse(result.value);
    if (result.type == "STANDARD") return Put({result.state, "", "standard"}, percent, result);
    for (const std::string& code : result.codes) Put({result.state, code, ""}, percent, result);
  }

  void Finish() {
    for (const auto& [key, days] : rates_) {
      const Decimal* last = nullptr;
      for (const auto& [day, rate] : days) {
        if (last != nullptr && *last == rate.first) continue;
        last = &rate.first;
        if (refused_.contains({key, day})) continue;
        const auto& [state, hs, category] = key;
        import_.rates.push_back({TerritoryOf(state), hs, category, rate.first, day});
      }
    }
  }

 private:
  void Put(const Key& key, Decimal percent, const Result& result) {
    const Day day = *Day::Parse(result.day);
    const auto [found, fresh] = rates_[key].try_emplace(day, percent, &result);
    if (fresh || found->second.first == percent) return;
    refused_[{key, day}] = true;
    Reject(result, "another rate of the same goods and day is " + found->second.first.ToString() +
                       " %: neither is taken");
  }

  void Reject(const Result& result, const std::string& reason) {
    import_.rejections.push_back({result.line, TerritoryOf(result.state), result.Text(), reason});
  }

  VatImport& import_;
  std::map<Key, Days> rates_;
  std::map<std::pair<Key, Day>, bool> refused_;
};

}  // namespace

absl::StatusOr<VatImport> ImportEuTedb(std::string_view bytes) {
  absl::StatusOr<std::string> text = Gunzip(bytes);
  if (!text.ok()) return text.status();
  absl::StatusOr<XmlDocument> document = XmlDocument::Parse(*text);
  if (!document.ok()) return document.status();
  std::vector<Result> results;
  for (XmlElement body : document->root().Children("Body")) {
    for (XmlElement message : body.Children("retrieveVatRatesRespMsg")) {
      for (XmlElement result : message.Children("vatRateResults")) {
        results.push_back(ReadResult(*document, result));
      }
    }
  }
  if (results.empty()) return absl::InvalidArgumentError("holds no vatRateResults");
  VatImport import;
  Collected collected(import);
  for (const Result& result : results) collected.Add(result);
  collected.Finish();
  return import;
}

}  // namespace landfall
