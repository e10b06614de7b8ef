class TrainerCallback:
    def _nothing(self, *args, **kwargs):
        pass

    on_init_end = on_train_begin = on_train_end = on_epoch_begin = on_epoch_end = on_step_begin = on_step_end = _nothing
    on_evaluate = on_predict = on_save = on_log = on_prediction_step = on_substep_end = _nothing
