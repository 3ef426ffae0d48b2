CREATE TABLE "meeting_redates" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "meeting_redates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"meeting_id" integer NOT NULL,
	"was" date NOT NULL,
	"became" date NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "redactions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "redactions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"revision_id" integer NOT NULL,
	"line_start" integer NOT NULL,
	"line_end" integer NOT NULL,
	"reason" text NOT NULL,
	"hash" text NOT NULL,
	"redacted_at" timestamp (3) with time zone NOT NULL,
	"redacted_by" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "waivers" DROP CONSTRAINT "waivers_meeting";
--> statement-breakpoint
ALTER TABLE "status_changes" DROP CONSTRAINT "status_changes_meeting";
--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "missing_since_revision_id" integer;--> statement-breakpoint
ALTER TABLE "report_revisions" ADD COLUMN "taken_from" text;--> statement-breakpoint
ALTER TABLE "report_revisions" ADD COLUMN "body_hash" text;--> statement-breakpoint
ALTER TABLE "meeting_redates" ADD CONSTRAINT "meeting_redates_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_redates" ADD CONSTRAINT "meeting_redates_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_revision_id_report_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."report_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_redacted_by_people_id_fk" FOREIGN KEY ("redacted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meeting_redates_was" ON "meeting_redates" USING btree ("was");--> statement-breakpoint
CREATE INDEX "redactions_revision" ON "redactions" USING btree ("revision_id","line_start");--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_meeting" FOREIGN KEY ("meeting_id","granted_on") REFERENCES "public"."meetings"("id","date") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_missing_since_revision_id_report_revisions_id_fk" FOREIGN KEY ("missing_since_revision_id") REFERENCES "public"."report_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_changes" ADD CONSTRAINT "status_changes_meeting" FOREIGN KEY ("meeting_id","meeting_date") REFERENCES "public"."meetings"("id","date") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "report_revisions_body" ON "report_revisions" USING btree ("body_hash");
--> statement-breakpoint
ALTER TABLE report_revisions DISABLE TRIGGER append_only;--> statement-breakpoint
UPDATE report_revisions SET body_hash = md5(regexp_replace(regexp_replace(content, '^\s*#+[^\n]*', ''), '[0-9]{4}-[0-9]{2}-[0-9]{2}', '', 'g'));--> statement-breakpoint
ALTER TABLE report_revisions ENABLE TRIGGER append_only;--> statement-breakpoint
-- The ledgers let two things change, each while its own setting says so: days, where a meeting was entered under a wrong date, and
-- words, where what must not have been published is taken out. Nothing else of a row may differ then.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changing text[];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF current_setting('sig_status.redating', true) = 'on' THEN
      changing := ARRAY['meeting_date', 'effective_on', 'granted_on', 'assessed_on', 'claimed_on', 'defined_on', 'since'];
    ELSIF current_setting('sig_status.redacting', true) = 'on' THEN
      changing := ARRAY['content', 'quote', 'url', 'reason', 'justification', 'override', 'source', 'title', 'gate', 'details', 'words'];
    END IF;
    IF changing IS NOT NULL AND to_jsonb(NEW) - changing = to_jsonb(OLD) - changing THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, lower(TG_OP) USING ERRCODE = 'SS001';
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_meeting_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('sig_status.redating', true) = 'on' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the date of the meeting of % is its key: change to % refused', OLD.date, NEW.date USING ERRCODE = 'SS001';
END $$;
--> statement-breakpoint
-- Days that follow a meeting may change the order of the ledger: the chain is judged as after an entry.
CREATE CONSTRAINT TRIGGER check_moves_of_days AFTER UPDATE OF effective_on, meeting_date ON status_changes
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_moves();
--> statement-breakpoint
-- Takes words out of every text that anybody could read: short ones only where they are all there is.
CREATE FUNCTION take_out_words(needles text[], instead text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  held record;
  needle text;
  shown text;
BEGIN
  PERFORM set_config('sig_status.redacting', 'on', true);
  FOR held IN
    SELECT columns.table_name, columns.column_name, columns.data_type
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND is_generated = 'NEVER' AND is_identity = 'NO'
      AND columns.data_type IN ('text', 'jsonb')
      AND table_name NOT IN ('allowed_moves', 'criteria', 'people', 'projects', 'project_aliases', 'report_revisions', 'reports', 'tokens', 'redactions')
  LOOP
    FOREACH needle IN ARRAY needles LOOP
      IF held.data_type = 'jsonb' THEN
        shown := to_json(needle)::text;
        shown := substr(shown, 2, length(shown) - 2);
        CONTINUE WHEN length(needle) < 8;
        EXECUTE format('UPDATE %1$I SET %2$I = replace(%2$I::text, $1, $2)::jsonb WHERE position($1 in %2$I::text) > 0',
          held.table_name, held.column_name) USING shown, instead;
      ELSIF length(needle) < 8 THEN
        EXECUTE format('UPDATE %1$I SET %2$I = $2 WHERE %2$I = $1', held.table_name, held.column_name) USING needle, instead;
      ELSE
        EXECUTE format('UPDATE %1$I SET %2$I = replace(%2$I, $1, $2) WHERE position($1 in %2$I) > 0',
          held.table_name, held.column_name) USING needle, instead;
      END IF;
    END LOOP;
  END LOOP;
  PERFORM set_config('sig_status.redacting', 'off', true);
END $$;
--> statement-breakpoint
DO $$
DECLARE
  content text;
BEGIN
  FOREACH content IN ARRAY ARRAY['meeting_redates', 'redactions'] LOOP
    EXECUTE format('CREATE TRIGGER note_ledger_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write()', content);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', content);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', content);
  END LOOP;
END $$;
