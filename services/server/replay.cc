#include "services/server/replay.h"

#include <map>
#include <optional>
#include <string_view>

#include "common/money/fraction.h"
#include "common/money/money.h"
#include "common/money/rounding.h"

namespace landfall::server {
namespace {

using type::v1::ExplanationNode;

Decimal Number(std::string_view text) { return Decimal::Parse(text).value_or(Decimal::Overflow()); }

bool TakePrefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool TakeSuffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

// What stands before the next ", ", which is taken off the text.
std::string_view TakePart(std::string_view& text) {
  size_t end = text.find(", ");
  std::string_view part = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 2);
  return part;
}

Decimal Rounded(Decimal value, type::v1::RoundingMode mode, std::string_view increment) {
  if (increment.empty()) return value;
  return Round(value, {static_cast<RoundingMode>(static_cast<int>(mode) - 1), Number(increment)});
}

// "33.58 USD" in the currency of the node; nullopt in another.
std::optional<Decimal> AmountIn(std::string_view text, std::string_view currency) {
  if (!TakeSuffix(text, currency) || !TakeSuffix(text, " ")) return std::nullopt;
  return Number(text);
}

// What a formula makes of the base; nullopt for one that cannot be read from the answer alone.
std::optional<Decimal> ValueOf(std::string_view formula, Decimal base, std::string_view currency) {
  std::string_view rate = TakePart(formula);
  const Decimal hundred = Decimal::FromInteger(100);
  Decimal value;
  if (rate == "Free of base") {
    value = Decimal();
  } else if (TakeSuffix(rate, " % of base")) {
    value = Fraction(base).Times(Number(rate)).Over(hundred).Value();
  } else if (TakeSuffix(rate, " % of base and itself")) {
    value = Fraction(base).Times(Number(rate)).Over(hundred - Number(rate)).Value();
  } else {
    return AmountIn(rate, currency);
  }
  if (value.IsOverflow()) return std::nullopt;  // the percentage is more than a number
  while (!formula.empty()) {
    std::string_view part = TakePart(formula);
    bool least = TakePrefix(part, "at least ");
    if (!least && !TakePrefix(part, "at most ")) return std::nullopt;
    std::optional<Decimal> limit = AmountIn(part, currency);
    if (!limit.has_value()) return std::nullopt;
    value = least ? Larger(value, *limit) : Smaller(value, *limit);
  }
  return value;
}

class Replayer {
 public:
  explicit Replayer(const type::v1::Answer& answer) : answer_(answer) {}

  void Option(const type::v1::Option& option) {
    service_ = Name(option.service());
    documents_.clear();
    for (const ExplanationNode& node : option.explanation()) Node(node);
    for (const auto& [rule, document] : documents_) {
      const ExplanationNode& of = *document.node;
      Same(rule + " of the document",
           Rounded(document.sum, of.document_rounding_mode(), of.document_rounding_increment()),
           document.declared);
    }
  }

  Replay Take() { return std::move(replay_); }

 private:
  struct Document {
    const ExplanationNode* node = nullptr;
    Decimal sum;
    Decimal declared;
  };

  const std::string& Name(uint32_t place) const { return answer_.names(static_cast<int>(place)); }

  void Same(const std::string& what, Decimal again, Decimal told) {
    if (again == told) {
      ++replay_.recomputed;
    } else {
      replay_.differences.push_back(service_ + ", " + what + ": told " + told.ToString() +
                                    ", comes to " + again.ToString());
    }
  }

  static Decimal SumOf(const ExplanationNode& node) {
    Decimal sum;
    for (const type::v1::ExplanationInput& input : node.inputs()) sum = sum + Number(input.value());
    return sum;
  }

  void Node(const ExplanationNode& node) {
    switch (node.kind()) {
      case type::v1::NODE_KIND_TOTAL:
        return Same("total", SumOf(node), Number(node.result()));
      case type::v1::NODE_KIND_CUSTOMS_VALUE:
        Same("customs value before rounding", SumOf(node), Number(node.exact()));
        return Same("customs value",
                    Rounded(Number(node.exact()), node.rounding_mode(), node.rounding_increment()),
                    Number(node.result()));
      case type::v1::NODE_KIND_CHARGE:
        if (!node.result().empty()) Charge(node);
        return;
      default:
        return;
    }
  }

  void Charge(const ExplanationNode& node) {
    const std::string& rule = Name(node.rule());
    const type::v1::Currency& currency = answer_.currencies(static_cast<int>(node.currency()));
    if (!node.base_exact().empty()) {
      Same(rule + ", sum of the base", SumOf(node), Number(node.base_exact()));
      Same(rule + ", base",
           Rounded(Number(node.base_exact()), node.base_rounding_mode(),
                   node.base_rounding_increment()),
           Number(node.base()));
    }
    std::optional<Decimal> value =
        ValueOf(Name(node.formula()), node.base().empty() ? Decimal() : Number(node.base()),
                currency.code());
    if (value.has_value()) {
      Same(rule + ", amount before rounding", *value, Number(node.exact()));
    } else {
      ++replay_.taken;
    }
    Decimal rounded = Number(node.rounded());
    Same(rule + ", rounded",
         Rounded(Number(node.exact()), node.rounding_mode(), node.rounding_increment()), rounded);
    if (node.document_rounding_increment().empty()) {
      // What the law carries exact is rounded once to be paid.
      Decimal minor = FromMinor(1, currency.minor_digits());
      Same(rule + ", declared", Round(rounded, {RoundingMode::kHalfUp, minor}),
           Number(node.result()));
      return;
    }
    Document& document = documents_[rule];
    document.node = &node;
    document.sum = document.sum + (node.document_sums_exact() ? Number(node.exact()) : rounded);
    document.declared = document.declared + Number(node.result());
  }

  const type::v1::Answer& answer_;
  std::string service_;
  std::map<std::string, Document> documents_;
  Replay replay_;
};

}  // namespace

Replay ReplayOf(const type::v1::Answer& answer) {
  Replayer replayer(answer);
  for (const type::v1::Option& option : answer.options()) replayer.Option(option);
  return replayer.Take();
}

}  // namespace landfall::server
