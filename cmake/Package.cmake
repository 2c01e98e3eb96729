# What is installed, and its Debian packages, by `cpack --config build/CPackConfig.cmake`: `landfall`, the
# program and its unit, and `landfall-data`, the rules and what operators and callers take from the tree.

if(NOT TARGET landfall_exe_landfall)
  return()
endif()
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME data)
install(DIRECTORY data DESTINATION share/landfall)
install(DIRECTORY proto/landfall DESTINATION share/landfall/proto FILES_MATCHING PATTERN "*.proto")
install(DIRECTORY deploy/alertmanager deploy/grafana deploy/grpc deploy/haproxy deploy/prometheus
  DESTINATION share/landfall/deploy)
install(DIRECTORY examples/orders DESTINATION share/landfall/examples)
install(FILES LICENSE DESTINATION share/doc/landfall-data RENAME copyright)

set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)
install(TARGETS landfall_exe_landfall RUNTIME DESTINATION bin)
install(FILES deploy/systemd/landfall.service DESTINATION lib/systemd/system)
install(FILES deploy/systemd/landfall.conf DESTINATION /etc/landfall)
install(FILES README.md CHANGELOG.md DESTINATION share/doc/landfall)
install(FILES deploy/README.md DESTINATION share/doc/landfall RENAME running.md)
install(FILES LICENSE DESTINATION share/doc/landfall RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "Landfall contributors")
set(CPACK_PACKAGE_CONTACT "Landfall contributors <landfall@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_STRIP_FILES ON)
# /etc is not below the prefix.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL program data)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME landfall)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS "landfall-data, tzdata")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "haproxy, prometheus")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_CONTROL_EXTRA
  "${CMAKE_SOURCE_DIR}/deploy/debian/conffiles" "${CMAKE_SOURCE_DIR}/deploy/debian/postinst"
  "${CMAKE_SOURCE_DIR}/deploy/debian/postrm" "${CMAKE_SOURCE_DIR}/deploy/debian/prerm")
set(CPACK_DEBIAN_DATA_PACKAGE_NAME landfall-data)
set(CPACK_DEBIAN_DATA_PACKAGE_ARCHITECTURE all)
set(CPACK_COMPONENT_DATA_DESCRIPTION "Rules of landfall, its wire schemas, and what operators take")
include(CPack)
