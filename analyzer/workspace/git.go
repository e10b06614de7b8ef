package workspace

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// gitTimeout bounds how long git may take to list its files.
const gitTimeout = 30 * time.Second

// listed are the files of a folder that git does not ignore, as absolute
// paths; nil if git cannot tell or ignores the whole folder. Only git itself
// knows its rules in full.
func listed(root string) map[string]bool {
	ctx, cancel := context.WithTimeout(context.Background(), gitTimeout)
	defer cancel()
	// What a stranger's repository configures must not be run.
	c := exec.CommandContext(ctx, "git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath="+os.DevNull,
		"ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", ".")
	c.Dir = root
	c.Env = append(withoutGit(os.Environ()), "GIT_OPTIONAL_LOCKS=0")
	out, err := c.Output()
	if err != nil || len(out) == 0 {
		return nil
	}
	abs, err := filepath.Abs(root)
	if err != nil {
		return nil
	}
	files := map[string]bool{}
	for _, f := range strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		files[filepath.Join(abs, filepath.FromSlash(f))] = true
	}
	return files
}

// withoutGit drops the variables by which a hook tells git where it is.
func withoutGit(env []string) []string {
	var out []string
	for _, e := range env {
		if !strings.HasPrefix(e, "GIT_") {
			out = append(out, e)
		}
	}
	return out
}

// keeps tells if git lists a file, or a folder above it: a repository inside
// of another one is listed as its folder.
func keeps(files map[string]bool, path string) bool {
	abs, err := filepath.Abs(path)
	if err != nil || files == nil {
		return true
	}
	for p := abs; p != filepath.Dir(p); p = filepath.Dir(p) {
		if files[p] {
			return true
		}
	}
	return false
}
