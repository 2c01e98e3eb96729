#include "common/rulebook/load/utf8.h"

#include <gtest/gtest.h>

namespace landfall {
namespace {

TEST(Utf8, WellFormedTextIsAccepted) {
  for (std::string_view text :
       {"", "abc", "Åland", "暫定", "\xF0\x9F\x93\xA6", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(IsUtf8(text)) << text;
  }
}

TEST(Utf8, BrokenSequencesAreRefused) {
  for (std::string_view text : {"\x80", "a\xC3", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80",
                                "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xFF", "\xE6\x9A"}) {
    EXPECT_FALSE(IsUtf8(text));
  }
  EXPECT_EQ(LineOfBadUtf8("one\ntwo\n\xFFthree"), 3);
}

}  // namespace
}  // namespace landfall
