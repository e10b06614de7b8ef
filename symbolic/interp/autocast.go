package interp

import (
	"slices"

	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file is what decides on which device tensors are and if it casts them: the
// default device, and a with statement whose context is torch.autocast in some branches only.

// defaultDevice notes that new tensors are put on a device. Where they are from then on is not followed.
func (it *Interp) defaultDevice(v value.Value) {
	if device, ok := torch.DeviceOf(v); ok && device != "" {
		it.AnyDevice = true
	}
}

// underMaybeAutocast runs the body of a with statement whose context differs by
// branch: where one of them is autocast, it is not known to be on or off.
func (it *Interp) underMaybeAutocast(context value.Value, body func() outcome) outcome {
	devices := it.autocastDevices(context)
	state := it.Autocast
	if len(devices) == 0 || state == nil {
		return body()
	}
	outer := make([]value.Value, len(devices))
	it.Heap.Touch(state)
	for i, d := range devices {
		outer[i] = state.Attrs.Get(d)
		state.Attrs.Set(d, it.Lose("autocast that differs by branch"))
	}
	o := body()
	it.Heap.Touch(state)
	for i, d := range devices {
		if outer[i] == nil {
			outer[i] = value.None
		}
		state.Attrs.Set(d, outer[i])
	}
	return o
}

// autocastDevices are the devices of the contexts among the alternatives that are autocast.
func (it *Interp) autocastDevices(context value.Value) []string {
	alt, ok := context.(*value.Alt)
	if !ok {
		return nil
	}
	autocast := it.Class("torch.amp.autocast_mode.autocast")
	var devices []string
	for _, c := range alt.Choices {
		in, ok := c.Value.(*value.Instance)
		if !ok || autocast == nil || !in.Class.IsSubclass(autocast) {
			continue
		}
		if d, ok := in.Attrs.Get("device").(value.Str); ok && !slices.Contains(devices, d.S) {
			devices = append(devices, d.S)
		}
	}
	return devices
}
