-- The folder that a report was first taken from stands beside its path, so that either tells of a change to the other.
ALTER TABLE "reports" ADD COLUMN "folder" text;--> statement-breakpoint
UPDATE "reports" SET "folder" = regexp_replace("path", '/?[^/]*$', '');--> statement-breakpoint
ALTER TABLE "reports" ALTER COLUMN "folder" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "voided_rows" DISABLE TRIGGER append_only;--> statement-breakpoint
UPDATE "voided_rows" SET "row" = "row" || jsonb_build_object('folder', regexp_replace("row"->>'path', '/?[^/]*$', ''))
  WHERE "table_name" = 'reports';--> statement-breakpoint
ALTER TABLE "voided_rows" ENABLE TRIGGER append_only;
