/** The names that field teams usually give to “don’t know” and “prefer not to say”. */
const USUAL_NAMES = /^(?:-?(?:8+|9+|98|998)|dk|dont_?know|don't_know|refused?|rf|pnts|prefer_not_to_say)$/i;
const DONT_KNOW_LABEL =
  /^(?:\(?don[’']?t know\)?|do not know|not sure|unsure|can[’']?t (?:say|remember)|ddim yn gwybod)\b/i;
const REFUSED_LABEL = /^(?:prefer(?:red)? not|refused?\b|declined?\b|rather not|no answer|well gen i beidio)/i;

/** The state that an option stands for, by its name and its words together; null for an answer like any other. */
export function foreignState(name: string, label: string): 'dont_know' | 'refused' | null {
  if (!USUAL_NAMES.test(name)) return null;
  if (DONT_KNOW_LABEL.test(label)) return 'dont_know';
  return REFUSED_LABEL.test(label) ? 'refused' : null;
}
