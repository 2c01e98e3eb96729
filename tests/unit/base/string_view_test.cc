#include "common/base/string_view.h"

#include <gtest/gtest.h>

#include <string>

namespace landfall {
namespace {

TEST(StringViewTest, CrossingOverKeepsTheSameBytes) {
  std::string text("a\0b", 3);
  std::string_view std_view(text);
  EXPECT_EQ(AbslView(std_view).data(), text.data());
  EXPECT_EQ(AbslView(std_view).size(), 3u);
  EXPECT_EQ(StdView(AbslView(std_view)), std_view);
  EXPECT_EQ(StdView(AbslView(std_view)).data(), text.data());
}

TEST(StringViewTest, AnEmptyViewStaysEmpty) {
  EXPECT_TRUE(AbslView({}).empty());
  EXPECT_TRUE(StdView({}).empty());
}

}  // namespace
}  // namespace landfall
