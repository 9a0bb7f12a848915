import { type Fields, type Step, statesOffered, type Texts } from '@earshot/instrument';

type Field = Fields[string];

/**
 * The items of radio buttons or check boxes: the options, then after a divider the ways of not choosing one.
 * @param behaviour 'exclusive' for check boxes, where some options stand alone: a script then unticks the others.
 */
export function items(
  { step: { question, options }, says }: { readonly step: Step; readonly says: (texts: Texts) => string },
  field: Field,
  behaviour?: 'exclusive',
): object[] {
  const picked = chosen(field);
  const item = ({ code, label }: { code: string; label: string }, alone: boolean): object => ({
    value: code,
    text: label,
    checked: picked.includes(code),
    ...(alone && behaviour ? { behaviour } : {}),
  });
  const said = options.map(({ code, text, exclusive }) => ({ code, label: says(text), exclusive }));
  const together = said.filter((option) => !option.exclusive).map((option) => item(option, false));
  const alone = said.filter((option) => option.exclusive).map((option) => item(option, true));
  const states = statesOffered(question, 'web').map((state) => item(state, true));
  const apart = behaviour ? [...alone, ...states] : states;
  const first = behaviour ? together : said.map((option) => item(option, false));
  // Inside a grid a divider on every row would be louder than the options.
  if (apart.length === 0 || question.kind === 'grid') return [...first, ...apart];
  return [...first, { divider: 'or' }, ...apart];
}

/** What a field holds, whether it came once, several times or not at all. */
export function chosen(field: Field): readonly string[] {
  if (field === undefined) return [];
  return typeof field === 'string' ? [field] : field;
}
