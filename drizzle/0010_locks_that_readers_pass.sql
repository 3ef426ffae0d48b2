-- Writers of one project come one after the other. Rows that only refer to the project, such as notes that name it, neither wait for
-- them nor hold them up.
CREATE OR REPLACE FUNCTION place_status_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  corrected status_changes;
  root status_changes;
BEGIN
  -- Writers of one project come one after the other, so that each is judged against what it finds.
  PERFORM FROM projects WHERE id = NEW.project_id FOR NO KEY UPDATE;
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
