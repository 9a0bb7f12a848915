/** The column that holds a weight. */
export function weightColumn(name: string): string {
  return `weight_${name}`;
}
