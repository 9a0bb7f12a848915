import type { PlanPath } from '@earshot/planfile';
import type { Condition, GridColumn, Option, Question, Texts } from '../questionnaire.ts';

/** An option or a row that may depend on answers. */
export interface Part {
  readonly part: { readonly code: string; readonly text: Texts; readonly when: Condition | null };
  readonly what: 'option' | 'row';
  /** Where it stands, from its question. */
  readonly at: PlanPath;
}

/** Everything in a question that may be offered to some people only. */
export function conditionalParts(question: Question): Part[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return optionParts(question.options, ['options']);
    case 'grid':
      return [
        ...question.rows.map((row): Part => ({ part: row, what: 'row', at: ['rows', row.code] })),
        ...optionParts(question.options, ['options']),
        ...question.columns.flatMap(({ code, options }) => optionParts(options, ['columns', code, 'options'])),
      ];
    case 'number':
      return optionParts(question.instead, ['instead']);
    case 'main':
    case 'text':
      return [];
  }
}

function optionParts(options: readonly Option[], at: PlanPath): Part[] {
  return options.map((option) => ({ part: option, what: 'option', at: [...at, option.code] }));
}

/** The texts that everybody reads who is asked a question. What only some are offered is left to their own places. */
export function questionTexts(question: Question): Texts[] {
  const own = [question.text, question.hint, question.definition, question.addIfNecessary];
  const columns: readonly GridColumn[] = question.kind === 'grid' ? question.columns : [];
  const parts = [
    ...('options' in question ? question.options : []),
    ...(question.kind === 'grid' ? question.rows : []),
    ...(question.kind === 'number' ? question.instead : []),
    ...columns.flatMap((column) => column.options),
  ].filter((part) => part.when === null);
  const written = [...parts, ...columns].map((part) => part.text);
  return [...own.filter((text) => text !== null), ...written];
}
