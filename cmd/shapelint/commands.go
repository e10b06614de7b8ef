package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/shapelint/shapelint/analyzer"
	"github.com/shapelint/shapelint/analyzer/check"
	"github.com/shapelint/shapelint/analyzer/config"
	"github.com/shapelint/shapelint/symbolic/dim/questions"
)

func traceCommand() *cobra.Command {
	var format string
	var search []string
	var settings config.Settings
	c := &cobra.Command{
		Use:   "trace PATH...",
		Short: "Show the source with the shape of each assignment, and the inferred signatures",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "text" && format != "jsonl" {
				return fmt.Errorf("unknown format %q: choose text or jsonl", format)
			}
			res, err := analyzer.Run(cmd.Context(), analyzer.Options{Paths: args, Search: search, Settings: settings, Trace: true, Expressions: format == "text"})
			if err != nil {
				return err
			}
			res.Check()
			if format == "jsonl" {
				return analyzer.TraceJSON(os.Stdout, res)
			}
			return analyzer.TraceText(os.Stdout, res)
		},
	}
	c.Flags().StringVar(&format, "format", "text", "output format: text, jsonl")
	configFlags(c.Flags(), &settings)
	c.Flags().StringArrayVar(&search, "path", nil, "folder in which imported libraries are looked up (may be repeated)")
	return c
}

func ruleCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rule [NAME]",
		Short: "Explain a check, or list all",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				for _, a := range analyzer.Rules() {
					fmt.Printf("%-24s %s\n", check.Name(a), check.Summary(a))
				}
				return nil
			}
			a := analyzer.Rule(args[0])
			if a == nil {
				return fmt.Errorf("no rule is named %q: 'shapelint rule' lists them", args[0])
			}
			fmt.Print(strings.TrimRight(a.Doc, "\n"), "\n")
			return nil
		},
	}
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		Run:   func(*cobra.Command, []string) { fmt.Println("shapelint", analyzer.Version) },
	}
}

// debugCommand answers questions about the insides, for tests from outside.
func debugCommand() *cobra.Command {
	c := &cobra.Command{Use: "debug", Hidden: true}
	c.AddCommand(&cobra.Command{
		Use:  "dims",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return questions.AnswerQuestions(os.Stdin, os.Stdout) },
	})
	return c
}
