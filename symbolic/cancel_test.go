package symbolic_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// cancelling ends the run when a script opens a file, and notes what is read after it.
type cancelling struct {
	memory
	cancel context.CancelFunc
	read   []string
}

func (c *cancelling) ReadFile(name string) ([]byte, error) {
	c.read = append(c.read, name)
	if strings.HasSuffix(name, "first.txt") {
		c.cancel()
	}
	return c.memory.ReadFile(name)
}

// TestCancelledRun: a root ends soon after the run is cancelled, nothing else
// is begun, and only what was finished is returned.
func TestCancelledRun(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	fs := &cancelling{cancel: cancel, memory: memory{
		tableFolder + "/first.txt": []byte("a"), tableFolder + "/second.txt": []byte("b"),
		tableFolder + "/a.py": []byte("open('first.txt').read()\n" + strings.Repeat("x = 1\n", 5000) + "open('second.txt').read()\n"),
		tableFolder + "/b.py": []byte("open('second.txt').read()\n"), tableFolder + "/0.py": []byte("x = 1\n"),
	}}
	p := symbolic.NewProject(symbolic.Options{FS: fs, Files: []string{tableFolder + "/0.py", tableFolder + "/a.py", tableFolder + "/b.py"}})
	rs, err := p.Run(ctx)
	if !errors.Is(err, context.Canceled) || len(rs) != 1 || rs[0].Path != tableFolder+"/0.py" {
		t.Errorf("%v, %v", rs, err)
	}
	read := strings.Join(fs.read, " ")
	if !strings.Contains(read, "first.txt") || strings.Contains(read, "second.txt") {
		t.Errorf("read %s", read)
	}
}
