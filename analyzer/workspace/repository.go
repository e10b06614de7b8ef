package workspace

import (
	"os"
	"path/filepath"
)

// Repository is the folder of the version control that dir lies in, or dir
// itself if it lies in none; "" if even that cannot be told.
func Repository(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for d := abs; ; d = filepath.Dir(d) {
		if exists(filepath.Join(d, ".git")) {
			return d
		}
		if d == filepath.Dir(d) {
			return abs
		}
	}
}

func exists(path string) bool { _, err := os.Lstat(path); return err == nil }
