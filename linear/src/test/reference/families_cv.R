# Writes cv.glmnet's reference values for every family and measure, to
# linear/src/test/resources/reference/families-cv/NAME.json. Run from the root of the repository:
#
#     Rscript linear/src/test/reference/families_cv.R
#
# Made with R 4.2.2 and glmnet 4.1-6. cvm and cvsd are computed again from a fit to each fold's training rows, which has to satisfy
# the optimality conditions (families.R) to 1e-9. Per fold, then averaged over folds by their weight:
#
#     deviance  weighted mean of the rows' deviances (twice the negative log-likelihood, less that of the row itself)
#     class     weighted share of rows whose most probable class is another one
#     auc       share of pairs of a row of class 1 and one of class 0 that are ordered right, ties half; larger is better
#     mse, mae  weighted mean of (y - mu)^2 and |y - mu|

COMMAND <- "Rscript linear/src/test/reference/families_cv.R"
source("linear/src/test/reference/families_common.R")
OUT <- "linear/src/test/resources/reference/families-cv"
COUNT <- 14
worst <- 0
dir.create(OUT, recursive = TRUE, showWarnings = FALSE)
unlink(file.path(OUT, "*.json"))

area <- function(y, score) {
  d <- outer(score[y == 1], score[y == 0], "-")
  mean(d > 0) + mean(d == 0) / 2
}

# The measure of one fold at one lambda; y has a column per class for the multinomial.
score <- function(measure, family, y, eta, w) {
  w <- w / sum(w)
  mu <- if (family == "gaussian") eta else response(family, eta)
  if (family != "gaussian" && measure == "deviance" && family != "poisson") stopifnot(mu > 1e-5, mu < 1 - 1e-5)  # where glmnet cuts off
  switch(measure,
         deviance = sum(w * deviances(family, y, eta)),
         class = if (family == "binomial") sum(w * ((mu > 0.5) != (y > 0.5))) else sum(w * (max.col(mu) != max.col(y))),
         auc = area(y, eta),
         mse = sum(w * (y - mu)^2),
         mae = sum(w * abs(y - mu)))
}

one.cv <- function(family, x, y, foldid, measure, alpha, weights = NULL, offset = NULL, grouped = FALSE) {
  folds <- max(foldid)
  w <- if (is.null(weights)) rep(1, nrow(x)) else weights
  o <- if (is.null(offset)) rep(0, nrow(x)) else offset
  gaussian <- family == "gaussian"
  part <- function(rows) {
    m <- if (gaussian) list(family = family, x = x[rows, ], y = matrix(y[rows]), w = w[rows], v = rep(1, ncol(x)), sd = 1,
                            mean = rep(0, ncol(x)), offset = o[rows], alpha = alpha, grouped = FALSE)
         else make(family, x[rows, ], y[rows], w[rows], NULL, o[rows], TRUE, grouped, alpha)
    m$standardize <- TRUE
    m$pf <- rep(1, ncol(x))
    m
  }
  all <- part(rep(TRUE, nrow(x)))
  top <- if (gaussian) fit.glmnet(all, y, NULL, nlambda = 5, lambda.min.ratio = 0.5)$lambda[1] else lambda.max(all)
  from <- if (alpha == 0) 0.1 * top else 1.02 * top
  lambda <- signif(exp(seq(log(from), log(if (alpha == 0) 1e-5 * top else 2e-3 * top), length.out = COUNT)), 6)

  arguments <- list(x, y, family = family, weights = w, alpha = alpha, lambda = lambda, foldid = foldid, type.measure = measure,
                    thresh = 1e-20, maxit = 1e8)
  if (!is.null(offset)) arguments$offset <- offset
  if (grouped) arguments$type.multinomial <- "grouped"
  cv <- do.call(cv.glmnet, arguments)
  stopifnot(length(cv$lambda) == COUNT)

  loss <- matrix(0, folds, COUNT)
  for (k in seq_len(folds)) {
    m <- part(foldid != k)
    held <- foldid == k
    yy <- if (family == "multinomial") outcomes(family, y)[held, ] else matrix(y[held])
    fit <- fit.glmnet(m, y[foldid != k], lambda)
    scale <- if (gaussian) 1 else gradient.scale(m)
    for (i in seq_len(COUNT)) {
      s <- take(fit, m, i)
      if (!gaussian) worst <<- max(worst, violation(m, s$a, s$b, lambda[i], scale))
      beta <- s$b / m$sd
      eta <- sweep(x[held, ] %*% beta, 2, s$a - drop(m$mean %*% beta), "+") + o[held]
      loss[k, i] <- score(measure, family, yy, eta, w[held])
    }
  }
  stopifnot(worst <= TOLERANCE)
  share <- as.vector(tapply(w, foldid, sum)) / sum(w)
  cvm <- colSums(share * loss)
  cvsd <- sqrt(colSums(share * sweep(loss, 2, cvm)^2) / (folds - 1))
  close.to(cv$cvm, cvm, 1e-7)
  close.to(cv$cvsd, cvsd, 1e-6)
  best <- if (measure == "auc") max(cvm) else min(cvm)
  cat(sprintf("%-11s %-8s alpha %.1f  min at %d, 1se at %d, %d equal the best\n", family, measure, alpha, match(cv$lambda.min, lambda),
              match(cv$lambda.1se, lambda), sum(abs(cvm - best) < 1e-10)))
  object(list(measure = str(measure), alpha = num(alpha), grouped = bool(grouped), weights = vec(weights), offset = vec(offset),
              standardize = bool(TRUE), penaltyFactors = "null", lambda = vec(lambda), cvm = vec(unname(cvm), 12),
              cvsd = vec(unname(cvsd), 12), lambdaMin = num(cv$lambda.min), lambda1se = num(cv$lambda.1se)))
}

write.fits <- function(name, family, x, y, foldid, fits) {
  write.file(name, list(family = str(toupper(family)), x = mat(x), y = vec(y), foldid = vec(foldid),
                        fits = paste0("[", paste(fits, collapse = ",\n"), "]")))
}
deal <- function(n, k) sample(rep(seq_len(k), length.out = n))

set.seed(301)
x <- features(130, 6)
y <- draw.binomial(x)
foldid <- deal(130, 5)
weights <- rounded(runif(130, 0.2, 3), 2)
cv <- function(...) one.cv("binomial", x, y, foldid, ...)
write.fits("binomial", "binomial", x, y, foldid, c(
  cv("deviance", 1), cv("deviance", 0), cv("deviance", 0.5, weights = weights),
  cv("class", 1), cv("class", 0), cv("class", 0.5, weights = weights), cv("auc", 1), cv("auc", 0)))

set.seed(311)
x <- features(90, 6)
y <- draw.poisson(x)
foldid <- deal(90, 5)
weights <- rounded(runif(90, 0.2, 3), 2)
cv <- function(...) one.cv("poisson", x, y, foldid, ...)
write.fits("poisson", "poisson", x, y, foldid, c(
  cv("deviance", 1), cv("deviance", 0), cv("deviance", 0.5, weights = weights), cv("mse", 1), cv("mse", 0.5, weights = weights),
  cv("mae", 0), cv("mae", 1, weights = weights)))
offset <- rounded(runif(90, -1, 1.5), 2)
y <- draw.poisson(x, add = offset)
write.fits("poisson-offset", "poisson", x, y, foldid, c(cv("deviance", 1, offset = offset), cv("mae", 0.5, weights = weights, offset = offset)))

set.seed(321)
x <- features(120, 6)
y <- draw.classes(x, c(0, 0.3, -0.3))
foldid <- deal(120, 5)
weights <- rounded(runif(120, 0.2, 3), 2)
cv <- function(...) one.cv("multinomial", x, y, foldid, ...)
write.fits("multinomial", "multinomial", x, y, foldid, c(
  cv("deviance", 1), cv("deviance", 0.5, grouped = TRUE), cv("deviance", 0, weights = weights), cv("class", 1), cv("class", 0.5, weights = weights)))

set.seed(331)
x <- features(70, 6)
y <- rounded(20 + predictor(x, effects) + 1.5 * rnorm(70))
foldid <- deal(70, 5)
weights <- rounded(runif(70, 0.2, 3), 2)
cv <- function(...) one.cv("gaussian", x, y, foldid, ...)
write.fits("gaussian", "gaussian", x, y, foldid, c(cv("mae", 1), cv("mae", 0.5, weights = weights), cv("mae", 0)))

cat(sprintf("largest violation of the optimality conditions in a fold %.1e\n", worst))
