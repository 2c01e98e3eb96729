#include "common/edge/json/json.h"

#include <string>

namespace landfall {
namespace {

constexpr int kMaxDepth = 64;

const Json& Null() {
  static const Json* const kNull = new Json();
  return *kNull;
}

}  // namespace

absl::StatusOr<Json> ParseJson(std::string_view bytes) {
  bool too_deep = false;
  auto watch = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > kMaxDepth;
    return !too_deep;
  };
  try {
    Json document = Json::parse(bytes.begin(), bytes.end(), watch);
    if (too_deep) return absl::InvalidArgumentError("nested too deeply");
    return document;
  } catch (const Json::exception& error) {
    return absl::InvalidArgumentError(error.what());
  }
}

std::string_view JsonText(const Json& object, std::string_view key) {
  const Json& member = JsonMember(object, key);
  const auto* text = member.get_ptr<const std::string*>();
  return text == nullptr ? std::string_view() : std::string_view(*text);
}

const Json& JsonMember(const Json& object, std::string_view key) {
  if (!object.is_object()) return Null();
  const auto found = object.find(key);
  return found == object.end() ? Null() : *found;
}

}  // namespace landfall
