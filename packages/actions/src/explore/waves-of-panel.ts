import { panelStudies } from '@earshot/fieldwork';
import { compareQuestionnaires, namesOf } from '@earshot/instrument';
import { earlierFirst } from '../studies/earlier-first.ts';
import type { Study } from '../study.ts';

/** The waves of the panel that a study belongs to, from the earliest, itself among them. */
export function wavesOf(studies: ReadonlyMap<string, Study>, study: Study): readonly Study[] {
  const plans = new Map([...studies].map(([id, { fieldwork }]) => [id, fieldwork]));
  const panel = new Set(panelStudies(plans, study.id));
  return earlierFirst([...studies.values()]).filter(({ id }) => panel.has(id));
}

/**
 * By the names of a study’s questions and their variables, what another wave calls the same item; without those that it
 * calls the same, or does not ask.
 */
export function renamedIn(study: Study, other: Study): ReadonlyMap<string, string> {
  const questions = study.questionnaire.blocks
    .flatMap(({ elements }) => elements)
    .flatMap((element) => (element.kind === 'note' || element.kind === 'close' ? [] : [element]));
  const compared = compareQuestionnaires(study.questionnaire, other.questionnaire);
  return new Map(
    questions.flatMap((question) => {
      const { later } = compared.find(({ earlier }) => earlier === question.id) ?? { later: null };
      if (later === null || later === question.id) return [];
      const names = [question.id, ...namesOf(question)].filter((name) => name.startsWith(question.id));
      return names.map((name) => [name, later + name.slice(question.id.length)] as const);
    }),
  );
}
