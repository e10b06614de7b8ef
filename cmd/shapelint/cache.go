package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/shapelint/shapelint/analyzer"
	"github.com/shapelint/shapelint/analyzer/cache"
)

// openCache opens the cache that the command line asks for; nil where there is none. That the folder which nobody
// named cannot be used is no error.
func openCache(dir string, none bool) (*cache.Folder, error) {
	if none {
		return nil, nil
	}
	if dir != "" {
		f, err := cache.Open(dir, cache.Program(analyzer.Version))
		if err != nil {
			return nil, fmt.Errorf("--cache-dir: %w", err)
		}
		return f, nil
	}
	dir, err := cache.Default()
	if err != nil {
		return nil, nil
	}
	f, err := cache.Open(dir, cache.Program(analyzer.Version))
	if err != nil {
		return nil, nil
	}
	return f, nil
}

func cleanCommand() *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:   "clean",
		Short: "Remove what is kept from run to run",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := openCache(dir, false)
			if err != nil || f == nil {
				return err
			}
			defer f.Close()
			fmt.Fprintf(cmd.OutOrStdout(), "entries removed: %d\n", f.Clean())
			return nil
		},
	}
	c.Flags().StringVar(&dir, "cache-dir", "", "the folder that check was given")
	return c
}
