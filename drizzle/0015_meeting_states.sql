CREATE TYPE "public"."meeting_state" AS ENUM('PLANNED', 'HELD', 'CANCELLED', 'MOVED');--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "state" "meeting_state" DEFAULT 'PLANNED' NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "state_reason" text;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "moved_to_id" integer;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "uid" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "calendar_sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_moved_to_id_meetings_id_fk" FOREIGN KEY ("moved_to_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meetings_moved_to" ON "meetings" USING btree ("moved_to_id") WHERE "meetings"."moved_to_id" is not null;--> statement-breakpoint
CREATE INDEX "meetings_planned" ON "meetings" USING btree ("date") WHERE "meetings"."state" = 'PLANNED';--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_uid" UNIQUE("uid");--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_moved" CHECK (("meetings"."state" = 'MOVED') = ("meetings"."moved_to_id" is not null));--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_reason" CHECK ("meetings"."state_reason" is null or "meetings"."state" in ('CANCELLED', 'MOVED'));--> statement-breakpoint
-- Minutes say that a meeting was held, and so does a record that cites it; of the others nobody has said it.
UPDATE meetings SET state = 'HELD' WHERE
  EXISTS (SELECT FROM notes WHERE notes.meeting_id = meetings.id)
  OR EXISTS (SELECT FROM status_changes cited WHERE cited.meeting_id = meetings.id)
  OR EXISTS (SELECT FROM criterion_records cited WHERE cited.meeting_id = meetings.id)
  OR EXISTS (SELECT FROM assessments cited WHERE cited.meeting_id = meetings.id)
  OR EXISTS (SELECT FROM waivers cited WHERE cited.meeting_id = meetings.id)
  OR EXISTS (SELECT FROM waiver_revocations cited WHERE cited.meeting_id = meetings.id)
  OR EXISTS (SELECT FROM compatibility_claims cited WHERE cited.meeting_id = meetings.id)
  OR EXISTS (SELECT FROM combination_versions cited WHERE cited.meeting_id = meetings.id)
  OR EXISTS (SELECT FROM channel_names cited WHERE cited.meeting_id = meetings.id);
--> statement-breakpoint
-- SS004: what was recorded was recorded by a meeting that was held. Looked at once for all records of a statement.
CREATE FUNCTION refuse_unheld_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  unheld record;
BEGIN
  SELECT meeting.date, meeting.state INTO unheld
  FROM cited JOIN meetings meeting ON meeting.id = cited.meeting_id WHERE meeting.state <> 'HELD' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'a record cites a meeting that was held; the meeting of % is %', unheld.date, lower(unheld.state::text)
      USING ERRCODE = 'SS004', HINT = 'holdMeeting says that it was held.';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  records text;
BEGIN
  FOREACH records IN ARRAY ARRAY['status_changes', 'criterion_records', 'assessments', 'waivers', 'waiver_revocations',
    'compatibility_claims', 'combination_versions', 'channel_names'] LOOP
    EXECUTE format('CREATE TRIGGER cites_held_meeting AFTER INSERT ON %I REFERENCING NEW TABLE AS cited
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_unheld_meeting()', records);
  END LOOP;
END $$;
--> statement-breakpoint
-- A meeting that has recorded something was held, and stays so. The row is locked against those who are about to cite it.
CREATE FUNCTION keep_held_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM meetings WHERE id = OLD.id FOR UPDATE;
  IF EXISTS (SELECT FROM status_changes WHERE meeting_id = OLD.id)
    OR EXISTS (SELECT FROM criterion_records WHERE meeting_id = OLD.id)
    OR EXISTS (SELECT FROM assessments WHERE meeting_id = OLD.id)
    OR EXISTS (SELECT FROM waivers WHERE meeting_id = OLD.id)
    OR EXISTS (SELECT FROM waiver_revocations WHERE meeting_id = OLD.id)
    OR EXISTS (SELECT FROM compatibility_claims WHERE meeting_id = OLD.id)
    OR EXISTS (SELECT FROM combination_versions WHERE meeting_id = OLD.id)
    OR EXISTS (SELECT FROM channel_names WHERE meeting_id = OLD.id) THEN
    RAISE EXCEPTION 'the meeting of % has recorded something: it was held', OLD.date USING ERRCODE = 'SS004';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_held_meeting BEFORE UPDATE OF state ON meetings FOR EACH ROW
  WHEN (OLD.state = 'HELD' AND NEW.state <> 'HELD') EXECUTE FUNCTION keep_held_meeting();
--> statement-breakpoint
-- Calendars take a change only where its number is higher than that of what they have.
CREATE FUNCTION count_calendar_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.calendar_sequence := greatest(OLD.calendar_sequence, NEW.calendar_sequence) + 1;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER count_calendar_change BEFORE UPDATE ON meetings FOR EACH ROW
  WHEN ((OLD.date, OLD.starts_at, OLD.location, OLD.state, OLD.uid) IS DISTINCT FROM (NEW.date, NEW.starts_at, NEW.location, NEW.state, NEW.uid))
  EXECUTE FUNCTION count_calendar_change();
