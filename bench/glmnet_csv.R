# A whole command of glmnet: reads a CSV file, cross-validates with 10 random folds, prints lambda.min. To be timed from outside:
#
#     time Rscript bench/glmnet_csv.R FILE TARGET [ALPHA [THREADS]]
#
# ALPHA 1 and THREADS 1 unless given. Every column but TARGET is a feature; text columns become indicators (makeX).
# Debian or Ubuntu packages: r-base-core r-cran-glmnet r-cran-data.table, and r-cran-doparallel for THREADS > 1.

suppressPackageStartupMessages({
  library(data.table)
  library(glmnet)
})

args <- commandArgs(trailingOnly = TRUE)
if (length(args) < 2) stop("usage: Rscript bench/glmnet_csv.R FILE TARGET [ALPHA [THREADS]]")
alpha <- if (length(args) > 2) as.numeric(args[3]) else 1
threads <- if (length(args) > 3) as.integer(args[4]) else 1L
setDTthreads(threads)
if (threads > 1) {
  suppressPackageStartupMessages(library(doParallel))
  registerDoParallel(cores = threads)
}

table <- fread(args[1])
if (!args[2] %in% names(table)) stop("no column ", args[2], " in ", args[1])
y <- table[[args[2]]]
table[, (args[2]) := NULL]
x <- if (all(vapply(table, is.numeric, NA))) as.matrix(table) else makeX(as.data.frame(table))
fit <- cv.glmnet(x, y, alpha = alpha, nfolds = 10, parallel = threads > 1)
cat("lambda.min ", format(fit$lambda.min, digits = 17), "\n", sep = "")
