// Command shapelint checks the tensor shapes of PyTorch source without running it.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/shapelint/shapelint/analyzer"
)

// Exit codes: findings are no failure of the program, wrong usage is.
const (
	exitClean    = 0
	exitFindings = 1
	exitUsage    = 2
)

// exitCode ends the program with a code after the output is complete.
type exitCode int

func (e exitCode) Error() string { return fmt.Sprintf("exit %d", int(e)) }

func main() {
	err := root().Execute()
	var code exitCode
	switch {
	case err == nil:
	case errors.As(err, &code):
		os.Exit(int(code))
	default:
		fmt.Fprintln(os.Stderr, "shapelint:", err)
		os.Exit(exitUsage)
	}
}

func root() *cobra.Command {
	c := &cobra.Command{
		Use:           "shapelint",
		Short:         "Check the tensor shapes of PyTorch source without running it",
		SilenceUsage:  true,
		SilenceErrors: true,
		Version:       analyzer.Version,
	}
	brief := []*cobra.Command{checkCommand(), cleanCommand(), traceCommand(), summaryCommand()}
	for _, b := range brief {
		b.PreRun = func(*cobra.Command, []string) { collectLate() }
	}
	c.AddCommand(brief...)
	c.AddCommand(cleanCommand(), ruleCommand(), versionCommand(), lspCommand(), debugCommand())
	return c
}
