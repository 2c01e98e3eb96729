#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include <iostream>
#include <memory>

#include "services/server/commands.h"
#include "services/server/replica.h"
#include "services/server/setting_files.h"

namespace landfall::server {
namespace {

// Blocks the signals the replica waits for, in this thread and all it starts.
sigset_t BlockSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (int number : {SIGHUP, SIGINT, SIGTERM}) sigaddset(&signals, number);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// Waits for the next signal, at most `seconds` (0: for ever); 0 when none came.
int WaitForSignal(const sigset_t& signals, int64_t seconds) {
  if (seconds == 0) {
    int number = 0;
    sigwait(&signals, &number);
    return number;
  }
  timespec limit{.tv_sec = static_cast<time_t>(seconds), .tv_nsec = 0};
  int number = sigtimedwait(&signals, nullptr, &limit);
  return number < 0 ? 0 : number;
}

void PrintConfig(const Settings& settings) {
  for (const SettingText& text : Describe(settings)) {
    bool hide = text.secret && !text.value.empty();
    std::cout << text.name << " = " << (hide ? "(hidden)" : text.value) << '\n';
  }
}

}  // namespace

int Serve(const CommonOptions& options, bool print_config) {
  absl::StatusOr<Settings> settings = GatherSettings(options);
  if (!settings.ok()) {
    std::cerr << settings.status().message() << std::endl;
    return 2;
  }
  if (print_config) {
    PrintConfig(*settings);
    return 0;
  }
  // What gRPC says of a port it cannot have takes many lines; ours says it in one. A variable that
  // is set speaks louder.
  setenv("GRPC_VERBOSITY", "NONE", 0);
  SystemClock clock;
  Log log(std::cerr, clock);
  sigset_t signals = BlockSignals();
  absl::StatusOr<std::unique_ptr<Replica>> replica = Replica::Start(*settings, log);
  if (!replica.ok()) {
    std::cerr << replica.status().message() << std::endl;
    return 1;
  }
  for (;;) {
    int signal = WaitForSignal(signals, settings->watch_seconds);
    if (signal == SIGTERM || signal == SIGINT) break;
    if (signal == SIGHUP) {
      (*replica)->Reload();
    } else {
      (*replica)->ReloadIfChanged();
    }
  }
  (*replica)->Drain();
  return 0;
}

}  // namespace landfall::server
