-- A study's answers are read some people at a time. By their ordinals the view finds those people first and then their
-- answers; by pseudonyms it counted who has finished through the whole study, for every part.

CREATE OR REPLACE VIEW answers.analysis_answer WITH (security_barrier) AS
SELECT a.answer_id, a.pseudonym, r.study_id, r.finished, a.question_id, a."values", a.mode, a.at, r.ordinal
FROM answers.answer a JOIN answers.analysis_respondent r USING (pseudonym)
WHERE NOT EXISTS (
  SELECT FROM answers.event o
  WHERE o.pseudonym = a.pseudonym AND o.kind = 'reopened' AND a.answer_id > (o.detail ->> 'last_answer')::bigint
    AND NOT EXISTS (SELECT FROM answers.event f
                    WHERE f.pseudonym = o.pseudonym AND f.kind = 'finished' AND f.event_id > o.event_id));

-- Few people are ever asked again: whether any of a part were is not to cost a look at every event.
CREATE INDEX ON answers.event (pseudonym) WHERE kind = 'reopened';
