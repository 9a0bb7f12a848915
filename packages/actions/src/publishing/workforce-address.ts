/** A name as it stands in an address: `Bath and North East Somerset` is `bath-and-north-east-somerset`. */
export function workforceAddress(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
