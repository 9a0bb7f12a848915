import type { ExportedStudy } from '../codebook/exported-study.ts';
import { placedQuestions } from '../codebook/placed-question.ts';
import { type Said, saidIn } from '../codebook/said-texts.ts';
import { element, textElement, writeXml, type XmlElement } from '../codebook/xml.ts';
import { LostFeatures } from '../xlsform/lost-features.ts';
import { type DdiContext, ddiContext } from './ddi-context.ts';
import { ddiGroups } from './ddi-groups.ts';
import { OWN_WORDS } from './ddi-names.ts';
import { documentDescription, studyDescription } from './ddi-study.ts';
import { ddiVariable } from './ddi-variable.ts';

/** An exported file, and in sentences what its format cannot hold. */
export interface ExportedXml {
  readonly xml: string;
  readonly lost: readonly string[];
}

/**
 * Writes a questionnaire as DDI-Codebook 2.5: a `var` for every column of its data with the question behind it in all
 * languages and modes, who is asked, and what its numbers mean. Conditions and checks stand there in words and as our
 * expressions, which no program of the standard carries out.
 */
export function exportDdi(study: ExportedStudy): ExportedXml {
  const context = ddiContext(study);
  const root = element(
    'codeBook',
    { xmlns: 'ddi:codebook:2_5', version: '2.5', 'xml:lang': study.questionnaire.language },
    [
      documentDescription(study),
      studyDescription(study),
      element('dataDscr', {}, [
        ...ddiGroups(context),
        ...context.columns.map((column) => ddiVariable(column, context)),
        ...closes(context),
        ...lastNotes(context),
        ...removed(study),
      ]),
    ],
  );
  return { xml: writeXml(root), lost: lostIn(study) };
}

function closes({ study, editions, inWords }: DdiContext): XmlElement[] {
  return study.questionnaire.blocks.flatMap(({ elements }) =>
    elements.flatMap((item) => {
      if (item.kind !== 'close') return [];
      const who = item.when ? `if ${inWords(item.when.expression)}` : 'for everybody who comes here';
      const ends = `${item.id}: the interview ends ${who}, with the outcome ${item.outcome}`;
      const said = saidIn(editions, item.modes ?? study.questionnaire.modes, ({ questionnaire }) =>
        textsOf(questionnaire.blocks, item.id),
      );
      return [dataNote('close', `${ends}.`), ...said.map((each) => saidNote('close', item.id, each))];
    }),
  );
}

/** Notes that no question of their block follows; all others stand before their question. */
function lastNotes({ study, editions }: DdiContext): XmlElement[] {
  const placed = new Set(placedQuestions(study.questionnaire).flatMap(({ notes }) => notes));
  return study.questionnaire.blocks.flatMap(({ elements }) =>
    elements.flatMap((item) => {
      if (item.kind !== 'note' || placed.has(item)) return [];
      const { modes } = study.questionnaire;
      const said = saidIn(editions, item.modes ?? modes, ({ questionnaire }) => textsOf(questionnaire.blocks, item.id));
      return said.map((each) => saidNote('note', item.id, each));
    }),
  );
}

function textsOf(blocks: ExportedStudy['questionnaire']['blocks'], id: string) {
  return blocks.flatMap(({ elements }) => elements).find((item) => item.id === id)?.text ?? null;
}

function saidNote(type: string, id: string, { language, mode, text }: Said): XmlElement {
  return textElement('notes', `${id}${mode ? ` (${mode})` : ''}: “${text}”`, { type, 'xml:lang': language });
}

function removed({ questionnaire }: ExportedStudy): XmlElement[] {
  return questionnaire.removed.map(({ item, wave, why }) =>
    dataNote('removed item', `${item}${wave === null ? '' : `, asked at wave ${wave}`}: no longer asked. ${why}`),
  );
}

function dataNote(type: string, text: string): XmlElement {
  return textElement('notes', text, { type, ...OWN_WORDS });
}

function lostIn({ questionnaire }: ExportedStudy): readonly string[] {
  const lost = new LostFeatures();
  for (const { question } of placedQuestions(questionnaire)) {
    if (question.kind === 'single' && question.list) lost.add('That a list is shown as a drop-down', question.id);
  }
  return lost.sentences();
}
