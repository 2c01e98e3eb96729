# landfall_proto_library(NAME quote_proto ROOT ${dir} PROTOS landfall/quote/v1/quote.proto
#                        DEPS type_proto [GRPC])
# Generates C++ from PROTOS, which are paths below ROOT (default: proto/), and compiles it without
# our warnings. Include the result by its proto path: "landfall/quote/v1/quote.pb.h".
function(landfall_proto_library)
  cmake_parse_arguments(PARSE_ARGV 0 arg "GRPC" "NAME;ROOT" "PROTOS;DEPS")
  if(NOT arg_ROOT)
    set(arg_ROOT "${CMAKE_SOURCE_DIR}/proto")
  endif()
  _landfall_resolve(deps ${arg_DEPS})
  _landfall_gaps(gaps ${arg_NAME} "${deps_missing}")
  if(gaps)
    return()
  endif()
  set(out "${CMAKE_BINARY_DIR}/proto-gen")
  file(MAKE_DIRECTORY "${out}")
  set(paths -I "${CMAKE_SOURCE_DIR}/proto" -I "${CMAKE_SOURCE_DIR}/third_party/googleapis"
    -I "${CMAKE_SOURCE_DIR}/third_party/grpc-proto")
  set(sources "")
  foreach(proto IN LISTS arg_PROTOS)
    string(REGEX REPLACE "\\.proto$" "" stem "${proto}")
    set(generated "${out}/${stem}.pb.cc" "${out}/${stem}.pb.h")
    set(plugin "")
    if(arg_GRPC)
      list(APPEND generated "${out}/${stem}.grpc.pb.cc" "${out}/${stem}.grpc.pb.h")
      set(plugin "--grpc_out=${out}"
        "--plugin=protoc-gen-grpc=$<TARGET_FILE:gRPC::grpc_cpp_plugin>")
    endif()
    add_custom_command(
      OUTPUT ${generated}
      COMMAND protobuf::protoc ${paths} "--cpp_out=${out}" ${plugin} "${arg_ROOT}/${proto}"
      DEPENDS "${arg_ROOT}/${proto}"
      COMMENT "Generating ${stem}.pb.cc"
      VERBATIM)
    list(APPEND sources ${generated})
  endforeach()
  set(target landfall_${arg_NAME})
  add_library(${target} STATIC ${sources})
  add_library(landfall::${arg_NAME} ALIAS ${target})
  target_compile_options(${target} PRIVATE -w)
  target_include_directories(${target} SYSTEM PUBLIC "${out}")
  target_link_libraries(${target} PUBLIC ${deps} protobuf::libprotobuf)
  if(arg_GRPC)
    target_link_libraries(${target} PUBLIC gRPC::grpc++)
  endif()
  set_target_properties(${target} PROPERTIES LANDFALL_LAYER proto LANDFALL_SERVICE "")
endfunction()
