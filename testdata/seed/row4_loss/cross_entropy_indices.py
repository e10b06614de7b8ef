import torch
import torch.nn as nn

model = nn.Sequential(nn.Linear(20, 50), nn.ReLU(), nn.Linear(50, 10))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

for epoch in range(2):
    inputs = torch.randn(16, 20)
    targets = torch.randint(0, 10, (16,))
    optimizer.zero_grad()
    loss = criterion(model(inputs), targets)
    loss.backward()
    optimizer.step()
    print(loss.item())
