# Writes what cv.glmnet finds for the diabetes table on named folds, for GlmnetStudyTest:
#
#     tune/src/test/resources/reference/diabetes-folds.csv   examples/data/diabetes.csv and a column `fold`
#     tune/src/test/resources/reference/cv-glmnet-NAME.json  lambda, cvm, cvsd, nzero, lambda.min, lambda.1se, and the
#                                                            coefficients (intercept first) at lambda.min
#
# Run from the root of the repository:
#
#     Rscript tune/src/test/reference/glmnet_study.R
#
# Debian or Ubuntu packages: r-base-core r-cran-glmnet. Made with R 4.2.2 and glmnet 4.1-6; takes a few seconds.
# The grid is glmnet's own, without its early stops (fdev, devmax). It is then given to cv.glmnet, which would otherwise
# fit every fold on a grid of the fold's own and interpolate between its points. The tolerance is far below the digits
# that are compared. Warnings are errors.

options(warn = 2)
suppressPackageStartupMessages(library(glmnet))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
glmnet.control(fdev = 0, devmax = 1)

COMMAND <- "Rscript tune/src/test/reference/glmnet_study.R"
OUT <- "tune/src/test/resources/reference"
dir.create(OUT, recursive = TRUE, showWarnings = FALSE)

num <- function(v) {
  short <- sprintf("%.15g", v)
  ifelse(as.numeric(short) == v, short, sprintf("%.17g", v))
}
field <- function(name, v) {
  text <- paste(num(unname(v)), collapse = ",")
  paste0("\"", name, "\":", if (length(v) > 1) paste0("[", text, "]") else text)
}

set.seed(211)
table <- read.csv("examples/data/diabetes.csv")
fold <- sample(rep(1:7, length.out = nrow(table)))
lines <- readLines("examples/data/diabetes.csv")
writeLines(paste0(lines, ",", c("fold", fold)), file.path(OUT, "diabetes-folds.csv"))

x <- as.matrix(table[, 1:10])
y <- table[, 11]
for (case in list(list("lasso", 1), list("elastic", 0.5), list("ridge", 0))) {
  lambda <- glmnet(x, y, alpha = case[[2]])$lambda
  cv <- cv.glmnet(x, y, alpha = case[[2]], foldid = fold, lambda = lambda, thresh = 1e-22, maxit = 1e8)
  stopifnot(length(cv$lambda) == 100)
  text <- paste(c(
    paste0("\"command\":\"", COMMAND, "\""),
    paste0("\"versions\":\"R ", getRversion(), ", glmnet ", packageVersion("glmnet"), "\""),
    field("alpha", case[[2]]),
    field("lambda", cv$lambda),
    field("cvm", cv$cvm),
    field("cvsd", cv$cvsd),
    field("nzero", cv$nzero),
    field("lambdaMin", cv$lambda.min),
    field("lambda1se", cv$lambda.1se),
    field("coefficients", as.vector(coef(cv, s = "lambda.min")))), collapse = ",\n")
  cat("{\n", text, "\n}\n", sep = "", file = file.path(OUT, paste0("cv-glmnet-", case[[1]], ".json")))
}
