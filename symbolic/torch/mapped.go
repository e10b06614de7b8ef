package torch

import (
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file refuses random operations inside torch.vmap, which wants to be told
// whether the examples get the same numbers or different ones.
// https://docs.pytorch.org/docs/stable/func.ux_limitations.html#randomness

var randomOperations = sync.OnceValue(func() map[string]bool {
	return words(`rand randn randint randperm rand_like randn_like randint_like normal bernoulli multinomial poisson gumbel_softmax
		normal_ uniform_ bernoulli_ exponential_ random_ cauchy_ geometric_ log_normal_`)
})

var dropouts = sync.OnceValue(func() map[string]bool {
	return words("dropout dropout1d dropout2d dropout3d feature_dropout Dropout Dropout1d Dropout2d Dropout3d")
})

func words(text string) map[string]bool {
	set := map[string]bool{}
	for w := range fields(text) {
		set[w] = true
	}
	return set
}

// randomnessRefused refuses a random operation that runs in the default mode of vmap.
func (c *Call) randomnessRefused() bool {
	if c.Mapping == nil || c.Mapping.Attrs.Get("forbids_randomness") != value.Bool(true) || !c.drawsNumbers() {
		return false
	}
	torch := "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' randomness flags on vmap or perform the randomness operation out of vmap"
	c.Refuse("invalid-argument", 0, torch, "%s draws random numbers inside vmap, which has to be told how: randomness='different' or 'same'", c.Who())
	return true
}

// drawsNumbers tells if the operation surely draws random numbers.
func (c *Call) drawsNumbers() bool {
	if randomOperations()[c.opName] {
		return true
	}
	if !dropouts()[c.opName] {
		return false
	}
	training := c.Arg("training")
	if training == nil {
		training = c.Arg("train")
	}
	p, known := c.Float("p")
	return training == value.Bool(true) && known && p != 0
}
