# Which layer may depend on which. A dependency that climbs stops configure.
#
# `domain` sees faces through headers only; tools/check_tree.py checks the includes themselves with
# finer rules (a domain sees its own face and no other).

set(LANDFALL_LAYERS base nouns ports proto rulebook edge importing face domain service answer
  transport testing server)

set(LANDFALL_LAYER_base base)
set(LANDFALL_LAYER_nouns base nouns)
set(LANDFALL_LAYER_ports base nouns)
set(LANDFALL_LAYER_proto proto)
set(LANDFALL_LAYER_rulebook base nouns rulebook proto edge)
set(LANDFALL_LAYER_edge base nouns ports proto)
set(LANDFALL_LAYER_importing base nouns rulebook edge importing proto)
set(LANDFALL_LAYER_face base nouns rulebook face)
set(LANDFALL_LAYER_domain base nouns rulebook face domain)
set(LANDFALL_LAYER_service base nouns ports rulebook face domain service)
# What a face gives, written as messages and kept: for the transports of its service and of those
# above.
set(LANDFALL_LAYER_answer base nouns ports rulebook proto edge face answer)
set(LANDFALL_LAYER_transport base nouns ports rulebook proto edge face service answer transport)
set(LANDFALL_LAYER_testing base nouns ports rulebook proto edge testing)
set(LANDFALL_LAYER_server ${LANDFALL_LAYERS})

# Services see only services before them in this order, and never the inside of another.
set(LANDFALL_SERVICE_ORDER currency landed_cost routing quote planning reference)

# Sets OUT to the service a source folder belongs to, or to nothing.
function(_landfall_service_of FOLDER OUT)
  file(RELATIVE_PATH relative "${CMAKE_SOURCE_DIR}" "${FOLDER}")
  set(${OUT} "" PARENT_SCOPE)
  if(relative MATCHES "^services/([a-z_]+)" AND NOT CMAKE_MATCH_1 STREQUAL "server")
    set(${OUT} "${CMAKE_MATCH_1}" PARENT_SCOPE)
  endif()
endfunction()

# Stops unless NAME (of LAYER, in this folder) may depend on the room DEP.
function(landfall_check_dependency NAME LAYER DEP)
  get_target_property(dep_layer ${DEP} LANDFALL_LAYER)
  if(NOT dep_layer)
    return()
  endif()
  if(NOT dep_layer IN_LIST LANDFALL_LAYER_${LAYER})
    message(FATAL_ERROR "${NAME} is of layer ${LAYER} and may not depend on ${DEP}, which is of "
                        "layer ${dep_layer} (cmake/Layers.cmake)")
  endif()
  get_target_property(dep_service ${DEP} LANDFALL_SERVICE)
  _landfall_service_of("${CMAKE_CURRENT_SOURCE_DIR}" service)
  if(NOT service OR NOT dep_service OR dep_service STREQUAL service)
    return()
  endif()
  list(FIND LANDFALL_SERVICE_ORDER ${service} own_rank)
  list(FIND LANDFALL_SERVICE_ORDER ${dep_service} dep_rank)
  if(own_rank GREATER -1 AND dep_rank GREATER own_rank)
    message(FATAL_ERROR "service ${service} may not see ${dep_service}, which stands above it")
  endif()
  if(dep_layer STREQUAL "domain" OR dep_layer STREQUAL "transport")
    message(FATAL_ERROR "${NAME} reaches into ${DEP}: another service is seen by its face only")
  endif()
endfunction()
