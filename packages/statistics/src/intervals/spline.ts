/**
 * A cubic spline through points whose x rise, read at other x within them. At either end its third derivative is that
 * of the cubic through the last four points (Forsythe, Malcolm and Moler 1977; R: `spline(method = "fmm")`); through
 * three points it is the parabola. Throws for fewer than three.
 */
export function splineThrough(x: readonly number[], y: readonly number[], at: readonly number[]): number[] {
  if (x.length < 3) throw new Error(`splineThrough: ${x.length} points; a spline needs 3 or more.`);
  const gaps = x.slice(1).map((one, index) => one - x[index]!);
  const slopes = gaps.map((gap, index) => (y[index + 1]! - y[index]!) / gap);
  const bends = bendsOf(x, gaps, slopes);
  return at.map((where) => {
    const after = x.findIndex((one, index) => index > 0 && where <= one);
    const piece = after < 0 ? gaps.length - 1 : after - 1;
    const [gap, from, to] = [gaps[piece]!, bends[piece]!, bends[piece + 1]!];
    const distance = where - x[piece]!;
    const slope = slopes[piece]! - gap * (to + 2 * from);
    return y[piece]! + distance * (slope + distance * (3 * from + (distance * (to - from)) / gap));
  });
}

/** A sixth of the second derivative at every point, from a tridiagonal system. */
function bendsOf(x: readonly number[], gaps: readonly number[], slopes: readonly number[]): number[] {
  const last = x.length - 1;
  const diagonal = x.map((_, index) => 2 * ((gaps[index - 1] ?? 0) + (gaps[index] ?? 0)));
  const right = x.map((_, index) => (index > 0 && index < last ? slopes[index]! - slopes[index - 1]! : 0));
  const second = (index: number): number => right[index]! / (x[index + 1]! - x[index - 1]!);
  const third = (index: number): number => (second(index + 1) - second(index)) / (x[index + 2]! - x[index - 1]!);
  diagonal[0] = -gaps[0]!;
  diagonal[last] = -gaps[last - 1]!;
  const ends = [third(1) * gaps[0]! ** 2, -third(last - 2) * gaps[last - 1]! ** 2] as const;
  const [first, final] = x.length > 3 ? ends : [0, 0];
  right[0] = first;
  right[last] = final;
  for (let index = 1; index <= last; index += 1) {
    const factor = gaps[index - 1]! / diagonal[index - 1]!;
    diagonal[index]! -= factor * gaps[index - 1]!;
    right[index]! -= factor * right[index - 1]!;
  }
  const bends = [...right];
  bends[last] = right[last]! / diagonal[last]!;
  for (let index = last - 1; index >= 0; index -= 1) {
    bends[index] = (right[index]! - gaps[index]! * bends[index + 1]!) / diagonal[index]!;
  }
  return bends;
}
