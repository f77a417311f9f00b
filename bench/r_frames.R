# Writes every data frame of R's packages datasets, MASS and mlbench as CSV, as write.csv does by default, and says what
# to predict in each.
#
#     Rscript bench/r_frames.R FOLDER [--no-row-names]
#
# Prints a line for each study: name, rows, columns, target and more options, with tabs between; the table is
# FOLDER/NAME.csv. The target is the last column if that holds classes, otherwise the class that the package documents,
# otherwise the last column of numbers. A second study predicts a column of the other kind, where there is one. Tables of
# more than 50,000 cells are sampled. mlbench's generators give 200 rows each.
#
# Debian or Ubuntu packages: r-base-core r-cran-mass r-cran-mlbench.

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
row_names <- !("--no-row-names" %in% arguments)
most_cells <- 50000

is_class <- function(x) (is.factor(x) || is.character(x) || is.logical(x)) && length(unique(x)) > 1
is_number <- function(x) is.numeric(x) && !is.matrix(x)

# Columns that hold a class by the package's own help, but stand elsewhere than last.
documented <- c(
  "MASS::biopsy" = "class", "MASS::crabs" = "sp", "MASS::fgl" = "type", "MASS::birthwt" = "low",
  "MASS::bacteria" = "y", "MASS::Pima.tr" = "type", "MASS::Pima.te" = "type", "MASS::synth.tr" = "yc",
  "MASS::synth.te" = "yc", "MASS::shuttle" = "use", "mlbench::HouseVotes84" = "Class",
  "mlbench::Soybean" = "Class", "mlbench::DNA" = "Class", "mlbench::Zoo" = "type"
)

study <- function(name, frame, target, more = "") {
  cat(name, nrow(frame), ncol(frame), target, more, sep = "\t")
  cat("\n")
}

studies <- function(name, frame) {
  frame <- as.data.frame(frame)
  if (nrow(frame) * ncol(frame) > most_cells) {
    set.seed(1)
    frame <- frame[sort(sample(nrow(frame), most_cells %/% ncol(frame))), , drop = FALSE]
  }
  file <- gsub("::", "-", name, fixed = TRUE)
  write.csv(frame, file.path(folder, paste0(file, ".csv")), row.names = row_names)
  if (ncol(frame) < 2) {
    return(invisible())
  }
  classes <- names(frame)[vapply(frame, is_class, TRUE)]
  numbers <- names(frame)[vapply(frame, is_number, TRUE)]
  last <- names(frame)[ncol(frame)]
  first <- if (name %in% names(documented)) {
    documented[[name]]
  } else if (last %in% classes) {
    last
  } else if (length(numbers) > 0) {
    tail(numbers, 1)
  } else {
    tail(classes, 1)
  }
  study(file, frame, first)
  others <- setdiff(if (first %in% classes) numbers else classes, first)
  values <- frame[[first]]
  if (length(others) > 0) {
    study(file, frame, tail(others, 1))
  } else if (is_number(values) && all(values >= 0 & values == round(values), na.rm = TRUE) &&
    length(unique(values)) > 2) {
    study(file, frame, first, "--family poisson")
  }
}

for (package in c("datasets", "MASS", "mlbench")) {
  suppressMessages(library(package, character.only = TRUE))
  items <- sub(" .*", "", data(package = package)$results[, "Item"])
  for (item in sort(unique(items))) {
    place <- new.env()
    suppressWarnings(data(list = item, package = package, envir = place))
    frame <- if (exists(item, place, inherits = FALSE)) {
      get(item, place)
    } else {
      tryCatch(get(item, paste0("package:", package)), error = function(e) NULL)
    }
    if (is.data.frame(frame)) {
      studies(paste0(package, "::", item), frame)
    }
  }
}

for (generator in grep("^mlbench[.]", ls("package:mlbench"), value = TRUE)) {
  set.seed(1)
  drawn <- get(generator, "package:mlbench")(200)
  numbers <- is.list(drawn) && is.null(drawn$classes)
  frame <- if (numbers) data.frame(drawn$x, y = drawn$y) else as.data.frame(drawn)
  studies(generator, frame)
}
