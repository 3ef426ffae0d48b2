ALTER TABLE "report_revisions" ADD COLUMN "file" text;--> statement-breakpoint
ALTER TABLE "report_revisions" ADD COLUMN "commit" text;--> statement-breakpoint
CREATE INDEX "compatibility_claims_by_meeting" ON "compatibility_claims" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "assessments_by_meeting" ON "assessments" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "criterion_records_by_meeting" ON "criterion_records" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "waiver_revocations_by_meeting" ON "waiver_revocations" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "waivers_by_meeting" ON "waivers" USING btree ("meeting_id");