/** The scheme of simulated months: a points scheme, price caps and chances of starting, all made up. */
export const SIMULATED_SCHEME = `# Made up by Earshot, for trying snapshots out. No authority has this scheme.
title: Simulated scheme
full_time_hours: 37
leavers: year              # people.csv holds everybody who left in the twelve months
grades:
  sw: Social worker
  sp: Senior practitioner
  tm: Team manager
points:
  - version: "1"
    valid_from: 2020-04-01
    types: {child_in_need: 1, child_protection: 1.5, looked_after: 1.2, court: 2.5}
    full: {sw: 24, sp: 12}
    newly_qualified: {share_of_full: 90, most_cases: 12}
price_caps:
  - valid_from: 2020-04-01
    hourly: {sw: 38, sp: 40, tm: 44}
starts:
  basis: made up
  chances: {asye: 0.9, apprentice: 0.95, frontline: 0.9, step_up: 0.9, international: 0.6, return: 0.7, experienced: 0.8, other: 0.7}
`;
