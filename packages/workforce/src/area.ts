/** An area of one release: England, one of its nine regions, a part of London, or an authority's return. */
export interface Area {
  /** `part`: Inner or Outer London, which stand beside the nine regions but are within one, so they are never added up. */
  readonly level: 'country' | 'region' | 'part' | 'authority';
  /** ONS code for regions and parts of London, the name for the country; DfE's three-digit code for authorities, `314 / 318` for a joint return. */
  readonly code: string;
  readonly name: string;
}

/** The three-digit codes of the authorities behind a return: one, or two for a joint return; none for other areas. */
export function authorityCodes(area: Area): string[] {
  return area.level === 'authority' ? area.code.split(' / ') : [];
}
