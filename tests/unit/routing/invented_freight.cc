#include "tests/unit/routing/invented_freight.h"

namespace landfall::routing {
namespace {

std::string Table(std::string_view header, std::string_view rows) {
  return "# An invented table.\n" + std::string(header) + std::string(rows);
}

}  // namespace

void WriteInventedFreight(const TemporaryFolder& folder) {
  folder.Write("freight/sources.csv", Table("id,title,url,published,read_on,confidence,note\n",
                                            "page,Invented,https://example.invalid/,2025-01-01,"
                                            "2025-02-01,high,\n"));
  folder.Write("freight/carriers.csv",
               Table("carrier,name,kind,home,channel,source\n",
                     "QPOST,Invented Post,designated_operator,QM,postal,page\n"
                     "QLINE,Invented Line,dedicated_line,QM,courier,page\n"));
  folder.Write(
      "freight/services.csv",
      Table(
          kServicesHeader,
          "LETTERS,,QPOST,Letters,mail,postal,QM,,1,2kg,600,900,,actual,,1,,exact,DAP,no,no,,"
          "included,none,2025-01-01,page\n"
          "LINE,,QLINE,Line,express,courier,QM,QZ,1,20kg,1200,,3000,greater,5000cm3/kg,500,500,"
          "nearest:1cm,DAP DDP,yes,yes,,table,table,2025-01-01,page\n"
          "LINE,2025-08-18,QLINE,Line,express,courier,QM,QZ,1,20kg,1200,,3000,greater,5000cm3/kg,"
          "500,500,up:1cm,DAP DDP,yes,yes,,table,table,2025-08-18,page\n"
          "HEAVY,,QLINE,Heavy,sea,cargo,QM,,1kg,30kg,,,,actual,,1kg,,exact,DDP,no,limited,400 XTS,"
          "included,none,2025-01-01,page\n"));
  folder.Write("freight/zones.csv",
               Table("scheme,zone,territories,source\n", "QZ,NEAR,QN QP,page\nQZ,FAR,QO,page\n"));
  folder.Write("freight/cards.csv",
               Table(kCardsHeader,
                     "letters.old,LETTERS,XTS,,2025-03-31,published,2024-04-01,exempt,page\n"
                     "letters.new,LETTERS,XTS,2025-04-01,,published,2025-04-01,exempt,page\n"
                     "line.list,LINE,XTS,,,published,2025-01-01,included,page\n"
                     "line.quote,LINE,XTS,,,observed,2024-06-01,none,page\n"
                     "heavy.list,HEAVY,XTS,,,illustrative,,none,page\n"));
  folder.Write("freight/rates.csv", Table(kRatesHeader,
                                          "letters.old,QN,0,100,1,0\n"
                                          "letters.old,QN,100,2000,2,0\n"
                                          "letters.new,QN,0,100,1.5,0\n"
                                          "letters.new,QN,100,2000,2.5,0\n"
                                          "line.list,@NEAR,0,5000,10,4\n"
                                          "line.list,@NEAR,5000,10kg,12,3.5\n"
                                          "line.list,@FAR,0,20kg,20,8\n"
                                          "line.quote,QP,1000,1500,9.99,0\n"
                                          "heavy.list,QN,0,30kg,30,1\n"));
  folder.Write(
      "freight/surcharges.csv",
      Table(kSurchargesHeader,
            "line.fuel.a,QLINE,QM,fuel,percent,25,,,,,,,,,no,2025-01-01,2025-06-30,published,"
            "2025-01-01,page\n"
            "line.fuel.b,QLINE,QM,fuel,percent,,,20,30,,,,,,no,2025-07-01,2025-12-31,"
            "illustrative,2025-07-01,page\n"
            "line.remote,QLINE,QM,remote,per_kg,0.5,7,,,XTS,,,,,yes,,,published,2025-01-01,"
            "page\n"
            "line.big,QLINE,QM,oversize,per_parcel,,,100,150,XTS,,,15kg,,yes,,,published,"
            "2025-01-01,page\n"
            "line.bulky,QLINE,QM,oversize,per_parcel,20,,,,XTS,,1000,,60000cm3,yes,,,"
            "published,2025-01-01,page\n"
            "line.peak,QLINE,QM,demand,per_kg,2,,,,XTS,@QZ/FAR,,,,no,2025-01-01,2025-01-31,"
            "published,2025-01-01,page\n"));
  folder.Write("freight/transit.csv",
               Table("service,destination,min_days,max_days,days,as_of,source\n",
                     "LETTERS,*,6,7,working,2025-01-01,page\n"
                     "LINE,*,3,9,calendar,2025-01-01,page\n"
                     "LINE,QN,2,4,calendar,2025-02-01,page\n"));
  folder.Write(
      "freight/goods_rules.csv",
      Table("id,scope,subjects,flags,verdict,condition,as_of,source\n",
            "post.battery,channel,postal,BATTERY_LOOSE,refused,never by post,2025-01-01,page\n"
            "line.battery,service,LINE,BATTERY_LOOSE LIQUID,conditional,by contract,"
            "2025-01-01,page\n"
            "qn.meat,destination,QN,MEAT,refused,not without a certificate,2025-01-01,page\n"));
  folder.Write(
      "freight/lanes.csv",
      Table("id,origin,destination,channel,carrier,state,from,to,note,as_of,source\n",
            "qo.prepaid,*,QO,courier,*,prepaid_only,2025-05-01,,prepay,2025-05-01,page\n"
            "qn.post,QM,QN,postal,QPOST,suspended,2025-06-01,2025-06-30,strike,2025-06-01,page\n"
            "qp.courier,*,QP,courier,QLINE,prepaid_offered,2025-05-01,,prepaid,2025-05-01,"
            "page\n"));
}

}  // namespace landfall::routing
