# Makes drivers.json: what drivers.yml is held against. Run in this folder: Rscript drivers.R > drivers.json
# Base R does the factors, scores, shares and weights; survey does the errors. relaimpo is not needed: shares are the
# definition itself, R² of every subset of players by lm, averaged over orders (Lindeman, Merenda and Gold 1980).
suppressMessages(library(survey))
d <- read.csv("bfi.csv", stringsAsFactors = FALSE)
items <- list(worry = paste0("N", 1:5), order = paste0("C", 1:5), kindness = paste0("A", 1:5), company = paste0("E", 1:5))
d$education[d$education == ""] <- NA
d$gender[d$gender == ""] <- NA
d$complete <- complete.cases(d[c(unlist(items), "O3", "gender", "education")])
full <- svydesign(ids = ~1, weights = ~w, data = d)
m <- d[d$complete, ]
tight <- list(reltol = 1e-16, maxit = 10000)

correlations <- function(names) cov.wt(m[names], m$w, cor = TRUE, method = "ML")$cor
best <- function(r, badness) {
  e <- eigen(r)
  start <- e$vectors[, 1] * sqrt(e$values[1]) * 0.9
  for (i in 1:5) start <- optim(start, badness, method = "BFGS", control = tight)$par
  start * sign(sum(start))
}
minres <- function(r) best(r, function(l) sum((r - outer(l, l))[upper.tri(r)]^2))
ml <- function(r) {
  l <- factanal(covmat = r, factors = 1, rotation = "none", control = list(opt = list(factr = 1e-3, pgtol = 0)))$loadings
  as.vector(l) * sign(sum(l))
}
principal <- function(r) { e <- eigen(r); l <- e$vectors[, 1] * sqrt(e$values[1]); l * sign(sum(l)) }
standard <- function(x) { mean <- weighted.mean(x, m$w); (x - mean) / sqrt(weighted.mean((x - mean)^2, m$w)) }
score <- function(names, loadings) as.vector(sapply(m[names], standard) %*% solve(correlations(names), loadings))
alpha <- function(names, keys) {
  v <- cov.wt(m[names], m$w, method = "ML")$cov * outer(keys, keys)
  length(names) / (length(names) - 1) * (1 - sum(diag(v)) / sum(v))
}

loadings <- list(worry = minres(correlations(items$worry)), order = ml(correlations(items$order)),
                 company = principal(correlations(items$company)))
keys <- lapply(items, function(n) sign(principal(correlations(n))))
m$worry <- score(items$worry, loadings$worry)
m$order <- score(items$order, loadings$order)
m$kindness <- as.vector(as.matrix(m[items$kindness]) %*% keys$kindness) / 5
m$kindness <- m$kindness - weighted.mean(m$kindness, m$w)
m$company <- score(items$company, loadings$company)
m$education <- factor(m$education, c("Some HS", "Finished HS", "Some college", "College graduate", "Graduate degree"))
players <- c("worry", "order", "kindness", "O3", "gender", "education")

r2 <- function(set) if (length(set) == 0) 0 else summary(lm(reformulate(set, "company"), m, weights = w))$r.squared
subsets <- lapply(0:(2^length(players) - 1), function(i) players[bitwAnd(i, 2^(seq_along(players) - 1)) > 0])
worth <- sapply(subsets, r2)
lmg <- sapply(players, function(p) {
  without <- which(!sapply(subsets, function(s) p %in% s))
  sum(sapply(without, function(i) {
    size <- length(subsets[[i]])
    factorial(size) * factorial(length(players) - size - 1) / factorial(length(players)) *
      (worth[i + 2^(match(p, players) - 1)] - worth[i])
  }))
})

x <- model.matrix(reformulate(players), m)[, -1]
both <- cov.wt(cbind(x, m$company), m$w, cor = TRUE, method = "ML")$cor
k <- ncol(x)
e <- eigen(both[1:k, 1:k])
root <- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors)
johnson <- as.vector(root^2 %*% solve(root, both[1:k, k + 1])^2)
player <- attr(model.matrix(reformulate(players), m), "assign")[-1]

for (n in c("worry", "order", "kindness", "company")) { d[[n]] <- NA; d[[n]][d$complete] <- m[[n]] }
d$education <- factor(d$education, levels(m$education))
scored <- update(full, worry = d$worry, order = d$order, kindness = d$kindness, company = d$company, education = d$education)
fit <- svyglm(reformulate(players, "company"), design = subset(scored, complete))

numbers <- function(v) paste0("[", paste(trimws(formatC(as.vector(v), digits = 15, format = "g")), collapse = ", "), "]")
entry <- function(name, v) cat("  \"", name, "\": ", numbers(v), ",\n", sep = "")
cat("{\n")
cat("  \"about\": \"drivers.R, R ", as.character(getRversion()), ", survey ", as.character(packageVersion("survey")), "\",\n", sep = "")
entry("loadings_worry", loadings$worry)
entry("loadings_order", loadings$order)
entry("loadings_company", loadings$company)
entry("keys_kindness", keys$kindness)
entry("alpha", c(alpha(items$worry, keys$worry), alpha(items$order, keys$order), alpha(items$kindness, keys$kindness),
                 alpha(items$company, keys$company)))
entry("lmg", lmg)
entry("johnson", tapply(johnson, player, sum))
entry("alone", sapply(players, r2))
entry("lost", sapply(players, function(p) r2(players) - r2(setdiff(players, p))))
entry("coefficients", coef(fit))
entry("standard_errors", sqrt(diag(vcov(fit))))
full_fit <- summary(lm(reformulate(players, "company"), m, weights = w))
cat("  \"r2\": ", formatC(full_fit$r.squared, digits = 15, format = "g"), ",\n", sep = "")
cat("  \"adjusted\": ", formatC(full_fit$adj.r.squared, digits = 15, format = "g"), ",\n", sep = "")
cat("  \"df\": ", fit$df.residual, ",\n  \"n\": ", nrow(m), "\n}\n", sep = "")
