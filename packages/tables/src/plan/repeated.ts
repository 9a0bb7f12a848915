/** The names that stood in a list before, capitals aside, each with its place in the list. */
export function repeated(names: readonly string[]): { value: string; at: number }[] {
  const lower = names.map((name) => name.toLowerCase());
  return names.map((value, at) => ({ value, at })).filter(({ at }) => lower.indexOf(lower[at]!) < at);
}
