# Fits the tables of units.py with glmnet at several values of lambda, to linear/src/test/resources/reference/units/glmnet.txt;
# units.py describes tables and format, and checks the file. Run from the root of the repository:
#
#     Rscript linear/src/test/reference/units.R
#
# Made with R 4.2.2 and glmnet 4.1-6. x and y are given as they are (glmnet standardizes by itself), thresh = 1e-28 instead of
# the default of 1e-7, and coefficients are on the features' own scale as glmnet reports them.

suppressMessages(library(glmnet))
options(warn = 2)
glmnet.control(fdev = 0, devmax = 1)

rows <- function(name, count) head(read.csv(file.path("examples/data", name)), count)
num <- function(v) paste(sprintf("%.17g", v), collapse = " ")
lines <- c()

fits <- function(row, x, y, family, alpha, lambdas) {
  # a path from strong to weak, as the manual asks; each lambda's values are read off at that lambda itself
  for (l in lambdas) {
    path <- c(l * c(1000, 100, 30, 10, 3), l)
    f <- glmnet(x, y, family = family, alpha = alpha, lambda = path, thresh = 1e-28, maxit = 1e8)
    stopifnot(length(f$lambda) == length(path))
    lines <<- c(lines, sprintf("fit %s alpha=%.15g lambda=%.15g", row, alpha, l),
                paste("intercept", num(f$a0[length(path)])), paste("coefficients", num(as.matrix(f$beta)[, length(path)])))
  }
}

d <- rows("diabetes.csv", 120)
x <- as.matrix(d[, names(d) != "progression"])
fits("glmnet-gaussian", x, d$progression, "gaussian", 0, c(0.5, 5, 50))
fits("glmnet-gaussian", x, d$progression, "gaussian", 1, c(0.1, 1, 5, 15))
fits("glmnet-gaussian", x, d$progression, "gaussian", 0.5, c(0.5, 2, 8))

d <- rows("breast_cancer.csv", 200)
x <- as.matrix(d[, c("mean_radius", "mean_texture", "mean_smoothness", "mean_symmetry", "mean_fractal_dimension")])
y <- as.integer(d$diagnosis == "malignant")
fits("glmnet-binomial", x, y, "binomial", 0, c(0.001, 0.01, 0.1))
fits("glmnet-binomial", x, y, "binomial", 1, c(0.005, 0.02, 0.1))
fits("glmnet-binomial", x, y, "binomial", 0.5, c(0.01, 0.05, 0.2))

out <- file("linear/src/test/resources/reference/units/glmnet.txt", "wb")
writeLines(lines, out, sep = "\n")
close(out)
