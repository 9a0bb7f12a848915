import type { QualityRead } from '@earshot/actions';
import { QUALITY_RULES, type QualityChecks } from '@earshot/fieldwork';

const MODES = { web: 'Online', telephone: 'By telephone' } as const;

const MINUTES = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });

/** What the page of quality checks shows: of everybody, then of each mode. */
export function qualityView({ study, batchId, report, cut, simulated }: QualityRead) {
  const groups = [
    ...(report.all ? [{ id: 'all', title: 'All interviews', ...groupView(report.all) }] : []),
    ...report.byMode.map(({ mode, checks }) => ({ id: mode, title: MODES[mode], ...groupView(checks) })),
  ];
  return {
    study,
    batchId,
    cut,
    groups,
    flags: groups.reduce((sum, group) => sum + group.flags, 0),
    modesWithheld: report.all !== null && report.byMode.length === 0 && study.questionnaire.modes.length > 1,
    simulated,
    rules: RULES,
  };
}

const percent = (share: number): string => PERCENT.format(share);

const RULES = [
  `more than ${percent(QUALITY_RULES.hasty)} of finished interviews took less than a third of the median time`,
  `the median time is more than ${QUALITY_RULES.longerThanPromised} times what people were promised, where that is stated by mode`,
  `more than ${percent(QUALITY_RULES.straight)} of those who answered all rows of a grid gave one answer to every row (grids of four rows or more)`,
  `more than ${percent(QUALITY_RULES.stopped)} of those who began stopped after one question`,
  `more than ${percent(QUALITY_RULES.noAnswer)} of those who were asked a question did not know or preferred not to say, unless it may be left blank`,
];

/** The tables of one group, of cells that are ready to be read. */
function groupView({ began, finished, lengths, straight, breakOffs, nonResponse, leftOut }: QualityChecks) {
  const flags = [...straight, ...breakOffs, ...nonResponse].filter(({ flagged }) => flagged).length;
  const lengthFlags = Number(lengths?.hastyFlagged ?? false) + Number(lengths?.longFlagged ?? false);
  return {
    began,
    finished,
    leftOut,
    flags: flags + lengthFlags,
    lengths: lengths && {
      rows: [
        { label: 'Median', value: `${MINUTES.format(lengths.median)} minutes`, flagged: lengths.longFlagged },
        {
          label: 'Middle half',
          value: `${MINUTES.format(lengths.lowerQuartile)} to ${MINUTES.format(lengths.upperQuartile)} minutes`,
          flagged: false,
        },
        { label: 'Shortest', value: `${MINUTES.format(lengths.shortest)} minutes`, flagged: false },
        {
          label: 'Less than a third of the median',
          value: `${lengths.hasty} of ${lengths.interviews}`,
          flagged: lengths.hastyFlagged,
        },
      ],
    },
    straight: straight.map((one) => ({ ...one, share: percent(one.straight / one.answered) })),
    breakOffs: breakOffs.map((one) => ({ ...one, share: percent(one.stopped / began) })),
    nonResponse: nonResponse
      .map((one) => ({ ...one, share: (one.dontKnow + one.refused) / one.asked }))
      .sort((one, other) => other.share - one.share)
      .map((one) => ({ ...one, share: percent(one.share) })),
  };
}
