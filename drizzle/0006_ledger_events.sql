CREATE TABLE "ledger_events" (
	"status_change_id" integer PRIMARY KEY NOT NULL,
	"version" bigint
);
--> statement-breakpoint
ALTER TABLE "ledger_events" ADD CONSTRAINT "ledger_events_status_change_id_status_changes_id_fk" FOREIGN KEY ("status_change_id") REFERENCES "public"."status_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_events_version" ON "ledger_events" USING btree ("version","status_change_id");--> statement-breakpoint
CREATE FUNCTION note_status_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_events (status_change_id) SELECT id FROM entered;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_status_changes AFTER INSERT ON status_changes
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION note_status_changes();
--> statement-breakpoint
-- A transaction sees no other's events that have no version yet: those without one are its own.
CREATE OR REPLACE FUNCTION commit_ledger_write() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reached bigint;
BEGIN
  DELETE FROM ledger_writes WHERE id = NEW.id;
  UPDATE ledger_version SET version = version + 1 RETURNING version INTO reached;
  UPDATE ledger_events SET version = reached WHERE version IS NULL;
  PERFORM pg_notify('ledger', reached::text);
  RETURN NULL;
END $$;
