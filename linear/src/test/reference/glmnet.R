# Writes the reference values of glmnet for the tests of module `linear`, to
# linear/src/test/resources/reference/glmnet/NAME.json. Run from the root of the repository:
#
#     Rscript linear/src/test/reference/glmnet.R
#
# Debian or Ubuntu packages: r-base-core r-cran-glmnet. Made with R 4.2.2 and glmnet 4.1-6; takes ten seconds.
#
# Every case is checked before it is written, and the script stops if a check fails:
#  * glmnet's solution satisfies the optimality (KKT) conditions of the objective stated below, on all rows and in
#    every fold, to 1e-9 of the largest gradient at zero;
#  * cv.glmnet's cvm, cvsd, lambda.min and lambda.1se are what the formulas below give;
#  * warnings are errors, and no path stopped early.
#
# The objective, with w = weights/sum(weights), z = standardized features (or just centred, standardize = false),
# b = coefficients of z, sy = weighted sd of y (divisor sum(w)), v = penalty factors scaled to sum p:
#
#     1/2 sum_i w_i (y_i - yhat_i)^2 + l1 sum_j v_j |b_j| + l2/2 sum_j v_j b_j^2,   l1 = lambda alpha,  l2 = lambda (1 - alpha) / sy
#
# In the sum of the penalty factors an excluded column (factor Inf) counts as 1. Inside a fold, w, sy, the means and
# the sds are those of the fold's training rows.

options(warn = 2)
suppressPackageStartupMessages(library(glmnet))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
glmnet.control(fdev = 0, devmax = 1)

COMMAND <- "Rscript linear/src/test/reference/glmnet.R"
OUT <- "linear/src/test/resources/reference/glmnet"
TOLERANCE <- 1e-9
worst <- 0

# ---- JSON: 17 significant digits, fewer where 15 give the same double -------------------------------------------

num <- function(v) {
  short <- sprintf("%.15g", v)
  text <- ifelse(as.numeric(short) == v, short, sprintf("%.17g", v))
  ifelse(is.infinite(v), "\"Infinity\"", text)
}
vec <- function(v) if (is.null(v)) "null" else paste0("[", paste(num(v), collapse = ","), "]")
mat <- function(m) paste0("[\n", paste(apply(m, 1, vec), collapse = ",\n"), "\n]")
str <- function(s) paste0("\"", s, "\"")
bool <- function(b) if (b) "true" else "false"

# ---- the objective, stated without glmnet -----------------------------------------------------------------------

scaled.factors <- function(factors, p) {
  if (is.null(factors)) return(rep(1, p))
  counted <- ifelse(is.infinite(factors), 1, factors)
  ifelse(is.infinite(factors), Inf, counted * p / sum(counted))
}

moments <- function(x, y, weights, standardize) {
  w <- weights / sum(weights)
  mean.x <- colSums(w * x)
  centred <- sweep(x, 2, mean.x)
  constant <- apply(x, 2, function(column) all(column == column[1]))
  sd.x <- if (standardize) sqrt(colSums(w * centred^2)) else rep(1, ncol(x))
  sd.x[constant] <- 1
  centred[, constant] <- 0
  my <- sum(w * y)
  list(w = w, z = sweep(centred, 2, sd.x, "/"), sd.x = sd.x, yc = y - my, sy = sqrt(sum(w * (y - my)^2)), constant = constant)
}

# Largest violation of the optimality conditions over the path, as a share of the largest gradient at zero; and the
# objective at every lambda.
check.path <- function(x, y, weights, standardize, alpha, lambda, v, a0, beta) {
  m <- moments(x, y, weights, standardize)
  scale <- max(abs(crossprod(m$z, m$w * m$yc)))
  violation <- 0
  objective <- numeric(length(lambda))
  for (k in seq_along(lambda)) {
    b <- beta[, k] * m$sd.x
    l1 <- lambda[k] * alpha
    l2 <- lambda[k] * (1 - alpha) / m$sy
    r <- y - a0[k] - drop(x %*% beta[, k])
    g <- drop(crossprod(m$z, m$w * r))
    finite <- is.finite(v)
    stopifnot(all(b[!finite] == 0), all(b[m$constant] == 0))
    f <- v[finite]
    bf <- b[finite]
    off <- ifelse(bf != 0, abs(g[finite] - l1 * f * sign(bf) - l2 * f * bf), pmax(0, abs(g[finite]) - l1 * f))
    violation <- max(violation, off / scale, abs(sum(m$w * r)) / m$sy)
    objective[k] <- sum(m$w * r^2) / 2 + l1 * sum(f * abs(bf)) + l2 / 2 * sum(f * bf^2)
  }
  list(violation = violation, objective = objective)
}

# 20 values of lambda: from 2 % above the smallest lambda with no penalized feature down to a thousandth of it; for
# ridge, l2 from 30 to 0.003 of the mean feature variance.
grid <- function(x, y, weights, standardize, alpha, v) {
  m <- moments(x, y, weights, standardize)
  if (alpha == 0) {
    top <- 30 * m$sy * mean(colSums(m$w * m$z^2)[!m$constant])
    return(signif(exp(seq(log(top), log(top * 1e-4), length.out = 20)), 6))
  }
  r <- m$yc
  free <- which(v == 0)
  if (length(free) > 0) r <- lm.wfit(cbind(1, m$z[, free]), m$yc, m$w)$residuals
  g <- abs(drop(crossprod(m$z, m$w * r)))
  penalized <- v > 0 & is.finite(v)
  top <- 1.02 * max(g[penalized] / (alpha * v[penalized]))
  signif(exp(seq(log(top), log(top * 1e-3), length.out = 20)), 6)
}

close.to <- function(a, b, tolerance) stopifnot(max(abs(a - b)) <= tolerance * max(abs(b)))

write.case <- function(name, x, y, alpha, foldid, weights = NULL, factors = NULL, standardize = TRUE, unique = TRUE) {
  p <- ncol(x)
  n <- nrow(x)
  folds <- max(foldid)
  stopifnot(min(table(foldid)) >= 3)
  w <- if (is.null(weights)) rep(1, n) else weights
  pf <- if (is.null(factors)) rep(1, p) else factors
  v <- scaled.factors(factors, p)
  lambda <- grid(x, y, w, standardize, alpha, v)
  stopifnot(length(lambda) == 20, all(diff(lambda) < 0))
  fitter <- function(rows) glmnet(x[rows, ], y[rows], weights = w[rows], alpha = alpha, lambda = lambda,
                                  standardize = standardize, penalty.factor = pf, thresh = 1e-22, maxit = 1e8)
  same.path <- function(fit) {
    stopifnot(length(fit$lambda) == 20)
    close.to(fit$lambda / lambda, rep(1, 20), 1e-14)
  }

  fit <- fitter(seq_len(n))
  same.path(fit)
  beta <- as.matrix(fit$beta)
  full <- check.path(x, y, w, standardize, alpha, lambda, v, fit$a0, beta)

  cv <- cv.glmnet(x, y, weights = w, alpha = alpha, lambda = lambda, foldid = foldid, standardize = standardize,
                  penalty.factor = pf, thresh = 1e-22, maxit = 1e8)
  same.path(cv)
  same.path(cv$glmnet.fit)

  # the folds again, by hand
  violation <- full$violation
  loss <- matrix(0, folds, 20)
  share <- numeric(folds)
  for (fold in seq_len(folds)) {
    train <- foldid != fold
    inner <- fitter(which(train))
    same.path(inner)
    b <- as.matrix(inner$beta)
    violation <- max(violation, check.path(x[train, ], y[train], w[train], standardize, alpha, lambda, v, inner$a0, b)$violation)
    predicted <- sweep(x[!train, ] %*% b, 2, inner$a0, "+")
    wi <- w[!train]
    loss[fold, ] <- colSums(wi * (y[!train] - predicted)^2) / sum(wi)
    share[fold] <- sum(wi)
  }
  if (violation > TOLERANCE) stop(name, ": the optimality conditions are off by ", violation)
  worst <<- max(worst, violation)
  share <- share / sum(share)
  cvm <- colSums(share * loss)
  cvsd <- sqrt(colSums(share * sweep(loss, 2, cvm)^2) / (folds - 1))
  close.to(cv$cvm, cvm, 1e-12)
  close.to(cv$cvsd, cvsd, 1e-10)
  at <- which.min(cv$cvm)  # lambda descends, so this is the largest
  lambda.min <- lambda[at]
  lambda.1se <- max(lambda[cv$cvm <= cv$cvm[at] + cv$cvsd[at]])
  close.to(c(cv$lambda.min, cv$lambda.1se), c(lambda.min, lambda.1se), 1e-14)

  text <- paste0("{\n", paste(c(
    paste0("\"name\":", str(name)),
    paste0("\"command\":", str(COMMAND)),
    paste0("\"versions\":{\"R\":", str(as.character(getRversion())), ",\"glmnet\":", str(as.character(packageVersion("glmnet"))), "}"),
    paste0("\"alpha\":", num(alpha)),
    paste0("\"standardize\":", bool(standardize)),
    paste0("\"weights\":", vec(weights)),
    paste0("\"penaltyFactors\":", vec(factors)),
    paste0("\"unique\":", bool(unique)),
    paste0("\"x\":", mat(x)),
    paste0("\"y\":", vec(y)),
    paste0("\"lambda\":", vec(lambda)),
    paste0("\"intercept\":", vec(unname(fit$a0))),
    paste0("\"beta\":", mat(t(beta))),
    paste0("\"objective\":", vec(full$objective)),
    paste0("\"foldid\":", vec(foldid)),
    paste0("\"cvm\":", vec(unname(cv$cvm))),
    paste0("\"cvsd\":", vec(unname(cv$cvsd))),
    paste0("\"lambdaMin\":", num(lambda.min)),
    paste0("\"lambda1se\":", num(lambda.1se))), collapse = ",\n"), "\n}\n")
  cat(text, file = file.path(OUT, paste0(name, ".json")))
  cat(sprintf("%-36s N=%d p=%d  KKT %.1e  min at %d, 1se at %d\n", name, n, p, violation, at, match(lambda.1se, lambda)))
}

# ---- the cases --------------------------------------------------------------------------------------------------

dir.create(OUT, recursive = TRUE, showWarnings = FALSE)
unlink(file.path(OUT, "*.json"))

thousandths <- function(v) round(v * 1000) / 1000
hundredths <- function(v) round(v * 100) / 100

# Normal features of unequal mean and scale, pairwise correlation rho.
features <- function(n, p, rho = 0) {
  x <- sqrt(1 - rho) * matrix(rnorm(n * p), n) + sqrt(rho) * rnorm(n)
  x <- sweep(x, 2, rep_len(c(1, 0.3, 5, 2, 0.8), p), "*")
  thousandths(sweep(x, 2, rep_len(c(0, 10, -3, 100), p), "+"))
}
response <- function(x, effects, noise) {
  z <- scale(x[, seq_along(effects)])
  thousandths(20 + drop(z %*% effects) + noise * rnorm(nrow(x)))
}
folds <- function(n, k) sample(rep(seq_len(k), length.out = n))

alphas <- c(0, 0.1, 0.5, 1)
named <- function(kind, alpha) paste0(kind, "-alpha", alpha)

set.seed(101)
x <- features(60, 8)
y <- response(x, c(3, -2, 0, 1.5, 0, 0.4), 2)
weights <- hundredths(runif(60, 0.2, 3))
factors <- c(1, 0.5, 0, 2, Inf, 1, 3, 0.25)
foldid <- folds(60, 6)
for (alpha in alphas) {
  write.case(named("plain", alpha), x, y, alpha, foldid)
  write.case(named("weights", alpha), x, y, alpha, foldid, weights = weights)
  write.case(named("factors", alpha), x, y, alpha, foldid, factors = factors)
  write.case(named("unstandardized", alpha), x, y, alpha, foldid, weights = weights, factors = factors, standardize = FALSE)
}

set.seed(102)
x <- features(60, 12, rho = 0.9)
y <- response(x, c(3, -2, 0, 1.5, 0, 0.4), 1)
foldid <- folds(60, 6)
for (alpha in alphas) write.case(named("correlated", alpha), x, y, alpha, foldid)

set.seed(103)
x <- features(30, 45)
y <- response(x, c(3, -2, 0, 1.5, 0, 0.4), 1)
foldid <- folds(30, 5)
for (alpha in alphas) write.case(named("wide", alpha), x, y, alpha, foldid)

# Linearly dependent columns. With alpha < 1 the objective is strictly convex and the coefficients are unique all the
# same; with alpha = 1 only objective and predictions are to be compared.
set.seed(104)
x <- features(60, 8)
x[, 3] <- thousandths(x[, 1] + x[, 2])
y <- response(x, c(3, -2, 1, 1.5, 0, 0.4), 2)
foldid <- folds(60, 6)
twin <- x
twin[, 2] <- twin[, 1]
for (alpha in c(0.5, 1)) {
  write.case(named("collinear", alpha), x, y, alpha, foldid, unique = alpha < 1)
  write.case(named("duplicate", alpha), twin, y, alpha, foldid, unique = alpha < 1)
  # plus a constant column, whose floating-point variance need not be 0
  write.case(named("collinear-constant", alpha), cbind(x[, 1:4], 0.7, x[, 5:8]), y, alpha, foldid, unique = alpha < 1)
  write.case(named("duplicate-constant", alpha), cbind(twin[, 1:4], 0.7, twin[, 5:8]), y, alpha, foldid, unique = alpha < 1)
}

set.seed(105)
table <- as.matrix(read.csv("examples/data/diabetes.csv"))
x <- unname(table[, 1:10])
y <- unname(table[, 11])
foldid <- folds(442, 10)
for (alpha in c(0, 0.5, 1)) write.case(named("diabetes", alpha), x, y, alpha, foldid)

cat(sprintf("%d files, largest violation of the optimality conditions %.1e\n", length(list.files(OUT)), worst))
