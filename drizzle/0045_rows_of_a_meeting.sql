DROP INDEX "compatibility_claims_by_meeting";--> statement-breakpoint
DROP INDEX "status_changes_by_meeting";--> statement-breakpoint
CREATE INDEX "compatibility_claims_claimed_at" ON "compatibility_claims" USING btree ("meeting_id","claimed_on","id");--> statement-breakpoint
CREATE INDEX "status_changes_recorded_at" ON "status_changes" USING btree ("meeting_id","effective_on","meeting_date","place","id");