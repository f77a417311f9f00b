# glmnet's side of a head-to-head: times cv.glmnet at its defaults on given data and folds.
#
#     Rscript bench/glmnet.R DATA ALPHA THREADS REPETITIONS [--serve] [--path] [--family NAME] [--all]
#         [--coefficients FILE]
#
# DATA, little-endian: int32 N, int32 p, N*p doubles x (column after column), N doubles y, N int32 fold numbers from 1.
# Prints one line of JSON when the data are read ({"ready":true,...}) and one for each repetition: seconds (elapsed, of
# the cv.glmnet call alone), lambdaMin, lambda1se, cvmMin, lambdas (how many).
# --serve: does one repetition for each line "go" on the standard input, until "quit" or its end (REPETITIONS is then the
# most it does; 0 = no limit), so that another program can take turns with it.
# --path: fits one path to all rows by glmnet() instead, without folds; lambdaMin and the like are then NaN.
# --family NAME: another family than gaussian; its deviance is then what is cross-validated.
# --all: gives every call all 100 lambdas of its own grid, so that it cannot stop early.
# --coefficients FILE: after the first repetition, untimed, writes the path fitted on all rows, little-endian: int32 p,
# int32 L, L lambdas, L intercepts, L*p coefficients (original scale, lambda after lambda), all doubles.
#
# Debian or Ubuntu packages: r-base-core r-cran-glmnet, and r-cran-doparallel for THREADS > 1: the folds then run in
# forked processes (registerDoParallel(cores), mclapply). glmnet does nothing else in parallel. Only family, alpha and
# foldid are given to cv.glmnet: thresh 1e-7, 100 lambdas, early stopping and the covariance/naive switch are its own.

suppressPackageStartupMessages(library(glmnet))

args <- commandArgs(trailingOnly = TRUE)
take <- function(flag, values) {
  at <- match(flag, args)
  if (is.na(at)) return(NULL)
  value <- if (values == 0) TRUE else args[at + 1]
  args <<- args[-(at:(at + values))]
  value
}
serve <- !is.null(take("--serve", 0))
whole <- !is.null(take("--path", 0))
complete <- !is.null(take("--all", 0))
family <- take("--family", 1)
if (is.null(family)) family <- "gaussian"
coefficients <- take("--coefficients", 1)
if (length(args) != 4) stop("usage: see the head of bench/glmnet.R")
alpha <- as.numeric(args[2])
threads <- as.integer(args[3])
repetitions <- as.integer(args[4])

input <- file(args[1], "rb")
size <- readBin(input, "integer", 2, size = 4, endian = "little")
n <- size[1]
p <- size[2]
x <- matrix(readBin(input, "double", as.double(n) * p, size = 8, endian = "little"), n, p)
y <- readBin(input, "double", n, size = 8, endian = "little")
foldid <- readBin(input, "integer", n, size = 4, endian = "little")
close(input)
stopifnot(length(foldid) == n, min(foldid) == 1)

parallel <- threads > 1
if (parallel) {
  suppressPackageStartupMessages(library(doParallel))
  registerDoParallel(cores = threads)
}

say <- function(...) {
  cat(sprintf(...), "\n", sep = "")
  flush(stdout())
}

grid <- NULL
if (complete) {
  top <- glmnet(x, y, family = family, alpha = alpha)$lambda[1]
  grid <- exp(seq(log(top), log(top * if (n < p) 1e-2 else 1e-4), length.out = 100))
}

written <- is.null(coefficients)
repetition <- function(number) {
  gc(FALSE)
  start <- Sys.time()
  if (whole) {
    path <- glmnet(x, y, family = family, alpha = alpha, lambda = grid)
    fit <- list(glmnet.fit = path, lambda.min = NaN, lambda.1se = NaN, cvm = NaN, lambda = path$lambda)
  } else {
    fit <- cv.glmnet(x, y, family = family, alpha = alpha, lambda = grid, foldid = foldid, parallel = parallel)
  }
  seconds <- as.numeric(difftime(Sys.time(), start, units = "secs"))
  if (!written) {
    path <- fit$glmnet.fit
    out <- file(coefficients, "wb")
    writeBin(c(p, length(path$lambda)), out, size = 4, endian = "little")
    writeBin(c(path$lambda, unname(path$a0), as.vector(as.matrix(path$beta))), out, size = 8, endian = "little")
    close(out)
    written <<- TRUE
  }
  say("{\"repetition\":%d,\"seconds\":%.6f,\"lambdaMin\":%.17g,\"lambda1se\":%.17g,\"cvmMin\":%.17g,\"lambdas\":%d}",
      number, seconds, fit$lambda.min, fit$lambda.1se, min(fit$cvm), length(fit$lambda))
}

say("{\"ready\":true,\"rows\":%d,\"features\":%d,\"folds\":%d,\"alpha\":%g,\"threads\":%d,\"R\":\"%s\",\"glmnet\":\"%s\"}",
    n, p, max(foldid), alpha, threads, getRversion(), packageVersion("glmnet"))

done <- 0L
if (serve) {
  commands <- file("stdin", "r")
  repeat {
    command <- readLines(commands, 1)
    if (length(command) == 0 || command == "quit") break
    if (command != "go") next
    done <- done + 1L
    repetition(done)
    if (done == repetitions) break
  }
} else {
  for (done in seq_len(repetitions)) repetition(done)
}
