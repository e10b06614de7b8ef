// The memory of one parse: what tree-sitter allocates during it is taken from
// chunks and given back all at once.
#ifndef SHAPELINT_ARENA_H
#define SHAPELINT_ARENA_H

#include <stddef.h>

enum {
	SL_SMALL = 64, // classes of small blocks, by multiples of 16 bytes
	SL_LARGE = 48, // classes of large blocks, by powers of 2
};

typedef struct sl_chunk sl_chunk;

// sl_arena must be zero at first.
typedef struct {
	sl_chunk *chunks; // the newest first
	char *at, *end;   // what is left of it
	void *small[SL_SMALL], *large[SL_LARGE]; // freed blocks
} sl_arena;

// sl_arena_install makes tree-sitter use the arena that is open on the thread, and malloc where none is.
void sl_arena_install(void);
// sl_arena_open and sl_arena_close enclose a parse. Close gives back all blocks; one chunk is kept for the next parse.
void sl_arena_open(sl_arena *a);
void sl_arena_close(sl_arena *a);
// sl_arena_free gives the memory of a closed arena back.
void sl_arena_free(sl_arena *a);

#endif
