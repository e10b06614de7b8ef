package analyzer

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// TestOverlay: what an editor has not saved yet lies in its folder all the same.
func TestOverlay(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.py", "d.py"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x = 1\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	o := overlaid{symbolic.Disk{}, Overlay{
		filepath.Join(dir, "a.py"):            []byte("x = 2\n"),
		filepath.Join(dir, "b.py"):            []byte("x = 3\n"),
		filepath.Join(dir, "new", "inner.py"): []byte("x = 4\n"),
	}}
	if got := o.List(dir); !slices.Equal(got, []string{"a.py", "b.py", "d.py", "new"}) {
		t.Errorf("the folder holds %q", got)
	}
	if got := o.List(filepath.Join(dir, "new")); !slices.Equal(got, []string{"inner.py"}) {
		t.Errorf("the new folder holds %q", got)
	}
	if text, err := o.ReadFile(filepath.Join(dir, "b.py")); err != nil || string(text) != "x = 3\n" {
		t.Errorf("the unsaved text is %q, %v", text, err)
	}
	if got := o.List(filepath.Join(dir, "none")); got != nil {
		t.Errorf("a folder that is not there holds %q", got)
	}
}
