package report

import (
	"encoding/json"
	"io"
	"strings"
)

// SARIF writes the Static Analysis Results Interchange Format 2.1.0.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
func SARIF(w io.Writer, r *Report) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "shapelint", Version: r.Version, SemanticVersion: r.Version, InformationURI: homepage, Rules: []sarifRule{}}
	for _, x := range r.Rules {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{ID: x.Name, Name: x.Name,
			ShortDescription: sarifText{x.Summary}, FullDescription: sarifText{fullDescription(x)},
			Help: sarifHelp{Text: x.Page, Markdown: x.Page}, HelpURI: x.URL})
	}
	hashes, own := githubHashes(r), fingerprints(r)
	for i := range r.Diagnostics {
		x := r.sarifResult(&r.Diagnostics[i])
		x.PartialFingerprints = map[string]string{"shapelint/v1": own[i]}
		if hashes[i] != "" {
			x.PartialFingerprints["primaryLocationLineHash"] = hashes[i]
		}
		run.Results = append(run.Results, x)
	}
	call := sarifInvocation{ExecutionSuccessful: !r.Interrupted, Notifications: []sarifNotification{}}
	for _, u := range r.Unparsed {
		place := sarifLocation{}
		place.Physical.Artifact = r.sarifArtifact(u.File)
		call.Notifications = append(call.Notifications, sarifNotification{"warning", sarifText{"not checked: " + u.Reason}, []sarifLocation{place}})
	}
	run.Invocations = []sarifInvocation{call}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

const homepage = "https://github.com/shapelint/shapelint"

// fullDescription is the first paragraph below the headline of a check's page.
func fullDescription(x Rule) string {
	parts := strings.SplitN(x.Page, "\n\n", 3)
	if len(parts) < 2 {
		return x.Summary
	}
	return strings.Join(strings.Fields(parts[1]), " ")
}

func (r *Report) sarifResult(d *Diagnostic) sarifResult {
	n, _ := r.rule(d.Code)
	x := sarifResult{RuleID: d.Code, Level: bySeverity(d.Severity, "error", "warning", "note"), Message: sarifText{d.details()},
		Locations: []sarifLocation{r.sarifPlace(d.File, d.Line, d.Column, d.EndLine, d.EndColumn)}}
	if n >= 0 {
		x.RuleIndex = &n
	}
	for i, rel := range d.Related {
		l := r.sarifPlace(rel.File, rel.Line, rel.Column, rel.Line, rel.EndColumn)
		id := i + 1
		l.ID, l.Message = &id, &sarifText{rel.Message}
		x.RelatedLocations = append(x.RelatedLocations, l)
	}
	for _, f := range d.Fixes {
		x.Fixes = append(x.Fixes, r.sarifFix(f))
	}
	return x
}

func (r *Report) sarifFix(f Fix) sarifFix {
	out := sarifFix{Description: sarifText{f.Message}}
	for _, e := range f.Edits {
		c := sarifChange{Artifact: r.sarifArtifact(e.File)}
		c.Replacements = []sarifReplacement{{sarifRegion{e.Line, e.Column, e.EndLine, e.EndColumn}, sarifText{e.NewText}}}
		out.Changes = append(out.Changes, c)
	}
	return out
}

func (r *Report) sarifPlace(file string, line, column, endLine, endColumn int) sarifLocation {
	l := sarifLocation{}
	l.Physical.Artifact = r.sarifArtifact(file)
	l.Physical.Region = &sarifRegion{StartLine: line, StartColumn: column}
	if endColumn > 0 {
		l.Physical.Region.EndLine, l.Physical.Region.EndColumn = endLine, endColumn
	}
	return l
}

func (r *Report) sarifArtifact(file string) sarifArtifact {
	uri, relative := r.uri(file)
	if relative {
		return sarifArtifact{uri, "%SRCROOT%"}
	}
	return sarifArtifact{URI: uri}
}

// githubHashes are the hashes of the lines of all diagnostics, "" where the source is not at hand.
func githubHashes(r *Report) []string {
	byFile := map[string][]string{}
	out := make([]string, len(r.Diagnostics))
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		hashes, ok := byFile[d.File]
		if !ok {
			hashes = lineHashes(r.lines(d.File))
			byFile[d.File] = hashes
		}
		if d.Line <= len(hashes) {
			out[i] = hashes[d.Line-1]
		}
	}
	return out
}

func (r *Report) lines(file string) []string {
	var out []string
	for n := 1; ; n++ {
		l, ok := r.Source(file, n)
		if !ok {
			return out
		}
		out = append(out, l)
	}
}

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool struct {
		Driver sarifDriver `json:"driver"`
	} `json:"tool"`
	Invocations []sarifInvocation `json:"invocations"`
	ColumnKind  string            `json:"columnKind"`
	Results     []sarifResult     `json:"results"`
}

type sarifDriver struct {
	Name            string      `json:"name"`
	Version         string      `json:"version"`
	SemanticVersion string      `json:"semanticVersion"`
	InformationURI  string      `json:"informationUri"`
	Rules           []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string    `json:"id"`
	Name             string    `json:"name"`
	ShortDescription sarifText `json:"shortDescription"`
	FullDescription  sarifText `json:"fullDescription"`
	Help             sarifHelp `json:"help"`
	HelpURI          string    `json:"helpUri"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifHelp struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown"`
}

type sarifInvocation struct {
	ExecutionSuccessful bool                `json:"executionSuccessful"`
	Notifications       []sarifNotification `json:"toolExecutionNotifications"`
}

type sarifNotification struct {
	Level     string          `json:"level"`
	Message   sarifText       `json:"message"`
	Locations []sarifLocation `json:"locations"`
}

type sarifResult struct {
	RuleID              string            `json:"ruleId"`
	RuleIndex           *int              `json:"ruleIndex,omitempty"`
	Level               string            `json:"level"`
	Message             sarifText         `json:"message"`
	Locations           []sarifLocation   `json:"locations"`
	RelatedLocations    []sarifLocation   `json:"relatedLocations,omitempty"`
	PartialFingerprints map[string]string `json:"partialFingerprints"`
	Fixes               []sarifFix        `json:"fixes,omitempty"`
}

type sarifLocation struct {
	ID       *int `json:"id,omitempty"`
	Physical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	} `json:"physicalLocation"`
	Message *sarifText `json:"message,omitempty"`
}

type sarifArtifact struct {
	URI       string `json:"uri"`
	URIBaseID string `json:"uriBaseId,omitempty"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine,omitempty"`
	EndColumn   int `json:"endColumn,omitempty"`
}

type sarifFix struct {
	Description sarifText     `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
}

type sarifChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion `json:"deletedRegion"`
	Inserted sarifText   `json:"insertedContent"`
}
