from torch.ao.quantization import DeQuantStub, QuantStub, QuantWrapper
