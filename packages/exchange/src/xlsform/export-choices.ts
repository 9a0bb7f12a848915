import { CHOICE_COLUMNS, type ExportedRow, type ExportLanguages, type Worded } from './export-sheet.ts';

/** A choice in all languages of a form. */
export interface ExportedChoice {
  readonly name: string;
  readonly label: Worded<string | null>;
  readonly value: number | null;
}

/** The choices sheet: a list that several questions use stands there once. */
export class ExportedLists {
  readonly rows: ExportedRow[] = [];
  private readonly names = new Map<string, string>();
  private readonly languages: ExportLanguages;

  constructor(languages: ExportLanguages) {
    this.languages = languages;
  }

  /**
   * The name of the list with these choices, which is written down if it is new.
   * @param wanted name for a new one. @param owner whose list it must be alone; empty where it can be shared.
   */
  list(wanted: string, choices: readonly ExportedChoice[], owner = ''): string {
    const key = JSON.stringify([owner, choices]);
    const known = this.names.get(key);
    if (known) return known;
    this.names.set(key, wanted);
    for (const { name, label, value } of choices) {
      const data = value === null ? {} : { data_value: value };
      this.rows.push({ list_name: wanted, name, ...this.languages.cells('label', label), ...data });
    }
    return wanted;
  }

  columns(): string[] {
    return CHOICE_COLUMNS.flatMap((column) => (column === 'label' ? this.languages.columns(column) : [column]));
  }
}
