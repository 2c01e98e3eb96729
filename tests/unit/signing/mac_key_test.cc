#include "common/edge/signing/mac_key.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "absl/strings/escaping.h"

namespace landfall {
namespace {

std::string Hex(const Sha256& bytes) {
  return absl::BytesToHexString({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

// Test cases of RFC 4231.
struct MacCase {
  const char* name;
  std::string key;
  std::string bytes;
  const char* mac;
};

class MacKeyTest : public testing::TestWithParam<MacCase> {};

TEST_P(MacKeyTest, IsTheMacOfTheStandard) {
  EXPECT_EQ(Hex(MacKey(GetParam().key).MacOf(GetParam().bytes)), GetParam().mac);
}

INSTANTIATE_TEST_SUITE_P(
    Rfc4231, MacKeyTest,
    testing::Values(MacCase{"ShorterThanABlock", std::string(20, '\x0b'), "Hi There",
                            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
                    MacCase{"Text", "Jefe", "what do ya want for nothing?",
                            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
                    MacCase{"LongerThanABlock", std::string(131, '\xaa'),
                            "Test Using Larger Than Block-Size Key - Hash Key First",
                            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"}),
    [](const auto& info) { return info.param.name; });

TEST(MacKeyTest, ServesOtherBytesAndOtherThreadsAfterwards) {
  MacKey key("Jefe");
  Sha256 expected = key.MacOf("what do ya want for nothing?");
  EXPECT_NE(key.MacOf("what do ya want for nothing!"), expected);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 100; ++j) EXPECT_EQ(key.MacOf("what do ya want for nothing?"), expected);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(MacKeyTest, AnotherKeyGivesAnotherMac) {
  EXPECT_NE(MacKey("Jefe").MacOf("bytes"), MacKey("Jeff").MacOf("bytes"));
}

}  // namespace
}  // namespace landfall
