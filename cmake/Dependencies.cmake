# The only place where third-party packages are found. Every other file names imported targets.
#
# A missing package stops configure with the Debian package that brings it.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

set(_landfall_missing "")

# Notes TARGET as missing, together with the Debian PACKAGE that provides it.
function(_landfall_need TARGET PACKAGE)
  if(NOT TARGET ${TARGET})
    list(APPEND _landfall_missing "  ${TARGET}  (Debian package ${PACKAGE})")
    set(_landfall_missing "${_landfall_missing}" PARENT_SCOPE)
  endif()
endfunction()

# Abseil, protobuf and gRPC. Debian's protobuf has no CMake package of its own, hence module mode.
if(LANDFALL_STATIC_GRPC)
  set(Protobuf_USE_STATIC_LIBS ON)
endif()
find_package(absl CONFIG QUIET)
find_package(Protobuf MODULE QUIET)
find_package(gRPC CONFIG QUIET)
_landfall_need(absl::strings libabsl-dev)
_landfall_need(protobuf::libprotobuf libprotobuf-dev)
_landfall_need(protobuf::protoc protobuf-compiler)
_landfall_need(gRPC::grpc++ libgrpc++-dev)
_landfall_need(gRPC::grpc_cpp_plugin protobuf-compiler-grpc)

# The packages describe the shared libraries; the archives lie beside them. Sanitizer builds stay
# shared: the thread sanitizer can only leave out whole modules.
if(LANDFALL_STATIC_GRPC)
  get_property(_imported DIRECTORY PROPERTY IMPORTED_TARGETS)
  foreach(_target IN LISTS _imported)
    get_target_property(_shared ${_target} IMPORTED_LOCATION_NONE)
    if(_target MATCHES "^(absl|gRPC)::" AND _shared MATCHES "\\.so\\.")
      string(REGEX REPLACE "\\.so\\..*$" ".a" _archive "${_shared}")
      if(NOT EXISTS "${_archive}")
        message(FATAL_ERROR "LANDFALL_STATIC_GRPC: ${_archive} does not exist")
      endif()
      set_target_properties(${_target} PROPERTIES
        IMPORTED_LOCATION_NONE "${_archive}" IMPORTED_SONAME_NONE "")
    endif()
  endforeach()
endif()

# Crypto, compression, metrics, command line.
find_package(OpenSSL QUIET)
find_package(ZLIB QUIET)
find_package(civetweb CONFIG QUIET)
find_package(prometheus-cpp CONFIG QUIET)
find_package(CLI11 CONFIG QUIET)
_landfall_need(OpenSSL::Crypto libssl-dev)
_landfall_need(ZLIB::ZLIB zlib1g-dev)
_landfall_need(prometheus-cpp::core prometheus-cpp-dev)
_landfall_need(civetweb::civetweb libcivetweb-dev)
_landfall_need(CLI11::CLI11 libcli11-dev)

# Readers of official files.
find_package(nlohmann_json CONFIG QUIET)
find_package(pugixml CONFIG QUIET)
_landfall_need(nlohmann_json::nlohmann_json nlohmann-json3-dev)
_landfall_need(pugixml::pugixml libpugixml-dev)

# libzip's CMake package insists on its command-line tools; its pkg-config file does not.
pkg_check_modules(HIREDIS QUIET IMPORTED_TARGET GLOBAL hiredis)
pkg_check_modules(LIBZIP QUIET IMPORTED_TARGET GLOBAL libzip)
if(TARGET PkgConfig::LIBZIP)
  add_library(libzip::zip ALIAS PkgConfig::LIBZIP)
endif()
_landfall_need(libzip::zip libzip-dev)

# libcsv has neither a CMake package nor a pkg-config file.
find_path(LIBCSV_INCLUDE_DIR csv.h)
find_library(LIBCSV_LIBRARY csv)
if(LIBCSV_INCLUDE_DIR AND LIBCSV_LIBRARY)
  add_library(libcsv::csv UNKNOWN IMPORTED)
  set_target_properties(libcsv::csv PROPERTIES
    IMPORTED_LOCATION "${LIBCSV_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${LIBCSV_INCLUDE_DIR}")
endif()
mark_as_advanced(LIBCSV_INCLUDE_DIR LIBCSV_LIBRARY)
_landfall_need(libcsv::csv libcsv-dev)

# Tests and benchmarks. Boost is headers only: its integers are the reference for ours.
find_package(GTest CONFIG QUIET)
find_package(rapidcheck CONFIG QUIET)
find_package(benchmark CONFIG QUIET)
find_package(Boost QUIET)
if(TARGET rapidcheck AND NOT TARGET rapidcheck::rapidcheck)
  add_library(rapidcheck::rapidcheck ALIAS rapidcheck)
endif()
_landfall_need(GTest::gmock libgmock-dev)
_landfall_need(rapidcheck::rapidcheck librapidcheck-dev)
_landfall_need(benchmark::benchmark libbenchmark-dev)
_landfall_need(Boost::headers libboost-dev)

if(_landfall_missing)
  list(JOIN _landfall_missing "\n" _landfall_missing)
  message(FATAL_ERROR "Packages are missing; tools/install-packages installs them:\n"
                      "${_landfall_missing}")
endif()
