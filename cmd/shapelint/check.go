package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/shapelint/shapelint/analyzer"
	"github.com/shapelint/shapelint/analyzer/config"
)

func checkCommand() *cobra.Command {
	var format, outputFormat, color string
	var search, outputs []string
	var exitZero, verbose, explain, forceExclude, noCache bool
	var cacheDir string
	var settings config.Settings
	c := &cobra.Command{
		Use:   "check [PATH]...",
		Short: "Report operations whose shapes cannot work, or silently mean something else",
		RunE: func(cmd *cobra.Command, args []string) error {
			if outputFormat != "" {
				format = outputFormat
			}
			useColor, err := wantColor(color)
			if err != nil {
				return err
			}
			out, err := newOutput(format, outputs, useColor)
			if err != nil {
				return err
			}
			ctx, stop := untilInterrupted(cmd.Context())
			defer stop()
			kept, err := openCache(cacheDir, noCache)
			if err != nil {
				return err
			}
			if kept != nil {
				defer kept.Close()
			}
			res, err := analyzer.Run(ctx, analyzer.Options{Paths: args, Search: search, Settings: settings, ForceExclude: forceExclude,
				Cache: kept, Afresh: verbose || explain})
			if err != nil && !errors.Is(err, context.Canceled) {
				return err
			}
			rep := res.Check()
			if err := out.write(rep); err != nil {
				return err
			}
			if explain {
				explainUnknown(os.Stdout, res)
			}
			if verbose {
				printVerbose(os.Stderr, res)
			}
			if rep.Interrupted {
				return fmt.Errorf("interrupted: %d of %d files were checked", rep.Files, res.Asked)
			}
			if rep.Fails() && !exitZero {
				return exitCode(exitFindings)
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&format, "format", "text", "output format: "+formatNames())
	f.StringVar(&outputFormat, "output-format", os.Getenv("SHAPELINT_OUTPUT_FORMAT"), "the same as --format")
	f.StringArrayVarP(&outputs, "output", "o", nil, "write a report to a file as well, as in sarif:report.sarif (may be repeated)")
	f.StringVar(&color, "color", "auto", "colour: auto, always, never")
	f.StringArrayVar(&search, "path", nil, "folder in which imported libraries are looked up (may be repeated)")
	f.BoolVar(&exitZero, "exit-zero", false, "exit with 0 even if something was found")
	f.BoolVarP(&verbose, "verbose", "v", false, "print how much was evaluated")
	f.BoolVar(&explain, "explain-unknown", false, "list why knowledge was lost, most frequent first")
	f.BoolVar(&forceExclude, "force-exclude", false, "pass over named files, too, that the configuration excludes")
	configFlags(f, &settings)
	f.BoolVar(&noCache, "no-cache", false, "neither use nor keep what is found from run to run")
	f.StringVar(&cacheDir, "cache-dir", os.Getenv("SHAPELINT_CACHE_DIR"), "folder in which what is found is kept from run to run (default: in the user's folder for caches)")
	return c
}

// configFlags are those that concern the configuration.
func configFlags(f *pflag.FlagSet, s *config.Settings) {
	f.StringArrayVar(&s.Overrides, "config", nil, "a configuration file, or 'key = value' that wins over any file (may be repeated)")
	f.BoolVar(&s.Isolated, "isolated", false, "look at no configuration file")
	f.StringSliceVar(&s.Select, "select", nil, "the rules to report, by name or first words; all others are off")
	f.StringSliceVar(&s.Ignore, "ignore", nil, "rules to switch off")
}

func wantColor(mode string) (bool, error) {
	switch mode {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		return os.Getenv("NO_COLOR") == "" && isatty.IsTerminal(os.Stdout.Fd()), nil
	}
	return false, fmt.Errorf("unknown --color %q: choose auto, always or never", mode)
}

// explainUnknown lists the reasons for lost knowledge.
func explainUnknown(w io.Writer, res *analyzer.Result) {
	for _, l := range res.Lost() {
		fmt.Fprintf(w, "%6d  %s\n", l.Count, l.Reason)
	}
}

func printVerbose(w io.Writer, res *analyzer.Result) {
	var steps, nodes int64
	for _, f := range res.Files {
		steps += f.Stats.Steps
		if f.Source != nil {
			nodes += int64(f.Source.AST.Nodes)
		}
	}
	ratio := 0.0
	if nodes > 0 {
		ratio = float64(steps) / float64(nodes)
	}
	fmt.Fprintf(w, "evaluated %d nodes, %d distinct: %.2f each\n", steps, nodes, ratio)
}
