/** An area of one release: England, one of its nine regions, or an authority's return. */
export interface Area {
  readonly level: 'country' | 'region' | 'authority';
  /** ONS code for the country and regions; DfE's three-digit code for authorities, `314 / 318` for a joint return. */
  readonly code: string;
  readonly name: string;
}

/** The three-digit codes of the authorities behind a return: one, or two for a joint return; none for other areas. */
export function authorityCodes(area: Area): string[] {
  return area.level === 'authority' ? area.code.split(' / ') : [];
}
