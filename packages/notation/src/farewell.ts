const FAREWELL =
  /^(?:those (?:are|were) all|that (?:is|was) all|this is the end|(?:thank you|(?:many )?thanks)\b.{0,30}\b(?:for (?:your (?:time|help|answers)|taking part|completing|all)|help))\b/i;

/** Whether a line thanks for the interview or says that it is over: it is no part of the question before it. */
export function isFarewell(words: string): boolean {
  return FAREWELL.test(words);
}
