package parser

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// firstParse makes the test binary parse one small file, print how long that
// took in nanoseconds, and end.
const firstParse = "SHAPELINT_TEST_FIRST_PARSE"

func TestMain(m *testing.M) {
	if os.Getenv(firstParse) != "" {
		start := time.Now()
		if _, err := Parse("a.py", []byte("import torch\nx = torch.zeros(1)\n")); err != nil {
			os.Exit(1)
		}
		fmt.Println(time.Since(start).Nanoseconds())
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func benchmarkSource(b *testing.B, size int) []byte {
	src, err := os.ReadFile("testdata/golden/model.py")
	if err != nil {
		b.Fatal(err)
	}
	src = bytes.Replace(src, []byte("from __future__ import annotations\n"), nil, 1)
	return bytes.Repeat(src, max(1, size/len(src)))
}

func BenchmarkParse(b *testing.B) {
	for _, size := range []int{1 << 10, 100 << 10, 1 << 20} {
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			src := benchmarkSource(b, size)
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse("bench.py", src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkParseLazy is the reading of a library of which nothing is called.
func BenchmarkParseLazy(b *testing.B) {
	src := benchmarkSource(b, 100<<10)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, err := ParseLazy("bench.py", src); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFlatten is the share of tree-sitter in BenchmarkParse.
func BenchmarkFlatten(b *testing.B) {
	src := string(benchmarkSource(b, 1<<20))
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		tree, err := flatten(src)
		if err != nil {
			b.Fatal(err)
		}
		tree.release()
	}
}

// BenchmarkFirstParse starts processes: how long the first Parse takes in one,
// and the process in all.
func BenchmarkFirstParse(b *testing.B) {
	self, err := os.Executable()
	if err != nil {
		b.Skip(err)
	}
	total := 0.0
	for b.Loop() {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), firstParse+"=1")
		out, err := cmd.Output()
		if err != nil {
			b.Fatal(err)
		}
		ns, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
		if err != nil {
			b.Fatal(err)
		}
		total += ns
	}
	b.ReportMetric(total/float64(b.N)/1e3, "µs/first-parse")
}
