package interp

import "regexp"

// This file tells conditions about the machine from others: a program will run where they hold.

// aboutMachine are what conditions about the machine ask for.
var aboutMachine = regexp.MustCompile(`is_available|is_built|device_count|is_initialized|environ|version`)

// AboutMachine tells from its text that a condition is one about the machine and what is
// installed there, whatever else it says.
func AboutMachine(condition string) bool { return aboutMachine.MatchString(condition) }
