// Declarations of the part of the tree-sitter runtime that we call. The
// symbols are weak so that this package links against the runtime inside
// github.com/smacker/go-tree-sitter, whose headers cgo cannot reach.
#ifndef SHAPELINT_FLAT_H
#define SHAPELINT_FLAT_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

typedef struct {
	uint16_t symbol;
	uint8_t field;
	uint8_t flags;
	uint32_t start, end;
	uint32_t next; // index of the first node after this subtree
} sl_node;

typedef struct {
	uint32_t start, end;
} sl_span;

enum {
	SL_NAMED = 1,
	SL_ERROR = 2,
	SL_MISSING = 4,
	SL_BROKEN = 8, // a direct child is an error
};

enum { SL_OK, SL_NO_PARSER, SL_GAVE_UP, SL_NO_MEMORY };

// sl_state is what a parse needs and fills, to be reused.
typedef struct {
	sl_arena arena;
	uint16_t comment, continuation; // symbols that are kept out of the tree
	sl_node *nodes;
	uint32_t count, cap;
	sl_span *comments;
	uint32_t comment_count, comment_cap;
	uint32_t *stack;
	uint32_t stack_cap;
	uint32_t errors;
} sl_state;

sl_state *sl_new(void);
void sl_free(sl_state *s);
int sl_parse(sl_state *s, const char *src, uint32_t len, uint64_t timeout_micros);
uint32_t sl_symbol_count(void);
const char *sl_symbol_name(uint16_t symbol);
bool sl_symbol_named(uint16_t symbol);
uint32_t sl_field_count(void);
const char *sl_field_name(uint16_t field);

#endif
