import { readExpression, type Variable } from '@earshot/dataset';
import { type Questionnaire, questionnaireVariables } from '@earshot/instrument';
import type { Findings, PlanPath } from '@earshot/planfile';
import type { ShapedFieldwork } from '../shape.ts';
import { WHERE_OTHERWISE, type WhereNowGroup } from './where-now.ts';

type ShapedGroup = NonNullable<ShapedFieldwork['panel']>['where_now'][number];

/** Reads the groups of `panel.where_now`: each has a name of its own and a condition over this wave’s questionnaire. */
export function readWhereNow(
  shaped: readonly ShapedGroup[],
  questionnaire: Questionnaire,
  findings: Findings,
): WhereNowGroup[] {
  const variables = new Map(questionnaireVariables(questionnaire).map((variable) => [variable.name, variable]));
  const find = (name: string): Variable | null => variables.get(name) ?? null;
  const taken = new Set<string>(Object.keys(WHERE_OTHERWISE));
  return shaped.flatMap(({ id, label, is, when }, index): WhereNowGroup[] => {
    const path: PlanPath = ['panel', 'where_now', index];
    if (taken.has(id)) {
      const why =
        id in WHERE_OTHERWISE ? 'is kept for those of whom no group holds' : 'is the name of an earlier group';
      findings.add('where-now-name', [...path, 'id'], `“${id}” ${why}.`);
    }
    taken.add(id);
    const { expression, problems } = readExpression(when, find);
    findings.addFlaws([...path, 'when'], problems);
    return expression ? [{ id, label, is, when: { source: when, expression } }] : [];
  });
}
