DROP INDEX "ci_runs_finished";--> statement-breakpoint
DROP INDEX "ci_runs_newest_of_combination";--> statement-breakpoint
ALTER TABLE "ci_runs" ADD COLUMN "run_number" bigint;--> statement-breakpoint
ALTER TABLE "ci_runs" ADD COLUMN "tested_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
-- Runs are ordered by what they tested, which is as old as the start of their first attempt; where no start is known, by the first that was
-- heard of them.
UPDATE "ci_runs" SET tested_at = coalesce(started_at,
  least(coalesce(finished_at, (finished_on + 1)::timestamp at time zone 'UTC' - interval '1 millisecond'), reported_at));--> statement-breakpoint
UPDATE "ci_runs" SET tested_at = first.tested_at FROM (
  SELECT project_id, combination_id, criterion_id, run_id, min(tested_at) AS tested_at FROM ci_runs
  WHERE run_id IS NOT NULL GROUP BY project_id, combination_id, criterion_id, run_id HAVING count(*) > 1
) AS first
WHERE ci_runs.project_id IS NOT DISTINCT FROM first.project_id AND ci_runs.combination_id IS NOT DISTINCT FROM first.combination_id
  AND ci_runs.criterion_id = first.criterion_id AND ci_runs.run_id = first.run_id AND ci_runs.tested_at > first.tested_at;--> statement-breakpoint
-- All attempts of a run stand at one place. The start of a first attempt is believed. A later attempt of a run that was not heard of
-- before, or a run without a start, says nothing of when that was first tested: it goes before whatever follows it by the CI system's
-- own count, where there is one, so that an old run that is tried again, or told late, never displaces a newer one.
CREATE FUNCTION place_ci_run() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  known timestamptz;
  edge timestamptz;
  beside text;
BEGIN
  NEW.tested_at := coalesce(NEW.started_at, least(
    coalesce(NEW.finished_at, (NEW.finished_on + 1)::timestamp at time zone 'UTC' - interval '1 millisecond'), NEW.reported_at));
  -- A comparison that also holds for null would not go by the index.
  IF NEW.combination_id IS NULL THEN
    SELECT min(tested_at) INTO known FROM ci_runs WHERE project_id = NEW.project_id AND combination_id IS NULL
      AND criterion_id = NEW.criterion_id AND run_id = NEW.run_id AND attempt <> NEW.attempt;
  ELSE
    SELECT min(tested_at) INTO known FROM ci_runs WHERE project_id IS NULL AND combination_id = NEW.combination_id
      AND criterion_id = NEW.criterion_id AND run_id = NEW.run_id AND attempt <> NEW.attempt;
  END IF;
  IF known <= NEW.tested_at THEN
    NEW.tested_at := known;
    RETURN NEW;
  END IF;
  beside := ' FROM ci_runs WHERE criterion_id = $1 AND ' || CASE WHEN NEW.combination_id IS NULL
    THEN 'project_id = $2 AND combination_id IS NULL' ELSE 'project_id IS NULL AND combination_id = $2' END;
  IF known IS NULL AND NEW.run_number IS NOT NULL AND (NEW.started_at IS NULL OR NEW.attempt > 1) THEN
    EXECUTE 'SELECT tested_at' || beside || ' AND run_number > $3 ORDER BY run_number LIMIT 1'
      INTO edge USING NEW.criterion_id, coalesce(NEW.project_id, NEW.combination_id), NEW.run_number;
    NEW.tested_at := least(NEW.tested_at, edge);
  ELSIF known IS NOT NULL THEN
    EXECUTE 'UPDATE ci_runs SET tested_at = $4 WHERE id IN (SELECT id' || beside || ' AND run_id = $3 AND tested_at > $4)'
      USING NEW.criterion_id, coalesce(NEW.project_id, NEW.combination_id), NEW.run_id, NEW.tested_at;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER place_ci_run BEFORE INSERT OR UPDATE OF started_at, finished_at, finished_on, run_number ON ci_runs
  FOR EACH ROW EXECUTE FUNCTION place_ci_run();
--> statement-breakpoint
CREATE INDEX "ci_runs_numbered" ON "ci_runs" USING btree ("criterion_id","project_id","combination_id","run_number") WHERE "ci_runs"."run_number" is not null;--> statement-breakpoint
CREATE INDEX "ci_runs_finished" ON "ci_runs" USING btree ("project_id","criterion_id",coalesce("branch", ''),"tested_at",coalesce("run_number", 0),"id") WHERE "ci_runs"."combination_id" is null and "ci_runs"."finished_on" is not null and "ci_runs"."status" <> 'CANCELLED';--> statement-breakpoint
CREATE INDEX "ci_runs_newest_of_combination" ON "ci_runs" USING btree ("combination_id","criterion_id","tested_at",coalesce("run_number", 0),"id") WHERE "ci_runs"."combination_id" is not null;