package workspace

import (
	"os"
	"path/filepath"
	"sort"
)

// NoEnvironment is the configured name that stands for "look for none".
const NoEnvironment = "none"

// environmentNames are the folders beside a project's code in which its virtual environment usually lies.
var environmentNames = []string{".venv", "venv", "env", ".env"}

// Environments finds the installed packages that a file can import, by looking
// at files alone: no interpreter is asked.
type Environments struct {
	// Getenv reads the environment of the process.
	Getenv func(name string) string

	beside map[string][]string
	active []string
	looked bool
}

// Of are the folders of installed packages for a file: those of the configured
// environment, else of the active one, else of one in a folder above the file.
func (e *Environments) Of(file, configured string) []string {
	switch configured {
	case NoEnvironment:
		return nil
	case "":
	default:
		return SitePackages(configured)
	}
	if !e.looked {
		e.looked = true
		for _, name := range []string{"VIRTUAL_ENV", "CONDA_PREFIX"} {
			if dir := e.Getenv(name); dir != "" && e.active == nil {
				e.active = SitePackages(dir)
			}
		}
	}
	if e.active != nil {
		return e.active
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return nil
	}
	return e.above(filepath.Dir(abs))
}

// above looks in a folder and the folders above it, up to the repository's.
func (e *Environments) above(dir string) []string {
	if found, ok := e.beside[dir]; ok {
		return found
	}
	var found []string
	for _, name := range environmentNames {
		if found = SitePackages(filepath.Join(dir, name)); found != nil {
			break
		}
	}
	if _, err := os.Stat(filepath.Join(dir, ".git")); found == nil && err != nil && filepath.Dir(dir) != dir {
		found = e.above(filepath.Dir(dir))
	}
	if e.beside == nil {
		e.beside = map[string][]string{}
	}
	e.beside[dir] = found
	return found
}

// SitePackages are the folders of installed packages in a virtual or conda
// environment; nil if the folder is none.
func SitePackages(env string) []string {
	if !isFile(filepath.Join(env, "pyvenv.cfg")) && !isFolder(filepath.Join(env, "conda-meta")) {
		return nil
	}
	var out []string
	seen := map[string]bool{}
	for _, pattern := range []string{"lib/python3*/site-packages", "lib64/python3*/site-packages", "Lib/site-packages"} {
		dirs, _ := filepath.Glob(filepath.Join(env, filepath.FromSlash(pattern)))
		sort.Strings(dirs)
		for _, d := range dirs {
			real, err := filepath.EvalSymlinks(d)
			if err == nil && !seen[real] && isFolder(d) && within(env, real) {
				seen[real] = true
				out = append(out, d)
			}
		}
	}
	return out
}

// within tells if a path without links lies in an environment: a link that
// leads out of it is not followed.
func within(env, path string) bool {
	base, err := filepath.EvalSymlinks(env)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(base, path)
	return err == nil && filepath.IsLocal(rel)
}

func isFile(path string) bool {
	i, err := os.Stat(path)
	return err == nil && i.Mode().IsRegular()
}

func isFolder(path string) bool {
	i, err := os.Stat(path)
	return err == nil && i.IsDir()
}
