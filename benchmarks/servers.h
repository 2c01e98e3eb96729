#pragma once

#include <string>

namespace landfall::bench {

// The floor: a raw callback method that answers every CreateQuote with the same bytes. Serves until
// SIGTERM; its port goes to stdout as a replica's log names it.
int ServeEcho(const std::string& answer_file);

// The limit of a quote without its maths: on completion queues as a replica does it, each request
// is parsed, the answer in the file copied field by field onto the call's arena and serialized.
int ServeCodec(const std::string& answer_file);

}  // namespace landfall::bench
