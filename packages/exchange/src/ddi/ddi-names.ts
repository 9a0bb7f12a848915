import type { Mode } from '@earshot/instrument';

/** The identifiers of a codebook: a letter for what it is, then its name in the questionnaire, which is unique there. */
export const ddiId = {
  variable: (column: string): string => `v.${column}`,
  question: (column: string): string => `q.${column}`,
  group: (kind: 'block' | 'page' | 'question', name: string): string => `g.${kind}.${name}`,
  mode: (mode: Mode): string => `mode.${mode}`,
  source: (name: string): string => `source.${name}`,
};

/** The language of what we say ourselves in a codebook, whatever the language of the questionnaire is. */
export const OWN_WORDS = { 'xml:lang': 'en' } as const;
