CREATE TYPE "public"."attendance_state" AS ENUM('PRESENT', 'REGRETS');--> statement-breakpoint
CREATE TABLE "action_item_projects" (
	"action_item_id" integer NOT NULL,
	"project_id" integer NOT NULL,
	"via" "project_link_via" NOT NULL,
	CONSTRAINT "action_item_projects_action_item_id_project_id_pk" PRIMARY KEY("action_item_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "action_items" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "action_items_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"meeting_id" integer NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"quote" text NOT NULL,
	"owner" text,
	"owner_id" integer,
	"due_on" date,
	"done_on" date,
	"stated_owner" text,
	"stated_due_on" date,
	"stated_done_on" date,
	"line_start" integer NOT NULL,
	"line_end" integer NOT NULL,
	CONSTRAINT "action_items_owner_named" CHECK ("action_items"."owner_id" is null or "action_items"."owner" is not null)
);
--> statement-breakpoint
CREATE TABLE "attendances" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attendances_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"meeting_id" integer NOT NULL,
	"position" integer NOT NULL,
	"person_id" integer,
	"name" text NOT NULL,
	"organisation" text,
	"remark" text,
	"state" "attendance_state" NOT NULL,
	"line_start" integer NOT NULL,
	"line_end" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "resolutions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "resolutions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"meeting_id" integer NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"votes_for" integer,
	"votes_against" integer,
	"votes_abstained" integer,
	"is_unanimous" boolean NOT NULL,
	"decision_line" integer,
	"line_start" integer NOT NULL,
	"line_end" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "action_item_projects" ADD CONSTRAINT "action_item_projects_action_item_id_action_items_id_fk" FOREIGN KEY ("action_item_id") REFERENCES "public"."action_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_item_projects" ADD CONSTRAINT "action_item_projects_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_items" ADD CONSTRAINT "action_items_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_items" ADD CONSTRAINT "action_items_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_item_projects_project" ON "action_item_projects" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "action_items_meeting" ON "action_items" USING btree ("meeting_id","position");--> statement-breakpoint
CREATE INDEX "action_items_owner" ON "action_items" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "action_items_open" ON "action_items" USING btree ("meeting_id") WHERE "action_items"."done_on" is null;--> statement-breakpoint
CREATE INDEX "attendances_meeting" ON "attendances" USING btree ("meeting_id","position");--> statement-breakpoint
CREATE INDEX "resolutions_meeting" ON "resolutions" USING btree ("meeting_id","position");--> statement-breakpoint
CREATE INDEX "decisions_record" ON "decisions" USING btree ("record_table","record_id");--> statement-breakpoint
CREATE TRIGGER note_ledger_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON action_items
  FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write();--> statement-breakpoint
CREATE TRIGGER note_ledger_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON action_item_projects
  FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write();--> statement-breakpoint
CREATE TRIGGER note_ledger_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON attendances
  FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write();--> statement-breakpoint
CREATE TRIGGER note_ledger_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON resolutions
  FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write();
