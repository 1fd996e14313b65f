# anshan_folder(TARGET SOURCES a.cpp ... ALONE b.cpp ... PUBLIC lib ... PRIVATE lib ...)
#
# One static library for one source folder. PUBLIC names the folders (and header-only libraries) that
# its headers may include; PRIVATE the libraries that stay inside its .cpp files.
# The presets release and test compile eight files at a time as one, for four fifths of a file's cost are the headers.
# ALONE names the files that share private names with their neighbours: a panel has its own `margin`.
function(anshan_folder target)
  cmake_parse_arguments(ARG "" "" "SOURCES;ALONE;PUBLIC;PRIVATE" ${ARGN})
  if(ARG_SOURCES)
    add_library(${target} STATIC ${ARG_SOURCES} ${ARG_ALONE})
    set_source_files_properties(${ARG_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
    target_link_libraries(${target} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} anshan_warnings)
    anshan_precompile(${target})
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${target} INTERFACE ${ARG_PUBLIC})
  endif()
endfunction()
