ALTER TABLE "waivers" DROP CONSTRAINT "waivers_meeting_id_meetings_id_fk";
--> statement-breakpoint
DROP INDEX "ci_runs_newest";--> statement-breakpoint
DROP INDEX "waivers_project";--> statement-breakpoint
ALTER TABLE "waivers" ADD COLUMN "granted_on" date DEFAULT '0001-01-01' NOT NULL;--> statement-breakpoint
-- The day of a waiver is that of its meeting, which never changes: kept with it, so that the newest is found without the others.
ALTER TABLE "waivers" DISABLE TRIGGER append_only;--> statement-breakpoint
UPDATE "waivers" SET granted_on = meetings.date FROM meetings WHERE meetings.id = waivers.meeting_id;--> statement-breakpoint
ALTER TABLE "waivers" ENABLE TRIGGER append_only;--> statement-breakpoint
CREATE FUNCTION date_waiver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT date INTO NEW.granted_on FROM meetings WHERE id = NEW.meeting_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER date_waiver BEFORE INSERT ON waivers FOR EACH ROW EXECUTE FUNCTION date_waiver();
--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_meeting" FOREIGN KEY ("meeting_id","granted_on") REFERENCES "public"."meetings"("id","date") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "compatibility_claims_of_other" ON "compatibility_claims" USING btree ("other_project_id","project_id","claimed_on","id");--> statement-breakpoint
CREATE INDEX "compatibility_claims_by_end" ON "compatibility_claims" USING btree ("expires_on");--> statement-breakpoint
CREATE INDEX "compatibility_claims_conflicts" ON "compatibility_claims" USING btree ("id") WHERE "compatibility_claims"."verdict" = 'CONFLICT';--> statement-breakpoint
CREATE INDEX "ci_runs_finished" ON "ci_runs" USING btree ("project_id","criterion_id",coalesce("branch", ''),coalesce("finished_at", (("finished_on" + 1)::timestamp - interval '1 millisecond') at time zone 'UTC'),"id") WHERE "ci_runs"."combination_id" is null and "ci_runs"."finished_on" is not null;--> statement-breakpoint
CREATE INDEX "ci_runs_under_way" ON "ci_runs" USING btree ("project_id","criterion_id",coalesce("branch", ''),coalesce("started_at", "reported_at"),"id") WHERE "ci_runs"."combination_id" is null and "ci_runs"."finished_on" is null;--> statement-breakpoint
CREATE INDEX "ci_runs_longest" ON "ci_runs" USING btree ("project_id","criterion_id",coalesce("branch", ''),(coalesce("finished_at", (("finished_on" + 1)::timestamp - interval '1 millisecond') at time zone 'UTC') - least("started_at", "reported_at"))) WHERE "ci_runs"."combination_id" is null and "ci_runs"."finished_on" is not null;--> statement-breakpoint
CREATE INDEX "ci_runs_of_project" ON "ci_runs" USING btree ("project_id",(coalesce("finished_on", (coalesce("started_at", "reported_at") at time zone 'UTC')::date) + 0),"id");--> statement-breakpoint
CREATE INDEX "ci_runs_of_criterion" ON "ci_runs" USING btree ("project_id","criterion_id",coalesce("finished_on", (coalesce("started_at", "reported_at") at time zone 'UTC')::date),"id");--> statement-breakpoint
CREATE INDEX "ci_runs_of_combination" ON "ci_runs" USING btree ("combination_id",coalesce("finished_on", (coalesce("started_at", "reported_at") at time zone 'UTC')::date),"id") WHERE "ci_runs"."combination_id" is not null;--> statement-breakpoint
CREATE INDEX "ci_runs_newest_of_combination" ON "ci_runs" USING btree ("combination_id","criterion_id",coalesce("finished_at", "finished_on"::timestamp at time zone 'UTC', "started_at", "reported_at"),"id") WHERE "ci_runs"."combination_id" is not null;--> statement-breakpoint
CREATE INDEX "waivers_newest" ON "waivers" USING btree ("project_id","criterion_id","granted_on","id");--> statement-breakpoint
CREATE INDEX "waivers_of_project" ON "waivers" USING btree ("project_id",("granted_on" + 0),"id");--> statement-breakpoint
CREATE INDEX "assessments_of_project" ON "assessments" USING btree ("project_id",("assessed_on" + 0),"id");--> statement-breakpoint
CREATE INDEX "projects_by_slug" ON "projects" USING btree (("slug" collate "C"));--> statement-breakpoint
CREATE INDEX "proposals_by_opening" ON "proposals" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "proposals_by_closing" ON "proposals" USING btree ("closed_on","id");--> statement-breakpoint
CREATE INDEX "proposals_open" ON "proposals" USING btree ("opened_on","id") WHERE "proposals"."outcome" is null;--> statement-breakpoint
CREATE INDEX "status_changes_of_effect" ON "status_changes" USING btree ("project_id","effect","effective_on","meeting_date","place");--> statement-breakpoint
CREATE INDEX "status_changes_of_place" ON "status_changes" USING btree ("project_id","place","sequence");--> statement-breakpoint
CREATE INDEX "status_changes_of_meeting" ON "status_changes" USING btree ("project_id","meeting_date","place");--> statement-breakpoint
-- The standing records of a project must form a chain of allowed moves, in which every confirmation finds the level that it
-- confirms. The chain was so before: a record can break it only where it stands itself and, where it corrects one, where that
-- one stood. So the record there, the one that follows and the one before are looked at, however long the chain is;
-- `sig-status verify` looks at all of it.
CREATE OR REPLACE FUNCTION check_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  broken record;
BEGIN
  SELECT step.* INTO broken FROM (
    SELECT NEW.effective_on AS day, NEW.meeting_date AS meeting, NEW.place AS place
    UNION ALL
    SELECT effective_on, meeting_date, place FROM status_changes WHERE id = NEW.corrects_id
  ) AS touched
  CROSS JOIN LATERAL (
    SELECT id, effect, "to", override, meeting_date, effective_on, place,
      lag("to") OVER (ORDER BY effective_on, meeting_date, place) AS "from"
    FROM (
      (SELECT * FROM uncorrected_status_changes('infinity', 'EFFECTIVE') AS earlier
        WHERE earlier.project_id = NEW.project_id
          AND (earlier.effective_on, earlier.meeting_date, earlier.place) < (touched.day, touched.meeting, touched.place)
        ORDER BY earlier.effective_on DESC, earlier.meeting_date DESC, earlier.place DESC LIMIT 1)
      UNION ALL
      (SELECT * FROM uncorrected_status_changes('infinity', 'EFFECTIVE') AS later
        WHERE later.project_id = NEW.project_id
          AND (later.effective_on, later.meeting_date, later.place) >= (touched.day, touched.meeting, touched.place)
        ORDER BY later.effective_on, later.meeting_date, later.place LIMIT 2)
    ) AS around
  ) AS step
  WHERE (step.effective_on, step.meeting_date, step.place) >= (touched.day, touched.meeting, touched.place) AND CASE
    WHEN step.effect = 'CONFIRM' THEN step."to" IS DISTINCT FROM step."from"
    WHEN step."to" IS NOT DISTINCT FROM step."from" THEN true
    ELSE step.override IS NULL AND NOT EXISTS (
      SELECT FROM allowed_moves move
      WHERE move."from" IS NOT DISTINCT FROM step."from" AND move."to" = step."to" AND NOT move.requires_override
    ) END
  ORDER BY step.effective_on, step.meeting_date, step.place LIMIT 1;
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
