#include "benchmarks/child.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace landfall::bench {
namespace {

struct Started {
  pid_t pid = -1;
  int out = -1;
};

Started Start(int core, const std::vector<std::string>& command) {
  int pipe_ends[2];
  if (pipe2(pipe_ends, O_CLOEXEC) != 0) return {};
  pid_t pid = fork();
  if (pid == 0) {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(core, &cores);
    sched_setaffinity(0, sizeof cores, &cores);
    dup2(pipe_ends[1], STDOUT_FILENO);
    dup2(pipe_ends[1], STDERR_FILENO);
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    execvp(words[0], words.data());
    _exit(127);
  }
  close(pipe_ends[1]);
  return {pid, pipe_ends[0]};
}

// Appends what is there to `text`; false at the end.
bool ReadMore(int file, std::string& text) {
  char block[4096];
  ssize_t count = read(file, block, sizeof block);
  if (count > 0) text.append(block, static_cast<size_t>(count));
  return count > 0;
}

}  // namespace

Ended RunOn(int core, const std::vector<std::string>& command) {
  Started started = Start(core, command);
  Ended ended;
  if (started.pid < 0) return ended;
  while (ReadMore(started.out, ended.output)) {
  }
  close(started.out);
  int status = 0;
  waitpid(started.pid, &status, 0);
  if (WIFEXITED(status)) ended.code = WEXITSTATUS(status);
  return ended;
}

Child::Child(int core, const std::vector<std::string>& command) {
  Started started = Start(core, command);
  pid_ = started.pid;
  out_ = started.out;
}

Child::~Child() { Stop(); }

int Child::Port() {
  constexpr std::string_view kMark = "\"grpc_port\":\"";
  std::string text;
  do {
    size_t mark = text.find(kMark);
    if (mark == std::string::npos) continue;
    size_t begin = mark + kMark.size();
    size_t end = text.find('"', begin);
    if (end != std::string::npos) return std::stoi(text.substr(begin, end - begin));
  } while (ReadMore(out_, text));
  return 0;
}

int64_t Child::CpuNanos() const {
  int64_t total = 0;
  std::error_code error;
  for (const auto& task :
       std::filesystem::directory_iterator("/proc/" + std::to_string(pid_) + "/task", error)) {
    std::ifstream file(task.path() / "schedstat");
    int64_t nanos = 0;
    if (file >> nanos) total += nanos;
  }
  return total;
}

int64_t Child::RssMib() const {
  std::ifstream file("/proc/" + std::to_string(pid_) + "/statm");
  int64_t size = 0;
  int64_t resident = 0;
  file >> size >> resident;
  return resident * sysconf(_SC_PAGESIZE) >> 20;
}

void Child::Stop() {
  if (pid_ < 0) return;
  kill(pid_, SIGTERM);
  std::string rest;
  while (ReadMore(out_, rest)) {
  }
  close(out_);
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

}  // namespace landfall::bench
