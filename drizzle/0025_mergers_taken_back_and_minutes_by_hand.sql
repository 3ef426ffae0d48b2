ALTER TABLE "action_items" ALTER COLUMN "line_start" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "action_items" ALTER COLUMN "line_end" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attendances" ALTER COLUMN "line_start" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attendances" ALTER COLUMN "line_end" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "lineages" ADD COLUMN "aliases" text[];--> statement-breakpoint
ALTER TABLE "lineages" ADD COLUMN "withdrawn" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "lineages" ADD COLUMN "taken_back_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "lineages" ADD COLUMN "taken_back_by" integer;--> statement-breakpoint
ALTER TABLE "lineages" ADD COLUMN "taken_back_reason" text;--> statement-breakpoint
ALTER TABLE "lineages" ADD CONSTRAINT "lineages_taken_back_by_people_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineages" ADD CONSTRAINT "lineages_taken_back" CHECK (("lineages"."taken_back_at" is null) = ("lineages"."taken_back_by" is null) and ("lineages"."taken_back_at" is null) = ("lineages"."taken_back_reason" is null));--> statement-breakpoint
ALTER TABLE "action_items" ADD CONSTRAINT "action_items_lines" CHECK (("action_items"."line_start" is null) = ("action_items"."line_end" is null));--> statement-breakpoint
ALTER TABLE "attendances" ADD CONSTRAINT "attendances_lines" CHECK (("attendances"."line_start" is null) = ("attendances"."line_end" is null));--> statement-breakpoint
DROP TRIGGER append_only ON lineages;--> statement-breakpoint
CREATE TRIGGER append_only BEFORE DELETE ON lineages FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A merger is taken back once, and nothing else of it changes with that.
CREATE TRIGGER append_only_but_taken_back BEFORE UPDATE ON lineages FOR EACH ROW WHEN (
  OLD.taken_back_at IS NOT NULL OR NEW.taken_back_at IS NULL
  OR (OLD.id, OLD.kind, OLD.from_id, OLD.to_id, OLD.meeting_id, OLD.meeting_date, OLD.names, OLD.aliases, OLD.withdrawn, OLD.reason, OLD.entered_at, OLD.entered_by)
    IS DISTINCT FROM
    (NEW.id, NEW.kind, NEW.from_id, NEW.to_id, NEW.meeting_id, NEW.meeting_date, NEW.names, NEW.aliases, NEW.withdrawn, NEW.reason, NEW.entered_at, NEW.entered_by)
) EXECUTE FUNCTION refuse_change();
