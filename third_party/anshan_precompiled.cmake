# anshan_precompile(target [TESTS]): the standard headers that most files include are parsed once instead of for every
# compilation, for the programs of tests Catch2's too: a fifth of a first build. Only with GCC 12, Debian 12's: later ones take the
# lines of parsed headers for ours, and their warnings call half of them broken. So builds with those, and with clang
# (./test --tidy, and the fuzzers of the readers in every ./test), show a file that lacks an include of its own.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  set(wanted ON)
else()
  set(wanted OFF)
endif()
option(ANSHAN_PRECOMPILED "Parse the standard headers once for all files" ${wanted})

set(ANSHAN_STANDARD_HEADERS
  <algorithm> <array> <cmath> <cstdint> <filesystem> <functional> <map> <memory> <optional> <set> <span> <string>
  <string_view> <unordered_map> <utility> <variant> <vector>)

# One target owns the headers of all that are compiled alike: a library's code is -fPIC, a program's -fPIE. ccache would
# read the 80 MB of the parsed headers for each file; checksum.sh leaves their checksum beside them instead.
function(anshan_precompiled_owner name kind)
  set(source ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp)
  if(kind STREQUAL "PROGRAM")
    file(CONFIGURE OUTPUT ${source} CONTENT "int main() {}\n")
    add_executable(${name} EXCLUDE_FROM_ALL ${source})
  else()
    file(CONFIGURE OUTPUT ${source} CONTENT "")
    add_library(${name} OBJECT EXCLUDE_FROM_ALL ${source})
  endif()
  target_link_libraries(${name} PRIVATE anshan_warnings)
  target_precompile_headers(${name} PRIVATE ${ARGN})
  set_target_properties(${name} PROPERTIES
    CXX_COMPILER_LAUNCHER "${CMAKE_SOURCE_DIR}/third_party/checksum.sh;${CMAKE_CXX_COMPILER_LAUNCHER}")
endfunction()

if(ANSHAN_PRECOMPILED)
  anshan_precompiled_owner(precompiled_for_libraries LIBRARY ${ANSHAN_STANDARD_HEADERS})
endif()

function(anshan_precompile target)
  if(NOT ANSHAN_PRECOMPILED)
    return()
  endif()
  set(owner precompiled_for_libraries)
  if("TESTS" IN_LIST ARGN)
    set(owner precompiled_for_tests)
    if(NOT TARGET ${owner})
      anshan_precompiled_owner(${owner} PROGRAM ${CMAKE_SOURCE_DIR}/tests/catch.h ${ANSHAN_STANDARD_HEADERS})
      target_include_directories(${owner} PRIVATE ${CMAKE_SOURCE_DIR})
    endif()
  endif()
  target_precompile_headers(${target} REUSE_FROM ${owner})
  if("TESTS" IN_LIST ARGN)
    # What anshan_warnings.cmake tells of GCC bug 105651, of "a text + a literal", which tests have at every turn. The
    # sanitizers look for the real ones.
    target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
  endif()
endfunction()
