#include "common/territory/code.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace landfall {
namespace {

TEST(Code, WhatIsParsedComesBack) {
  for (std::string_view text : {"D", "DE", "ES-CN", "EU", "A+", "12345678"}) {
    std::optional<Code> code = Code::Parse(text);
    ASSERT_TRUE(code.has_value()) << text;
    EXPECT_EQ(code->ToString(), text);
    EXPECT_EQ(Code::FromPacked(code->packed()), *code);
  }
}

TEST(Code, CodesSortAsTheirTexts) {
  std::vector<std::string> texts = {"ES-CN", "E", "ES", "EU", "A+", "DE", "ESX", "12"};
  std::vector<Code> codes;
  for (const std::string& text : texts) codes.push_back(Code::Of(text));
  std::ranges::sort(texts);
  std::ranges::sort(codes);
  for (size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(codes[i].ToString(), texts[i]);
}

TEST(Code, AnythingElseIsRefused) {
  for (std::string_view text : {"", "123456789", "D E", "\x01", "Å", "\x7f", "a\tb"}) {
    EXPECT_EQ(Code::Parse(text), std::nullopt) << text;
  }
  EXPECT_TRUE(Code::Of("too long a code").IsNone());
  EXPECT_EQ(Code().ToString(), "");
}

}  // namespace
}  // namespace landfall
