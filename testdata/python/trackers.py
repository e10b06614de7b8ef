# What a tracker knows of its run.
import wandb

run = wandb.init(project="p", config={"width": 3})
name = "run_" + wandb.run.id + "-" + run.name
print(run.project + "/" + run.entity, run.step + 1, run.url.split("/"))
wandb.run.log({"loss": 1})

# Parsed arguments are a configuration as they are.
import argparse

args = argparse.ArgumentParser().parse_args()
args.width = 5
wandb.config.update(args)
wandb.init(config=args)
print(wandb.config.width + 1, {k: v for k, v in args._get_kwargs()}["width"] + 1)
