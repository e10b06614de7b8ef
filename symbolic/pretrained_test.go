package symbolic_test

import (
	"reflect"
	"testing"

	"github.com/shapelint/shapelint/symbolic"
)

// TestFromPretrained loads checkpoints by name with the classes of an installed
// library: those of which all shapes are known, and one that nobody knows.
func TestFromPretrained(t *testing.T) {
	p := projectWith(t, "testdata/packages/named")
	const base, tiny = 768*3072 + 3072, 128*512 + 512
	for _, c := range []struct {
		entry    string
		hidden   float64
		features float64
		params   int64
	}{
		{"transformers.BertModel.from_pretrained('bert-base-uncased')", 768, 2, base + 3072*2 + 2},
		{"transformers.BertModel.from_pretrained('google-bert/bert-base-cased', num_labels=5, cache_dir='x')", 768, 5, base + 3072*5 + 5},
		{"transformers.BertModel.from_pretrained('prajjwal1/bert-tiny', pooled=False)", 128, 512, tiny},
		{"transformers.AutoModel.from_pretrained('prajjwal1/bert-tiny', num_labels=3)", 128, 3, tiny + 512*3 + 3},
		{"transformers.BertModel.from_pretrained('x/y', config=transformers.AutoConfig.from_pretrained('prajjwal1/bert-tiny'))", 128, 2, tiny + 512*2 + 2},
		{"transformers.BertModel.from_pretrained('x/y', config=transformers.BertConfig(hidden_size=4, intermediate_size=8))", 4, 2, 40 + 18},
	} {
		s := summarize(p, c.entry, [][]symbolic.InputSpec{{{Shape: []any{2.0, c.hidden}, DType: "float32"}}})
		for _, f := range s.Faults {
			t.Errorf("%s: %s", c.entry, f.Message)
		}
		checkOutputs(t, c.entry, map[string]any{"shape": []any{2.0, c.features}}, s.Outputs)
		if !reflect.DeepEqual(s.Parameters, c.params) {
			t.Errorf("%s: %v parameters, want %d", c.entry, s.Parameters, c.params)
		}
	}
	for _, entry := range []string{
		"transformers.BertModel.from_pretrained('my/own')",
		"transformers.AutoModel.from_pretrained('my/own')",
		"transformers.BertModel.from_pretrained('gpt2')",
		"transformers.BertModel.from_pretrained('bert-base-uncased', load_in_8bit=True)",
	} {
		s := summarize(p, entry, [][]symbolic.InputSpec{{{Shape: []any{2.0, 3.0}, DType: "float32"}}})
		if s.Class != "" || len(s.Faults) > 0 {
			t.Errorf("%s: %s, faults %v; want neither", entry, s.Class, s.Faults)
		}
	}
}
