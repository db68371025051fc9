/* The two trainings as plain C, written for their very sizes: what this machine can do, with sums in any order and,
 * unless -ffp-contract=off, fused multiplications and additions.
 *
 *     gcc -O3 -march=native -mprefer-vector-width=512 -ffast-math -DREAL=float limit.c -o limit -lm -ldl
 *     ./limit REPETITIONS [OPENBLAS]
 *
 * Prints one line of JSON a measurement. With the path of NumPy's OpenBLAS (64-bit indices) the mini-batches are also
 * trained with its matrix products in place of the ones here. */
#include <dlfcn.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifndef REAL
#define REAL float
#endif
/* What the results are called. */
#ifndef WAY
#define WAY "c"
#endif
typedef REAL real;
#define LANES ((int)(64 / sizeof(real)))
#define IS_FLOAT (sizeof(real) == 4)
typedef real wide __attribute__((vector_size(64), may_alias));
#define ALIGNED __attribute__((aligned(64)))

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

/* So that no compiler leaves out what nobody looks at. */
static volatile real kept;

static double uniform(void) { return rand() / (RAND_MAX + 1.0); }

static void report(const char *name, const char *unit, const double *values, int count) {
  printf("{\"name\": \"%s_%s\", \"unit\": \"%s\", \"values\": [", name,
         IS_FLOAT ? "float32" : "float64", unit);
  for (int i = 0; i < count; i++) printf("%s%.6g", i ? ", " : "", values[i]);
  puts("]}");
}

/* ---- 2-3-1 (tanh, sigmoid), binary cross-entropy, gradient descent over 800 samples: everything in one loop ---- */

#define SAMPLES 800
static ALIGNED real first[SAMPLES], second[SAMPLES], label[SAMPLES];

static inline real e(real x) { return IS_FLOAT ? (real)expf((float)x) : (real)exp((double)x); }
static inline real hyperbolic(real x) { return 1 - 2 / (e(2 * x) + 1); }

static void full_step(real *p) {
  const real a0 = p[0], a1 = p[1], b0 = p[2], b1 = p[3], c0 = p[4], c1 = p[5];
  const real ab = p[6], bb = p[7], cb = p[8], va = p[9], vb = p[10], vc = p[11], bias = p[12];
  real g0 = 0, g1 = 0, g2 = 0, g3 = 0, g4 = 0, g5 = 0, g6 = 0, g7 = 0, g8 = 0, g9 = 0, g10 = 0, g11 = 0, g12 = 0;
  for (int s = 0; s < SAMPLES; s++) {
    const real x = first[s], y = second[s];
    const real a = hyperbolic(a0 * x + a1 * y + ab), b = hyperbolic(b0 * x + b1 * y + bb),
               c = hyperbolic(c0 * x + c1 * y + cb);
    const real d = 1 / (1 + e(-(va * a + vb * b + vc * c + bias))) - label[s];
    const real da = d * va * (1 - a * a), db = d * vb * (1 - b * b), dc = d * vc * (1 - c * c);
    g0 += da * x; g1 += da * y; g2 += db * x; g3 += db * y; g4 += dc * x; g5 += dc * y;
    g6 += da; g7 += db; g8 += dc; g9 += d * a; g10 += d * b; g11 += d * c; g12 += d;
  }
  const real g[13] = {g0, g1, g2, g3, g4, g5, g6, g7, g8, g9, g10, g11, g12};
  for (int i = 0; i < 13; i++) p[i] -= (real)(0.1 / SAMPLES) * g[i];
}

static void full_batch(int repetitions) {
  for (int s = 0; s < SAMPLES; s++) {
    const double t = M_PI * uniform();
    label[s] = s & 1;
    first[s] = s & 1 ? 1 - cos(t) : cos(t);
    second[s] = s & 1 ? 0.5 - sin(t) : sin(t);
  }
  double values[64];
  for (int r = 0; r < repetitions; r++) {
    real p[13];
    for (int i = 0; i < 13; i++) p[i] = 0.02 * (uniform() - 0.5);
    const double began = now();
    for (int i = 0; i < 20000; i++) full_step(p);
    values[r] = (now() - began) / 20000 * 1e6;
    kept = p[0];
  }
  report("full_batch." WAY, "us_per_step", values, repetitions);
}

/* ---- 2-64-64-64-1 (ReLU, sigmoid), binary cross-entropy, Adam over mini-batches of 32 ---- */

#define BATCH 32
#define UNITS 64
#define POINTS 10000
enum { W1 = 0, B1 = W1 + 2 * UNITS, W2 = B1 + UNITS, B2 = W2 + UNITS * UNITS, W3 = B2 + UNITS,
       B3 = W3 + UNITS * UNITS, W4 = B3 + UNITS, B4 = W4 + UNITS, COUNT = B4 + 1 };

static ALIGNED real p[COUNT + 64], g[COUNT + 64], m[COUNT + 64], v[COUNT + 64];
static ALIGNED real x0[2][BATCH], target[BATCH], a1[UNITS][BATCH], a2[UNITS][BATCH], a3[UNITS][BATCH], out[BATCH];
static ALIGNED real d1[UNITS][BATCH], d2[UNITS][BATCH], d3[UNITS][BATCH], d4[BATCH], turned[BATCH][UNITS];
static real points[POINTS][2], kinds[POINTS];
static int order[POINTS];

typedef void gemm_float(int, int, int, int64_t, int64_t, int64_t, float, const void *, int64_t,
                        const void *, int64_t, float, void *, int64_t);
typedef void gemm_double(int, int, int, int64_t, int64_t, int64_t, double, const void *, int64_t,
                         const void *, int64_t, double, void *, int64_t);
static void *blas;

/* z = w x, or wᵀ x when `across`; `columns` is a multiple of two registers. Eight rows by two registers at a time. */
static inline __attribute__((always_inline)) void product(
    const real *w, int w_stride, int across, const real *x, real *z, int rows, int depth, int columns) {
  if (blas) {
    const int row_major = 101, plain = 111, transposed = 112;
    if (IS_FLOAT)
      ((gemm_float *)blas)(row_major, across ? transposed : plain, plain, rows, columns, depth, 1, w, w_stride, x,
                           columns, 0, z, columns);
    else
      ((gemm_double *)blas)(row_major, across ? transposed : plain, plain, rows, columns, depth, 1, w, w_stride, x,
                            columns, 0, z, columns);
    return;
  }
  const int row_step = across ? 1 : w_stride, depth_step = across ? w_stride : 1;
  for (int i = 0; i < rows; i += 8)
    for (int s = 0; s < columns; s += 2 * LANES) {
      wide sums[8][2] = {0};
      for (int k = 0; k < depth; k++) {
        const wide left = *(const wide *)(x + k * columns + s), right = *(const wide *)(x + k * columns + s + LANES);
        for (int r = 0; r < 8; r++) {
          const real weight = w[(i + r) * row_step + k * depth_step];
          sums[r][0] += weight * left;
          sums[r][1] += weight * right;
        }
      }
      for (int r = 0; r < 8; r++) {
        *(wide *)(z + (i + r) * columns + s) = sums[r][0];
        *(wide *)(z + (i + r) * columns + s + LANES) = sums[r][1];
      }
    }
}

static void relu(real z[UNITS][BATCH], const real *bias) {
  for (int i = 0; i < UNITS; i++)
    for (int s = 0; s < BATCH; s++) {
      const real value = z[i][s] + bias[i];
      z[i][s] = value > 0 ? value : 0;
    }
}

/* δ of a hidden layer, and the gradients of its weights (of `inputs` rows x) and biases. */
static void gradients(real d[UNITS][BATCH], real a[UNITS][BATCH], const real x[UNITS][BATCH], int weight, int bias) {
  for (int i = 0; i < UNITS; i++) {
    real sum = 0;
    for (int s = 0; s < BATCH; s++) {
      d[i][s] = a[i][s] > 0 ? d[i][s] : 0;
      sum += d[i][s];
    }
    g[bias + i] = sum;
  }
  for (int s = 0; s < BATCH; s++)
    for (int i = 0; i < UNITS; i++) turned[s][i] = x[i][s];
  product(&d[0][0], BATCH, 0, &turned[0][0], g + weight, UNITS, BATCH, UNITS);
}

static void mini_step(const int *chosen, int t) {
  for (int s = 0; s < BATCH; s++) {
    x0[0][s] = points[chosen[s]][0];
    x0[1][s] = points[chosen[s]][1];
    target[s] = kinds[chosen[s]];
  }
  for (int i = 0; i < UNITS; i++)
    for (int s = 0; s < BATCH; s++) a1[i][s] = p[W1 + 2 * i] * x0[0][s] + p[W1 + 2 * i + 1] * x0[1][s];
  relu(a1, p + B1);
  product(p + W2, UNITS, 0, &a1[0][0], &a2[0][0], UNITS, UNITS, BATCH);
  relu(a2, p + B2);
  product(p + W3, UNITS, 0, &a2[0][0], &a3[0][0], UNITS, UNITS, BATCH);
  relu(a3, p + B3);
  for (int s = 0; s < BATCH; s++) out[s] = p[B4];
  for (int i = 0; i < UNITS; i++)
    for (int s = 0; s < BATCH; s++) out[s] += p[W4 + i] * a3[i][s];
  real sum = 0;
  for (int s = 0; s < BATCH; s++) {
    d4[s] = (1 / (1 + e(-out[s])) - target[s]) / BATCH;
    sum += d4[s];
  }
  g[B4] = sum;
  for (int i = 0; i < UNITS; i++) {
    real total = 0;
    for (int s = 0; s < BATCH; s++) {
      total += d4[s] * a3[i][s];
      d3[i][s] = p[W4 + i] * d4[s];
    }
    g[W4 + i] = total;
  }
  gradients(d3, a3, a2, W3, B3);
  product(p + W3, UNITS, 1, &d3[0][0], &d2[0][0], UNITS, UNITS, BATCH);
  gradients(d2, a2, a1, W2, B2);
  product(p + W2, UNITS, 1, &d2[0][0], &d1[0][0], UNITS, UNITS, BATCH);
  for (int i = 0; i < UNITS; i++) {
    real left = 0, right = 0, total = 0;
    for (int s = 0; s < BATCH; s++) {
      const real d = a1[i][s] > 0 ? d1[i][s] : 0;
      left += d * x0[0][s];
      right += d * x0[1][s];
      total += d;
    }
    g[W1 + 2 * i] = left;
    g[W1 + 2 * i + 1] = right;
    g[B1 + i] = total;
  }
  const real rate = 0.001 / (1 - pow(0.9, t)), root = 1 / sqrt(1 - pow(0.999, t));
  for (int i = 0; i < COUNT; i++) {
    m[i] = (real)0.9 * m[i] + (real)0.1 * g[i];
    v[i] = (real)0.999 * v[i] + (real)0.001 * (g[i] * g[i]);
    p[i] -= rate * m[i] / ((IS_FLOAT ? (real)sqrtf((float)v[i]) : (real)sqrt((double)v[i])) * root + (real)1e-8);
  }
}

static void mini_batch(const char *name, int repetitions) {
  for (int s = 0; s < POINTS; s++) {
    const double t = sqrt(uniform()) * 3 * M_PI, turn = t + M_PI * (s & 1);
    points[s][0] = t * cos(turn) / 10;
    points[s][1] = t * sin(turn) / 10;
    kinds[s] = s & 1;
    order[s] = s;
  }
  const int epochs = 10;
  double values[64];
  for (int r = 0; r < repetitions; r++) {
    memset(m, 0, sizeof m);
    memset(v, 0, sizeof v);
    memset(p, 0, sizeof p);
    for (int i = 0; i < COUNT; i++) p[i] = (uniform() - 0.5) * (i < B1 ? 3.4 : 0.6);
    const double began = now();
    int t = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int s = POINTS - 1; s > 0; s--) {
        const int other = rand() % (s + 1), first = order[s];
        order[s] = order[other];
        order[other] = first;
      }
      for (int s = 0; s + BATCH <= POINTS; s += BATCH) mini_step(order + s, ++t);
    }
    values[r] = (double)t * BATCH / (now() - began);
    kept = p[0];
  }
  report(name, "samples_per_s", values, repetitions);
}

int main(int argc, char **argv) {
  const int repetitions = argc > 1 ? atoi(argv[1]) : 5;
  if (repetitions < 1 || repetitions > 64) return 1;
  srand(1);
  full_batch(repetitions);
  mini_batch("mini_batch." WAY, repetitions);
  void *library = argc > 2 ? dlopen(argv[2], RTLD_NOW) : NULL;
  if (library) blas = dlsym(library, IS_FLOAT ? "scipy_cblas_sgemm64_" : "scipy_cblas_dgemm64_");
  if (blas) mini_batch("mini_batch.openblas", repetitions);
  return 0;
}
