#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/edge/json/json.h"

namespace landfall {

// Columns of the Japanese schedule as we name them.
struct JpColumn {
  std::string_view key;        // in the file
  std::string_view programme;  // empty for the first three
};

inline constexpr size_t kJpGeneral = 0;
inline constexpr size_t kJpTemporary = 1;
inline constexpr size_t kJpWto = 2;
inline constexpr size_t kJpFirstProgramme = 3;

inline constexpr std::array<JpColumn, 27> kJpColumns = {{
    {"基本", ""},
    {"暫定", ""},
    {"WTO協定", ""},
    {"特恵", "GSP"},
    {"特別特恵", "LDC"},
    {"EPA_シンガポール", "SG"},
    {"EPA_メキシコ", "MX"},
    {"EPA_マレーシア", "MY"},
    {"EPA_チリ", "CL"},
    {"EPA_タイ", "TH"},
    {"EPA_インドネシア", "ID"},
    {"EPA_ブルネイ", "BN"},
    {"EPA_アセアン", "ASEAN"},
    {"EPA_フィリピン", "PH"},
    {"EPA_スイス", "CH"},
    {"EPA_ベトナム", "VN"},
    {"EPA_インド", "IN"},
    {"EPA_ペルー", "PE"},
    {"EPA_豪州", "AU"},
    {"EPA_モンゴル", "MN"},
    {"EPA_CPTPP", "CPTPP"},
    {"EPA_欧州連合", "EU"},
    {"EPA_英国", "GB"},
    {"EPA_RCEP_アセアン豪州NZ", "RCEP"},
    {"EPA_RCEP_中国", "RCEP-CN"},
    {"EPA_RCEP_韓国", "RCEP-KR"},
    {"EPA_日米貿易協定", "US"},
}};

// One statistical line with the cells it has or inherits.
struct JpLine {
  std::string code;  // nine digits
  std::array<std::string, kJpColumns.size()> cells{};
  std::string unit1{};
  std::string unit2{};
};

// Walks one chapter. A line's empty cell takes the cell of the nearest line above it in the tree
// that has one, column by column, as the printed table does with cells that span rows. Appends the
// statistical lines to `lines`; `own_general` gets every general cell stated anywhere, with its
// number.
struct JpStatedCell {
  std::string number;  // as printed
  std::string text;
};
void WalkJpChapter(const Json& chapter, std::vector<JpLine>& lines,
                   std::vector<JpStatedCell>& own_general);

}  // namespace landfall
