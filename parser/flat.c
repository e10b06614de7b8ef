#include "flat.h"

#include <stdlib.h>
#include <string.h>

// The layout of these three is checked by TestRuntimeLayout.
typedef struct {
	uint32_t context[4];
	const void *id;
	const void *tree;
} TSNode;

typedef struct {
	const void *tree;
	const void *id;
	uint32_t context[3];
	uint64_t spare[4]; // the runtime's cursor may grow
} TSTreeCursor;

typedef struct {
	const void *tree;
	const void *id;
	uint32_t context[3];
} TSTreeCursorValue;

#define WEAK extern __attribute__((weak))

WEAK const void *tree_sitter_python(void);
WEAK void *ts_parser_new(void);
WEAK void ts_parser_delete(void *);
WEAK bool ts_parser_set_language(void *, const void *);
WEAK void ts_parser_set_timeout_micros(void *, uint64_t);
WEAK void *ts_parser_parse_string(void *, const void *, const char *, uint32_t);
WEAK TSNode ts_tree_root_node(const void *);
WEAK TSTreeCursorValue ts_tree_cursor_new(TSNode);
WEAK TSNode ts_tree_cursor_current_node(const TSTreeCursor *);
WEAK uint16_t ts_tree_cursor_current_field_id(const TSTreeCursor *);
WEAK bool ts_tree_cursor_goto_first_child(TSTreeCursor *);
WEAK bool ts_tree_cursor_goto_next_sibling(TSTreeCursor *);
WEAK bool ts_tree_cursor_goto_parent(TSTreeCursor *);
WEAK uint16_t ts_node_symbol(TSNode);
WEAK uint32_t ts_node_start_byte(TSNode);
WEAK uint32_t ts_node_end_byte(TSNode);
WEAK bool ts_node_is_named(TSNode);
WEAK bool ts_node_is_error(TSNode);
WEAK bool ts_node_is_missing(TSNode);
WEAK uint32_t ts_language_symbol_count(const void *);
WEAK const char *ts_language_symbol_name(const void *, uint16_t);
WEAK int ts_language_symbol_type(const void *, uint16_t);
WEAK uint32_t ts_language_field_count(const void *);
WEAK const char *ts_language_field_name_for_id(const void *, uint16_t);

uint32_t sl_symbol_count(void) { return ts_language_symbol_count(tree_sitter_python()); }
const char *sl_symbol_name(uint16_t symbol) { return ts_language_symbol_name(tree_sitter_python(), symbol); }
bool sl_symbol_named(uint16_t symbol) { return ts_language_symbol_type(tree_sitter_python(), symbol) == 0; }
uint32_t sl_field_count(void) { return ts_language_field_count(tree_sitter_python()); }
const char *sl_field_name(uint16_t field) { return ts_language_field_name_for_id(tree_sitter_python(), field); }

sl_state *sl_new(void) { return calloc(1, sizeof(sl_state)); }

void sl_free(sl_state *s) {
	sl_arena_free(&s->arena);
	free(s->nodes);
	free(s->comments);
	free(s->stack);
	free(s);
}

// grow makes room for one more item of the given size.
static bool grow(void **items, uint32_t *cap, uint32_t count, size_t size, uint32_t first) {
	if (count < *cap) return true;
	uint32_t wanted = *cap ? *cap * 2 : first;
	void *moved = realloc(*items, (size_t)wanted * size);
	if (!moved) return false;
	*items = moved;
	*cap = wanted;
	return true;
}

// flatten writes the tree in preorder; the subtree of node i is [i, nodes[i].next).
static int flatten(sl_state *s, TSTreeCursor *cursor) {
	uint32_t depth = 0;
	for (;;) {
		TSNode node = ts_tree_cursor_current_node(cursor);
		uint16_t symbol = ts_node_symbol(node);
		uint32_t start = ts_node_start_byte(node), end = ts_node_end_byte(node);
		bool leaf = true;
		if (symbol == s->comment) {
			if (!grow((void **)&s->comments, &s->comment_cap, s->comment_count, sizeof(sl_span), 64)) return SL_NO_MEMORY;
			s->comments[s->comment_count++] = (sl_span){start, end};
		} else if (symbol != s->continuation) {
			uint8_t flags = ts_node_is_named(node) ? SL_NAMED : 0;
			if (ts_node_is_error(node)) flags |= SL_ERROR;
			if (ts_node_is_missing(node)) flags |= SL_MISSING;
			if (flags & (SL_ERROR | SL_MISSING)) {
				s->errors++;
				if (depth && (flags & SL_NAMED)) s->nodes[s->stack[depth - 1]].flags |= SL_BROKEN;
			}
			if (!grow((void **)&s->nodes, &s->cap, s->count, sizeof(sl_node), 1024)) return SL_NO_MEMORY;
			uint32_t index = s->count++;
			s->nodes[index] = (sl_node){symbol, (uint8_t)ts_tree_cursor_current_field_id(cursor), flags, start, end, index + 1};
			if (ts_tree_cursor_goto_first_child(cursor)) {
				if (!grow((void **)&s->stack, &s->stack_cap, depth, sizeof(uint32_t), 64)) return SL_NO_MEMORY;
				s->stack[depth++] = index;
				leaf = false;
			}
		} else {
			leaf = true;
		}
		if (!leaf) continue;
		while (!ts_tree_cursor_goto_next_sibling(cursor)) {
			if (!depth) return SL_OK;
			s->nodes[s->stack[--depth]].next = s->count;
			if (!ts_tree_cursor_goto_parent(cursor)) return SL_OK;
		}
	}
}

// parse_with makes the tree and copies it out. Nobody deletes the tree: it goes with the arena.
static int parse_with(sl_state *s, void *parser, const char *src, uint32_t len, uint64_t timeout_micros) {
	if (!ts_parser_set_language(parser, tree_sitter_python())) return SL_NO_PARSER;
	ts_parser_set_timeout_micros(parser, timeout_micros);
	void *tree = ts_parser_parse_string(parser, NULL, src, len);
	if (!tree) return SL_GAVE_UP;
	TSTreeCursor cursor;
	memset(&cursor, 0, sizeof cursor);
	TSTreeCursorValue value = ts_tree_cursor_new(ts_tree_root_node(tree));
	memcpy(&cursor, &value, sizeof value);
	return flatten(s, &cursor);
}

int sl_parse(sl_state *s, const char *src, uint32_t len, uint64_t timeout_micros) {
	s->count = s->comment_count = s->errors = 0;
	sl_arena_open(&s->arena);
	void *parser = ts_parser_new();
	int result = parse_with(s, parser, src, len, timeout_micros);
	ts_parser_delete(parser); // the grammar's scanner has memory of its own
	sl_arena_close(&s->arena);
	return result;
}
