import type { ChangeTable } from '@earshot/change';
import { tableJson } from '@earshot/report';
import { findingTexts } from './finding-text.ts';

/** Tables of change as plain data, each with what may be said of it. */
export function changeJson(made: readonly ChangeTable[]): unknown {
  return { tables: made.map((one) => ({ ...(tableJson(one.table) as object), findings: findingTexts(one) })) };
}
