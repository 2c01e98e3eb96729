#pragma once

#include <cstdint>

namespace landfall {

// Names every table an edition file holds. The number is the table's identity on disk: never reuse
// one, never renumber. A reader refuses a file that lacks a table it needs.
enum class TableId : uint32_t {
  kText = 0,  // UTF-8 bytes all TextRefs point into.
  // Places.
  kTerritory = 10,
  kTerritoryCurrency = 11,
  kArea = 12,
  kGroupMember = 13,
  kCurrency = 14,
  // Law.
  kCitation = 20,
  kLevy = 21,
  kLevyVersion = 22,
  kBase = 23,
  kCondition = 24,
  kTest = 25,
  kTestValue = 26,
  kRegime = 27,
  kRegimeEffect = 28,
  kRelief = 29,
  kReliefVersion = 30,
  kReliefTarget = 31,
  kValuation = 32,
  kFreightShare = 33,
  kRateRule = 34,
  kRateSource = 35,
  kCoverage = 36,
  kRestriction = 37,
  kAgreement = 38,
  kScheduleColumn = 39,
  kBracket = 40,
  kRoundingDefault = 41,
  kParity = 42,
  // Tariffs and rate tables.
  kSchedule = 50,
  kScheduleRow = 51,
  kScheduleIndex = 52,
  kExpression = 53,
  kExpressionOp = 54,
  kDutyTerm = 55,
  kSeason = 56,
  kProgramme = 57,
  kRateTable = 58,
  kRateTableRow = 59,
  kGoodsList = 60,
  kGoodsListPrefix = 61,
  kScheduleColumnName = 62,
  kRateWord = 63,
  kScheduleSource = 64,
  // Freight.
  kCarrier = 70,
  kService = 71,
  kServiceOrigin = 72,
  kZone = 73,
  kFreightRate = 74,
  kFreightSurcharge = 75,
  kTransit = 76,
  kGoodsRule = 77,
  kLaneStatus = 78,
};

// One past the largest TableId.
inline constexpr uint32_t kTableIdLimit = 96;

}  // namespace landfall
