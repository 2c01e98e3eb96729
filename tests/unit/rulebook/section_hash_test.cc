#include "common/rulebook/edition/section_hash.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace landfall {
namespace {

uint64_t HashOf(std::string_view text) {
  return SectionHash(std::as_bytes(std::span<const char>(text.data(), text.size())));
}

TEST(SectionHash, IsXxh64AsPublished) {
  EXPECT_EQ(HashOf(""), 0xef46db3751d8e999u);
  EXPECT_EQ(HashOf("a"), 0xd24ec4f1a98c6e5bu);
  EXPECT_EQ(HashOf("abc"), 0x44bc2cf5ad770999u);
  EXPECT_EQ(HashOf("Nobody inspects the spammish repetition"), 0xfbcea83c8a378bf1u);
}

TEST(SectionHash, EveryBitCounts) {
  std::string text(100, 'x');
  std::set<uint64_t> seen{HashOf(text)};
  for (size_t bit = 0; bit < text.size() * 8; ++bit) {
    text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << bit % 8));
    EXPECT_TRUE(seen.insert(HashOf(text)).second) << bit;
    text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << bit % 8));
  }
}

}  // namespace
}  // namespace landfall
