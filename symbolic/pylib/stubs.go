package pylib

// Module finds a native module; nil if there is none.
func Module(name string) NativeModule { return modules[name] }

var modules = map[string]NativeModule{}
