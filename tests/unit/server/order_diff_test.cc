#include "services/server/order_diff.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace landfall::server {
namespace {

namespace fs = std::filesystem;

// Lays a duty of 10 % on everything over the tariff of Australia.
constexpr const char* kOtherDuty = R"(
levies {
  id: "au.duty"
  name: "Customs duty"
  territory: "AU"
  family: FAMILY_DUTY
  base { quantity: QUANTITY_CUSTOMS_VALUE }
  rounding { mode: MODE_HALF_UP step: "0.01" }
  versions { from: "2000-07-01" percent: "10" source: "own.au-abf-practice.low" }
}
)";

class OrderDiffTest : public ::testing::Test {
 protected:
  OrderDiffTest() {
    std::string pattern = (fs::temp_directory_path() / "landfall-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    fs::create_directories(folder_ + "/orders");
    fs::create_directories(folder_ + "/overlay");
    for (const char* order : {"jp-au-lens.json", "de-ch-shoes.json"}) {
      fs::copy_file(std::string(LANDFALL_SOURCE_DIR) + "/examples/orders/" + order,
                    folder_ + "/orders/" + order);
    }
    std::ofstream(folder_ + "/overlay/law.textproto") << kOtherDuty;
  }
  ~OrderDiffTest() override { fs::remove_all(folder_); }

  int Run(const std::string& before, const std::string& after) {
    std::ostringstream out;
    const int code = DiffOrders({before, after, folder_ + "/orders"}, out);
    printed_ = out.str();
    return code;
  }

  std::string folder_;
  std::string printed_;
};

TEST_F(OrderDiffTest, AnotherDutyIsShownInMoneyForTheOrdersItMoves) {
  const std::string data = std::string(LANDFALL_SOURCE_DIR) + "/data";
  EXPECT_EQ(Run(data, data + "," + folder_ + "/overlay"), 1);
  EXPECT_TRUE(printed_.starts_with("order de-ch-shoes.json: ")) << printed_;
  const std::string lens = printed_.substr(printed_.find("order jp-au-lens.json: "));
  EXPECT_TRUE(lens.starts_with("order jp-au-lens.json: 0 options the same\n  changed ")) << lens;
  EXPECT_NE(lens.find(" JPY -> "), std::string::npos) << lens;
  const std::string shoes = printed_.substr(0, printed_.find("order jp-au-lens.json: "));
  EXPECT_EQ(shoes.find("changed"), std::string::npos) << shoes;
}

TEST_F(OrderDiffTest, ASideThatDoesNotCompileIsNamedWithItsDefects) {
  std::ofstream(folder_ + "/overlay/law.textproto") << "levies { colour: 3 }";
  EXPECT_EQ(Run(folder_ + "/overlay", folder_ + "/overlay"), 2);
  EXPECT_NE(printed_.find("law.textproto:1"), std::string::npos) << printed_;
}

TEST_F(OrderDiffTest, WithoutOrdersNothingDiffers) {
  fs::remove_all(folder_ + "/orders");
  EXPECT_EQ(Run("nowhere", "nowhere"), 0);
  EXPECT_EQ(printed_, folder_ + "/orders: no orders\n");
}

}  // namespace
}  // namespace landfall::server
