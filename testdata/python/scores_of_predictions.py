"""What is scored has as many samples as what it is scored by."""
import numpy as np
import torch
from sklearn import metrics
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import accuracy_score, classification_report, confusion_matrix, f1_score, mean_squared_error, r2_score
from sklearn.metrics.pairwise import cosine_similarity
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

y, p = np.array([0, 1, 2] * 4), np.random.rand(12, 3)
assert accuracy_score(y, p.argmax(1)) <= 1.0 and f1_score(y, y[::-1], average="macro") <= 1.0
assert f1_score(y, y, average=None).ndim == 1 and f1_score(y, y, average=None, labels=[0, 1, 2, 3]).shape == (4,)
assert confusion_matrix(y, y, labels=[0, 1, 2, 3, 4]).shape == (5, 5) and confusion_matrix(y, y, labels=np.arange(4)).shape == (4, 4)
assert confusion_matrix(y, y, normalize="true").dtype == np.float64 and confusion_matrix(y, y).dtype == np.int64
print(classification_report(y, y).strip())
assert mean_squared_error(p, p, multioutput="raw_values").shape == (3,) and r2_score(p[:, :1], p[:, 0]) <= 1.0
assert mean_squared_error([1.0, 2.0], torch.zeros(2)) > 0 and accuracy_score(torch.zeros(3), [0, 0, 1]) < 1
assert metrics.log_loss(y_true=[0, 1], y_pred=[0.1, 0.9], normalize=True) > 0 and metrics.brier_score_loss([0, 1], [0.1, 0.2]) >= 0
assert metrics.hinge_loss(y_true=[0, 1], pred_decision=[0.1, 0.2]) >= 0 and metrics.top_k_accuracy_score(y, p, k=2) <= 1
fpr, tpr, at = metrics.roc_curve(y == 0, p[:, 0])
assert fpr.shape == tpr.shape == at.shape and 0 <= metrics.auc(fpr, tpr) <= 1
precision, recall, at = metrics.precision_recall_curve(y == 0, p[:, 0])
assert len(precision) == len(recall) == len(at) + 1
assert len(metrics.precision_recall_fscore_support(y, y)) == 4 and metrics.precision_recall_fscore_support(y, y, average="macro")[3] is None
assert cosine_similarity(p, p[:5]).shape == (12, 5) and metrics.pairwise_distances(p).shape == (12, 12)
guesses, targets = [], []
for start in range(0, 12, 4):
    guesses.extend(p[start : start + 4].argmax(1).tolist())
    targets.extend(y[start : start + 4].tolist())
assert accuracy_score(targets, guesses) <= 1

model = LogisticRegression().fit(p, y)
assert model.predict(p[:5]).shape == (5,) and model.predict_proba(p[:5]).shape[0] == 5 and model.predict(p).dtype == np.int64
assert LinearRegression().fit(p, p[:, :2]).predict(p[:4]).shape == (4, 2)
assert LinearRegression().fit(p, p[:, 0]).predict(p[:4]).shape == (4,)
assert RandomForestRegressor(n_estimators=5).fit(p, p[:, 0]).score(p, p[:, 0]) <= 1 and SVC(kernel="linear").fit(p, y).predict(p).shape == (12,)
torch.zeros(4) + torch.from_numpy(model.predict(p))  # want "4 against 12"


def test_fewer_predictions():
    accuracy_score(y, y[:6])  # want "inconsistent numbers of samples: \[12, 6\]"


def test_fewer_values():
    metrics.mean_absolute_error(p[:6, 0], p[:, 0])  # want "inconsistent numbers of samples: \[6, 12\]"


def test_fewer_scores():
    metrics.roc_auc_score(y == 0, p[:6, 0])  # want "inconsistent numbers of samples"


def test_more_tensors():
    f1_score(torch.zeros(5), torch.zeros(6))  # want "inconsistent numbers of samples"


def test_lists():
    confusion_matrix(targets, guesses[:-1])  # want "inconsistent numbers of samples"


def test_scores_in_place_of_classes():
    accuracy_score(y, p)  # want "mix of targets"


def test_other_outputs():
    mean_squared_error(p, p[:, 0])  # want "different number of output"


def test_split():
    train_test_split(p, y[:10], test_size=0.5)  # want "inconsistent numbers of samples: \[12, 10\]"


def test_fit():
    LinearRegression().fit(p, y[:10])  # want "inconsistent numbers of samples: \[12, 10\]"


def test_fit_of_one_column():
    LinearRegression().fit(p[:, 0], y)  # want "Expected 2D array, got 1D"


def test_other_features():
    model.predict(p[:, :2])  # want "X has 2 features"


def test_other_rows():
    cosine_similarity(p, p[:, :2])  # want "Incompatible dimension"
