package main

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"github.com/shapelint/shapelint/lsp"
)

func lspCommand() *cobra.Command {
	return &cobra.Command{Use: "lsp", Short: "Speak the language server protocol on standard input and output",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			err := lsp.Serve(context.Background(), os.Stdin, os.Stdout)
			if errors.Is(err, lsp.ErrNoShutdown) {
				return exitCode(1)
			}
			return err
		}}
}
