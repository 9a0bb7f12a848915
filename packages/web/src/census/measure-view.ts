import { amountText, type CheckMade, measureRows, measureText, shownMeasures } from '@earshot/actions';
import { dayInWords } from '@earshot/fieldwork';

/** What a return comes to, as a page shows it; null where nothing was counted. */
export function measureView(made: CheckMade) {
  const { measures, read } = made.counted.checked;
  if (!measures || !('measures' in measures)) return null;
  const { turnovers } = measures;
  const isYearEnd = measures.day === read.collection?.referenceDate;
  const rows = measureRows(shownMeasures(measures), made.published);
  const differing = rows.filter(({ agrees }) => agrees === false).length;
  const compared = rows.filter(({ agrees }) => agrees !== null).length;
  return {
    day: measures.day,
    dayInWords: dayInWords(measures.day),
    isYearEnd,
    rows: rows.map(({ measure, published, agrees, difference }) => ({
      label: measure.label,
      unit: measure.unit,
      value: measure.value === null ? null : measureText(measure),
      why: measure.why,
      published,
      verdict: agrees === null ? null : agrees ? 'agrees' : differenceWords(difference, measure.unit),
    })),
    published: made.published && {
      release: made.published.release.year,
      area: made.published.area,
      compared,
      differing,
    },
    release: made.release,
    turnovers: turnovers && {
      dfe: measureText(turnovers.dfe),
      personnel: measureText(turnovers.personnel),
      stability: measureText(turnovers.stability),
      sentence: turnovers.sentence,
    },
    leftOut: measures.leftOut,
  };
}

function differenceWords(difference: number | null, unit: string): string {
  if (difference === null) return 'differs';
  const size = amountText(Math.abs(difference), unit);
  return difference > 0 ? `${size} higher` : `${size} lower`;
}
