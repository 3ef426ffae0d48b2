ALTER TABLE "agenda_items" ADD COLUMN "presenter_names" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "meetings" ADD COLUMN "scribe_name" text;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "speaker_name" text;--> statement-breakpoint
ALTER TABLE "report_revisions" ADD COLUMN "written_at" timestamp (3) with time zone;
