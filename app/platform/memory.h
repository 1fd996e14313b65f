// How the process takes memory from the system.
#pragma once

namespace app {

// Lets the heap lie in large pages, and keeps what was freed for the next use. A city's file and its first picture take
// 50,000 fresh pages of 4 kB from the kernel, a fifth of their cost; so they take 2,000. Call once, before threads.
void use_large_pages();

}  // namespace app
