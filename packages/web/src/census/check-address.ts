/** What opens every page of this folder. */
export const NEEDS = { config: { needs: 'check_return' } } as const;

/** The address of a checked return’s page. @param more what follows it, such as `/tables`. */
export function checkHref(id: string, more = ''): string {
  return `/census/checks/${encodeURIComponent(id)}${more}`;
}

/** The address of what is kept of an authority’s returns. */
export function keptHref(authority: string, more = ''): string {
  return `/census/kept/${encodeURIComponent(authority)}${more}`;
}

export interface CheckRoute {
  Params: { check: string };
}

export interface KeptRoute {
  Params: { authority: string };
}
