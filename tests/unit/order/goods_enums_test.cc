#include "common/order/goods_enums.h"

#include <set>
#include <string>

#include "gtest/gtest.h"

namespace landfall {
namespace {

TEST(GoodsFlagTest, EveryFlagHasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (int number = 1; number < kGoodsFlagLimit; ++number) {
    std::string_view name = GoodsFlagName(static_cast<GoodsFlag>(number));
    EXPECT_FALSE(name.empty()) << number;
    EXPECT_TRUE(names.insert(name).second) << name;
  }
}

TEST(GoodsFlagTest, NumbersThatAreNoFlagHaveNoName) {
  EXPECT_EQ(GoodsFlagName(GoodsFlag::kUnset), "");
  EXPECT_EQ(GoodsFlagName(static_cast<GoodsFlag>(kGoodsFlagLimit)), "");
  EXPECT_EQ(GoodsFlagName(static_cast<GoodsFlag>(255)), "");
}

}  // namespace
}  // namespace landfall
