/** A region's name as a code: “Yorkshire and The Humber” is `yorkshire_and_the_humber`. */
export function regionCode(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
}
