const SHORTEST = 12;
const LONGEST = 200;
/** What must be left of a password once everything is taken out of it that guessers try first. */
const LEFT = 6;

/** Words that lists of stolen passwords are full of, and those of this trade. Our own list, longest first. */
const TRIED_FIRST = [
  'administrator',
  'socialworker',
  'socialwork',
  'basketball',
  'sunshine',
  'princess',
  'football',
  'iloveyou',
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'liverpool',
  'trustno1',
  'superman',
  'whatever',
  'children',
  'changeme',
  'listening',
  'council',
  'earshot',
  'chelsea',
  'arsenal',
  'welcome',
  'letmein',
  'charlie',
  'january',
  'february',
  'september',
  'october',
  'november',
  'december',
  'qwerty',
  'asdfgh',
  'zxcvbn',
  'monkey',
  'dragon',
  'master',
  'secret',
  'spring',
  'summer',
  'autumn',
  'winter',
  'survey',
  'admin',
  'hello',
  'login',
  'study',
  'pass',
  'abc',
].sort((one, other) => other.length - one.length);

/**
 * What is wrong with a password that somebody wants, in a sentence; null when it will do. It asks for length and not for
 * kinds of characters, and refuses what guessers try first: common words, years and runs, the person’s own name and
 * address, one thing over and over (as NIST SP 800-63B asks).
 */
export function weakness(password: string, person: { readonly name: string; readonly email: string }): string | null {
  const length = [...password].length;
  if (length < SHORTEST) return `Your password must have ${SHORTEST} characters or more. Three or four words do well.`;
  if (length > LONGEST) return `Your password must have ${LONGEST} characters or fewer.`;
  if (hardToGuess(password, person) >= LEFT) return null;
  return 'Choose a password that is harder to guess: not common words, years, your own name, or the same over and over.';
}

/** How many characters are left, repeats counted once, when what is tried first has been taken out. */
function hardToGuess(password: string, { name, email }: { readonly name: string; readonly email: string }): number {
  const own = `${name} ${email}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const words = [...own.filter((word) => word.length >= 3), ...TRIED_FIRST];
  const left = words.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase());
  return new Set(withoutRuns(left.replaceAll(/(?:19|20)\d\d/g, ''))).size;
}

/** Leaves out characters that follow the one before in the alphabet, in counting, or are the same. */
function withoutRuns(text: string): string[] {
  const letters = [...text];
  return letters.filter((letter, index) => {
    const before = letters[index - 1];
    return before === undefined || Math.abs(letter.codePointAt(0)! - before.codePointAt(0)!) > 1;
  });
}
