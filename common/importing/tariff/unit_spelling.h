#pragma once

#include <string_view>

namespace landfall {

// UN/ECE code of a unit of quantity as the US or Japanese schedule spells it ("No.", "doz. prs.",
// "SM"); the empty view for what is not a plain unit of the goods ("Cu kg", "t adw").
std::string_view UsUnitCode(std::string_view spelling);
std::string_view JpUnitCode(std::string_view spelling);

}  // namespace landfall
