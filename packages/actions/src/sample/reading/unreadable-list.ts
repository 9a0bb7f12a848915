/** Why a file cannot be read as a staff list at all. */
export interface UnreadableList {
  readonly unreadable: string;
  readonly sentence: string;
}

/** What is returned for a file that cannot be read. @param sentence what to do, for whoever chose the file. */
export function unreadable(code: string, sentence: string): UnreadableList {
  return { unreadable: code, sentence };
}

/** Thrown while a file is being read that turns out to be other than it says; caught where the reading began. */
export class ListBroken extends Error {
  readonly found: UnreadableList;

  constructor(found: UnreadableList) {
    super(found.sentence);
    this.found = found;
  }
}

/** What is thrown where the inside of a workbook is not what it has to be. */
export function brokenWorkbook(): ListBroken {
  return new ListBroken(
    unreadable('list-not-excel', 'The workbook cannot be read. Open it in Excel and save it again as .xlsx.'),
  );
}
