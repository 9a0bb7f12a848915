import { DONT_KNOW_CHOICE, type Fields, type Question, REFUSED_CHOICE, type Step } from '@earshot/instrument';

type Field = Fields[string];

/**
 * The items of radio buttons or check boxes: the options, then after a divider the ways of not choosing one.
 * @param behaviour 'exclusive' for check boxes, where some options stand alone: a script then unticks the others.
 */
export function items({ question, options }: Step, field: Field, behaviour?: 'exclusive'): object[] {
  const picked = chosen(field);
  const item = ({ code, label }: { code: string; label: string }, alone: boolean): object => ({
    value: code,
    text: label,
    checked: picked.includes(code),
    ...(alone && behaviour ? { behaviour } : {}),
  });
  const together = options.filter((option) => !option.exclusive).map((option) => item(option, false));
  const alone = options.filter((option) => option.exclusive).map((option) => item(option, true));
  const states = statesOf(question).map((state) => item(state, true));
  const apart = behaviour ? [...alone, ...states] : states;
  const first = behaviour ? together : options.map((option) => item(option, false));
  // Inside a grid a divider on every row would be louder than the options.
  if (apart.length === 0 || question.kind === 'grid') return [...first, ...apart];
  return [...first, { divider: 'or' }, ...apart];
}

/** The ways of not choosing that a question offers, as choices of their own. */
export function statesOf(question: Question): { code: string; label: string }[] {
  const states = [
    { code: DONT_KNOW_CHOICE, label: question.dontKnow },
    { code: REFUSED_CHOICE, label: question.refused },
  ];
  return states.flatMap(({ code, label }) => (label === null ? [] : [{ code, label }]));
}

/** What a field holds, whether it came once, several times or not at all. */
export function chosen(field: Field): readonly string[] {
  if (field === undefined) return [];
  return typeof field === 'string' ? [field] : field;
}
