"""Adapters: the model lies within a tuner, and its layers have parts that it had not before."""
import torch
from peft import LoraConfig, get_peft_model
from torch import nn

model = nn.Sequential(nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 8))
adapted = get_peft_model(model, LoraConfig(target_modules=["0"], r=4))
layer = adapted.base_model.model[0]
layer.lora_A["default"].weight.norm()
layer.base_layer.weight
for name, module in adapted.base_model.model.named_modules():
    if hasattr(module, "lora_A"):
        module.lora_A["default"]
adapted(torch.zeros(4, 16)).view(33)  # want "32 elements"
adapted.get_base_model()(torch.zeros(4, 17))  # want "16 features, got 17"
merged = adapted.merge_and_unload()
merged[2](torch.zeros(4, 33))  # want "32 features, got 33"
