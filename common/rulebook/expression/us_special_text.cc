#include "absl/strings/ascii.h"
#include "common/rulebook/expression/duty_text.h"

namespace landfall {
namespace {

std::string_view Trim(std::string_view text) {
  while (!text.empty() && absl::ascii_isspace(static_cast<unsigned char>(text.front()))) {
    text.remove_prefix(1);
  }
  while (!text.empty() && absl::ascii_isspace(static_cast<unsigned char>(text.back()))) {
    text.remove_suffix(1);
  }
  return text;
}

// One or two capital letters, then perhaps "+" or "*".
bool IsProgramme(std::string_view text) {
  if (!text.empty() && (text.back() == '+' || text.back() == '*')) text.remove_suffix(1);
  if (text.empty() || text.size() > 2) return false;
  for (char c : text) {
    if (!absl::ascii_isupper(static_cast<unsigned char>(c))) return false;
  }
  return true;
}

// Codes between commas (or, by slips of the publisher, blanks and full stops); an empty list when
// the bracket holds anything else.
std::vector<std::string> Programmes(std::string_view list) {
  std::vector<std::string> out;
  while (!list.empty()) {
    const size_t end = list.find_first_of(", .");
    const std::string_view code = list.substr(0, end);
    if (!code.empty() && !IsProgramme(code)) return {};
    if (!code.empty()) out.emplace_back(code);
    if (end == std::string_view::npos) break;
    list.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace

absl::StatusOr<std::vector<ProgrammeRate>> ParseUsSpecialText(std::string_view text) {
  std::vector<ProgrammeRate> rates;
  std::string rate;  // text before the bracket of its programmes
  text = Trim(text);
  while (!text.empty()) {
    const size_t open = text.find('(');
    if (open == std::string_view::npos) break;
    const size_t close = text.find(')', open);
    if (close == std::string_view::npos || text.find('(', open + 1) < close) {
      return absl::InvalidArgumentError("unbalanced brackets");
    }
    rate.append(text.substr(0, open));
    std::vector<std::string> programmes = Programmes(text.substr(open + 1, close - open - 1));
    if (programmes.empty()) {  // a bracket inside the rate text
      rate.append(text.substr(open, close + 1 - open));
    } else {
      const std::string_view trimmed = Trim(rate);
      rates.push_back({std::string(trimmed), std::move(programmes), ParseUsHtsText(trimmed)});
      rate.clear();
    }
    text.remove_prefix(close + 1);
  }
  rate.append(text);
  const std::string_view rest = Trim(rate);
  if (!rest.empty()) {  // a rate for every programme, as chapter 99 writes it
    rates.push_back({std::string(rest), {}, ParseUsHtsText(rest)});
  }
  return rates;
}

}  // namespace landfall
