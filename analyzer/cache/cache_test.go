package cache

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func open(t *testing.T, dir, program string) *Folder {
	t.Helper()
	f, err := Open(dir, program)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestEntriesAreKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "cache")
	f := open(t, dir, "one")
	for _, text := range []string{"first", "second"} {
		if err := f.Store("key", []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got := f.Load("key"); string(got) != text {
			t.Errorf("got %q, want %q", got, text)
		}
	}
	if again := open(t, dir, "one"); string(again.Load("key")) != "second" {
		t.Error("the entry is gone in the next run")
	}
	if other := open(t, dir, "two"); other.Load("key") != nil {
		t.Error("another program sees the entry")
	}
	if f.Store("large", bytes.Repeat([]byte("x"), MaxEntry+1)) == nil || f.Load("large") != nil {
		t.Error("an entry beyond all measure is kept")
	}
	if n := f.Clean(); n != 1 || f.Load("key") != nil {
		t.Errorf("%d entries removed, want 1", n)
	}
}

// TestStrangersFolder: a folder that holds other things is no cache, and nothing in it is touched.
func TestStrangersFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if f, err := Open(dir, "one"); err == nil {
		f.Close()
		t.Error("a folder with other files was taken for a cache")
	}
	if es, _ := os.ReadDir(dir); len(es) != 1 {
		t.Errorf("%d files, want the one that was there", len(es))
	}
}

// TestLinksLeadNowhere: neither reading nor writing leaves the folder.
func TestLinksLeadNowhere(t *testing.T) {
	base := t.TempDir()
	outside := filepath.Join(base, "outside")
	if err := os.Mkdir(outside, 0o700); err != nil {
		t.Fatal(err)
	}
	f := open(t, filepath.Join(base, "cache"), "one")
	if err := f.Store("key", []byte("mine")); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(base, "cache", filepath.Dir(f.place("key")))
	if err := os.Rename(folder, filepath.Join(outside, "moved")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "moved"), folder); err != nil {
		t.Skip("no links here: ", err)
	}
	if f.Load("key") != nil {
		t.Error("an entry was read through a link")
	}
	if f.Store("key", []byte("other")) == nil {
		t.Error("an entry was written through a link")
	}
	if f.Clean() != 0 {
		t.Error("entries were removed through a link")
	}
}

func TestSweep(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	f := open(t, dir, "one")
	now := time.Now()
	for _, key := range []string{"old", "new"} {
		if err := f.Store(key, []byte(key)); err != nil {
			t.Fatal(err)
		}
	}
	past := now.Add(-2 * entryLife)
	if err := os.Chtimes(filepath.Join(dir, f.place("old")), past, past); err != nil {
		t.Fatal(err)
	}
	f.sweep(now)
	if f.Load("old") != nil || f.Load("new") == nil {
		t.Error("not the old entry, and it alone, was removed")
	}
}
