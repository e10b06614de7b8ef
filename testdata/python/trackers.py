# What a tracker knows of its run.
import wandb

run = wandb.init(project="p", config={"width": 3})
name = "run_" + wandb.run.id + "-" + run.name
print(run.project + "/" + run.entity, run.step + 1, run.url.split("/"))
wandb.run.log({"loss": 1})
