# Writes glmnet's reference values for binomial, Poisson and multinomial models, to
# linear/src/test/resources/reference/families/NAME.json. Run from the root of the repository:
#
#     Rscript linear/src/test/reference/families.R
#
# Debian or Ubuntu packages: r-base-core r-cran-glmnet. Made with R 4.2.2 and glmnet 4.1-6.
#
# The objective, with w = weights/sum(weights), z = standardized features (or just centred, standardize = false),
# b = coefficients of z, v = penalty factors scaled to sum p (an excluded column, factor Inf, counts as 1):
#
#     sum_i w_i (-loglik_i) + lambda sum_j v_j (alpha |b_j| + (1 - alpha)/2 b_j^2)
#
# grouped (multinomial): b_j is the vector over the classes and |b_j| its length; else the sum goes over the classes too.
#
# Every solution is checked against the optimality (KKT) conditions of this objective, as a share of the largest
# gradient of the model without features. Where glmnet stops short of 1e-9, Newton steps on the coefficients that are
# not 0 finish its solution; the script stops if that moves a coefficient by more than 1e-4 of the largest or leaves
# more than 1e-9, and says for each case how far glmnet itself had come.

COMMAND <- "Rscript linear/src/test/reference/families.R"
source("linear/src/test/reference/families_common.R")
worst <- 0
refined <- 0
fitted <- 0

one.fit <- function(label, family, x, y, weights = NULL, factors = NULL, offset = NULL, standardize = TRUE, grouped = FALSE, alpha,
                    count = 12) {
  m <- make(family, x, y, weights, factors, offset, standardize, grouped, alpha)
  m$standardize <- standardize
  m$pf <- if (is.null(factors)) rep(1, ncol(x)) else factors
  top <- lambda.max(m)
  # glmnet's own ridge grid starts elsewhere when some columns are free; that of alpha = 0.001 does not
  probe <- m
  probe$alpha <- max(alpha, 1e-3)
  own <- fit.glmnet(probe, y, NULL, nlambda = 5, lambda.min.ratio = 0.5)$lambda[1]
  if (abs(own / top - 1) > 1e-6) stop("lambda max is ", own, " but should be ", top)
  from <- if (alpha == 0) 0.1 * top else 1.02 * top
  to <- if (alpha == 0) 1e-5 * top else 1e-3 * top
  lambda <- signif(exp(seq(log(from), log(to), length.out = count)), 6)
  fit <- fit.glmnet(m, y, lambda)
  stopifnot(length(fit$lambda) == count)
  scale <- gradient.scale(m)
  raw <- final <- 0
  solutions <- lapply(seq_along(lambda), function(i) take(fit, m, i))
  largest <- max(sapply(solutions, function(s) max(abs(s$b))))
  for (i in seq_along(lambda)) {
    s <- solutions[[i]]
    before <- violation(m, s$a, s$b, lambda[i], scale)
    raw <- max(raw, before)
    fitted <<- fitted + 1
    if (before > TOLERANCE) {
      # coefficients that glmnet left at rounding size are 0
      active <- abs(s$b) > 1e-9 * largest | m$v == 0 & !m$out
      if (grouped) active <- matrix(apply(active, 1, any), nrow(active), ncol(active))
      better <- newton(m, s$a, s$b * active, active, lambda[i])
      close.to(c(better$b, largest), c(s$b, largest), 1e-4)
      if (alpha > 0 && !grouped) stopifnot(all(sign(better$b[m$v > 0, ]) == sign((s$b * active)[m$v > 0, ])))
      s <- better
      refined <<- refined + 1
    }
    final <- max(final, violation(m, s$a, s$b, lambda[i], scale))
    solutions[[i]] <- s
  }
  if (final > TOLERANCE) stop(label, " alpha ", alpha, ": the optimality conditions are off by ", final)
  worst <<- max(worst, final)
  deviance <- sapply(solutions, function(s)
    sum(m$w * deviances(family, m$y, sweep(m$z %*% s$b, 2, s$a, "+") + m$offset)))
  start <- null.model(m, integer(0))
  null <- sum(m$w * deviances(family, m$y, sweep(m$z %*% start$b, 2, start$a, "+") + m$offset))
  close.to(1 - deviance / null, fit$dev.ratio, 1e-6)
  beta <- t(sapply(solutions, function(s) c(s$b / m$sd)))
  intercept <- t(matrix(sapply(solutions, function(s) s$a - drop(m$mean %*% (s$b / m$sd))), ncol(m$y)))
  cat(sprintf("%-32s alpha %.1f%s  glmnet KKT %.1e, written %.1e, deviance %.1e to %.1e\n", label, alpha, if (grouped) " grouped" else "", raw, final,
              min(deviance), max(deviance)))
  object(list(label = str(label), alpha = num(alpha), grouped = bool(grouped), standardize = bool(standardize), weights = vec(weights),
              penaltyFactors = vec(factors), offset = vec(offset), lambdaMax = num(own), lambda = vec(lambda),
              deviance = vec(deviance, 12), intercept = mat(intercept, 12), beta = mat(beta, 11)))
}

write.fits <- function(name, family, x, y, fits) {
  write.file(name, list(family = str(toupper(family)), x = mat(x), y = vec(y), fits = paste0("[", paste(fits, collapse = ",\n"), "]")))
}

# ---- the data ---------------------------------------------------------------------------------------------------

dir.create(OUT, recursive = TRUE, showWarnings = FALSE)
unlink(list.files(OUT, "json$", full.names = TRUE)[!grepl("cv-", list.files(OUT, "json$"))])

alphas <- c(1, 0.5, 0)
shapes <- function(family) if (family == "multinomial") list(c(1, 0), c(0.5, 0), c(0, 0), c(1, 1), c(0.5, 1)) else lapply(alphas, function(a) c(a, 0))
every <- function(label, family, x, y, ...) sapply(shapes(family), function(s) one.fit(label, family, x, y, alpha = s[1], grouped = s[2] == 1, ...))

one.family <- function(family, draw, seed, n, p, wide) {
  set.seed(seed)
  x <- features(n, p)
  offset <- if (family == "multinomial") NULL else rounded(runif(n, -1, 1.5), 2)
  y <- draw(x)
  exposed <- if (is.null(offset)) y else draw(x, add = offset)
  weights <- rounded(runif(n, 0.2, 3), 2)
  factors <- rep_len(c(1, 0.5, 0, 2, Inf, 1, 3, 0.25), p)
  write.fits(paste0(family, "-small"), family, x, y, c(
    every("plain", family, x, y),
    every("weights", family, x, y, weights = weights),
    every("factors", family, x, y, factors = factors),
    if (family == "multinomial") every("unstandardized", family, x, y, weights = weights, factors = factors, standardize = FALSE)))
  if (!is.null(offset)) write.fits(paste0(family, "-offset"), family, x, exposed, c(
    every("offset", family, x, exposed, offset = offset),
    every("offset, weights, factors, unstandardized", family, x, exposed, offset = offset, weights = weights, factors = factors,
          standardize = FALSE)))
  set.seed(seed + 1)
  x <- features(n, p, 0.9)
  y <- draw(x)
  write.fits(paste0(family, "-correlated"), family, x, y, every("correlated", family, x, y))
  x <- cbind(x[, 1:4], 0.7, x[, 5:p])
  write.fits(paste0(family, "-constant"), family, x, y, every("constant, weights", family, x, y, weights = weights))
  set.seed(seed + 2)
  x <- features(wide[1], wide[2])
  y <- draw(x)
  write.fits(paste0(family, "-wide"), family, x, y, every("wide", family, x, y))
}

one.family("binomial", draw.binomial, 201, 80, 8, c(40, 60))
set.seed(211)
x <- features(120, 6)
y <- draw.binomial(x, -3)
write.fits("binomial-rare", "binomial", x, y, every("rare", "binomial", x, y))

one.family("poisson", draw.poisson, 221, 80, 8, c(40, 60))
set.seed(231)
x <- features(60, 6)
y <- draw.poisson(x, 5)
write.fits("poisson-large", "poisson", x, y, every("large counts", "poisson", x, y))

one.family("multinomial", function(x) draw.classes(x, c(0, 0.3, -0.3)), 241, 90, 6, c(36, 40))
set.seed(251)
x <- features(150, 5)
y <- draw.classes(x, c(1.5, 0, -0.5, 0.5, -1))
stopifnot(length(unique(y)) == 5)
write.fits("multinomial-five", "multinomial", x, y, 
           every("five classes", "multinomial", x, y, weights = rounded(runif(150, 0.2, 3), 2)))

cat(sprintf("%d fits, %d refined, largest violation of the optimality conditions %.1e\n", fitted, refined, worst))
