package interp

import (
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
	var kinds []SourceKind
	if it.hereSrc != nil {
		places, kinds = append(places, it.here), append(kinds, it.hereSrc.Kind)
	}
	for fr := it.frame; fr != nil; fr = fr.caller {
		if fr.doubtful {
			f.Bits |= value.FromUnknownCall
		}
		switch {
		case fr.callAt.File == 0:
		case fr.caller != nil:
			places, kinds = append(places, fr.callAt), append(kinds, fr.caller.src.Kind)
		default: // called from outside of any frame (see StandAt)
			if src := it.Loader.Source(fr.callAt.File); src != nil {
				places, kinds = append(places, fr.callAt), append(kinds, src.Kind)
			}
		}
	}
	at := -1
	for _, want := range []SourceKind{Checked, Library} {
		for i, k := range kinds {
			if k == want && (at < 0) {
				at = i
			}
		}
		if at >= 0 {
			break
		}
	}
	if at < 0 {
		return
	}
	f.Place = places[at]
	if inLibrary(kinds[:at]) && pythonLevel[f.Kind] {
		f.Bits |= value.FromUnknownCall // what Python refuses deep in a library tells more about us than about its caller
	}
	for i := 0; i < at; i++ { // frames of unchecked libraries below: worth a look
		if kinds[i] == Library {
			f.Related = append(f.Related, value.Related{Place: places[i], Message: "raised here"})
			break
		}
	}
	for i := at + 1; i < len(places); i++ {
		if kinds[i] != Prelude && len(f.Callers) < 8 {
			f.Callers = append(f.Callers, places[i])
		}
	}
}

// inLibrary tells if the innermost frame that is not of the prelude is an unchecked library's.
func inLibrary(kinds []SourceKind) bool {
	for _, k := range kinds {
		if k != Prelude {
			return k == Library
		}
	}
	return false
}
