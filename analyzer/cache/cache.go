// Package cache keeps what was found out about files from one run to the next, in a folder that belongs to it alone.
package cache

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"
)

// Folder is a cache on disk. Entries are plain files that are replaced as a whole, so that several processes can use
// it at once. What cannot be read or written is as if it was not there: a cache only saves time.
type Folder struct {
	root    *os.Root // nothing is read or written outside of it, whatever links lie in it
	program string
}

// Default is where the cache lies if nobody says: the user's own folder for caches, not the project's, whose
// contents are a stranger's.
func Default() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "shapelint"), nil
}

// Program tells one build of a program from another, which may find different things.
func Program(version string) string {
	path, err := os.Executable()
	if err != nil {
		return version
	}
	info, err := os.Stat(path)
	if err != nil {
		return version
	}
	return fmt.Sprint(version, " ", info.Size(), " ", info.ModTime().UnixNano())
}

// mark is a file that tells that a folder is a cache of ours.
const mark = "CACHEDIR.TAG"

const markText = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is the cache of shapelint. See https://bford.info/cachedir/\n"

// Open opens the cache in a folder, which is made if it is not there; one that holds other things is refused.
func Open(dir, program string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f := &Folder{root: root, program: program}
	if err := f.own(dir); err != nil {
		root.Close()
		return nil, err
	}
	return f, nil
}

// own marks an empty folder as a cache.
func (f *Folder) own(dir string) error {
	if _, err := f.root.Lstat(mark); err == nil {
		return nil
	}
	d, err := f.root.Open(".")
	if err != nil {
		return err
	}
	defer d.Close()
	if names, err := d.Readdirnames(1); err != io.EOF {
		if err == nil {
			err = fmt.Errorf("%s is no cache of shapelint: it holds %s; name a folder that is empty or not there", dir, names[0])
		}
		return err
	}
	return f.root.WriteFile(mark, []byte(markText), 0o600)
}

// Close removes what is old and ends the use of a cache.
func (f *Folder) Close() error {
	f.sweep(time.Now())
	return f.root.Close()
}

// MaxEntry is the size of the largest entry, in bytes.
const MaxEntry = 16 << 20

// place is where the entry of a key lies: a program sees its own entries only.
func (f *Folder) place(key string) string {
	sum := sha256.Sum256([]byte(f.program + "\x00" + key))
	name := hex.EncodeToString(sum[:])
	return path.Join(name[:2], name[2:])
}

// Load is the entry of a key, nil if there is none.
func (f *Folder) Load(key string) []byte {
	file, err := f.root.Open(f.place(key))
	if err != nil {
		return nil
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() || info.Size() > MaxEntry {
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(file, MaxEntry))
	if err != nil {
		return nil
	}
	return data
}

// Store puts an entry in the place of what was there.
func (f *Folder) Store(key string, data []byte) error {
	if len(data) > MaxEntry {
		return errors.New("too large for an entry")
	}
	place := f.place(key)
	if err := f.root.Mkdir(path.Dir(place), 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	fresh := place + "." + rand.Text()
	if err := f.root.WriteFile(fresh, data, 0o600); err != nil {
		f.root.Remove(fresh)
		return err
	}
	if err := f.root.Rename(fresh, place); err != nil {
		f.root.Remove(fresh)
		return err
	}
	return nil
}

// An entry that nobody has written for so long is removed; it is looked for as often.
const (
	entryLife  = 30 * 24 * time.Hour
	sweepEvery = 24 * time.Hour
)

// sweep removes what is old, if nobody has done so lately.
func (f *Folder) sweep(now time.Time) {
	const swept = "swept"
	if info, err := f.root.Stat(swept); err == nil && now.Sub(info.ModTime()) < sweepEvery {
		return
	}
	if f.root.WriteFile(swept, nil, 0o600) != nil {
		return
	}
	f.remove(func(info fs.FileInfo) bool { return now.Sub(info.ModTime()) > entryLife })
}

// Clean removes all entries.
func (f *Folder) Clean() (removed int) { return f.remove(func(fs.FileInfo) bool { return true }) }

func (f *Folder) remove(old func(fs.FileInfo) bool) (removed int) {
	_ = fs.WalkDir(f.root.FS(), ".", func(name string, d fs.DirEntry, err error) error { // what cannot be listed stays
		if err != nil || !d.Type().IsRegular() || !isEntry(name) {
			return nil
		}
		if info, err := d.Info(); err == nil && old(info) && f.root.Remove(name) == nil {
			removed++
		}
		return nil
	})
	return removed
}

// isEntry tells if a name is one that place gives: nothing else is removed.
func isEntry(name string) bool {
	dir, base := path.Split(name)
	return len(dir) == 3 && len(base) >= 2*sha256.Size-2
}
