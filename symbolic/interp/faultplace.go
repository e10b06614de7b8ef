package interp

import (
	"path/filepath"
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Locate implements value.Host.
func (it *Interp) Locate(f *value.Fault) { it.locate(f) }

// locate places a fault: in the innermost frame of the user's code, with the calls that led there.
func (it *Interp) locate(f *value.Fault) {
	if f.Place.File != 0 {
		return
	}
	f.Unsure = it.Unsure
	var places []value.Place
	var sources []*Source
	if it.hereSrc != nil {
		places, sources = append(places, it.here), append(sources, it.hereSrc)
	}
	for fr := it.frame; fr != nil; fr = fr.caller {
		if fr.doubtful {
			f.Bits |= value.FromUnknownCall
		}
		switch {
		case fr.callAt.File == 0:
		case fr.caller != nil:
			places, sources = append(places, fr.callAt), append(sources, fr.caller.src)
		default: // called from outside of any frame (see StandAt)
			if src := it.Loader.Source(fr.callAt.File); src != nil {
				places, sources = append(places, fr.callAt), append(sources, src)
			}
		}
	}
	at := it.usersFrame(sources)
	if at < 0 {
		return
	}
	f.Place = places[at]
	if sources[at].Kind == Checked && inLibrary(sources[:at]) && f.Kind.PythonLevel() {
		f.Bits |= value.FromUnknownCall // what Python refuses deep in a library tells more about us than about its caller
	}
	for i := 0; i < at; i++ { // frames of unchecked libraries below: worth a look
		if sources[i].Kind == Library {
			f.Related = append(f.Related, value.Related{Place: places[i], Message: "raised here"})
			break
		}
	}
	for i := at + 1; i < len(places); i++ {
		if sources[i].Kind != Prelude && len(f.Callers) < 8 {
			f.Callers = append(f.Callers, places[i])
		}
	}
}

// usersFrame is the innermost frame of a checked file, of the package that was asked for, or of any library; -1 if there is
// none.
func (it *Interp) usersFrame(sources []*Source) int {
	for _, mayHold := range []func(*Source) bool{
		func(s *Source) bool { return s.Kind == Checked },
		func(s *Source) bool { return s.Kind == Library && it.askedFor != "" && LiesIn(it.askedFor, s.Path) },
		func(s *Source) bool { return s.Kind == Library },
	} {
		if at := slices.IndexFunc(sources, mayHold); at >= 0 {
			return at
		}
	}
	return -1
}

// LiesIn tells if a path is that of a folder or lies below it.
func LiesIn(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// AskFor makes faults stand in the package of a name, where it has a part in them, rather than in another one that it uses.
func (it *Interp) AskFor(pkg string, from *Source) {
	it.askedFor = ""
	if pkg == "" {
		return
	}
	if m := it.module(pkg, from); m != nil && m.Package && m.Src != nil && m.Src.Kind == Library {
		it.askedFor = filepath.Dir(m.Src.Path)
	}
}

// inLibrary tells if the innermost frame that is not of the prelude is an unchecked library's.
func inLibrary(sources []*Source) bool {
	for _, s := range sources {
		if s.Kind != Prelude {
			return s.Kind == Library
		}
	}
	return false
}
