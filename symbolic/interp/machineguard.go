package interp

import (
	"regexp"
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file goes on past the guards of programs that need a device or a launcher: "if there is no GPU: exit" says nothing
// of what follows, which will run where there is one.

// devices are what such guards ask for.
var devices = regexp.MustCompile(`(?i)cuda|gpu|device_count|environ|getenv|world_size|nccl|\b(mps|xpu|npu)\b`)

// pastMachineGuard is the side of an if statement on which the program goes on, if the other one, which is taken on the
// machine of our profile, only ends it.
func pastMachineGuard(f *Frame, s *parser.If, c value.Value) (side []parser.Stmt, guarded bool) {
	holds, known := c.(value.Bool)
	if !known || f.src.Kind == Prelude {
		return nil, false
	}
	taken, other := s.Body, s.Orelse
	if !holds {
		taken, other = other, taken
	}
	return other, endsProgram(taken, f.fn != nil && f.fn.Name == "main") && asksForDevice(f.src, s.Test)
}

// asksForDevice tells if a condition, or a name in it, is about devices or launchers.
func asksForDevice(src *Source, test parser.Expr) bool {
	span := test.Pos()
	text := string(src.AST.Source[span.Start:span.End])
	return devices.MatchString(text) || slices.ContainsFunc(identifier.FindAllString(text, -1), src.asksDevices)
}

// endsProgram tells if statements say something at most, and then end the program.
func endsProgram(body []parser.Stmt, inMain bool) bool {
	if len(body) == 0 {
		return false
	}
	last := len(body) - 1
	for _, s := range body[:last] {
		if _, says := s.(*parser.ExprStmt); !says {
			return false
		}
	}
	switch s := body[last].(type) {
	case *parser.Raise:
		return s.Exc != nil
	case *parser.Return: // after a word to the user
		return inMain && last > 0 && s.Value == nil
	case *parser.ExprStmt:
		call, ok := s.Value.(*parser.Call)
		return ok && exits[annotationName(call.Func)]
	}
	return false
}

var exits = map[string]bool{"exit": true, "quit": true, "sys.exit": true, "os._exit": true}
