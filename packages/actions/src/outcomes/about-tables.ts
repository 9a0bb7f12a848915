import { type Audience, dayInWords, type TableAbout } from '@earshot/fieldwork';
import type { Study } from '../study.ts';
import type { RecordedCase } from './counted-cases.ts';

/** What stands around tables that are counted of these cases at a moment. */
export function aboutTables(
  study: Study,
  cases: readonly RecordedCase[],
  { asAt, audience }: { readonly asAt: Date; readonly audience: Audience },
): TableAbout {
  const simulated = cases.filter((one) => one.simulated).length;
  return {
    study: study.title,
    asAt: dayInWords(asAt),
    audience,
    simulated: simulated > 0 ? { rows: simulated, of: cases.length } : null,
  };
}
