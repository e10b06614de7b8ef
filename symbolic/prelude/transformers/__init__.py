"""transformers, for those who have not installed it: the most used checkpoints with the shapes of their outputs.

https://huggingface.co/docs/transformers"""
from transformers._auto import *
from transformers._config import *
from transformers._families import *
from transformers._models import PreTrainedModel
from transformers._tokenizers import BatchEncoding, BatchFeature, ImageProcessor, PreTrainedTokenizerBase
from transformers.trainer import Seq2SeqTrainer, Trainer, default_data_collator
from transformers.trainer_callback import TrainerCallback
from transformers.training_args import Seq2SeqTrainingArguments, TrainingArguments
from transformers.hf_argparser import HfArgumentParser
from _pylib import unknown

__version__ = "5.23.0"
PreTrainedConfig = PretrainedConfig
PreTrainedTokenizer = PreTrainedTokenizerFast = AutoTokenizer = PreTrainedTokenizerBase
AutoImageProcessor = AutoFeatureExtractor = ViTImageProcessor = ViTFeatureExtractor = ImageProcessor
BertTokenizer = BertTokenizerFast = RobertaTokenizer = RobertaTokenizerFast = DistilBertTokenizer = DistilBertTokenizerFast = AutoTokenizer
GPT2Tokenizer = GPT2TokenizerFast = T5Tokenizer = T5TokenizerFast = BartTokenizer = BartTokenizerFast = AutoTokenizer
AlbertTokenizer = XLMRobertaTokenizer = ElectraTokenizer = DebertaV2Tokenizer = LlamaTokenizer = LlamaTokenizerFast = AutoTokenizer


def set_seed(seed, *args, **kwargs):
    pass


def __getattr__(name):
    return unknown("")
