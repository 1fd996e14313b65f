# Warnings for our own code. Dependencies are SYSTEM includes and stay silent.
add_library(anshan_warnings INTERFACE)
target_compile_options(anshan_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wunused -Wdouble-promotion -Wformat=2)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # "text" + std::string makes GCC 12 warn of a copy that does not happen (GCC bug 105651).
  target_compile_options(anshan_warnings INTERFACE -Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
  # Copying a std::optional of a struct with texts makes GCC 13 and 14 warn of the texts that an empty one does not have
  # (GCC bug 105562 and its kin). The sanitizers and clang's analyzer look for the real ones.
  target_compile_options(anshan_warnings INTERFACE -Wno-maybe-uninitialized)
endif()
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # A .cpp that is compiled with others counts as a header, whose types must not hold private ones.
  target_compile_options(anshan_warnings INTERFACE -Wno-subobject-linkage)
endif()
option(ANSHAN_WERROR "Treat warnings as errors" OFF)
if(ANSHAN_WERROR)
  target_compile_options(anshan_warnings INTERFACE -Werror)
endif()

option(ANSHAN_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)
if(ANSHAN_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

option(ANSHAN_SANITIZE_THREADS "Build with the thread sanitizer" OFF)
if(ANSHAN_SANITIZE_THREADS)
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
endif()

option(ANSHAN_FUZZ "Build the fuzz targets (tests/fuzz); needs clang" OFF)
if(ANSHAN_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
endif()
