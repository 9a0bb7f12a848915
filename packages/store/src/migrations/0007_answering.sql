-- A page of answers is appended by one statement, which is a transaction of its own: the server has worked out what to
-- append from what it read before, and this says whether that still holds. The caller's rights are all that it has.

-- entries: how many answers and events of the person the caller has seen. When there are others by now, or the link
-- that the caller came by is closed, nothing is appended and the caller reads again. Nobody appends for the same
-- person in between, because all who do take the same lock first.
CREATE FUNCTION answers.append_page(
  person uuid, link bytea, entries bigint, page jsonb, page_mode text, page_at timestamptz,
  page_actor text, page_study text, page_detail jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(person::text, 0));
  IF entries <> (SELECT count(*) FROM answers.answer a WHERE a.pseudonym = person)
              + (SELECT count(*) FROM answers.event e WHERE e.pseudonym = person) THEN
    RETURN false;
  END IF;
  IF link IS NOT NULL
     AND NOT EXISTS (SELECT FROM answers.link l WHERE l.token_hash = link AND l.revoked_at IS NULL) THEN
    RETURN false;
  END IF;
  INSERT INTO answers.answer (pseudonym, question_id, "values", mode, at)
  SELECT person, given.answer ->> 'questionId', given.answer -> 'values', page_mode, page_at
  FROM jsonb_array_elements(page) WITH ORDINALITY AS given (answer, position) ORDER BY given.position;
  INSERT INTO audit.entry (at, actor, action, study_id, pseudonym, detail)
  SELECT page_at, page_actor, 'record-answer', page_study, person,
         jsonb_build_object('questionId', given.answer -> 'questionId') || page_detail
  FROM jsonb_array_elements(page) WITH ORDINALITY AS given (answer, position) ORDER BY given.position;
  RETURN true;
END $$;

-- Whether a server fits the database that it is about to be sent requests for.
GRANT USAGE ON SCHEMA store TO earshot_desk;
GRANT SELECT ON store.migration TO earshot_desk;
