#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace landfall::bench {

// What a finished program left.
struct Ended {
  int code = -1;  // its exit code; -1 when a signal ended it
  std::string output;
};

// Runs a program on one core to its end; `output` is what it wrote to both streams.
Ended RunOn(int core, const std::vector<std::string>& command);

// A server of this machine, pinned to one core, ended with SIGTERM by the destructor.
class Child {
 public:
  Child(int core, const std::vector<std::string>& command);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // The number after `"grpc_port":"` in what the server writes; 0 when it ended without.
  int Port();

  // Nanoseconds of processor time of all its threads so far, from the scheduler's own clock: the
  // ticks of /proc/PID/stat are too coarse for short runs.
  int64_t CpuNanos() const;

  // Memory held now, in MiB.
  int64_t RssMib() const;

  // Ends it and waits.
  void Stop();

 private:
  pid_t pid_ = -1;
  int out_ = -1;
};

}  // namespace landfall::bench
