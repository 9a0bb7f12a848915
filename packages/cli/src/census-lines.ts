import {
  amountText,
  type BesidePublished,
  basisWords,
  type CheckedReturn,
  measureRows,
  measureText,
  shownMeasures,
} from '@earshot/actions';

type Finding = CheckedReturn['read']['findings']['kept'][number];
type Measures = Extract<CheckedReturn['measures'], { readonly measures: unknown }>;

/** Whether a return has measures. */
export function isCounted(checked: CheckedReturn): checked is CheckedReturn & { readonly measures: Measures } {
  return checked.measures !== null && 'measures' in checked.measures;
}

/** All findings by line, or, of more than can be shown, errors before queries. */
export function worstFirst(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const isError = ({ kind }: Finding): boolean => kind === 'error';
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))].slice(0, most);
}

/** One line of a finding: where, what it is about, what stands there, how to mend it. */
export function findingLine(file: string, { line, kind, worker, item, found, sentence, rule }: Finding): string {
  const about = [worker === null ? null : `worker ${worker}`, item, found === null ? null : `“${found}”`];
  const said = about.filter((part) => part !== null).join(' ');
  return `${file}:${line}: ${kind}: ${said === '' ? '' : `${said}: `}${sentence} [${rule}]`;
}

/** What a return comes to: how it stands, and its measures where it was read to its end. */
export function checkedLines({ read, measures }: CheckedReturn): string[] {
  const { collection, authority, workers, findings, isComplete, isSimulated } = read;
  const year = collection ? `, year to ${collection.referenceDate}` : '';
  const basis = collection && basisWords(collection);
  return [
    ...(isSimulated ? ['This return is simulated: nobody in it exists.'] : []),
    `Authority ${authority ?? 'unknown'}${year}: ${counted(workers.length, 'worker')}, ${counted(findings.errors, 'error')}, ${plural(findings.queries, 'query', 'queries')}.`,
    ...(basis === null ? [] : [basis]),
    ...(isComplete ? [] : ['The file was not read to its end, so that nothing was counted.']),
    ...(measures && 'sentence' in measures ? [measures.sentence] : []),
    ...(measures && 'measures' in measures ? measureLines(measures, findings.errors) : []),
  ];
}

/** The measures that can be set beside published ones, each with how far it is from them. */
export function publishedLines(measures: Measures, beside: BesidePublished | null): string[] {
  if (!beside) return ['', 'Nothing is published of this authority, year and day.'];
  const rows = measureRows(measures.measures, beside).filter(({ published }) => published !== null);
  return [
    '',
    `Beside the DfE’s release of ${beside.release.year}, for ${beside.area}:`,
    ...rows.map(({ measure, published, agrees, difference }) => {
      const off =
        difference === null
          ? ''
          : `: ${amountText(Math.abs(difference), measure.unit)} ${difference > 0 ? 'higher' : 'lower'}`;
      return `  ${measure.label} (${measure.unit}): ${measureText(measure)}, published ${published}${agrees ? ': the same' : off}`;
    }),
  ];
}

function measureLines(measures: Measures, errors: number): string[] {
  const { day, turnovers, leftOut } = measures;
  return [
    '',
    `Measures at ${day}${errors > 0 ? ', which will change when the errors are mended' : ''}:`,
    ...shownMeasures(measures).map((measure) => `  ${measure.label} (${measure.unit}): ${measureText(measure)}`),
    ...(turnovers ? [`  ${turnovers.sentence}`] : []),
    ...leftOut.map(({ what, records }) => `  Left out, ${what}: ${records}.`),
  ];
}

function counted(count: number, noun: string): string {
  return plural(count, noun, `${noun}s`);
}

function plural(count: number, one: string, more: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;
}
