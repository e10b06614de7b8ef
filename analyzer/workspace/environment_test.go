package workspace

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func write(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
}

// environment makes a virtual environment and returns its folder of packages.
func environment(t *testing.T, dir string) string {
	t.Helper()
	write(t, filepath.Join(dir, "pyvenv.cfg"))
	site := filepath.Join(dir, "lib", "python3.12", "site-packages")
	write(t, filepath.Join(site, "lib", "__init__.py"))
	return site
}

func TestEnvironments(t *testing.T) {
	root := t.TempDir()
	beside := environment(t, filepath.Join(root, "project", ".venv"))
	active := environment(t, filepath.Join(root, "elsewhere"))
	chosen := environment(t, filepath.Join(root, "chosen"))
	outer := environment(t, filepath.Join(root, "venv"))
	file := filepath.Join(root, "project", "pkg", "net.py")
	write(t, file)
	write(t, filepath.Join(root, "repository", ".git", "HEAD"))
	write(t, filepath.Join(root, "bare", "venv", "lib", "python3.12", "site-packages", "x.py"))
	for _, c := range []struct {
		name, file, configured, active string
		want                           []string
	}{
		{"beside the project", file, "", "", []string{beside}},
		{"further up", filepath.Join(root, "net.py"), "", "", []string{outer}},
		{"active", file, "", filepath.Join(root, "elsewhere"), []string{active}},
		{"active, but no environment", file, "", filepath.Join(root, "bare"), []string{beside}},
		{"configured", file, filepath.Join(root, "chosen"), filepath.Join(root, "elsewhere"), []string{chosen}},
		{"configured to look for none", file, NoEnvironment, filepath.Join(root, "elsewhere"), nil},
		{"not beyond the repository", filepath.Join(root, "repository", "net.py"), "", "", nil},
	} {
		e := Environments{Getenv: func(name string) string {
			if name == "VIRTUAL_ENV" {
				return c.active
			}
			return ""
		}}
		if got := e.Of(c.file, c.configured); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestSitePackagesBehindALink(t *testing.T) {
	root := t.TempDir()
	outside := filepath.Join(root, "outside")
	write(t, filepath.Join(outside, "secret.py"))
	env := filepath.Join(root, "env")
	write(t, filepath.Join(env, "pyvenv.cfg"))
	lib := filepath.Join(env, "lib", "python3.12")
	if err := os.MkdirAll(lib, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(lib, "site-packages")); err != nil {
		t.Skip(err)
	}
	if got := SitePackages(env); got != nil {
		t.Errorf("%v lies outside of the environment", got)
	}
	site := environment(t, filepath.Join(root, "two"))
	if err := os.Symlink("lib", filepath.Join(root, "two", "lib64")); err != nil {
		t.Fatal(err)
	}
	if got := SitePackages(filepath.Join(root, "two")); !slices.Equal(got, []string{site}) {
		t.Errorf("%v, want %s once", got, site)
	}
}
