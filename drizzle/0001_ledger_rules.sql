-- What the database itself refuses, whoever writes. Each refusal carries an SQLSTATE of its own:
--   SS001 append-only   SS002 move not allowed   SS003 correction not allowed
-- and, where a person can act on it, a DETAIL that is one JSON object.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, lower(TG_OP) USING ERRCODE = 'SS001';
END $$;
--> statement-breakpoint
DO $$
DECLARE ledger text;
BEGIN
  FOREACH ledger IN ARRAY ARRAY['status_changes', 'criterion_records', 'assessments', 'waivers', 'waiver_revocations',
    'compatibility_claims', 'combination_versions', 'combination_members', 'channel_names', 'audit_events', 'report_revisions'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', ledger);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', ledger);
  END LOOP;
END $$;
--> statement-breakpoint
-- Evidence moves with nothing either; only the records it belongs to are written with it.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON evidence FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The meeting's date is the key by which the ledger is ordered.
CREATE FUNCTION refuse_meeting_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the date of the meeting of % is its key: change to % refused', OLD.date, NEW.date USING ERRCODE = 'SS001';
END $$;
--> statement-breakpoint
CREATE TRIGGER date_is_key BEFORE UPDATE OF date ON meetings FOR EACH ROW WHEN (OLD.date <> NEW.date) EXECUTE FUNCTION refuse_meeting_move();
--> statement-breakpoint
INSERT INTO allowed_moves ("from", "to", requires_override, description) VALUES
  (NULL, 'PROPOSED', false, 'Talked about for the first time'),
  (NULL, 'EXPERIMENTAL', false, 'Enters /projects without a proposal on record'),
  (NULL, 'ONGOING', false, 'Enters as work that stays a project'),
  ('PROPOSED', 'EXPERIMENTAL', false, 'Enters /projects'),
  ('EXPERIMENTAL', 'TESTING', false, 'Enters the testing channel'),
  ('EXPERIMENTAL', 'ONGOING', false, 'Found to be work that stays a project'),
  ('EXPERIMENTAL', 'GRADUATED', true, 'Goes straight into the production defaults, past the testing channel'),
  ('ONGOING', 'EXPERIMENTAL', false, 'Found to be a project that can graduate after all'),
  ('TESTING', 'GRADUATED', false, 'Enters the production defaults'),
  ('TESTING', 'EXPERIMENTAL', false, 'Leaves the testing channel, back to /projects'),
  ('GRADUATED', 'TESTING', false, 'Leaves the production defaults, back to the testing channel'),
  ('PROPOSED', 'RETIRED', false, 'Given up before anything entered the tree'),
  ('EXPERIMENTAL', 'RETIRED', false, 'Removed from /projects without merging'),
  ('TESTING', 'RETIRED', false, 'Removed from the testing channel for good'),
  ('GRADUATED', 'RETIRED', false, 'Removed from the production defaults for good'),
  ('ONGOING', 'RETIRED', false, 'Ended'),
  ('RETIRED', 'PROPOSED', false, 'Taken up again');
--> statement-breakpoint
-- The one place where it is decided which records stand, by either clock. RECORDED: only records of meetings held on or
-- before the day exist, and a correction counts from its own meeting on. EFFECTIVE: all records of today exist.
CREATE FUNCTION standing_status_changes(as_of date, by_clock clock) RETURNS SETOF status_changes
LANGUAGE sql STABLE AS $$
  SELECT record.* FROM status_changes record
  WHERE record.effect <> 'RETRACT'
    AND (by_clock = 'EFFECTIVE' OR record.meeting_date <= as_of)
    AND record.effective_on <= as_of
    AND NOT EXISTS (
      SELECT FROM status_changes correction
      WHERE correction.corrects_id = record.id AND (by_clock = 'EFFECTIVE' OR correction.meeting_date <= as_of)
    )
$$;
--> statement-breakpoint
CREATE FUNCTION place_status_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  corrected status_changes;
  root status_changes;
BEGIN
  -- Writers of one project come one after the other, so that each is judged against what it finds.
  PERFORM FROM projects WHERE id = NEW.project_id FOR UPDATE;
  NEW.place := NEW.sequence;
  IF NEW.corrects_id IS NOT NULL THEN
    SELECT * INTO corrected FROM status_changes WHERE id = NEW.corrects_id;
    IF NOT FOUND OR corrected.project_id <> NEW.project_id THEN
      RAISE EXCEPTION 'a correction must correct a record of its own project' USING ERRCODE = 'SS003';
    END IF;
    IF NEW.meeting_date < corrected.meeting_date THEN
      RAISE EXCEPTION 'a correction cites the meeting of the record it corrects (%) or a later one, not %',
        corrected.meeting_date, NEW.meeting_date USING ERRCODE = 'SS003';
    END IF;
    SELECT * INTO root FROM status_changes WHERE project_id = NEW.project_id AND sequence = corrected.place;
    IF NEW.effect <> 'RETRACT' AND NEW.effect <> root.effect THEN
      RAISE EXCEPTION 'a correction of a % must stay a % or retract it', lower(root.kind::text), lower(root.kind::text) USING ERRCODE = 'SS003';
    END IF;
    NEW.place := corrected.place;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER place_status_change BEFORE INSERT ON status_changes FOR EACH ROW EXECUTE FUNCTION place_status_change();
--> statement-breakpoint
-- The whole chain of standing records must consist of allowed moves, and every confirmation must find the level it
-- confirms. So a late entry is judged at its own place: the move into it and the move onward.
CREATE FUNCTION check_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  broken record;
BEGIN
  SELECT * INTO broken FROM (
    SELECT id, effect, "to", override, meeting_date, effective_on, place,
      lag("to") OVER (ORDER BY effective_on, meeting_date, place) AS "from"
    FROM standing_status_changes('infinity', 'EFFECTIVE') WHERE project_id = NEW.project_id
  ) step
  WHERE CASE
    WHEN effect = 'CONFIRM' THEN "to" IS DISTINCT FROM "from"
    WHEN "to" IS NOT DISTINCT FROM "from" THEN true
    ELSE override IS NULL AND NOT EXISTS (
      SELECT FROM allowed_moves move
      WHERE move."from" IS NOT DISTINCT FROM step."from" AND move."to" = step."to" AND NOT move.requires_override
    ) END
  ORDER BY effective_on, meeting_date, place LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '% from % to % is not an allowed move (record of the meeting of %)',
      CASE WHEN broken.effect = 'CONFIRM' THEN 'confirmation' ELSE 'change' END,
      coalesce(broken."from"::text, 'none'), broken."to", broken.meeting_date
      USING ERRCODE = 'SS002', DETAIL = json_build_object(
        'from', broken."from", 'to', broken."to", 'effect', broken.effect,
        'recordId', broken.id, 'insertedId', NEW.id, 'meetingDate', broken.meeting_date)::text;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER check_moves AFTER INSERT ON status_changes DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION check_moves();
--> statement-breakpoint
INSERT INTO ledger_version (id, version) VALUES (1, 0);
--> statement-breakpoint
ALTER TABLE ledger_version ADD CONSTRAINT ledger_version_one_row CHECK (id = 1);
