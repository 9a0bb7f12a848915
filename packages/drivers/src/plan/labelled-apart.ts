import { itemsOf, type MeasurePlan } from './drivers-plan.ts';

/** Measures with labels that nothing else in the model has: where two share one, the name follows it in brackets. */
export function labelledApart(measures: readonly MeasurePlan[]): MeasurePlan[] {
  const namesBy = new Map<string, Set<string>>();
  const note = (label: string, name: string): void => {
    namesBy.set(label, (namesBy.get(label) ?? new Set()).add(name));
  };
  for (const measure of measures) {
    if (measure.kind === 'factor') note(measure.label, `factor ${measure.name}`);
    for (const { label, variable } of itemsOf(measure)) note(label, variable.name);
  }
  const isClash = [...namesBy.values()].some((names) => names.size > 1);
  // A label that ends in brackets by itself must not look like one that was told apart.
  const apart = (label: string, name: string): string =>
    namesBy.get(label)!.size > 1 || (isClash && label.endsWith(')')) ? `${label} (${name})` : label;
  const named = <Item extends Exclude<MeasurePlan, { kind: 'factor' }>>(item: Item): Item => ({
    ...item,
    label: apart(item.label, item.variable.name),
  });
  return measures.map((measure) =>
    measure.kind === 'factor'
      ? { ...measure, label: apart(measure.label, `factor ${measure.name}`), items: measure.items.map(named) }
      : named(measure),
  );
}
