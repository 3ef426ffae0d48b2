CREATE TABLE "meeting_series" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "meeting_series_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"rule" text NOT NULL,
	"time_zone" text NOT NULL,
	"starts_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "meetings" DROP CONSTRAINT "meetings_date_unique";--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "series_id" integer;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "joint_with" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "length_minutes" integer;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_series_id_meeting_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."meeting_series"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_date_name" UNIQUE NULLS NOT DISTINCT("date","name");--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_name" CHECK ("meetings"."name" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("meetings"."name") <= 40);--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_length" CHECK ("meetings"."length_minutes" between 1 and 1440);--> statement-breakpoint
DROP TRIGGER count_calendar_change ON meetings;
--> statement-breakpoint
CREATE TRIGGER count_calendar_change BEFORE UPDATE ON meetings FOR EACH ROW
  WHEN ((OLD.date, OLD.starts_at, OLD.length_minutes, OLD.location, OLD.state, OLD.uid)
    IS DISTINCT FROM (NEW.date, NEW.starts_at, NEW.length_minutes, NEW.location, NEW.state, NEW.uid))
  EXECUTE FUNCTION count_calendar_change();
--> statement-breakpoint
CREATE TRIGGER note_ledger_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON meeting_series
  FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write();
