package report

import "github.com/shapelint/shapelint/symbolic/value"

// Rule is a check as reports describe it.
type Rule struct {
	Name, Summary, Page, URL string
}

// rule finds the description of a diagnostic's check; its number is -1 for what no check owns.
func (r *Report) rule(name string) (int, Rule) {
	for i, x := range r.Rules {
		if x.Name == name {
			return i, x
		}
	}
	return -1, Rule{Name: name}
}

// bySeverity words a severity for another tool.
func bySeverity(severity, forError, forWarning, forNote string) string {
	switch severity {
	case value.Error.String():
		return forError
	case value.Warning.String():
		return forWarning
	}
	return forNote
}
