/** One edition of a published series. Figures are revised, so every number that leaves this package carries it. */
export interface Release {
  /** The reporting year that the edition is named for, which is the last it covers. */
  readonly year: number;
  /** The first year it covers. */
  readonly firstYear: number;
}

/** The release as a source line: “DfE, Children’s social work workforce, reporting year 2025 release (2017 to 2025)”. */
export function releaseLine(release: Release): string {
  const { year, firstYear } = release;
  return `DfE, Children’s social work workforce, reporting year ${year} release (${firstYear} to ${year})`;
}

/** A source line for figures from several releases: each named once, in the order given. */
export function releaseLines(releases: readonly Release[]): string {
  return [...new Set(releases.map(releaseLine))].join('; ');
}
