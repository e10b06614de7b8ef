package parser

import "strings"

// maskUnknown helps the grammar over valid syntax that it does not know, by
// parsing again with one character replaced by another of the same length:
//
//   - a star before a literal or parenthesis in a tuple without parentheses
//     (return a, *[b]) becomes ~, which may stand there;
//   - the = of a type parameter's default becomes a colon.
//
// The converter looks up the places. The first tree is kept if it is no worse.
func maskUnknown(tree *flatTree, src string) (*flatTree, map[uint32]bool, error) {
	places := maskable(tree, src)
	if len(places) == 0 {
		return tree, nil, nil
	}
	text := []byte(src)
	masked := make(map[uint32]bool, len(places))
	for _, at := range places {
		masked[at] = true
		if text[at] == '*' {
			text[at] = '~'
		} else {
			text[at] = ':'
		}
	}
	errors := tree.errors
	again, err := flatten(string(text))
	if err != nil {
		tree.release()
		return nil, nil, err
	}
	if again.errors >= errors {
		again.release()
		return tree, nil, nil
	}
	tree.release()
	return again, masked, nil
}

// maskable finds the characters to replace among the tokens.
func maskable(tree *flatTree, src string) []uint32 {
	var places []uint32
	var before [3]string // the tokens before the current one, nearest last
	params := 0          // depth of brackets inside type parameters
	for i, n := range tree.nodes {
		if n.next != uint32(i)+1 || n.start == n.end {
			continue
		}
		token := src[n.start:n.end]
		switch {
		case params > 0:
			params += nesting(token)
			if token == "=" && params == 1 {
				places = append(places, n.start)
			}
		case token == "[" && (before[1] == "class" || before[1] == "def" || before[1] == "type"):
			params = 1
		case before[2] == "*" && mayPrecedeStar(before[1]) && strings.ContainsAny(token[:1], "([{\"'0123456789"):
			at := n.start - 1
			for src[at] != '*' {
				at--
			}
			places = append(places, at)
		}
		before[0], before[1], before[2] = before[1], before[2], token
	}
	return places
}

func nesting(token string) int {
	switch token {
	case "[", "(", "{":
		return 1
	case "]", ")", "}":
		return -1
	}
	return 0
}

// mayPrecedeStar tells whether a star behind the token can begin a starred element.
func mayPrecedeStar(token string) bool {
	switch token {
	case ",", "=", "return", "yield", "in":
		return true
	}
	return false
}
