#include "common/importing/rates/rate_file_header.h"

#include <array>
#include <charconv>
#include <optional>

#include "absl/strings/str_cat.h"
#include "common/time/day.h"

namespace landfall {
namespace {

constexpr std::array<std::string_view, 7> kModes = {"HALF_UP", "HALF_EVEN", "HALF_DOWN", "UP",
                                                    "DOWN",    "CEIL",      "FLOOR"};
static_assert(static_cast<size_t>(RoundingMode::kFloor) + 1 == kModes.size());

// "HALF_UP 0.0001"
std::optional<Rounding> ParseRounding(std::string_view text) {
  size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  auto step = Decimal::Parse(text.substr(blank + 1));
  if (!step.ok() || *step <= Decimal()) return std::nullopt;
  for (size_t i = 0; i < kModes.size(); ++i) {
    if (kModes[i] != text.substr(0, blank)) continue;
    return Rounding{.mode = static_cast<RoundingMode>(i), .increment = *step};
  }
  return std::nullopt;
}

bool IsDay(std::string_view text) { return Day::Parse(text).ok(); }

// Takes one key; false when its value is malformed.
bool TakeExact(RateSource& source, std::string_view key, std::string_view value) {
  if (key == "base") {
    auto base = CurrencyCode::Parse(value);
    if (base.ok()) source.base = *base;
    return base.ok();
  }
  if (key == "carry_days") {
    auto end = std::from_chars(value.data(), value.data() + value.size(), source.carry_days);
    return end.ec == std::errc() && end.ptr == value.data() + value.size() &&
           source.carry_days >= 0;
  }
  std::optional<Rounding> rounding = ParseRounding(value);
  if (rounding) source.presentation = *rounding;
  return rounding.has_value();
}

std::string* TextField(RateSource& source, std::string_view key) {
  if (key == "source") return &source.id;
  if (key == "title") return &source.title;
  if (key == "publisher") return &source.publisher;
  if (key == "url") return &source.url;
  if (key == "licence") return &source.licence;
  if (key == "note") return &source.note;
  if (key == "as_of") return &source.as_of;
  if (key == "read_on") return &source.read_on;
  return nullptr;
}

void TakeLine(RateSource& source, std::string_view text, size_t line,
              std::vector<std::string>& defects) {
  size_t colon = text.find(": ");
  if (colon == std::string_view::npos) {
    defects.push_back(absl::StrCat("line ", line, ": expected '# key: value'"));
    return;
  }
  std::string_view key = text.substr(0, colon);
  std::string_view value = text.substr(colon + 2);
  bool well = true;
  if (std::string* field = TextField(source, key)) {
    *field = std::string(value);
    well = (key != "as_of" && key != "read_on") || IsDay(value);
  } else if (key == "base" || key == "carry_days" || key == "presentation") {
    well = TakeExact(source, key, value);
  } else if (key != "unit") {  // "unit" says for people what the base says for us
    defects.push_back(absl::StrCat("line ", line, ": unknown key '", std::string(key), "'"));
  }
  if (!well) {
    defects.push_back(absl::StrCat("line ", line, ": bad value of '", std::string(key), "'"));
  }
}

}  // namespace

RateSource ReadRateFileHeader(std::string_view bytes, std::vector<std::string>& defects) {
  RateSource source;
  size_t line = 0;
  while (bytes.substr(0, 1) == "#") {
    size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view text = bytes.substr(0, end);
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    TakeLine(source, text.substr(std::min<size_t>(2, text.size())), ++line, defects);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  if (source.id.empty() || source.base.IsNone() || source.title.empty() || source.as_of.empty() ||
      source.read_on.empty()) {
    defects.push_back("heading: needs source, base, title, as_of and read_on");
  }
  return source;
}

std::string WriteRateFileHeader(const RateSource& source) {
  std::string text;
  auto put = [&](const char* key, const std::string& value) {
    if (!value.empty()) absl::StrAppend(&text, "# ", key, ": ", value, "\n");
  };
  put("source", source.id);
  put("title", source.title);
  put("publisher", source.publisher);
  put("url", source.url);
  put("licence", source.licence);
  put("note", source.note);
  put("as_of", source.as_of);
  put("read_on", source.read_on);
  put("base", source.base.ToString());
  put("unit", "units of the quoted currency for one " + source.base.ToString());
  put("carry_days", absl::StrCat(source.carry_days));
  if (!source.presentation.increment.IsZero()) {
    auto mode = static_cast<size_t>(source.presentation.mode);
    put("presentation",
        absl::StrCat(std::string(kModes[mode]), " ", source.presentation.increment.ToString()));
  }
  return text;
}

}  // namespace landfall
