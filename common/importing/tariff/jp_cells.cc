#include "common/importing/tariff/jp_cells.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "common/importing/tariff/schedule_writer.h"
#include "common/importing/tariff/unit_spelling.h"

namespace landfall {
namespace {

constexpr size_t kCodeDigits = 9;
constexpr int kMaxDepth = 20;

std::string Digits(std::string_view text) {
  std::string digits;
  for (char c : text) {
    if (absl::ascii_isdigit(static_cast<unsigned char>(c))) digits.push_back(c);
  }
  return digits;
}

class Walk {
 public:
  Walk(std::vector<JpLine>& lines, std::vector<JpStatedCell>& own_general)
      : lines_(lines), own_general_(own_general) {}

  void Node(const Json& node, JpLine line, int depth) {
    const Json& rates = JsonMember(node, "rate");
    for (size_t i = 0; i < kJpColumns.size(); ++i) {
      std::string text = OneLine(JsonText(rates, kJpColumns[i].key));
      if (text.empty()) continue;
      if (i == kJpGeneral) own_general_.push_back({Number(node), text});
      line.cells[i] = std::move(text);
    }
    if (!JsonText(node, "hs_code").empty()) {
      line.code = Digits(Number(node));
      const Json& units = JsonMember(node, "unit");
      line.unit1 = JpUnitCode(JsonText(units, "I"));
      line.unit2 = JpUnitCode(JsonText(units, "II"));
      if (line.unit1.empty()) line.unit1 = std::exchange(line.unit2, "");
      if (line.code.size() == kCodeDigits) lines_.push_back(line);
    }
    const Json& children = JsonMember(node, "children");
    if (!children.is_array() || depth >= kMaxDepth) return;
    for (const Json& child : children) Node(child, line, depth + 1);
  }

 private:
  static std::string Number(const Json& node) {
    std::string number(JsonText(node, "stat_code"));
    if (!JsonText(node, "hs_code").empty()) number += "-" + std::string(JsonText(node, "hs_code"));
    return number;
  }

  std::vector<JpLine>& lines_;
  std::vector<JpStatedCell>& own_general_;
};

}  // namespace

void WalkJpChapter(const Json& chapter, std::vector<JpLine>& lines,
                   std::vector<JpStatedCell>& own_general) {
  if (!chapter.is_array()) return;
  for (const Json& node : chapter) Walk(lines, own_general).Node(node, JpLine{}, 0);
}

}  // namespace landfall
