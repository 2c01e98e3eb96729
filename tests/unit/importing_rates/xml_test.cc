#include "common/edge/xml/xml.h"

#include <gtest/gtest.h>

namespace landfall {
namespace {

TEST(Xml, ReadsElementsAttributesTextAndLines) {
  auto document = XmlDocument::Parse(
      "<?xml version='1.0'?>\n<q:list a='1'>\n  <item> one &amp; two </item>\n"
      "  <!-- no item -->\n  <item/>\n  <other><![CDATA[<3>]]></other>\n</q:list>\n");
  ASSERT_TRUE(document.ok()) << document.status();
  XmlElement root = document->root();
  EXPECT_EQ(root.name(), "list");
  EXPECT_EQ(root.Attribute("a"), "1");
  EXPECT_FALSE(root.Attribute("b").has_value());
  EXPECT_EQ(root.Children().size(), 3u);
  std::vector<XmlElement> items = root.Children("item");
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].Text(), "one & two");
  EXPECT_EQ(items[1].Text(), "");
  EXPECT_EQ(document->LineOf(root), 2u);
  EXPECT_EQ(document->LineOf(items[1]), 5u);
  EXPECT_EQ(root.ChildText("other"), "<3>");
  EXPECT_FALSE(root.ChildText("none").has_value());
}

TEST(Xml, NamesTheLineOfWhatIsWrong) {
  for (const char* bytes : {"<a>\n<b>\n</a>", "<a>\n<b c=>\n</b></a>"}) {
    auto document = XmlDocument::Parse(bytes);
    EXPECT_EQ(document.status().code(), absl::StatusCode::kInvalidArgument) << bytes;
    EXPECT_NE(document.status().message().find("XML line "), absl::string_view::npos);
  }
  EXPECT_FALSE(XmlDocument::Parse("").ok());
  EXPECT_FALSE(XmlDocument::Parse("no markup").ok());
}

TEST(Xml, ExpandsNoEntitiesOfADocumentType) {
  auto document = XmlDocument::Parse(
      "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'><!ENTITY c 'dd'>]>"
      "<a>&b;&c;</a>");
  ASSERT_TRUE(document.ok()) << document.status();
  EXPECT_EQ(document->root().Text(), "&b;&c;");
}

}  // namespace
}  // namespace landfall
