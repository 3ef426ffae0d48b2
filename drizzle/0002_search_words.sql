ALTER TABLE "notes" drop column "search";--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS ((to_tsvector('english'::regconfig, "notes"."text") || to_tsvector('simple'::regconfig, "notes"."text"))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "projects" drop column "search";--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (setweight((to_tsvector('english'::regconfig, ("projects"."name" || ' ' || "projects"."slug")) || to_tsvector('simple'::regconfig, ("projects"."name" || ' ' || "projects"."slug"))), 'A') || (to_tsvector('english'::regconfig, "projects"."summary") || to_tsvector('simple'::regconfig, "projects"."summary"))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS ((to_tsvector('english'::regconfig, "agenda_items"."title") || to_tsvector('simple'::regconfig, "agenda_items"."title"))) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "agenda_items_search" ON "agenda_items" USING gin ("search");--> statement-breakpoint
-- They went with the columns that were made anew.
CREATE INDEX "notes_search" ON "notes" USING gin ("search");--> statement-breakpoint
CREATE INDEX "projects_search" ON "projects" USING gin ("search");
