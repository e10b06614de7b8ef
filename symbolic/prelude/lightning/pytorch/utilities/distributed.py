from _lightning import rank_zero_only
