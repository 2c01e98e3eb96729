#include "services/quote/answer/explanation_nodes.h"

namespace landfall::quote {

type::v1::ExplanationNode& AddNode(type::v1::NodeKind kind, int parent, type::v1::Option& out) {
  out.add_explanation()->set_kind(kind);
  if (parent > 0) {
    out.mutable_explanation(parent - 1)
        ->add_children(static_cast<uint32_t>(out.explanation_size()));
  }
  return *out.mutable_explanation(out.explanation_size() - 1);
}

void AddInput(std::string_view name, const std::string& value, AnswerTables& tables,
              type::v1::ExplanationNode& node) {
  type::v1::ExplanationInput& input = *node.add_inputs();
  input.set_name(tables.Name(name));
  input.set_value(value);
}

type::v1::RoundingMode WireMode(RoundingMode mode) {
  return static_cast<type::v1::RoundingMode>(static_cast<int>(mode) + 1);
}

void SetRounding(const Rounding& rounding, type::v1::ExplanationNode& node) {
  if (rounding.increment.IsZero()) return;
  node.set_rounding_mode(WireMode(rounding.mode));
  node.set_rounding_increment(rounding.increment.ToString());
}

}  // namespace landfall::quote
