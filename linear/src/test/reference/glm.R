# Writes R's glm() for binomial and Poisson models without a penalty, with weights and an offset, to
# linear/src/test/resources/reference/glm/NAME.json. Run from the root of the repository:
#
#     Rscript linear/src/test/reference/glm.R
#
# Made with R 4.2.2. `deviance` is the weighted mean over the rows.

COMMAND <- "Rscript linear/src/test/reference/glm.R"
source("linear/src/test/reference/families_common.R")
OUT <- "linear/src/test/resources/reference/glm"
dir.create(OUT, recursive = TRUE, showWarnings = FALSE)
unlink(file.path(OUT, "*.json"))
options(warn = 1)  # weights that are no counts: glm() warns and does right

one <- function(name, family, x, y, weights = rep(1, nrow(x)), offset = rep(0, nrow(x))) {
  fit <- glm(y ~ x, family = family, weights = weights, offset = offset, control = glm.control(epsilon = 1e-15, maxit = 100))
  stopifnot(fit$converged)
  left <- crossprod(cbind(1, x), weights * (y - fitted(fit)))
  stopifnot(max(abs(left) / crossprod(abs(cbind(1, x)), weights * y)) < 1e-12)
  write.file(name, list(family = str(toupper(family)), x = mat(x), y = vec(y), weights = vec(weights), offset = vec(offset),
                        intercept = num(unname(coef(fit)[1]), 14), beta = vec(unname(coef(fit)[-1]), 14),
                        deviance = num(deviance(fit) / sum(weights), 14)))
}

set.seed(401)
x <- features(60, 5)
weights <- rounded(runif(60, 0.2, 3), 2)
offset <- rounded(runif(60, -1, 1.5), 2)
effects <- effects[1:5]
y <- draw.binomial(x, add = offset)
one("binomial", "binomial", x, y)
one("binomial-weights-offset", "binomial", x, y, weights, offset)
y <- draw.poisson(x, add = offset)
one("poisson", "poisson", x, y)
one("poisson-weights-offset", "poisson", x, y, weights, offset)
