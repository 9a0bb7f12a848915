import type { Problem } from '@earshot/planfile';
import { readCharacteristics } from './characteristics/read-characteristics.ts';
import { readIndicators } from './read-indicators.ts';

/** Which of DfE’s files another looks like, with the columns in which it differs from it. */
export interface LikelyKind {
  readonly kind: 'indicators' | 'characteristics';
  /** `ees-column-missing` and `ees-column-extra`; none where every column fits. */
  readonly differs: readonly Problem[];
}

/** A file that differs in more than half as many columns as it has is another file, and not a changed one. */
const MOST = 0.5;

/** The kind of a file by its header line, without its byte-order mark; null where it is like neither. */
export function likelyKind(file: string, header: string): LikelyKind | null {
  const text = `${header}\n`;
  const found: LikelyKind[] = [
    { kind: 'indicators', differs: columnsOf(readIndicators(file, text).problems) },
    { kind: 'characteristics', differs: columnsOf(readCharacteristics(file, text).problems) },
  ];
  const [nearest] = found.sort((a, b) => a.differs.length - b.differs.length);
  return nearest!.differs.length <= MOST * header.split(',').length ? nearest! : null;
}

function columnsOf(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ code }) => code.startsWith('ees-column-'));
}
