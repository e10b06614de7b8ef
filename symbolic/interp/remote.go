package interp

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// remote are functions of libraries that fetch files from the network, or code to run.
// What they return nobody can know from here, and how they get it is much code that decides no shape.
var remote = map[string]string{
	"get_class_from_dynamic_module": "dynamic_module_utils", // transformers; diffusers has its own
	"cached_file":                   "hub",
	"cached_files":                  "hub",
	"hf_hub_download":               "file_download",
	"snapshot_download":             "_snapshot_download",
	"load_state_dict_from_url":      "hub",
}

// isRemote tells if a function is one of those.
func (fn *Function) isRemote() bool {
	module, named := remote[fn.Name]
	return named && (strings.HasSuffix(fn.NS.Name, "."+module) || strings.HasSuffix(fn.NS.Name, ".dynamic_modules_utils"))
}

// callRemote is what such a call gives.
func (it *Interp) callRemote(fn *Function, a *value.Args) value.Value {
	it.escapeArgs(a)
	return it.Lose("result of " + fn.Name + ", which asks the network")
}
