// One size of `npm run bench:tables`, in a process of its own: makes people up, tables them, and says how long it took.
import { type Column, type Dataset, numbersFor, type SingleVariable, variablesOf } from '@earshot/dataset';
import { type Engine, openEngine } from '@earshot/engine';
import { rake, seededRandom } from '@earshot/statistics';
import { DATA_TABLE, type Prepared, prepare, readTablePlan, runTables, type TablePlan } from '@earshot/tables';

const ITEMS = 60;
const POINTS = 5;
const LEVELS = [2, 3, 5, 8, 12, 27, 55, 150];
/** The breaks that are margins of the raking as well: 2 × 3 × 5 × 8 cells. */
const MARGINS = 4;
const RUNS = 5;
const NOT_ANSWERED = 0.05;

/** Of several runs, from the quickest: the wall's time, and the processor's, which hardly depends on other work. */
interface Runs {
  readonly seconds: readonly number[];
  readonly medianSeconds: number;
  readonly cpuSeconds: readonly number[];
  readonly medianCpuSeconds: number;
}

export interface SizeTiming {
  readonly sizes: Readonly<Record<'respondents' | 'items' | 'breaks' | 'cells', number>>;
  readonly loading: { readonly seconds: number; readonly cpuSeconds: number };
  readonly tables: Runs;
  readonly raking: Runs & { readonly querySeconds: number };
  /** The most that the process held at any time, the made-up dataset and the engine included. */
  readonly memoryGB: number;
  readonly simulated: true;
}

interface Once<Result> {
  readonly wall: number;
  readonly cpu: number;
  readonly result: Result;
}

async function timed<Result>(work: () => Promise<Result> | Result): Promise<Once<Result>> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: rounded((performance.now() - started) / 1000), cpu: rounded((user + system) / 1e6), result };
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** Runs it several times. What a run makes is let go before the next, as it is where tables are made once. */
async function severalRuns<Result>(work: () => Promise<Result> | Result): Promise<{ runs: Runs; result: Result }> {
  let last = await timed(work);
  const times = [{ wall: last.wall, cpu: last.cpu }];
  while (times.length < RUNS) {
    last = await timed(work);
    times.push({ wall: last.wall, cpu: last.cpu });
  }
  const middle = Math.floor(RUNS / 2);
  const sorted = (of: 'wall' | 'cpu') => times.map((time) => time[of]).sort((a, b) => a - b);
  const [seconds, cpuSeconds] = [sorted('wall'), sorted('cpu')];
  const medians = { medianSeconds: seconds[middle]!, medianCpuSeconds: cpuSeconds[middle]! };
  return { runs: { seconds, cpuSeconds, ...medians }, result: last.result };
}

function simulatedPeople(respondents: number): Dataset {
  const random = seededRandom(1);
  const single = (name: string, levels: number): Column => {
    const variable: SingleVariable = {
      kind: 'single',
      name,
      label: name,
      categories: Array.from({ length: levels }, (_, level) => ({ code: `${name}_${level}`, label: `${level}` })),
    };
    const states = new Uint8Array(respondents);
    const numbers = numbersFor(variable, respondents)!;
    const isMargin = LEVELS.slice(0, MARGINS).some((_margin, index) => name === `break${index}`);
    for (let row = 0; row < respondents; row += 1) {
      if (isMargin || random() >= NOT_ANSWERED) numbers[row] = Math.floor(random() * levels);
      else states[row] = 1;
    }
    return { variable, states, numbers, texts: null, picks: null };
  };
  const weight: Column = {
    variable: { kind: 'quantity', name: 'given', label: 'Given weight', unit: '' },
    states: new Uint8Array(respondents),
    numbers: Float64Array.from({ length: respondents }, () => 0.3 + 2 * random()),
    texts: null,
    picks: null,
  };
  const items = Array.from({ length: ITEMS }, (_, item) => single(`item${item}`, POINTS));
  const breaks = LEVELS.map((levels, index) => single(`break${index}`, levels));
  return { name: 'Made up', rows: respondents, columns: [...items, ...breaks, weight], simulatedRows: respondents };
}

function planFor(dataset: Dataset): TablePlan {
  const text = JSON.stringify({
    title: 'Benchmark',
    source: 'Simulated respondents',
    weights: { given: { label: 'Given', variable: 'given' } },
    tables: [
      {
        id: 'all',
        title: 'Every item by every break',
        items: Array.from({ length: ITEMS }, (_, item) => `item${item}`),
        breaks: LEVELS.map((_, index) => `break${index}`),
        weight: 'given',
      },
    ],
  });
  const { plan, problems } = readTablePlan('tables.yml', text, variablesOf(dataset));
  if (!plan) throw new Error(JSON.stringify(problems));
  return plan;
}

function preparedPeople(plan: TablePlan, dataset: Dataset): Prepared {
  const { prepared, problems } = prepare(plan, dataset, new Map());
  if (!prepared) throw new Error(JSON.stringify(problems));
  return prepared;
}

/** Rakes to shares that are far from what is there, after one query that collapses people into cells. */
async function timedRaking(query: Engine['query']) {
  const levels = LEVELS.slice(0, MARGINS);
  const names = levels.map((_, index) => `"break${index}"`).join(', ');
  const collapsed = await timed(() => query(`SELECT ${names}, COUNT(*) AS n FROM ${DATA_TABLE} GROUP BY ${names}`));
  const codes = levels.map((_, index) => collapsed.result.get(`break${index}`)!);
  const cells = Array.from(collapsed.result.get('n')!, (size, row) => ({
    categories: codes.map((column) => Number(String(column[row]).split('_')[1])),
    size: Number(size),
  }));
  const margins = levels.map((count, index) => {
    const categories = Array.from({ length: count }, (_, level) => `${level}`);
    return { label: `break${index}`, categories, population: categories.map((_, level) => 1 + level) };
  });
  const { runs, result } = await severalRuns(() => rake(cells, margins));
  if ('sentence' in result) throw new Error(result.sentence);
  return { ...runs, querySeconds: collapsed.wall };
}

async function timingOf(respondents: number): Promise<SizeTiming> {
  const dataset = simulatedPeople(respondents);
  const plan = planFor(dataset);
  const prepared = preparedPeople(plan, dataset);
  const { wall, cpu, result: engine } = await timed(() => openEngine(prepared.dataset, DATA_TABLE));
  const { runs: tables, result } = await severalRuns(() => runTables(plan, prepared, engine.query));
  const raking = await timedRaking(engine.query);
  engine.close();
  const cells = result.reduce((sum, table) => sum + table.cells.reduce((all, row) => all + row.length, 0), 0);
  const memoryGB = Math.round(process.resourceUsage().maxRSS / 2 ** 20 / 0.01) * 0.01;
  return {
    sizes: { respondents, items: ITEMS, breaks: LEVELS.length, cells },
    loading: { seconds: wall, cpuSeconds: cpu },
    tables,
    raking,
    memoryGB: Number(memoryGB.toFixed(2)),
    simulated: true,
  };
}

process.stdout.write(`${JSON.stringify(await timingOf(Number(process.argv[2])))}\n`);
