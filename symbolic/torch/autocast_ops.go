package torch

import "sync"

// This file lists what autocast does with each operator, by its last name: the
// lists of the documentation, extended by the functions of Python that are made
// of operators on them.
// https://docs.pytorch.org/docs/stable/amp.html#cuda-op-specific-behavior
// https://docs.pytorch.org/docs/stable/amp.html#cpu-op-specific-behavior

const (
	convolutions = ` conv1d conv2d conv3d conv_transpose1d conv_transpose2d conv_transpose3d
		Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d
		LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d `
	products = ` linear Linear LazyLinear prelu PReLU scaled_dot_product_attention matmul __matmul__ __rmatmul__ mm bmm
		addmm addbmm baddbmm chain_matmul multi_dot vecdot RNNCell `
	losses = ` binary_cross_entropy_with_logits BCEWithLogitsLoss cosine_embedding_loss CosineEmbeddingLoss cross_entropy CrossEntropyLoss
		hinge_embedding_loss HingeEmbeddingLoss huber_loss HuberLoss kl_div KLDivLoss l1_loss L1Loss margin_ranking_loss MarginRankingLoss
		mse_loss MSELoss nll_loss NLLLoss poisson_nll_loss PoissonNLLLoss smooth_l1_loss SmoothL1Loss soft_margin_loss SoftMarginLoss
		triplet_margin_loss TripletMarginLoss multi_margin_loss MultiMarginLoss multilabel_margin_loss MultiLabelMarginLoss `
)

// castLists are the operators of a device by what is done with them.
type castLists struct{ lower, float32, widest, maybe, either string }

var castsByDevice = map[string]castLists{
	"cpu": {
		lower: convolutions + products + `affine_grid multi_head_attention_forward MultiheadAttention cov corrcoef pinv RNN`,
		float32: losses + `binary_cross_entropy BCELoss ctc_loss CTCLoss avg_pool3d AvgPool3d max_pool3d MaxPool3d lp_pool3d LPPool3d
			adaptive_avg_pool3d AdaptiveAvgPool3d adaptive_max_pool3d AdaptiveMaxPool3d
			fractional_max_pool2d FractionalMaxPool2d fractional_max_pool3d FractionalMaxPool3d
			max_unpool1d MaxUnpool1d max_unpool2d MaxUnpool2d max_unpool3d MaxUnpool3d
			ReflectionPad1d ReflectionPad2d ReplicationPad1d ReplicationPad2d ReplicationPad3d grid_sample
			cdist prod quantile nanquantile trace polar stft istft svd inverse cholesky cholesky_inverse cholesky_solve qr geqrf
			fft ifft fft2 ifft2 fftn ifftn rfft irfft rfft2 irfft2 rfftn irfftn hfft ihfft
			cond eig eigh eigvals eigvalsh inv inv_ex lstsq matrix_rank solve svdvals tensorinv tensorsolve`,
		maybe:  `einsum inner tensordot matrix_power`,
		either: `pad local_response_norm LocalResponseNorm GRU LSTM GRUCell LSTMCell`,
	},
	"cuda": {
		lower: convolutions + products + `addmv addr mv einsum GRUCell LSTMCell`,
		float32: losses + `cosine_similarity CosineSimilarity cdist pdist dist group_norm GroupNorm layer_norm LayerNorm rms_norm RMSNorm
			softmax Softmax Softmax2d log_softmax LogSoftmax softmin Softmin gumbel_softmax softplus Softplus
			local_response_norm LocalResponseNorm lp_pool1d LPPool1d lp_pool2d LPPool2d lp_pool3d LPPool3d
			multilabel_soft_margin_loss MultiLabelSoftMarginLoss triplet_margin_with_distance_loss TripletMarginWithDistanceLoss
			normalize pairwise_distance PairwiseDistance interpolate Upsample UpsamplingNearest2d UpsamplingBilinear2d
			norm matrix_norm vector_norm renorm sum prod cumsum cumprod logsumexp trapz trapezoid
			acos asin cosh erfinv exp expm1 log log10 log1p log2 pow __pow__ __rpow__ __rtruediv__ square reciprocal rsqrt sinh tan`,
		widest: `addcdiv addcmul atan2 bilinear Bilinear cross dot grid_sample index_put scatter_add tensordot inner`,
		maybe:  `matrix_power`,
		either: `multi_head_attention_forward MultiheadAttention RNN GRU LSTM binary_cross_entropy BCELoss`,
	},
}

var castTables = sync.OnceValue(func() map[string]map[string]castKind {
	out := map[string]map[string]castKind{}
	for device, l := range castsByDevice {
		table := map[string]castKind{}
		for kind, names := range map[castKind]string{toLower: l.lower, toFloat32: l.float32, toWidest: l.widest, maybeLower: l.maybe, toEither: l.either} {
			for name := range fields(names) {
				table[name] = kind
			}
		}
		out[device] = table
	}
	return out
})

// castKind is what autocast of a device does with this operator. Devices of no list are taken for CUDA-like accelerators,
// of which the types are not certain.
func (c *Call) castKind(device string) castKind {
	if table := castTables()[device]; table != nil {
		return c.paddingKind(table[c.opName])
	}
	if castTables()["cuda"][c.opName] != noCast {
		return toEither
	}
	return noCast
}

// paddingKind: constant and circular padding is no operator that is cast.
func (c *Call) paddingKind(k castKind) castKind {
	if c.opName != "pad" || k == noCast {
		return k
	}
	if mode, ok := c.Str("mode"); ok && (mode == "constant" || mode == "circular") {
		return noCast
	}
	return k
}
