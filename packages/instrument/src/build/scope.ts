import { isReserved, namesIn, readExpression, SIMULATED_COLUMN, type Variable } from '@earshot/dataset';
import { Findings, type PlanFile, type PlanPath } from '@earshot/planfile';
import { fillsIn } from '../fill.ts';
import type { Condition, Mode, Texts } from '../questionnaire.ts';
import type { ShapedTexts } from '../shape.ts';

/**
 * What may be named at one place of a questionnaire file. The file is read from top to bottom, so that `known` holds
 * exactly the variables that stand before it: a name not in there is either unknown or asked only later.
 */
export class Scope {
  readonly findings: Findings;
  private readonly known = new Map<string, Variable>();
  private readonly namesAnywhere: ReadonlySet<string>;
  /** The page that is being read, and what is asked on it already. */
  private page: { readonly name: string; readonly asked: Set<string> } | null = null;
  private readonly pagesDone = new Set<string>();
  /** The words of the element that is being read. */
  private readonly words = new Set<string>();
  /** The modes in which the element that is being read is asked. */
  private modes: readonly Mode[] = [];
  private element = '';
  /** The ids of blocks and elements with a condition or fill that cannot be read: nobody knows whom it leads where. */
  readonly unreadable = new Set<string>();

  constructor(plan: PlanFile, namesAnywhere: ReadonlySet<string>) {
    this.findings = new Findings(plan);
    this.namesAnywhere = namesAnywhere;
  }

  /** Starts a block or an element: its modes, and the page that it stands on. */
  enterElement(id: string, modes: readonly Mode[], page: string | null, path: PlanPath): void {
    this.element = id;
    this.modes = modes;
    this.words.clear();
    if (this.page && this.page.name !== page) {
      this.pagesDone.add(this.page.name);
      this.page = null;
    }
    if (page === null || this.page) return;
    if (this.pagesDone.has(page)) {
      const sentence = `The questions of the page “${page}” do not stand together; a page is one run of questions in a block.`;
      this.findings.add('page-split', [...path, 'page'], sentence);
    }
    this.page = { name: page, asked: new Set() };
  }

  declareSample(variable: Variable, path: PlanPath): void {
    this.declare(variable, path);
  }

  declareAsked(variable: Variable, path: PlanPath): void {
    this.declare(variable, path);
    this.page?.asked.add(variable.name);
  }

  declareWords(name: string, path: PlanPath): void {
    if (this.known.has(name) || this.words.has(name)) {
      this.findings.add('name-duplicate', path, `A variable or other words are already called “${name}”.`);
    }
    this.words.add(name);
  }

  variable(name: string): Variable | null {
    return this.known.get(name) ?? null;
  }

  /** @param reads 'before' for conditions that decide what a page shows; 'here' for what is checked when it is sent. */
  condition(source: string | undefined, path: PlanPath, reads: 'before' | 'here' = 'before'): Condition | null {
    if (source === undefined) return null;
    const { expression, problems } = readExpression(source, (name) => this.known.get(name) ?? null);
    for (const problem of problems) {
      const later = problem.code === 'expression-unknown-name' && this.laterName(source, problem.at);
      if (later) {
        const sentence = `“${later}” is asked only here or later; a condition may read only what stands before it.`;
        this.findings.add('condition-forward', path, sentence, problem.at);
      } else {
        this.findings.addFlaws(path, [problem]);
      }
    }
    if (!expression) this.unreadable.add(this.element);
    if (expression && reads === 'before') this.notOnPage(namesIn(expression), path);
    return expression && { source, expression };
  }

  /**
   * A text for every mode in which its element is asked. That its fills have answers is proved, not looked up here.
   * @param reads 'here' for the text of a check, which is shown only when its page was sent.
   */
  texts(shaped: ShapedTexts, path: PlanPath, reads: 'before' | 'here' = 'before'): Texts {
    const { web, telephone } = typeof shaped === 'string' ? { web: shaped, telephone: shaped } : shaped;
    const texts = { web: web ?? telephone ?? '', telephone: telephone ?? web ?? '' };
    if (web === undefined && this.modes.includes('web')) {
      this.findings.add('mode-without-text', path, 'There is no text for the web, where this is asked.');
    } else if (texts.telephone === '') {
      this.findings.add('mode-without-text', path, 'There is no text here for any mode.');
    }
    const names = [texts.web, texts.telephone].flatMap(fillsIn).map((fill) => fill.name);
    for (const name of new Set(names)) {
      if (!this.words.has(name) && !this.known.has(name)) {
        this.findings.add('fill-unknown', path, `The text fills in “${name}”, which is not asked before it.`);
        this.unreadable.add(this.element);
      } else if (reads === 'before') {
        this.notOnPage([name], path);
      }
    }
    return texts;
  }

  /** What a page shows cannot depend on what is answered on it: without a script nobody could show it. */
  notOnPage(names: readonly string[], path: PlanPath): void {
    for (const name of names.filter((one) => this.page?.asked.has(one))) {
      const sentence = `“${name}” is asked on the same page, “${this.page!.name}”; what a page shows cannot depend on it.`;
      this.findings.add('page-reads-itself', path, sentence);
    }
  }

  private laterName(source: string, at: number): string | null {
    const name = /^\w+/.exec(source.slice(at))?.[0] ?? '';
    return this.namesAnywhere.has(name) ? name : null;
  }

  private declare(variable: Variable, path: PlanPath): void {
    const { name } = variable;
    if (this.known.has(name)) {
      this.findings.add('name-duplicate', path, `Another question or variable is already called “${name}”.`);
    }
    if (isReserved(name)) {
      this.findings.add('name-reserved', path, `“${name}” is a word of the expression language; choose another.`);
    }
    if (name === SIMULATED_COLUMN) {
      const sentence = `“${name}” is the column that says which people are simulated; choose another name.`;
      this.findings.add('name-reserved', path, sentence);
    }
    this.known.set(name, variable);
  }
}
