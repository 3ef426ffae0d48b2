DROP INDEX "ci_runs_numbered";--> statement-breakpoint
CREATE INDEX "ci_runs_ended" ON "ci_runs" USING btree ("project_id","criterion_id",coalesce("branch", ''),coalesce("finished_at", (("finished_on" + 1)::timestamp - interval '1 millisecond') at time zone 'UTC')) WHERE "ci_runs"."combination_id" is null and "ci_runs"."finished_on" is not null;--> statement-breakpoint
CREATE INDEX "ci_runs_of_run" ON "ci_runs" USING btree (coalesce("project_id", -"combination_id"),"criterion_id","run_id");--> statement-breakpoint
CREATE INDEX "ci_runs_numbered" ON "ci_runs" USING btree (coalesce("project_id", -"combination_id"),"criterion_id","run_number") WHERE "ci_runs"."run_number" is not null;--> statement-breakpoint
-- As before, with the attempts of a run found by an index that no other one equals where the planner knows nothing of the table yet.
CREATE OR REPLACE FUNCTION place_ci_run() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  known timestamptz;
  edge timestamptz;
  subject constant integer := coalesce(NEW.project_id, -NEW.combination_id);
BEGIN
  NEW.tested_at := coalesce(NEW.started_at, least(
    coalesce(NEW.finished_at, (NEW.finished_on + 1)::timestamp at time zone 'UTC' - interval '1 millisecond'), NEW.reported_at));
  SELECT min(tested_at) INTO known FROM ci_runs WHERE coalesce(project_id, -combination_id) = subject
    AND criterion_id = NEW.criterion_id AND run_id = NEW.run_id AND attempt <> NEW.attempt;
  IF known <= NEW.tested_at THEN
    NEW.tested_at := known;
    RETURN NEW;
  END IF;
  IF known IS NULL AND NEW.run_number IS NOT NULL AND (NEW.started_at IS NULL OR NEW.attempt > 1) THEN
    SELECT tested_at INTO edge FROM ci_runs WHERE coalesce(project_id, -combination_id) = subject
      AND criterion_id = NEW.criterion_id AND run_number > NEW.run_number ORDER BY run_number LIMIT 1;
    NEW.tested_at := least(NEW.tested_at, edge);
  ELSIF known IS NOT NULL THEN
    UPDATE ci_runs SET tested_at = NEW.tested_at WHERE coalesce(project_id, -combination_id) = subject
      AND criterion_id = NEW.criterion_id AND run_id = NEW.run_id AND tested_at > NEW.tested_at;
  END IF;
  RETURN NEW;
END $$;
