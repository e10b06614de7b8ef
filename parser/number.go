package parser

import (
	"math/big"
	"strconv"
	"strings"
)

// number returns the value of a numeric literal: int64, *big.Int, float64 or complex128.
func number(text string) any {
	text = strings.ReplaceAll(text, "_", "")
	if len(text) > 1 && text[0] == '0' {
		switch text[1] {
		case 'x', 'X', 'o', 'O', 'b', 'B':
			return integer(text, 0)
		}
	}
	switch last := text[len(text)-1]; {
	case last == 'j' || last == 'J':
		f, _ := strconv.ParseFloat(text[:len(text)-1], 64)
		return complex(0, f)
	case strings.ContainsAny(text, ".eE"):
		f, _ := strconv.ParseFloat(text, 64) // out of range is inf, as in CPython
		return f
	}
	return integer(text, 10)
}

func integer(text string, base int) any {
	text = strings.TrimRight(text, "lL")
	if n, err := strconv.ParseInt(text, base, 64); err == nil {
		return n
	}
	if n, ok := new(big.Int).SetString(text, base); ok {
		return n
	}
	return int64(0)
}
