/** What the order rests on. */
interface Wave {
  readonly id: string;
  readonly fieldwork: { readonly panel: { readonly from: string } | null } | null;
}

/** Studies in the order given, but each after the wave that it draws from. Of waves that draw from each other the order is open. */
export function earlierFirst<Each extends Wave>(studies: readonly Each[]): Each[] {
  const byId = new Map(studies.map((study) => [study.id, study]));
  const ordered = new Set<Each>();
  const visit = (study: Each, within: ReadonlySet<string>): void => {
    const earlier = byId.get(study.fieldwork?.panel?.from ?? '');
    if (earlier && !within.has(earlier.id)) visit(earlier, new Set([...within, earlier.id]));
    ordered.add(study);
  };
  for (const study of studies) visit(study, new Set([study.id]));
  return [...ordered];
}
