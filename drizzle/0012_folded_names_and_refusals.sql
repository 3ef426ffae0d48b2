CREATE TABLE "project_words" (
	"folded" text PRIMARY KEY NOT NULL,
	"skeleton" text NOT NULL,
	"project_id" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "refusal" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "duplicate_of" integer;--> statement-breakpoint
ALTER TABLE "project_words" ADD CONSTRAINT "project_words_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "project_words_project" ON "project_words" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "project_words_skeleton" ON "project_words" USING btree ("skeleton");--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_duplicate_of_people_id_fk" FOREIGN KEY ("duplicate_of") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Who was first keeps the handle; what names the others goes on naming them.
UPDATE "people" SET "duplicate_of" = "first"."id"
  FROM (SELECT min("id") AS "id", lower("handle") AS "folded" FROM "people" GROUP BY 2) AS "first"
  WHERE "first"."folded" = lower("people"."handle") AND "first"."id" <> "people"."id";
--> statement-breakpoint
CREATE UNIQUE INDEX "people_folded" ON "people" USING btree (lower("handle")) WHERE "people"."duplicate_of" is null;