import type { Mode } from '@earshot/instrument';

/** A text of questionnaire.yml: for every mode, or for some. */
export type FileTexts = string | { web?: string; telephone?: string };

export interface FileVariant {
  when?: string;
  text: string;
}

export type FileOption = string | { text: string; value?: number; exclusive?: true; specify?: string; when?: string };

/** One element of questionnaire.yml as plain data, its keys in the order in which they are written. */
export interface FileElement {
  id: string;
  kind: 'single' | 'multiple' | 'main' | 'grid' | 'number' | 'text' | 'note' | 'close';
  of?: string;
  outcome?: string;
  modes?: Mode[];
  text?: FileTexts;
  hint?: FileTexts;
  definition?: FileTexts;
  add_if_necessary?: FileTexts;
  reading?: 'read_out' | 'do_not_read_out' | 'prompt';
  interviewer_note?: string;
  base?: string;
  when?: string;
  page?: string;
  words?: Record<string, FileVariant[]>;
  unit?: string;
  range?: [number, number];
  estimates?: string;
  most?: number;
  rows?: Record<string, string | { text: string; when?: string }>;
  options?: Record<string, FileOption>;
  instead?: Record<string, FileOption>;
  dont_know?: FileTexts;
  refused?: FileTexts;
  long?: boolean;
}

export interface FileBlock {
  id: string;
  title: string;
  modes?: Mode[];
  questions: FileElement[];
}

export interface FileSample {
  kind: 'text' | 'single';
  label: string;
  categories?: Record<string, string>;
  wave?: number;
}

/** questionnaire.yml as plain data; docs/questionnaire-file.md says what each key means. */
export interface QuestionnaireData {
  title: string;
  modes?: Mode[];
  sample?: Record<string, FileSample>;
  removed?: Record<string, { wave?: number; why: string }>;
  blocks: FileBlock[];
}

const ORDER = [
  'id',
  'kind',
  'of',
  'outcome',
  'modes',
  'text',
  'hint',
  'definition',
  'add_if_necessary',
  'reading',
  'interviewer_note',
  'base',
  'when',
  'page',
  'words',
  'unit',
  'range',
  'estimates',
  'most',
  'rows',
  'options',
  'instead',
  'dont_know',
  'refused',
  'long',
] as const satisfies readonly (keyof FileElement)[];

/** The keys in the order in which a reader wants them. */
export function ordered(element: FileElement): FileElement {
  return Object.fromEntries(
    ORDER.flatMap((key) => (element[key] === undefined ? [] : [[key, element[key]]])),
  ) as unknown as FileElement;
}
