import type { Problem } from '@earshot/planfile';
import type { FieldworkStudy } from '../access/fieldwork-study.ts';
import type { TextFile } from '../analysis/tables-from-file.ts';
import type { Study } from '../study.ts';

/**
 * The waves that the change.yml of a study is about: the study and those that it follows, the earliest first; or what is in
 * the way, as problems of that file.
 * @param studyOf gives a study by its name; null where there is none, or none that could be read.
 */
export function studyWaves(
  study: Study,
  { file }: Pick<TextFile, 'file'>,
  studyOf: (id: string) => Study | null,
): { waves: readonly FieldworkStudy[] | null; problems: Problem[] } {
  const waves: FieldworkStudy[] = [];
  const wrong = (code: string, sentence: string) => {
    const place = { file, line: 1, column: 1 };
    return { waves: null, problems: [{ code, severity: 'error', place, sentence } satisfies Problem] };
  };
  for (let next: Study = study; ; ) {
    const { fieldwork } = next;
    if (!fieldwork) return wrong('change-no-panel', `${next.title} has no fieldwork.yml, and so no panel.`);
    waves.unshift({ ...next, fieldwork });
    const from = fieldwork.panel?.from ?? null;
    if (from === null || waves.some(({ id }) => id === from)) break;
    const earlier = studyOf(from);
    if (!earlier) {
      const sentence = `${next.title} follows “${from}”, and there is no study of that name that can be read.`;
      return wrong('change-wave-missing', sentence);
    }
    next = earlier;
  }
  if (waves.length > 1) return { waves, problems: [] };
  return wrong('change-no-panel', `${study.title} follows no earlier wave: its fieldwork.yml has no “panel”.`);
}
