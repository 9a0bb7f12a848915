import type { Change } from '@earshot/instrument';

/** What has changed of an item, a line each: the part, what it was and what it is. */
export function changeLines(changes: readonly Change[], indent: string): string[] {
  return changes.map(({ part, mode, before, after }) => {
    const what = mode === null ? part : `${part}, ${mode}`;
    if (before === '') return `${indent}${what}: now “${after}”`;
    if (after === '') return `${indent}${what}: was “${before}”, now nothing`;
    return `${indent}${what}: was “${before}”, now “${after}”`;
  });
}
