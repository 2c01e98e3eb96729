# Layers.cmake refuses a dependency that climbs. Each case configures a tiny project: a library of
# layer LOW in folder LOW_DIR, one of layer HIGH in HIGH_DIR depending on it, and says whether
# that is allowed. Ends with `N passed, M failed`.

set(cases
  #  lower layer and folder     higher layer and folder             allowed
  "base    common/base          nouns     common/money              yes"
  "nouns   common/money         ports     common/cache              yes"
  "nouns   common/money         domain    services/currency         yes"
  "service services/currency    service   services/quote            yes"
  "domain  services/currency    service   services/currency         yes"
  "edge    common/edge          server    services/server           yes"
  "nouns   common/money         base      common/base               no"
  "ports   common/cache         domain    services/currency         no"
  "ports   common/cache         nouns     common/money              no"
  "edge    common/edge          service   services/quote            no"
  "proto   proto                domain    services/quote            no"
  "service services/quote       service   services/currency         no"
  "domain  services/currency    service   services/quote            no"
  "service services/currency    importing common/importing          no")

set(passed 0)
set(failed 0)
foreach(case IN LISTS cases)
  string(REGEX REPLACE " +" ";" words "${case}")
  list(GET words 0 low)
  list(GET words 1 low_dir)
  list(GET words 2 high)
  list(GET words 3 high_dir)
  list(GET words 4 allowed)
  file(REMOVE_RECURSE "${WORK}")
  file(WRITE "${WORK}/CMakeLists.txt" "cmake_minimum_required(VERSION 3.25)
project(layers NONE)
list(APPEND CMAKE_MODULE_PATH \"${ROOT}/cmake\")
include(Layers)
include(Rooms)
add_subdirectory(${low_dir}/low)
add_subdirectory(${high_dir}/high)\n")
  file(WRITE "${WORK}/${low_dir}/low/CMakeLists.txt" "landfall_library(NAME low LAYER ${low})\n")
  file(WRITE "${WORK}/${high_dir}/high/CMakeLists.txt"
    "landfall_library(NAME high LAYER ${high} DEPS low)\n")
  execute_process(COMMAND ${CMAKE_COMMAND} -S "${WORK}" -B "${WORK}/build"
    RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE error)
  if((allowed AND result EQUAL 0) OR (NOT allowed AND NOT result EQUAL 0))
    math(EXPR passed "${passed} + 1")
  else()
    math(EXPR failed "${failed} + 1")
    message("wrong answer for: ${case}\n${error}")
  endif()
endforeach()
file(REMOVE_RECURSE "${WORK}")
message("${passed} passed, ${failed} failed")
if(failed)
  message(FATAL_ERROR "layers: ${failed} failed")
endif()
