# What families.R and families_cv.R share: JSON, the objective stated without glmnet, glmnet with a strict threshold,
# and random data. Sourced by both from the root of the repository.

options(warn = 2)
suppressPackageStartupMessages(library(glmnet))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
glmnet.control(fdev = 0, devmax = 1, pmin = 1e-12, mxitnr = 200)

OUT <- "linear/src/test/resources/reference/families"
TOLERANCE <- 1e-9

# ---- JSON -------------------------------------------------------------------------------------------------------

num <- function(v, digits = 15) {
  short <- sprintf("%.*g", digits, v)
  text <- if (digits == 15) ifelse(as.numeric(short) == v, short, sprintf("%.17g", v)) else short
  ifelse(is.infinite(v), "\"Infinity\"", text)
}
vec <- function(v, digits = 15) if (is.null(v)) "null" else paste0("[", paste(num(v, digits), collapse = ","), "]")
mat <- function(m, digits = 15) paste0("[\n", paste(apply(m, 1, vec, digits), collapse = ",\n"), "\n]")
str <- function(s) paste0("\"", s, "\"")
bool <- function(b) if (b) "true" else "false"
object <- function(fields) paste0("{\n", paste0("\"", names(fields), "\":", unlist(fields), collapse = ",\n"), "\n}")
write.file <- function(name, fields) {
  head <- list(name = str(name), command = str(COMMAND),
               versions = paste0("{\"R\":", str(as.character(getRversion())), ",\"glmnet\":",
                                 str(as.character(packageVersion("glmnet"))), "}"))
  cat(object(c(head, fields)), "\n", sep = "", file = file.path(OUT, paste0(name, ".json")))
}

# ---- the objective, stated without glmnet -----------------------------------------------------------------------

# One-hot rows for the multinomial, one column otherwise.
outcomes <- function(family, y) if (family == "multinomial") 1 * outer(y, sort(unique(y)), "==") else matrix(y)

# Mean response, N x outputs, from the linear predictor.
response <- function(family, eta) {
  switch(family,
         binomial = 1 / (1 + exp(-eta)),
         poisson = exp(eta),
         multinomial = { e <- exp(eta - apply(eta, 1, max)); e / rowSums(e) })
}

# Deviance of each row: twice the distance of its log-likelihood from that of the observation itself.
deviances <- function(family, y, eta) {
  mu <- response(family, eta)
  switch(family,
         binomial = -2 * drop(ifelse(y > 0.5, -log1p(exp(-eta)), -log1p(exp(eta)))),
         poisson = 2 * drop(ifelse(y > 0, y * log(y / mu), 0) - (y - mu)),
         multinomial = -2 * log(rowSums(y * mu)))
}

make <- function(family, x, y, weights = NULL, factors = NULL, offset = NULL, standardize = TRUE, grouped = FALSE, alpha = 1) {
  n <- nrow(x); p <- ncol(x)
  w <- (if (is.null(weights)) rep(1, n) else weights); w <- w / sum(w)
  v <- if (is.null(factors)) rep(1, p) else factors
  counted <- ifelse(is.infinite(v), 1, v)
  v <- ifelse(is.infinite(v), Inf, counted * p / sum(counted))
  z <- sweep(x, 2, colSums(w * x))
  constant <- apply(x, 2, function(column) all(column == column[1]))
  sd <- if (standardize) sqrt(colSums(w * z^2)) else rep(1, p)
  sd[constant] <- 1
  z[, constant] <- 0
  list(family = family, x = x, y = outcomes(family, y), w = w, v = v, z = sweep(z, 2, sd, "/"), sd = sd,
       mean = colSums(w * x), offset = if (is.null(offset)) rep(0, n) else offset, alpha = alpha, grouped = grouped,
       out = constant | is.infinite(v))
}

# a: intercepts of the centred features; b: p x outputs, in penalized coordinates. Gradient of the mean loss.
gradient <- function(m, a, b) {
  r <- response(m$family, sweep(m$z %*% b, 2, a, "+") + m$offset) - m$y
  list(a = colSums(m$w * r), b = crossprod(m$z, m$w * r))
}

# The free columns and the intercepts by Newton; the rest 0.
null.model <- function(m, free = which(m$v == 0)) {
  k <- ncol(m$y)
  start <- switch(m$family, binomial = 0, poisson = log(sum(m$w * m$y) / sum(m$w * exp(m$offset))), multinomial = log(colSums(m$w * m$y)))
  b <- matrix(0, ncol(m$z), k)
  newton(m, start, b, matrix(seq_len(nrow(b)) %in% free, nrow(b), k), 0)
}

newton <- function(m, a, b, active, lambda, steps = 60) {
  k <- ncol(b)
  for (step in seq_len(steps)) {
    eta <- sweep(m$z %*% b, 2, a, "+") + m$offset
    mu <- response(m$family, eta)
    g <- gradient(m, a, b)
    v <- ifelse(is.finite(m$v), m$v, 0)
    len <- if (m$grouped) sqrt(rowSums(b^2)) else abs(b)
    unit <- b / ifelse(len == 0, 1, len)
    gb <- g$b + lambda * v * ((1 - m$alpha) * b + m$alpha * unit)
    zz <- cbind(1, m$z)
    index <- rbind(TRUE, active)
    h <- matrix(0, length(index), length(index))
    size <- nrow(index)
    for (c in seq_len(k)) for (d in seq_len(k)) {
      s <- switch(m$family, binomial = mu * (1 - mu), poisson = mu, multinomial = mu[, c] * ((c == d) - mu[, d]))
      h[(c - 1) * size + 1:size, (d - 1) * size + 1:size] <- crossprod(zz, m$w * drop(s) * zz)
    }
    for (j in seq_len(nrow(b))) {
      at <- (seq_len(k) - 1) * size + 1 + j
      curve <- lambda * v[j] * (1 - m$alpha) * diag(k)
      if (m$grouped && len[j] > 0) curve <- curve + lambda * v[j] * m$alpha * (diag(k) - tcrossprod(unit[j, ])) / len[j]
      h[at, at] <- h[at, at] + curve
    }
    full <- rbind(g$a, gb)[index]
    h <- h[index, index, drop = FALSE]
    # the classes' common shift of what is not penalized is free: the shortest step leaves it alone
    e <- eigen(h, symmetric = TRUE)
    keep <- e$values > 1e-11 * e$values[1]
    move <- e$vectors[, keep, drop = FALSE] %*% (crossprod(e$vectors[, keep, drop = FALSE], full) / e$values[keep])
    change <- matrix(0, size, k)
    change[index] <- move
    most <- max(abs(change))
    change <- change * min(1, 2 / most)
    a <- a - change[1, ]
    b <- b - change[-1, , drop = FALSE]
    if (most < 1e-13) break
  }
  list(a = a, b = b)
}

gradient.scale <- function(m) {
  start <- null.model(m, integer(0))
  g <- gradient(m, start$a, start$b)$b[!m$out, , drop = FALSE]
  max(if (m$grouped) sqrt(rowSums(g^2)) else abs(g))
}

violation <- function(m, a, b, lambda, scale) {
  g <- gradient(m, a, b)
  stopifnot(all(b[m$out, ] == 0))
  worst <- max(abs(g$a))
  for (j in which(!m$out)) {
    l1 <- lambda * m$alpha * m$v[j]
    gj <- g$b[j, ] + lambda * (1 - m$alpha) * m$v[j] * b[j, ]
    bj <- b[j, ]
    off <- if (m$grouped) {
      if (any(bj != 0)) gj + l1 * bj / sqrt(sum(bj^2)) else max(0, sqrt(sum(gj^2)) - l1)
    } else ifelse(bj != 0, gj + l1 * sign(bj), pmax(0, abs(gj) - l1))
    worst <- max(worst, abs(off))
  }
  worst / scale
}

lambda.max <- function(m) {
  start <- null.model(m)
  g <- gradient(m, start$a, start$b)$b
  at <- which(!m$out & m$v > 0)
  size <- if (m$grouped) sqrt(rowSums(g^2)) else apply(abs(g), 1, max)
  max(size[at] / m$v[at]) / max(m$alpha, 1e-3)
}

close.to <- function(a, b, tolerance) stopifnot(max(abs(a - b)) <= tolerance * max(abs(b)))

# ---- glmnet -----------------------------------------------------------------------------------------------------

fit.glmnet <- function(m, y, lambda, ...) {
  arguments <- list(x = m$x, y = y, family = m$family, weights = m$w * length(m$w), alpha = m$alpha, thresh = 1e-20, maxit = 1e8,
                    standardize = m$standardize, penalty.factor = m$pf, ...)
  if (!is.null(lambda)) arguments$lambda <- lambda
  if (any(m$offset != 0)) arguments$offset <- m$offset
  if (m$family == "multinomial") arguments$type.multinomial <- if (m$grouped) "grouped" else "ungrouped"
  do.call(glmnet, arguments)
}

# Coefficients at lambda i in penalized coordinates, with the intercepts of centred features.
take <- function(fit, m, i) {
  beta <- if (is.list(fit$beta)) sapply(fit$beta, function(one) one[, i]) else as.matrix(fit$beta)[, i, drop = FALSE]
  beta <- matrix(beta, ncol(m$x))
  a0 <- if (is.matrix(fit$a0)) fit$a0[, i] else fit$a0[i]
  list(a = unname(a0 + drop(m$mean %*% beta)), b = beta * m$sd)
}

# ---- random data ---------------------------------------------------------------------------------------------------

rounded <- function(v, digits = 3) round(v, digits)
features <- function(n, p, rho = 0) {
  x <- sqrt(1 - rho) * matrix(rnorm(n * p), n) + sqrt(rho) * rnorm(n)
  x <- sweep(x, 2, rep_len(c(1, 0.3, 5, 2, 0.8), p), "*")
  rounded(sweep(x, 2, rep_len(c(0, 10, -3, 100), p), "+"), 2)
}
effects <- c(1.2, -0.9, 0, 0.7, 0, 0.3)
predictor <- function(x, effects) drop(scale(x[, seq_along(effects)]) %*% effects)
draw.binomial <- function(x, shift = 0, add = 0) 1 * (runif(nrow(x)) < 1 / (1 + exp(-shift - add - predictor(x, effects))))
draw.poisson <- function(x, shift = 0.7, add = 0) rpois(nrow(x), exp(shift + add + 0.5 * predictor(x, effects)))
# Gumbel noise makes the largest score a multinomial draw; the first class is 0.
draw.classes <- function(x, shifts) {
  k <- length(shifts)
  score <- sapply(seq_len(k), function(c) shifts[c] + predictor(x, c(1.2, -0.9, 0, 0.7) * cos(2 * c + 1:4)))
  apply(score - log(-log(matrix(runif(length(score)), nrow(score)))), 1, which.max) - 1
}
