/** Parts of a key; characters that no code of a questionnaire or a data file has. */
const [BETWEEN, NOT_ANSWERED] = ['\u001f', '\u0000'];

/** A level of a break as the key of a map: the codes of its variables, null for one that was not answered. */
export function levelKey(codes: readonly (string | null)[]): string {
  return codes.map((code) => code ?? NOT_ANSWERED).join(BETWEEN);
}

/** The codes that a key was made of. */
export function levelCodes(key: string): (string | null)[] {
  return key.split(BETWEEN).map((code) => (code === NOT_ANSWERED ? null : code));
}
