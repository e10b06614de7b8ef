package analyzer

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// TestFence: links that lead out of the folders of a run show nothing of what lies there.
func TestFence(t *testing.T) {
	tree, outside := t.TempDir(), t.TempDir()
	for _, path := range []string{filepath.Join(tree, "net.py"), filepath.Join(outside, "secret.py")} {
		if err := os.WriteFile(path, []byte("x = 1\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(outside, filepath.Join(tree, "linked")); err != nil {
		t.Skip(err)
	}
	f := newFence(symbolic.Disk{}, nil, []string{tree})
	if !f.IsFile(filepath.Join(tree, "net.py")) || f.IsFile(filepath.Join(tree, "linked", "secret.py")) {
		t.Error("files: want the tree's own alone")
	}
	if got := f.List(tree); !slices.Equal(got, []string{"linked", "net.py"}) {
		t.Errorf("the tree holds %q", got)
	}
	if got := f.List(filepath.Join(tree, "linked")); got != nil {
		t.Errorf("behind the link lies %q", got)
	}
}
