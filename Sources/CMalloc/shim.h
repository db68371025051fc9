#pragma once

#include <stdlib.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

/// Lets the process keep memory that it frees for what it allocates next, up to so many bytes a block and at the end of each
/// heap. What glibc gives back by itself, every picture of a film, the system must clear page by page when it is wanted
/// again. Does nothing with other libraries.
static inline void malloc_keep_freed(int block, int rest) {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, block);
  mallopt(M_TRIM_THRESHOLD, rest);
#endif
}
