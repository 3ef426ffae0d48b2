CREATE TYPE "public"."dispute_state" AS ENUM('WAITING', 'PUBLISHED', 'ANSWERED', 'DISMISSED');--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "disputes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"status_change_id" integer,
	"revision_id" integer,
	"line" integer,
	"reason" text NOT NULL,
	"contact" text,
	"state" "dispute_state" DEFAULT 'WAITING' NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"raised_by" integer NOT NULL,
	"judged_at" timestamp (3) with time zone,
	"judged_by" integer,
	"answer" text,
	CONSTRAINT "disputes_of_one" CHECK (num_nonnulls("disputes"."status_change_id", "disputes"."revision_id") = 1 and ("disputes"."revision_id" is null) = ("disputes"."line" is null)),
	CONSTRAINT "disputes_judged" CHECK (("disputes"."state" = 'WAITING') = ("disputes"."judged_at" is null) and ("disputes"."judged_at" is null) = ("disputes"."judged_by" is null)),
	CONSTRAINT "disputes_answered" CHECK ("disputes"."state" not in ('ANSWERED', 'DISMISSED') or "disputes"."answer" is not null and "disputes"."contact" is null)
);
--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_status_change_id_status_changes_id_fk" FOREIGN KEY ("status_change_id") REFERENCES "public"."status_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_revision_id_report_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."report_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_raised_by_people_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_judged_by_people_id_fk" FOREIGN KEY ("judged_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disputes_of_record" ON "disputes" USING btree ("status_change_id");--> statement-breakpoint
CREATE INDEX "disputes_of_revision" ON "disputes" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "disputes_by_state" ON "disputes" USING btree ("state","id");
--> statement-breakpoint
-- What is only said changes nothing that readers see; what a chair makes of it does.
CREATE TRIGGER note_ledger_write AFTER UPDATE OR DELETE OR TRUNCATE ON disputes FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write();
