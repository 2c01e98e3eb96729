#include <gtest/gtest.h>

#include "common/rulebook/expression/duty_text.h"

namespace landfall {
namespace {

struct Case {
  std::string_view text;
  std::string_view printed;
};

TEST(UkTariffText, ReadsBothColumnsOfTheFile) {
  const Case cases[] = {
      {"0.0%", "Free"},
      {"34.00 GBP/100kg", "34 GBP / 100 KGM"},
      {"10.00% + 77.00 GBP/100kg", "10 % + 77 GBP / 100 KGM"},
      {"1.00 GBP/kg/lactic matter + 23.00 GBP/100kg",
       "1 GBP / KGM / lactic matter + 23 GBP / 100 KGM"},
      {"4.00% + 7.80 GBP/100kg eda", "4 % + 7.8 GBP / 100 KGM / drained"},
      {"42.00 GBP/100kg mas", "42 GBP / 100 KGM / dry matter"},
      {"0.30 GBP/100kg/net/%sacchar.", "0.3 GBP / 100 KGM / % sacchar."},
      {"28.00 GBP/100kg std qual", "28 GBP / 100 KGM / std quality"},
      {"0.50 GBP/%vol/hl + 2.60 GBP/hl", "0.5 GBP / HLT / % vol + 2.6 GBP / HLT"},
      {"127.00 GBP/ 1000 items", "127 GBP / 1000 NAR"},
      {"14.00% (01 JUL - 31 JAN), 0.00% (01 FEB - 30 JUN)",
       "14 % (07-01..01-31); 0 % (02-01..06-30)"},
      {"9.00% +  EA MAX 18.70%  + ADSZ", "9 % + EA MAX 18.7 % + ADSZ"},
      {"Entry Price", "ENTRY PRICE"},
      {"0.50 EUR / item MIN 2.70% MAX 4.60%", "0.5 EUR / NAR MIN 2.7 % MAX 4.6 %"},
      {"5.10% + 9.40 EUR / 100 kg / net drained wt", "5.1 % + 9.4 EUR / 100 KGM / drained"},
      {"10.40% MIN 1.3€/100kg/br (01 JAN-31 MAR, 01 DEC-31 DEC), 12.00% MIN 2€/100kg/br (01 APR-30 "
       "NOV)",
       "10.4 % MIN 1.3 EUR / 100 KGM / gross (01-01..03-31, 12-01..12-31); 12 % MIN 2 EUR / 100 "
       "KGM "
       "/ gross (04-01..11-30)"},
      {"6.50% MAX 5.00 EUR / 100 m", "6.5 % MAX 5 EUR / 100 MTR"},
      {"1.62 EUR / kg / tot alc", "1.62 EUR / KGM / total alcohol"},
  };
  for (const Case& c : cases) {
    const absl::StatusOr<Expression> read = ParseUkTariffText(c.text);
    ASSERT_TRUE(read.ok()) << c.text << ": " << read.status();
    EXPECT_EQ(FormatDutyText(read->View()), c.printed);
  }
}

TEST(UkTariffText, RefusesSlipsOfTheTypist) {
  for (std::string_view text :
       {"6.4 + 24.6 EUR/100 kg", "7.2 MIN 0.36 EUR/100 kg",
        "4.00% (01 JAN-31 MAR, 01-31 DEC), 5.10% (01 JUN-30 NOV)",
        "9.60% (01 JAN-15 MAY), 13.40% (16 MAY-30 JUNE)", "$5/kg", "5 cents/kg",
        "11.20% (01 JAN-31 APR, 01 AUG-31 DEC), 12.80% (01 MAY-31 JUL)"}) {
    EXPECT_FALSE(ParseUkTariffText(text).ok()) << text;
  }
}

TEST(UsHtsText, ReadsGeneralAndOther) {
  const Case cases[] = {
      {"Free", "Free"},
      {"1¢/kg", "0.01 USD / KGM"},
      {"$1.646/kg", "1.646 USD / KGM"},
      {"46.3¢/kg + 14.9%", "0.463 USD / KGM + 14.9 %"},
      {"39.9¢/kg +6%", "0.399 USD / KGM + 6 %"},
      {"33 1/3%", "33 1/3 %"},
      {"89.6¢/1000", "0.896 USD / 1000 NAR"},
      {"76¢/pr. + 32%", "0.76 USD / PR + 32 %"},
      {"14¢/gross + 4.3%", "0.14 USD / GRO + 4.3 %"},
      {"3.7¢/kg on drained weight", "0.037 USD / KGM / drained"},
      {"18.7¢/clean kg", "0.187 USD / KGM / clean"},
      {"44¢ each + 6% on the case + 14% on the strap, band or bracelet + 5.3% on the battery",
       "0.44 USD / NAR + 6 % of case + 14 % of strap + 5.3 % of battery"},
      {"45% on the case + 35% on thebattery", "45 % of case + 35 % of battery"},
      {"86.1¢/m2of recording surface", "0.861 USD / MTK / recording surface"},
      {"$1.32/t, including weight of container", "1.32 USD / TNE / contents and container"},
      {"8.8¢/kg on copper content + 3.3¢/kg on lead content",
       "0.088 USD / KGM / copper content + 0.033 USD / KGM / lead content"},
      {"2.5% on the value of the lead content", "2.5 % of lead content"},
      {"3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree "
       "in "
       "proportion) but not less than 2.943854¢/kg",
       "0.036606 USD / KGM - 0.00020668 USD / KGM / degree under 100 MIN 0.02943854 USD / KGM"},
      {"$2/thou- sand + 25%", "2 USD / 1000 NAR + 25 %"},
      {"The duty provided in the applicable subheading + 25%", "BASE + 25 %"},
      {"The duty provided inthe applicable subheading+ 25%", "BASE + 25 %"},
      {"The duty provided in the applicable subheading plus 25%", "BASE + 25 %"},
      {"The duty provided in the applicable subheading + a duty of 25% upon the value of the "
       "non-U.S. content",
       "BASE + 25 % of foreign content"},
      {"The duty provided in subheadings 8716.39.00, 8716.90.30 or 8716.90.50 + 100%",
       "BASE + 100 %"},
      {"The duty rate provided in such subheading minus 0.5%", "BASE - 0.5 %"},
      {"No change.", "BASE"},
      {"3 percent of the fair retail value", "3 % RET"},
  };
  for (const Case& c : cases) {
    const absl::StatusOr<Expression> read = ParseUsHtsText(c.text);
    ASSERT_TRUE(read.ok()) << c.text << ": " << read.status();
    EXPECT_EQ(FormatDutyText(read->View()), c.printed);
  }
}

TEST(UsHtsText, ReferencesAndUnknownWordsAreNoRate) {
  for (std::string_view text :
       {"See additional U.S. note 1", "Free, under bond",
        "The rate applicable to each garment in the ensemble if separately entered"}) {
    EXPECT_TRUE(IsUsReference(text)) << text;
    EXPECT_FALSE(ParseUsHtsText(text).ok()) << text;
  }
  for (std::string_view text :
       {"22¢/kg on drained weght + 45%", "37% /", "43¢ each + 2.8¢/jewel over 7",
        "The duty provided in the applicable subheading or 25%"}) {
    EXPECT_FALSE(IsUsReference(text) && text[0] != 'T') << text;
    EXPECT_FALSE(ParseUsHtsText(text).ok()) << text;
  }
}

TEST(JpTariffText, ReadsCells) {
  const Case cases[] = {
      {"無税", "Free"},
      {"(無税)", "Free"},
      {"◎16.2%", "16.2 %"},
      {"※１７．７％", "17.7 %"},
      {"4,000,000円/頭", "4000000 JPY / NAR"},
      {"25%＋63円/kg", "25 % + 63 JPY / KGM"},
      {"25%又は60円/kgのうちいずれか高い税率", "25 % MIN 60 JPY / KGM"},
      {"5.6%又は4.4%＋1.52円/㎡のうちいずれか高い税率", "5.6 % MIN 4.4 % + 1.52 JPY / MTK"},
      {"11.7%又は72.90円/kgのうちいずれか低い税率", "11.7 % MAX 72.9 JPY / KGM"},
      {"21.3%又は156.80円/lのうちいずれか低い税率\nただしその税率が93円/lを下回る場合は93円/l",
       "21.3 % MAX 156.8 JPY / LTR MIN 93 JPY / LTR"},
      {"(8.5%＋290.70円/1,000本)", "8.5 % + 290.7 JPY / 1000 NAR"},
      {"(73.70円−課税価格)/kg", "73.7 JPY / KGM - 100 % MIN 0 %"},
      {"2.4%又は((500円−課税価格)×0.8)/kgのうちいずれか低い税率",
       "2.4 % MAX (400 JPY / KGM - 80 % MIN 0 %)"},
      {"60%又は4,800円/足のうちいずれか高い税率", "60 % MIN 4800 JPY / PR"},
  };
  for (const Case& c : cases) {
    const absl::StatusOr<JpRate> read = ParseJpTariffText(c.text);
    ASSERT_TRUE(read.ok()) << c.text << ": " << read.status();
    EXPECT_EQ(FormatDutyText(read->expression.View()), c.printed);
  }
  EXPECT_TRUE(ParseJpTariffText("**(71.80円/kg)")->in_brackets);
  EXPECT_FALSE(ParseJpTariffText("(73.70円−課税価格)/kg")->in_brackets);
}

TEST(JpTariffText, RefusesRangesConditionsAndReferencePrices) {
  for (std::string_view text :
       {"", "(3%)〜(6%)", "●無税又は非譲許", "関税割当数量以内のもの　30.8%",
        "1キログラムにつき部分肉に係る基準輸入価格と課税価格との差額", "10円", "10円/箱",
        "21.3%又は156.80円/lのうちいずれか低い税率ただしその税率が93円/lを下回る場合は94円/l"}) {
    EXPECT_FALSE(ParseJpTariffText(text).ok()) << text;
  }
}

TEST(FactsText, ReadsTheShortForms) {
  const Case cases[] = {
      {"Free", "Free"},
      {"12%", "12 %"},
      {"CAD 0.0187 per litre", "0.0187 CAD / LTR"},
      {"20% or INR 45 per piece, whichever is higher", "20 % MIN 45 INR / NAR"},
      {"20% or INR 400 per kg, whichever is lower", "20 % MAX 400 INR / KGM"},
  };
  for (const Case& c : cases) {
    const absl::StatusOr<Expression> read = ParseFactsText(c.text);
    ASSERT_TRUE(read.ok()) << c.text << ": " << read.status();
    EXPECT_EQ(FormatDutyText(read->View()), c.printed);
  }
  for (std::string_view text : {"", "varies", "5% or 6%", "5% or so, whichever is higher"}) {
    EXPECT_FALSE(ParseFactsText(text).ok()) << text;
  }
}

}  // namespace
}  // namespace landfall
