const END =
  '(?:(?:PLEASE )?THANK(?: (?:RESPONDENT|PARTICIPANT))?(?:,| AND| &) (?:CLOSE|END|TERMINATE)|CLOSE(?: THE)? INTERVIEW|END(?: OF)?(?: THE)? (?:SURVEY|INTERVIEW|QUESTIONNAIRE)|TERMINATE(?: INTERVIEW)?|SCREEN[ -]?OUT)';
const ENDS = new RegExp(`^(?:(?:ROUTING|CLOSE)\\s*:\\s*)?(?:(IF\\b.{3,200}?)[,:]?\\s+(?:THEN\\s+)?)?${END}\\.?$`);

/** Reads `THANK AND CLOSE` and `IF Q1=2 THANK AND CLOSE`; the condition is empty where nobody is singled out. */
export function endingIn(words: string): { readonly condition: string } | null {
  const found = ENDS.exec(words);
  return found && { condition: found[1] ?? '' };
}
