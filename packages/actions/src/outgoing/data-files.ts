import { type DataFileAbout, outgoingDataset, writeR, writeSav, writeStata } from '@earshot/datafiles';
import type { Dataset } from '@earshot/dataset';
import { dataVariables } from '@earshot/exchange';
import type { Problem } from '@earshot/planfile';
import { prepare, weightColumn } from '@earshot/tables';
import { figuresFor, namingSources, populationsOf } from '../analysis/census-populations.ts';
import type { LatestFigures, PublishedFigures } from '../published-figures.ts';
import type { Study } from '../study.ts';
import { parquetBytes } from './parquet-bytes.ts';
import { readMe } from './read-me.ts';
import { sampleColumns } from './sample-columns.ts';

/** A study’s people as files for another program. */
export interface DataFiles {
  /** By name; one of them says in words what the others are. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What whoever opens them should know, as sentences. */
  readonly notes: readonly string[];
}

export interface DataFilesOptions {
  readonly format: DataFormat;
  /** Whether answers in words go out too. */
  readonly withWords: boolean;
  /** From 0 up to 1: the order of the rows. */
  readonly random: () => number;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly published: PublishedFigures;
}

type Write = (dataset: Dataset, about: DataFileAbout, name: string) => Promise<ReadonlyMap<string, Uint8Array>>;

const WRITERS = {
  sav: async (dataset, about, name) => new Map([[`${name}.sav`, writeSav(dataset, about)]]),
  parquet: async (dataset, about, name) => new Map([[`${name}.parquet`, await parquetBytes(dataset, about)]]),
  stata: async (dataset, about, name) => inBytes(writeStata(dataset, about, name)),
  r: async (dataset, about, name) => inBytes(writeR(dataset, about, name)),
} satisfies Record<string, Write>;

export type DataFormat = keyof typeof WRITERS;
/** The programs that data files are written for: SPSS and PSPP, whatever reads Parquet, Stata, R. */
export const DATA_FORMATS = Object.keys(WRITERS) as readonly DataFormat[];

/**
 * Writes everybody in a study’s dataset, with derived variables and weights, for another program. Simulated people are
 * the last rows of the dataset. Where the weights cannot be made, the files are written without them and say so; the
 * problems come back beside them. Null where nobody has answered.
 */
export async function dataFiles(
  study: Study,
  dataset: Dataset,
  options: DataFilesOptions,
): Promise<{ made: DataFiles | null; problems: readonly Problem[] }> {
  const figures = await figuresFor([study], options.published);
  const { whole, weights, problems } = weighted(study, dataset, figures);
  if (dataset.rows === 0) return { made: null, problems };
  const sample = sampleColumns(study.plan, whole);
  const isSimulated = (row: number): boolean => row >= dataset.rows - dataset.simulatedRows;
  const { random, withWords, day, format } = options;
  const { dataset: outgoing, complete } = outgoingDataset(sample.dataset, {
    random,
    isSimulated,
    withWords,
    units: sample.units,
  });
  const notes = notesOn(dataset, { withWords, problems });
  const numbersOf = questionnaireNumbers(study);
  const about: DataFileAbout = { title: study.title, day, notes, weights, complete, design: sample.design, numbersOf };
  const files = await WRITERS[format](outgoing, about, study.id);
  const readme = new TextEncoder().encode(readMe(about, format, [...files.keys()]));
  return { made: { files: new Map([...files, ['README.txt', readme]]), notes }, problems };
}

/** The dataset with what the plan derives, and with its weights where they can be made. */
function weighted(study: Study, dataset: Dataset, figures: LatestFigures) {
  const { populations, sources, problems } = populationsOf(study.census, figures);
  const outcome = prepare(namingSources(study.plan, sources), dataset, populations);
  const all = [...problems, ...outcome.problems];
  if (outcome.prepared) {
    const weights = [...outcome.prepared.weights.keys()].map(weightColumn);
    return { whole: outcome.prepared.dataset, weights, problems: all };
  }
  const derived = prepare({ ...study.plan, weights: [], design: null, tables: [] }, dataset, new Map());
  return { whole: derived.prepared?.dataset ?? dataset, weights: [], problems: all };
}

function notesOn(
  { rows, simulatedRows }: Dataset,
  { withWords, problems }: { readonly withWords: boolean; readonly problems: readonly Problem[] },
): string[] {
  const simulated =
    simulatedRows === 0
      ? []
      : [
          `${simulatedRows} of ${rows} people are simulated: made up by the program. The variable “simulated” says who.`,
        ];
  return [
    ...simulated,
    'Each row is one person. The file is for the study’s team only: do not pass it on, and delete it when it is no longer needed.',
    'Rows stand in an order of chance that is kept nowhere, and are numbered anew in every file.',
    withWords ? 'Answers in words are included. They can say who wrote them.' : 'Answers in words are left out.',
    ...problems.map(({ sentence }) => `There are no weights. ${sentence}`),
  ];
}

/** The numbers of options as the questionnaire and its codebook have them. */
function questionnaireNumbers({ questionnaire }: Study): DataFileAbout['numbersOf'] {
  const numbers = new Map(
    dataVariables(questionnaire).map(({ variable, values }) => [
      variable.name,
      new Map(values.map(({ code, number }) => [code, number])),
    ]),
  );
  return (name) => numbers.get(name) ?? null;
}

function inBytes(texts: ReadonlyMap<string, string>): Map<string, Uint8Array> {
  const encoder = new TextEncoder();
  return new Map([...texts].map(([name, text]) => [name, encoder.encode(text)]));
}
