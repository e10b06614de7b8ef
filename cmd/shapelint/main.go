// Command shapelint checks the tensor shapes of PyTorch source without running it.
package main

import (
	"fmt"
	"os"

	"github.com/shapelint/shapelint/symbolic/dim/questions"
)

func main() {
	if len(os.Args) > 2 && os.Args[1] == "debug" && os.Args[2] == "dims" {
		if err := questions.AnswerQuestions(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		return
	}
	os.Exit(run(os.Args[1:]))
}
