import type { SourceRow } from '../form/source-row.ts';
import type { LimeQuestion } from './lime-survey.ts';

/** Values that leave a question as it is. */
const UNSET = /^(?:0|N|D|default|inherit|-1)?$/;
/** How LimeSurvey shows a question, or counts its answers; nothing that a questionnaire asks. */
const LOOKS =
  /^(?:hide_tip|cssclass|statistics_|display_|text_input_|input_|printable_help|prefix|page_break|public_statistics|time_limit|label_input|answer_width|repeat_headings|use_dropdown|dropdown_|slider_|other_position|other_numbers_only|other_comment_mandatory|category_separator|show_|reverse|date_|random_order|keep_codes_order|alphasort|em_validation_[a-z]+_tip$|save_as_default|scale_export|assessment_value|location_|reverse|num_value_int_only|commented_checkbox|choice_title|rank_title|samechoiceheight|samelistheight|thousands_separator|nested_list|dualscale_header|array_filter_style|min_answers|mid|bootstrap|mediumtext)/;

/** Reads the attributes of one question by name, and accounts for those that nobody asks for. */
export class LimeAttributes {
  private readonly rows: ReadonlyMap<string, readonly SourceRow[]>;
  private readonly taken = new Set<SourceRow>();

  constructor({ attributes }: LimeQuestion) {
    this.rows = attributes;
  }

  /** The value of an attribute in the first language that gives one; empty where it is not set. */
  value(name: string): string {
    for (const row of this.rows.get(name) ?? []) {
      this.accept(row);
      if (row.peek('value') !== '') return row.peek('value');
    }
    return '';
  }

  /** The rows of an attribute that is worded in each language. */
  worded(name: string): ReadonlyMap<string, SourceRow> {
    const rows = this.rows.get(name) ?? [];
    for (const row of rows) this.accept(row);
    return new Map(rows.map((row) => [row.peek('language'), row]));
  }

  private accept(row: SourceRow): void {
    this.taken.add(row);
    for (const column of row.columns) row.take(column);
    row.carry();
  }

  /** Says of every other attribute that it is only looks, or is not carried. @param title of the question. */
  settle(title: string): void {
    for (const [name, rows] of this.rows) {
      for (const row of rows.filter((each) => !this.taken.has(each))) {
        if (UNSET.test(row.peek('value'))) row.skip();
        else if (LOOKS.test(name)) row.skip(`How LimeSurvey shows or counts ${title}.`);
        else row.refuse(`The setting “${name}” of ${title} has no counterpart: ${row.peek('value')}.`);
      }
    }
  }
}
