CREATE TABLE "ledger_writes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_writes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1)
);
--> statement-breakpoint
CREATE INDEX "ci_runs_by_end" ON "ci_runs" USING btree ("criterion_id","finished_at");--> statement-breakpoint
CREATE INDEX "ci_runs_by_start" ON "ci_runs" USING btree ("criterion_id",coalesce("started_at", "reported_at"));--> statement-breakpoint
-- The version counts transactions that changed what readers see. It goes up when such a transaction commits and not
-- before: its row would otherwise be held locked while the transaction waits for a project that another one holds.
CREATE FUNCTION note_ledger_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('sig_status.noted', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
    INSERT INTO ledger_writes DEFAULT VALUES;
    PERFORM set_config('sig_status.noted', pg_current_xact_id()::text, true);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION commit_ledger_write() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reached bigint;
BEGIN
  DELETE FROM ledger_writes WHERE id = NEW.id;
  UPDATE ledger_version SET version = version + 1 RETURNING version INTO reached;
  PERFORM pg_notify('ledger', reached::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER commit_ledger_write AFTER INSERT ON ledger_writes DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION commit_ledger_write();
--> statement-breakpoint
-- Every table but those of credentials, of the audit trail, of repeated requests, and of the version itself.
DO $$
DECLARE
  content text;
BEGIN
  FOR content IN
    SELECT relname FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname NOT IN (
      'audit_events', 'idempotency_keys', 'ledger_version', 'ledger_writes', 'token_projects', 'tokens')
  LOOP
    EXECUTE format('CREATE TRIGGER note_ledger_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write()', content);
  END LOOP;
END $$;
