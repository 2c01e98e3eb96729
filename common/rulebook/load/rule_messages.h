#pragma once

// Names of the grammar's messages, so that headers need not include generated code.

namespace google::protobuf {
class Message;
}  // namespace google::protobuf

namespace landfall {

namespace rulebook::v1 {
class Agreement;
class Area;
class Base;
class Condition;
class Coverage;
class CoverageVersion;
class Currency;
class GoodsList;
class Group;
class Levy;
class LevyVersion;
class RateRule;
class RateTable;
class Regime;
class Relief;
class ReliefVersion;
class Restriction;
class RoundingDefault;
class RoundingRule;
class Rulebook;
class Schedule;
class Source;
class Territory;
class Test;
class Valuation;
class ValuationVersion;
}  // namespace rulebook::v1

// The grammar of data/, landfall.rulebook.v1.
namespace grammar = rulebook::v1;

}  // namespace landfall
