package lsp

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

// pathOf is the file that a URI names. A text that was never saved gets a
// name in the root folder, so that its imports are looked up there. Other
// schemes (cells of notebooks, old revisions) hold no files of the project.
func pathOf(uri, root string) (string, bool) {
	u, err := url.Parse(uri)
	if err != nil || strings.ContainsRune(uri, 0) {
		return "", false
	}
	switch u.Scheme {
	case "file":
		path := u.Path
		if runtime.GOOS == "windows" { // file:///c:/x
			path = strings.TrimPrefix(path, "/")
		}
		if path = filepath.Clean(filepath.FromSlash(path)); !filepath.IsAbs(path) || strings.ContainsRune(path, 0) {
			return "", false
		}
		return path, true
	case "untitled":
		if root == "" {
			root = string(filepath.Separator)
		}
		return filepath.Join(root, "."+url.PathEscape(uri)+".py"), true
	}
	return "", false
}

// uriOf is the inverse of pathOf for files.
func uriOf(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
