# How our own code is compiled and linked.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

find_program(LANDFALL_CCACHE ccache)
if(LANDFALL_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # One cache serves every checkout: what is compiled does not depend on where it lies.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1
    "${LANDFALL_CCACHE}")
endif()
find_program(LANDFALL_MOLD mold)
if(LANDFALL_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
mark_as_advanced(LANDFALL_CCACHE LANDFALL_MOLD)

# Everything carries the sanitizers, generated code included; only our code carries our warnings.
if(LANDFALL_SANITIZE)
  add_compile_options(-fsanitize=${LANDFALL_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${LANDFALL_SANITIZE})
  # With the checks of UBSan in between, GCC 12 takes member pointers for uninitialised.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    set(LANDFALL_SANITIZER_WARNINGS -Wno-maybe-uninitialized)
  endif()
endif()
if(LANDFALL_FUZZERS)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "LANDFALL_FUZZERS needs clang: use the fuzz preset")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

add_library(landfall_own_code INTERFACE)
# Designated initialisers name what differs from the default; the rest is meant to be left out.
# A designated initializer leaves the other fields at their defaults, which is what it is for.
target_compile_options(landfall_own_code INTERFACE -Wall -Wextra -Wno-missing-field-initializers)
# g++ is the compiler that ships; clang builds the fuzzers and may warn about other things.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # -Wrestrict sees overlaps that are not there in std::string of this compiler (GCC bug 105651).
  target_compile_options(landfall_own_code INTERFACE -Werror -Wno-restrict
                                                     ${LANDFALL_SANITIZER_WARNINGS})
endif()
target_include_directories(landfall_own_code INTERFACE "${CMAKE_SOURCE_DIR}")
