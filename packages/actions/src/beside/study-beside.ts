import type { Problem } from '@earshot/planfile';
import type { Table } from '@earshot/tables';
import { type Beside, setBeside } from '@earshot/workforce';
import { indicatorsOf } from '../analysis/census-populations.ts';
import type { LatestFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';

/**
 * A study’s estimates beside census measures, as its beside.yml asks for; null without that file. Problems: those of
 * `setBeside`, and `release-absent` for a release that is not held.
 * @param tables the tables of the study’s plan, by id.
 */
export function besideOfStudy(
  { beside: plan }: Pick<Study, 'beside'>,
  tables: ReadonlyMap<string, Table>,
  figures: LatestFigures,
): { beside: Beside | null; problems: Problem[] } {
  if (!plan) return { beside: null, problems: [] };
  const { indicators, problem } = indicatorsOf(plan.census, figures);
  if (!indicators) return { beside: null, problems: [problem] };
  return setBeside(plan, tables, { indicators, authorities: figures.authorities });
}
