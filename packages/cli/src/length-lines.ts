import type { StudyCheck } from '@earshot/actions';

const WIDEST = 56;
const MODES = { web: 'online', telephone: 'by telephone' };

/** How long interviews take as a short table for the terminal: a line a mode and route; none where nothing is known. */
export function minutesLines(minutes: StudyCheck['minutes']): string[] {
  if (minutes.length === 0) return [];
  const lines = minutes.map(({ mode, route, share, median, p90, promised }) => {
    const words = `${MODES[mode]}: ${ROUTES[route] ?? route}`;
    return [words, `${Math.round(share * 100)}%`, median, p90, promised ?? ''];
  });
  return ['', line(['Minutes, of simulated people', 'share', 'median', '90%', 'promised']), ...lines.map(line)];
}

const ROUTES: Readonly<Record<string, string>> = { all: 'all who complete', others: 'all others' };

function line([words, ...figures]: readonly (string | number)[]): string {
  const text = String(words);
  const label = text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text.padEnd(WIDEST);
  return `${label} ${figures.map((figure) => String(figure).padStart(8)).join(' ')}`.trimEnd();
}

/** How hard the sentences are to read; nothing where that is not known. */
export function readingAgeLine(readingAge: StudyCheck['readingAge']): string[] {
  if (!readingAge) return [];
  const limit = readingAge.limit === null ? '' : `, at most ${readingAge.limit} wanted`;
  return [`Reading age: ${readingAge.age} years over ${readingAge.words} words${limit}.`];
}
