#include "arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern __attribute__((weak)) void ts_set_allocator(void *(*)(size_t), void *(*)(size_t, size_t), void *(*)(void *, size_t), void (*)(void *));

enum {
	UNIT = 16,
	HEADER = sizeof(uint64_t), // the size of a block with its header, before it
	KEPT = 2 << 20,            // chunks up to this size are kept
	LARGEST = 32 << 20,        // and chunks grow up to this size
};

struct sl_chunk {
	sl_chunk *next;
	size_t size;
};

static _Thread_local sl_arena *current; // the open one

static void *out_of_memory(void) {
	fputs("shapelint: out of memory while parsing\n", stderr);
	abort(); // as tree-sitter does, which cannot go on without
}

// list is where freed blocks of a size are kept; the size becomes that of its class.
static void **list(sl_arena *a, size_t *size) {
	size_t units = (*size + UNIT - 1) / UNIT;
	if (units < SL_SMALL) {
		*size = units * UNIT;
		return &a->small[units];
	}
	int class = 64 - __builtin_clzll((uint64_t)*size - 1);
	if (class >= SL_LARGE) out_of_memory();
	*size = (size_t)1 << class;
	return &a->large[class];
}

// cut takes a new block from the chunk, or from a new chunk.
static char *cut(sl_arena *a, size_t size) {
	if ((size_t)(a->end - a->at) < size) {
		size_t wanted = a->chunks ? a->chunks->size * 2 : KEPT;
		if (wanted > LARGEST) wanted = LARGEST;
		if (wanted < size + 2 * UNIT) wanted = size + 2 * UNIT;
		sl_chunk *c = malloc(sizeof(sl_chunk) + wanted);
		if (!c) out_of_memory();
		c->next = a->chunks;
		c->size = wanted;
		a->chunks = c;
		a->end = (char *)(c + 1) + wanted;
		// Blocks begin with their header, so that what follows it is aligned.
		a->at = (char *)(c + 1) + UNIT - HEADER;
	}
	char *block = a->at;
	a->at += size;
	return block;
}

static size_t size_of(const void *p) { return *(const uint64_t *)((const char *)p - HEADER); }

static void *arena_malloc(size_t n) {
	if (!current) {
		void *p = malloc(n);
		return p || !n ? p : out_of_memory();
	}
	if (n > SIZE_MAX / 4) return out_of_memory();
	size_t size = n + HEADER;
	void **freed = list(current, &size);
	if (*freed) {
		void *p = *freed;
		memcpy(freed, p, sizeof(void *));
		return p;
	}
	char *block = cut(current, size);
	*(uint64_t *)block = size;
	return block + HEADER;
}

static void *arena_calloc(size_t count, size_t n) {
	if (!current) {
		void *p = calloc(count, n);
		return p || !count || !n ? p : out_of_memory();
	}
	if (n && count > SIZE_MAX / 4 / n) return out_of_memory();
	return memset(arena_malloc(count * n), 0, count * n);
}

static void arena_free(void *p) {
	if (!current || !p) {
		free(p);
		return;
	}
	size_t size = size_of(p);
	void **freed = list(current, &size);
	memcpy(p, freed, sizeof(void *));
	*freed = p;
}

static void *arena_realloc(void *p, size_t n) {
	if (!current) {
		p = realloc(p, n);
		return p || !n ? p : out_of_memory();
	}
	if (!p) return arena_malloc(n);
	size_t had = size_of(p) - HEADER;
	if (n <= had) return p;
	void *q = memcpy(arena_malloc(n), p, had);
	arena_free(p);
	return q;
}

void sl_arena_install(void) { ts_set_allocator(arena_malloc, arena_calloc, arena_realloc, arena_free); }

void sl_arena_open(sl_arena *a) { current = a; }

void sl_arena_close(sl_arena *a) {
	current = NULL;
	sl_chunk *kept = NULL;
	for (sl_chunk *c = a->chunks, *next; c; c = next) {
		next = c->next;
		if (!next && c->size <= KEPT) {
			kept = c; // the first one
		} else {
			free(c);
		}
	}
	memset(a, 0, sizeof *a);
	if (kept) {
		a->chunks = kept;
		kept->next = NULL;
		a->at = (char *)(kept + 1) + UNIT - HEADER;
		a->end = (char *)(kept + 1) + kept->size;
	}
}

void sl_arena_free(sl_arena *a) {
	free(a->chunks);
	memset(a, 0, sizeof *a);
}
