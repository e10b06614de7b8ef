package symbolic_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// The files of sharedPackage alter all that they import: a registry, attributes of a class
// and of a module, what a cached function returned; they import a module that no other has
// imported, and they count. Each has a fault whose message tells what it found.
const (
	sharedBase = `
import functools
import torch
from torch import nn

REGISTRY = {}
TABLE = []
COUNT = 0
extra = 0
LIMITS = {"width": 8}

class Base(nn.Module):
    made = 0

class Dense(nn.Linear):
    seen = 0

def register(cls):
    REGISTRY[cls.__name__] = cls
    TABLE.append(cls)
    return cls

def count():
    global COUNT
    COUNT += 1
    return COUNT

@functools.lru_cache
def cached(n):
    TABLE.append(n)
    return [n]
`
	sharedFile = `
import torch
from torch import nn
from . import base
from .base import REGISTRY, TABLE, LIMITS, Base, Dense, register, count, cached

@register
class Net%[1]d(Base):
    def __init__(self):
        super().__init__()
        from . import late
        late.USERS.append(self)
        Base.made += 1
        base.extra = base.extra + 1
        LIMITS["width"] += 1
        Dense.seen += 1
        cached(3).append(1)
        if isinstance(self, Base):
            self.size = [len(REGISTRY), len(TABLE), count(), Base.made, base.extra, LIMITS["width"], Dense.seen, len(cached(3)), len(late.USERS)]

    def forward(self, x: torch.Tensor):
        return torch.zeros(self.size).view(7, %[1]d)

Net%[1]d()(torch.zeros(1))
`
)

// sharedPackage writes a package and returns its files.
func sharedPackage(t *testing.T, files int) []string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "pkg")
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	write("__init__.py", "")
	write("base.py", sharedBase)
	write("late.py", "USERS = []\n")
	var paths []string
	for i := range files {
		paths = append(paths, write(fmt.Sprintf("m%d.py", i), fmt.Sprintf(sharedFile, 1000+i)))
	}
	return paths
}

// faultsOf are the faults of each file as text.
func faultsOf(t *testing.T, paths []string, workers int) map[string]string {
	t.Helper()
	p := symbolic.NewProject(symbolic.Options{FS: symbolic.Disk{}, Files: paths, Workers: workers})
	rs, err := p.Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, r := range rs {
		var b strings.Builder
		for _, f := range r.Faults {
			fmt.Fprintf(&b, "%d %s %s\n", f.Place.Start, f.Kind, f.Message)
		}
		fmt.Fprintf(&b, "%d steps, %d understood, lost %v", r.Stats.Steps, r.Stats.Understood, r.Lost)
		out[r.Path] = b.String()
	}
	return out
}

// TestFilesOfAPackageDoNotMeet: what a file of a package comes to depends neither on the
// order of the files nor on the number of workers, and its faults not on the other files.
func TestFilesOfAPackageDoNotMeet(t *testing.T) {
	paths := sharedPackage(t, 12)
	want := faultsOf(t, paths, 1)
	if first := want[paths[0]]; !strings.Contains(first, "[1, 2, 1, 1, 1, 9, 1, 2, 1]") {
		t.Fatalf("a file alone:\n%s", first)
	}
	backwards := slices.Clone(paths)
	slices.Reverse(backwards)
	for _, c := range []struct {
		name    string
		paths   []string
		workers int
	}{{"backwards", backwards, 1}, {"two workers", paths, 2}, {"eight workers", backwards, 8}} {
		got := faultsOf(t, c.paths, c.workers)
		for _, path := range paths {
			if got[path] != want[path] {
				t.Errorf("%s: %s\n%s\nwant\n%s", c.name, path, got[path], want[path])
			}
		}
	}
	for _, path := range paths {
		alone, _, _ := strings.Cut(faultsOf(t, []string{path}, 1)[path], " steps")
		if all, _, _ := strings.Cut(want[path], " steps"); alone[:strings.LastIndexByte(alone, '\n')] != all[:strings.LastIndexByte(all, '\n')] {
			t.Errorf("%s alone:\n%s\nwith the others:\n%s", path, alone, all)
		}
	}
}
