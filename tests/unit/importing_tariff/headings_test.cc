#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/importing_tariff/import_fixture.h"

namespace landfall {
namespace {

constexpr std::string_view kHead =
    "territory,hs_prefix,description,mfn_rate_text,valid_from,valid_to,source,as_of,confidence,"
    "note\n";

TEST(ImportHeadings, WritesOneScheduleForEachTerritory) {
  const std::string bytes =
      std::string(kHead) +
      "QM,6109,\"T-shirts, knitted\",18%,2010-01-01,2020-12-31,qm-law,2025-01-01,high,\n"
      "QM,6109,T-shirts,17%,2021-01-01,,qm-law,2025-01-01,high,\n"
      "QM,2204,wine,XTS 0.02 per litre,2010-01-01,2019-12-31,\"own knowledge: law, art. 1\",,low,\n"
      "QN,6109,T-shirts,varies,2010-01-01,,qn,2025-01-01,high,\n"
      "QN,6110,jerseys,5%,some day,,qn,2025-01-01,high,\n";
  const TariffInput input{.bytes = bytes, .from = Day()};
  const auto report = ImportHeadings({&input, 1}, kOptions);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(Rows(*report, "qm-headings.csv"),
            "2204,mfn,2010-01-01,XTS 0.02 per litre,0.02 XTS / LTR,PARSED,low,"
            "\"own knowledge: law, art. 1\"\n"
            "2204,mfn,2020-01-01,,,ENDED,,\n"
            "6109,mfn,2010-01-01,18%,18 %,PARSED,high,qm-law\n"
            "6109,mfn,2021-01-01,17%,17 %,PARSED,high,qm-law\n");
  EXPECT_EQ(Rows(*report, "qn-headings.csv"), "6109,mfn,2010-01-01,varies,,UNPARSED,high,qn\n");
  EXPECT_EQ(report->rejected.size(), 2u);
}

TEST(ImportHeadings, RefusesOtherFiles) {
  for (std::string_view bytes : {"", "a,b\n", "territory,hs_prefix\n"}) {
    const TariffInput input{.bytes = bytes, .from = Day()};
    EXPECT_FALSE(ImportHeadings({&input, 1}, kOptions).ok()) << bytes;
  }
}

}  // namespace
}  // namespace landfall
