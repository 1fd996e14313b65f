# anshan_folder(TARGET SOURCES a.cpp ... PUBLIC lib ... PRIVATE lib ...)
#
# One static library for one source folder. PUBLIC names the folders (and header-only libraries) that
# its headers may include; PRIVATE the libraries that stay inside its .cpp files.
function(anshan_folder target)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  if(ARG_SOURCES)
    add_library(${target} STATIC ${ARG_SOURCES})
    target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(${target} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} anshan_warnings)
    anshan_precompile(${target})
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${target} INTERFACE ${ARG_PUBLIC})
  endif()
endfunction()
