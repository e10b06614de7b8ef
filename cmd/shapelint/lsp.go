package main

import (
	"github.com/spf13/cobra"
)

func lspCommand() *cobra.Command {
	return &cobra.Command{Use: "lsp", Short: "Speak the language server protocol on standard input and output", Hidden: true}
}
