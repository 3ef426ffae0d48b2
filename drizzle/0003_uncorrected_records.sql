-- The records that no correction has replaced or retracted, whether they take effect before the day or after it: what a
-- record moves from is judged by them, also for a record that the meetings have decided ahead. `standing_status_changes`
-- stays the one place where it is decided which records stand at a day.
CREATE FUNCTION uncorrected_status_changes(as_of date, by_clock clock) RETURNS SETOF status_changes
LANGUAGE sql STABLE AS $$
  SELECT record.* FROM status_changes record
  WHERE record.effect <> 'RETRACT'
    AND (by_clock = 'EFFECTIVE' OR record.meeting_date <= as_of)
    AND NOT EXISTS (
      SELECT FROM status_changes correction
      WHERE correction.corrects_id = record.id AND (by_clock = 'EFFECTIVE' OR correction.meeting_date <= as_of)
    )
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION standing_status_changes(as_of date, by_clock clock) RETURNS SETOF status_changes
LANGUAGE sql STABLE AS $$
  SELECT record.* FROM uncorrected_status_changes(as_of, by_clock) record WHERE record.effective_on <= as_of
$$;
