-- What is kept elsewhere of a record, such as an entry of a feed, is named by this and never by an address.
CREATE TABLE "tracker" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"uuid" uuid DEFAULT gen_random_uuid() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "assessments_by_day" ON "assessments" USING btree ("assessed_on","id");--> statement-breakpoint
CREATE INDEX "waivers_by_day" ON "waivers" USING btree ("granted_on","id");--> statement-breakpoint
INSERT INTO "tracker" DEFAULT VALUES;
