#include "common/edge/grpc/reflection.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <set>
#include <utility>

#include "common/edge/grpc/stream_method.h"
#include "grpc/reflection/v1/reflection.grpc.pb.h"
#include "grpc/reflection/v1alpha/reflection.grpc.pb.h"

namespace landfall {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;

const DescriptorPool& Pool() { return *DescriptorPool::generated_pool(); }

// The file and all it imports, each once.
template <class Answer>
void AddFiles(const FileDescriptor& file, std::set<std::string>& seen, Answer& answer) {
  if (!seen.insert(file.name()).second) return;
  google::protobuf::FileDescriptorProto proto;
  file.CopyTo(&proto);
  answer.add_file_descriptor_proto(proto.SerializeAsString());
  for (int i = 0; i < file.dependency_count(); ++i) AddFiles(*file.dependency(i), seen, answer);
}

// The two versions of the protocol have the same messages under other names.
template <class Request, class Response>
class Answerer {
 public:
  explicit Answerer(std::vector<std::string> names) : names_(std::move(names)) {}

  void operator()(const Request& request, Response& response) const {
    response.set_valid_host(request.host());
    *response.mutable_original_request() = request;
    switch (request.message_request_case()) {
      case Request::kFileByFilename:
        return WriteFile(Pool().FindFileByName(request.file_by_filename()), response);
      case Request::kFileContainingSymbol:
        return WriteFile(Pool().FindFileContainingSymbol(request.file_containing_symbol()),
                         response);
      case Request::kFileContainingExtension:
        return WriteFile(FileOf(request.file_containing_extension()), response);
      case Request::kAllExtensionNumbersOfType:
        return WriteExtensions(request.all_extension_numbers_of_type(), response);
      case Request::kListServices:
        for (const std::string& name : names_) {
          response.mutable_list_services_response()->add_service()->set_name(name);
        }
        return;
      default:
        return Refuse(grpc::StatusCode::INVALID_ARGUMENT, "expected a request", response);
    }
  }

 private:
  static void Refuse(grpc::StatusCode code, const char* why, Response& response) {
    response.mutable_error_response()->set_error_code(code);
    response.mutable_error_response()->set_error_message(why);
  }

  template <class Extension>
  static const FileDescriptor* FileOf(const Extension& extension) {
    const Descriptor* type = Pool().FindMessageTypeByName(extension.containing_type());
    if (type == nullptr) return nullptr;
    const FieldDescriptor* field = Pool().FindExtensionByNumber(type, extension.extension_number());
    return field == nullptr ? nullptr : field->file();
  }

  static void WriteFile(const FileDescriptor* file, Response& response) {
    if (file == nullptr) return Refuse(grpc::StatusCode::NOT_FOUND, "not found", response);
    std::set<std::string> seen;
    AddFiles(*file, seen, *response.mutable_file_descriptor_response());
  }

  static void WriteExtensions(const std::string& name, Response& response) {
    const Descriptor* type = Pool().FindMessageTypeByName(name);
    if (type == nullptr) return Refuse(grpc::StatusCode::NOT_FOUND, "not found", response);
    std::vector<const FieldDescriptor*> extensions;
    Pool().FindAllExtensions(type, &extensions);
    auto& answer = *response.mutable_all_extension_numbers_response();
    answer.set_base_type_name(name);
    for (const FieldDescriptor* extension : extensions) {
      answer.add_extension_number(extension->number());
    }
  }

  std::vector<std::string> names_;
};

namespace v1 = grpc::reflection::v1;
namespace v1alpha = grpc::reflection::v1alpha;

template <class Service, class Request, class Response>
struct Version {
  explicit Version(const std::vector<std::string>& names)
      : method(service, &Service::RequestServerReflectionInfo, Answerer<Request, Response>(names)) {
  }
  Service service;
  StreamMethod<Service, Request, Response> method;
};

}  // namespace

struct Reflection::Parts {
  explicit Parts(const std::vector<std::string>& names) : current(names), old(names) {}
  Version<v1::ServerReflection::AsyncService, v1::ServerReflectionRequest,
          v1::ServerReflectionResponse>
      current;
  Version<v1alpha::ServerReflection::AsyncService, v1alpha::ServerReflectionRequest,
          v1alpha::ServerReflectionResponse>
      old;
};

Reflection::Reflection(std::vector<std::string> names)
    : parts_(std::make_unique<Parts>(std::move(names))) {}

Reflection::~Reflection() = default;

std::vector<grpc::Service*> Reflection::services() {
  return {&parts_->current.service, &parts_->old.service};
}

std::vector<ServedMethod*> Reflection::methods() {
  return {&parts_->current.method, &parts_->old.method};
}

}  // namespace landfall
