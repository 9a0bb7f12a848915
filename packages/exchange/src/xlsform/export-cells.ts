import type { Question } from '@earshot/instrument';
import type { Cells, ExportContext } from './export-context.ts';
import type { ExportedFills } from './export-fills.ts';
import { DONT_KNOW, type Offered, REFUSED } from './exported-variable.ts';
import { isTrue } from './xpath-text.ts';

export function demands(question: Question, { relevant }: ExportContext): Cells {
  return {
    required: question.optional ? 'no' : 'yes',
    ...(isTrue(relevant) ? {} : { relevant: relevant.text }),
  };
}

/** Label, hint, and what only an interviewer sees. */
export function wordCells(same: readonly Question[], context: ExportContext): Cells {
  const { id } = same[0]!;
  const guidance = same.map((each, index) => {
    const words = same.map((_, at) => (at === index ? each.words : []));
    const [definition, more] = [each.definition, each.addIfNecessary].map(
      (texts) =>
        context.fills.texts(
          same.map((_, at) => (at === index ? texts : null)),
          words,
          id,
        )[index],
    );
    return [each.interviewerNote, definition, more].filter((part) => part).join('\n') || null;
  });
  return {
    ...textCells(
      'label',
      same.map((each) => each.text),
      same,
      id,
      context,
    ),
    ...hintCells(same, context),
    ...context.languages.cells('guidance_hint', guidance),
  };
}

export function hintCells(same: readonly Question[], context: ExportContext): Cells {
  return textCells(
    'hint',
    same.map((each) => each.hint),
    same,
    same[0]!.id,
    context,
  );
}

export function textCells(
  column: string,
  texts: Parameters<ExportedFills['texts']>[0],
  same: readonly Question[],
  place: string,
  { fills, languages }: ExportContext,
): Cells {
  return languages.cells(
    column,
    fills.texts(
      texts,
      same.map((each) => each.words),
      place,
    ),
  );
}

export function offeredBy({ dontKnow, refused }: Question, { languages: { mode } }: ExportContext): Offered {
  return { dont_know: dontKnow[mode] !== null, refused: refused[mode] !== null };
}

export function statesOf({ dont_know, refused }: Offered): string[] {
  return [...(dont_know ? [DONT_KNOW] : []), ...(refused ? [REFUSED] : [])];
}
