package interp

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/value"
)

// remote are functions of libraries that fetch files from the network, or code to run.
// What they return nobody can know from here, and how they get it is much code that decides no shape.
var remote = map[string][]string{
	"get_class_from_dynamic_module": {"dynamic_module_utils", "dynamic_modules_utils"}, // of transformers and of diffusers
	"get_cached_module_file":        {"dynamic_module_utils", "dynamic_modules_utils"},
	"cached_file":                   {"hub"},
	"cached_files":                  {"hub"},
	"hf_hub_download":               {"file_download"},
	"snapshot_download":             {"_snapshot_download"},
	"load_state_dict_from_url":      {"hub"},
	// Models and their options have stand-ins (below); what prepares texts and pictures is nothing but its files.
	"from_pretrained": {"auto.tokenization_auto", "auto.processing_auto", "auto.image_processing_auto", "auto.feature_extraction_auto",
		"auto.video_processing_auto", "transformers.tokenization_utils_base", "transformers.processing_utils",
		"transformers.image_processing_base", "transformers.feature_extraction_utils", "transformers.video_processing_utils"},
}

// standIns do what a loader comes to where the files on the network are known; see prelude/_from_pretrained.py.
var standIns = map[string]string{
	"transformers.modeling_utils":                 "model",
	"transformers.configuration_utils":            "config",
	"transformers.models.auto.auto_factory":       "auto_model",
	"transformers.models.auto.configuration_auto": "auto_config",
}

// standIn is the name of the function that does for a loader what is known of it; "" for any other function.
func (fn *Function) standIn() string {
	if fn.Name != "from_pretrained" {
		return ""
	}
	return standIns[fn.NS.Name]
}

// callStandIn calls it.
func (it *Interp) callStandIn(name string, a *value.Args) value.Value {
	m := it.module("_from_pretrained", nil)
	if m == nil {
		return it.Lose("a loader without its description")
	}
	f := it.moduleAttr(m, name)
	if f == nil {
		return nil
	}
	return it.Call(f, a)
}

// isRemote tells if a function is one of those.
func (fn *Function) isRemote() bool {
	return slices.ContainsFunc(remote[fn.Name], func(module string) bool {
		return fn.NS.Name == module || strings.HasSuffix(fn.NS.Name, "."+module)
	})
}

// callRemote is what such a call gives.
func (it *Interp) callRemote(fn *Function, a *value.Args) value.Value {
	it.escapeArgs(a)
	return it.Lose("result of " + fn.Name + ", which asks the network")
}
