#pragma once

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <string>

#include "common/base/arena.h"

namespace landfall {

// What a completion queue hands back. Owned by whoever started the operation.
class CallTag {
 public:
  virtual ~CallTag() = default;
  // `ok` is false when the operation will never happen (shutdown, caller gone). `scratch` is the
  // queue thread's own memory, empty, for use until the return.
  virtual void Proceed(bool ok, Arena& scratch) = 0;
};

// A method that can be served.
class ServedMethod {
 public:
  virtual ~ServedMethod() = default;

  // Puts the first waiting calls on a queue.
  virtual void Wait(grpc::ServerCompletionQueue& queue) = 0;

  // Calls that wait or are under way. A queue may be shut down only when none is left.
  int live() const { return live_.load(); }

 protected:
  std::atomic<int> live_{0};
};

// A generated service of WithRawMethod_… or WithAsyncMethod_… methods, and its full name.
struct ServedService {
  grpc::Service* service = nullptr;
  std::string name;
};

}  // namespace landfall
