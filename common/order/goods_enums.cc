#include "common/order/goods_enums.h"

#include <array>
#include <cstddef>

namespace landfall {
namespace {

constexpr std::array<std::string_view, kGoodsFlagLimit> kNames = {"",
                                                                  "BATTERY_IN_EQUIPMENT",
                                                                  "BATTERY_WITH_EQUIPMENT",
                                                                  "BATTERY_LOOSE",
                                                                  "MAGNET",
                                                                  "LIQUID",
                                                                  "POWDER",
                                                                  "FLAMMABLE",
                                                                  "AEROSOL",
                                                                  "DANGEROUS_GOODS",
                                                                  "PERFUME",
                                                                  "COSMETIC",
                                                                  "FOOD",
                                                                  "FOOD_SUPPLEMENT",
                                                                  "MEAT",
                                                                  "DAIRY",
                                                                  "PLANT",
                                                                  "ANIMAL",
                                                                  "ALCOHOL",
                                                                  "TOBACCO",
                                                                  "NICOTINE",
                                                                  "MEDICINE",
                                                                  "MEDICAL_DEVICE",
                                                                  "WEAPON",
                                                                  "BLADE",
                                                                  "VALUABLE",
                                                                  "CULTURAL_GOOD",
                                                                  "USED",
                                                                  "PERISHABLE",
                                                                  "FRAGILE"};

}  // namespace

std::string_view GoodsFlagName(GoodsFlag flag) {
  size_t number = static_cast<size_t>(flag);
  return number < kNames.size() ? kNames[number] : std::string_view();
}

}  // namespace landfall
