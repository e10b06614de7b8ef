from _lightning import Combined as CombinedLoader
