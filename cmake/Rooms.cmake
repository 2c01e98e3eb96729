# landfall_library, landfall_test, landfall_executable: how a room declares itself.

# Adds each listed folder that has a CMakeLists.txt, in order.
macro(landfall_add_rooms)
  foreach(_room ${ARGN})
    if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${_room}/CMakeLists.txt")
      add_subdirectory(${_room})
    elseif(NOT LANDFALL_PARTIAL AND NOT _room MATCHES "/.*/")
      message(STATUS "No room ${_room}")
    endif()
  endforeach()
endmacro()

# Resolves DEPS into OUT: a bare name is one of our rooms, anything with :: is a target as it stands.
# Sets OUT_missing to the names that are not there.
function(_landfall_resolve OUT)
  set(found "")
  set(missing "")
  foreach(dep IN LISTS ARGN)
    if(NOT dep MATCHES "::")
      set(dep "landfall::${dep}")
    endif()
    if(TARGET ${dep})
      list(APPEND found ${dep})
    else()
      list(APPEND missing ${dep})
    endif()
  endforeach()
  set(${OUT} "${found}" PARENT_SCOPE)
  set(${OUT}_missing "${missing}" PARENT_SCOPE)
endfunction()

# Sets OUT to the reasons why NAME cannot be built yet: missing dependencies, missing files.
function(_landfall_gaps OUT NAME MISSING)
  set(gaps ${MISSING})
  foreach(file IN LISTS ARGN)
    if(NOT IS_ABSOLUTE "${file}" AND NOT EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
      list(APPEND gaps ${file})
    endif()
  endforeach()
  if(gaps)
    list(JOIN gaps " " text)
    if(NOT LANDFALL_PARTIAL)
      message(FATAL_ERROR "${NAME} needs what does not exist (yet): ${text}\n"
        "A room may depend only on rooms listed before it in the top CMakeLists.txt.")
    endif()
    message(STATUS "Left out ${NAME}, which needs ${text}")
  endif()
  set(${OUT} "${gaps}" PARENT_SCOPE)
endfunction()

# landfall_library(NAME money LAYER nouns SRCS a.cc HDRS a.h DEPS base absl::status
#                  PRIVATE_DEPS protobuf::libprotobuf)
# Defines landfall::<NAME>. DEPS are passed on to dependants, PRIVATE_DEPS are not. Without SRCS the
# room is headers only. HDRS is for readers and IDEs; headers need not be listed.
function(landfall_library)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME;LAYER" "SRCS;HDRS;DEPS;PRIVATE_DEPS")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_NAME OR NOT arg_LAYER IN_LIST LANDFALL_LAYERS)
    message(FATAL_ERROR "landfall_library(${arg_NAME}): unknown words "
      "'${arg_UNPARSED_ARGUMENTS}' or layer '${arg_LAYER}' (one of ${LANDFALL_LAYERS})")
  endif()
  _landfall_resolve(deps ${arg_DEPS})
  _landfall_resolve(private_deps ${arg_PRIVATE_DEPS})
  _landfall_gaps(gaps ${arg_NAME} "${deps_missing};${private_deps_missing}"
    ${arg_SRCS} ${arg_HDRS})
  if(gaps)
    return()
  endif()
  foreach(dep IN LISTS deps private_deps)
    landfall_check_dependency(${arg_NAME} ${arg_LAYER} ${dep})
  endforeach()

  set(target landfall_${arg_NAME})
  if(arg_SRCS)
    add_library(${target} STATIC ${arg_SRCS} ${arg_HDRS})
    target_link_libraries(${target} PUBLIC ${deps} PRIVATE landfall_own_code ${private_deps})
    target_include_directories(${target} PUBLIC "${CMAKE_SOURCE_DIR}")
  else()
    add_library(${target} INTERFACE ${arg_HDRS})
    target_link_libraries(${target} INTERFACE ${deps} ${private_deps})
    target_include_directories(${target} INTERFACE "${CMAKE_SOURCE_DIR}")
  endif()
  add_library(landfall::${arg_NAME} ALIAS ${target})
  _landfall_service_of("${CMAKE_CURRENT_SOURCE_DIR}" service)
  set_target_properties(${target} PROPERTIES
    LANDFALL_LAYER ${arg_LAYER} LANDFALL_SERVICE "${service}")
endfunction()

# landfall_executable(NAME landfall SRCS main.cc DEPS server) writes <build>/<NAME>. The target `programs`
# builds all of them.
function(landfall_executable)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SRCS;DEPS")
  _landfall_resolve(deps ${arg_DEPS})
  _landfall_gaps(gaps ${arg_NAME} "${deps_missing}" ${arg_SRCS})
  if(gaps)
    return()
  endif()
  add_executable(landfall_exe_${arg_NAME} ${arg_SRCS})
  set_target_properties(landfall_exe_${arg_NAME} PROPERTIES OUTPUT_NAME ${arg_NAME})
  target_link_libraries(landfall_exe_${arg_NAME} PRIVATE landfall_own_code ${deps})
  if(NOT TARGET programs)
    add_custom_target(programs)
  endif()
  add_dependencies(programs landfall_exe_${arg_NAME})
endfunction()

# landfall_test(NAME money SRCS decimal_test.cc DEPS money LABELS shared)
# One binary <build>/tests/money_test with GTest's main; its results go to <build>/test-results.
function(landfall_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SRCS;DEPS;LABELS")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_NAME OR NOT arg_SRCS)
    message(FATAL_ERROR "landfall_test(${arg_NAME}): no SRCS or unknown words "
      "'${arg_UNPARSED_ARGUMENTS}'")
  endif()
  _landfall_resolve(deps ${arg_DEPS})
  _landfall_gaps(gaps ${arg_NAME}_test "${deps_missing}" ${arg_SRCS})
  if(gaps)
    return()
  endif()
  set(target ${arg_NAME}_test)
  add_executable(${target} ${arg_SRCS})
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  target_link_libraries(${target} PRIVATE
    landfall_own_code ${deps} GTest::gmock GTest::gtest GTest::gtest_main)
  target_compile_definitions(${target} PRIVATE
    LANDFALL_SHARED_DIR="${LANDFALL_SHARED_DIR}"
    LANDFALL_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    LANDFALL_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${arg_NAME}
    COMMAND ${target} --gtest_output=xml:${CMAKE_BINARY_DIR}/test-results/${arg_NAME}.xml
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
  set_tests_properties(${arg_NAME} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT 600)
endfunction()

# landfall_fuzzer(NAME hs_code SRCS hs_code_fuzz.cc DEPS goods CORPUS folder…)
# With the fuzz preset: a libFuzzer binary, run for a minute by CTest under the label fuzz. SRCS define
# LLVMFuzzerTestOneInput. CORPUS folders are read as first inputs and never written.
function(landfall_fuzzer)
  if(NOT LANDFALL_FUZZERS)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SRCS;DEPS;CORPUS")
  _landfall_resolve(deps ${arg_DEPS})
  _landfall_gaps(gaps ${arg_NAME}_fuzz "${deps_missing}" ${arg_SRCS})
  if(gaps)
    return()
  endif()
  set(target ${arg_NAME}_fuzz)
  add_executable(${target} ${arg_SRCS})
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz")
  target_link_libraries(${target} PRIVATE landfall_own_code ${deps})
  target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  set(found "${CMAKE_BINARY_DIR}/fuzz/corpus-${arg_NAME}")
  file(MAKE_DIRECTORY "${found}")
  set(corpus "")
  foreach(folder IN LISTS arg_CORPUS)
    if(EXISTS "${folder}")
      list(APPEND corpus "${folder}")
    endif()
  endforeach()
  add_test(NAME ${target}
    COMMAND ${target} -max_total_time=60 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1
      "${found}" ${corpus}
    WORKING_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz")
  set_tests_properties(${target} PROPERTIES LABELS fuzz TIMEOUT 300)
  if(NOT TARGET fuzzers)
    add_custom_target(fuzzers)
  endif()
  add_dependencies(fuzzers ${target})
endfunction()
