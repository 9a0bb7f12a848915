import { MODES, type Offer, type Option, type Question, type Questionnaire, type Texts } from './questionnaire.ts';
import { isQuestion } from './variables.ts';

/** What became of one question between two questionnaires, such as two waves of a study. */
export interface ComparedQuestion {
  readonly question: string;
  /** What was found, nothing when both ask the same in the same words of the same people. */
  readonly changes: readonly Change[];
  /**
   * Whether answers can be set beside each other: `yes`; `with-care` when words, options or those who are asked have
   * changed, so that a difference may come from that; `no` when it is in one of them only, or is another kind of
   * question.
   */
  readonly comparable: 'yes' | 'with-care' | 'no';
}

export interface Change {
  readonly what: 'added' | 'removed' | 'kind' | 'text' | 'hint' | 'options' | 'rows' | 'range' | 'asked' | 'states';
  /** As it stands in the earlier and in the later questionnaire; empty where there is nothing. */
  readonly before: string;
  readonly after: string;
}

/**
 * Compares two questionnaires, question by question, by their ids: an id is an item's identity from wave to wave. The
 * later one's order, with what was removed at the end. Who is asked is compared as it is written.
 */
export function compareQuestionnaires(earlier: Questionnaire, later: Questionnaire): ComparedQuestion[] {
  const before = placed(earlier);
  const after = placed(later);
  const kept = [...after].map(([id, now]) => {
    const then = before.get(id);
    return then ? compared(id, changesBetween(then, now)) : compared(id, [change('added', '', now.question.text.web)]);
  });
  const removed = [...before].filter(([id]) => !after.has(id));
  return [...kept, ...removed.map(([id, then]) => compared(id, [change('removed', then.question.text.web, '')]))];
}

interface Placed {
  readonly question: Question;
  /** The conditions of its block and of itself, as written. */
  readonly asked: string;
}

function placed({ blocks }: Questionnaire): Map<string, Placed> {
  return new Map(
    blocks.flatMap((block) =>
      block.items.filter(isQuestion).map((question) => {
        const conditions = [block.when, question.when].flatMap((condition) => (condition ? [condition.source] : []));
        return [question.id, { question, asked: conditions.join('; ') || 'everybody' }] as const;
      }),
    ),
  );
}

function compared(question: string, changes: readonly Change[]): ComparedQuestion {
  const apart = changes.some(({ what }) => what === 'added' || what === 'removed' || what === 'kind');
  return { question, changes, comparable: apart ? 'no' : changes.length > 0 ? 'with-care' : 'yes' };
}

function changesBetween(then: Placed, now: Placed): Change[] {
  const [before, after] = [then.question, now.question];
  if (before.kind !== after.kind) return [change('kind', before.kind, after.kind)];
  const pairs: readonly (readonly [Change['what'], string, string])[] = [
    ['text', textsInWords(before.text), textsInWords(after.text)],
    ['hint', textsInWords(before.hint), textsInWords(after.hint)],
    ['options', optionsInWords(before), optionsInWords(after)],
    ['rows', rowsInWords(before), rowsInWords(after)],
    ['range', rangeInWords(before), rangeInWords(after)],
    ['states', statesInWords(before), statesInWords(after)],
    ['asked', then.asked, now.asked],
  ];
  return pairs.filter(([, old, fresh]) => old !== fresh).map(([what, old, fresh]) => change(what, old, fresh));
}

function change(what: Change['what'], before: string, after: string): Change {
  return { what, before, after };
}

function textsInWords(texts: Texts | null): string {
  return texts ? [...new Set(MODES.map((mode) => texts[mode]))].join(' / ') : '';
}

function optionsInWords(question: Question): string {
  if (question.kind === 'main') return `those picked in ${question.of}`;
  const options: readonly Option[] = 'options' in question ? question.options : [];
  return options.map(({ code, label, exclusive }) => `${code}: ${label}${exclusive ? ' (on its own)' : ''}`).join('; ');
}

function rowsInWords(question: Question): string {
  return question.kind === 'grid'
    ? question.rows.map(({ code, text }) => `${code}: ${textsInWords(text)}`).join('; ')
    : '';
}

function rangeInWords(question: Question): string {
  if (question.kind === 'number') return `${question.least} to ${question.most} ${question.unit}`;
  return question.kind === 'multiple' && question.most !== null ? `${question.most} at most` : '';
}

/** What can be said beside an answer. */
function statesInWords({ dontKnow, refused, optional }: Question): string {
  const offered = [dontKnow, refused].map(offerInWords).filter((words) => words !== '');
  return [...offered, ...(optional ? ['may be left blank'] : [])].join('; ');
}

function offerInWords(offer: Offer): string {
  if (offer.web === offer.telephone) return offer.web ?? '';
  return MODES.flatMap((mode) => (offer[mode] === null ? [] : [`${offer[mode]} (${mode})`])).join('; ');
}
